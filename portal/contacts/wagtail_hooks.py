"""What the editors' screens show of this room: departments and key persons, kept by the coordinators."""

from __future__ import annotations

from typing import ClassVar

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.contacts.models import Department, KeyPerson
from portal.contacts.models.people import KeyPersonQuerySet


class _NowInOffice:
    """In the list to choose from: who is a key person today, with the department."""

    def get_object_list(self) -> KeyPersonQuerySet:
        """Return them, the fixed coordinator first."""
        return KeyPerson.objects.active().select_related("department").in_order()

    @property
    def columns(self) -> list[Column]:
        """Show whose department it is: names alone tell editors little."""
        found: list[Column] = super().columns  # type: ignore[misc]
        return [*found, Column("department", label=capfirst(_("department")), accessor="department")]


class KeyPersonChooseView(_NowInOffice, ChooseView):
    """The dialogue that opens."""


class KeyPersonChooseResultsView(_NowInOffice, ChooseResultsView):
    """Its list, searched in."""


class KeyPersonChooser(SnippetChooserViewSet):
    """Choosing a key person for a page; every editor may."""

    choose_view_class = KeyPersonChooseView
    choose_results_view_class = KeyPersonChooseResultsView


class KeyPersonViewSet(SnippetViewSet):
    """Key persons. Who stops gets a last day; nobody is deleted, because requests name them."""

    model = KeyPerson
    icon = "user"
    menu_label = _("Key persons")
    list_display: ClassVar = ["name", "department", "is_fixed_coordinator", "active_from", "active_until"]
    list_filter: ClassVar = ["department", "is_fixed_coordinator"]
    search_fields: ClassVar = ["name", "field_of_work"]
    ordering: ClassVar = ["name"]
    copy_view_enabled = False
    chooser_viewset_class = KeyPersonChooser
    panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("job_title"), FieldPanel("department"), FieldPanel("photo")],
            heading=_("Who it is"),
        ),
        MultiFieldPanel(
            [FieldPanel("field_of_work"), FieldPanel("field_of_work_en")], heading=_("What one can ask about")
        ),
        MultiFieldPanel([FieldPanel("email"), FieldPanel("phone")], heading=_("How everybody reaches the person")),
        MultiFieldPanel(
            [
                FieldPanel("user"),
                FieldPanel("deputy"),
                FieldPanel("is_fixed_coordinator"),
                FieldPanel("active_from"),
                FieldPanel("active_until"),
            ],
            heading=_("Who gets requests"),
        ),
    ]


class DepartmentViewSet(SnippetViewSet):
    """Departments."""

    model = Department
    icon = "tag"
    menu_label = _("Departments")
    list_display: ClassVar = ["name", "name_en", "order"]
    panels: ClassVar = [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("order")]


class ContactViewSets(SnippetViewSetGroup):
    """Key persons in the menu."""

    items = (KeyPersonViewSet, DepartmentViewSet)
    menu_icon = "user"
    menu_label = _("Key persons")
    menu_order = 420


register_snippet(ContactViewSets)
