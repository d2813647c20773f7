"""What the editors' screens show of the guide: the entries with their workflow, and the two short lists of words."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.association_guide.choices import CvrCheck
from portal.association_guide.forms import checked_cvr
from portal.association_guide.models import Entry, FieldOfWork, GuideSettings, TargetGroup
from volunteering.people.choices import Language


class DeskEntryForm(WagtailAdminModelForm):
    """The same checks as on the entry's own page, where the fields of the model alone would let more through."""

    cvr = forms.CharField(
        label=_("CVR number"),
        max_length=30,
        required=False,
        help_text=_("Eight digits. Only if you have one. Never write a CPR number here."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages one can speak with you"),
        choices=Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_cvr(self) -> str:
        """Return the eight digits. Whoever sits at the desk has asked the association when a digit is odd."""
        is_kept = GuideSettings.load().cvr_check == CvrCheck.ASK
        return checked_cvr(self.cleaned_data["cvr"], is_kept_when_odd=is_kept)


class EntryViewSet(SnippetViewSet):
    """Entries. A new association comes in through its own page or a spreadsheet, never here."""

    model = Entry
    icon = "group"
    menu_label = _("Entries")
    list_display: ClassVar = ["name", "level", "live", "confirmed_at", "hidden_at"]
    list_filter: ClassVar = ["level", "live", "wants_volunteers"]
    search_fields: ClassVar = ["name", "cvr"]
    ordering: ClassVar = ["sort_key"]
    list_per_page = 50
    inspect_view_enabled = False
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("name"), FieldPanel("level"), FieldPanel("cvr")], heading=_("Who you are")),
            MultiFieldPanel(
                [
                    FieldPanel("summary"),
                    FieldPanel("description"),
                    FieldPanel("fields_of_work"),
                    FieldPanel("target_groups"),
                    FieldPanel("icnpo"),
                ],
                heading=_("What you do"),
            ),
            MultiFieldPanel(
                [FieldPanel("districts"), FieldPanel("place"), FieldPanel("languages")], heading=_("Where")
            ),
            MultiFieldPanel(
                [FieldPanel("wants_volunteers"), FieldPanel("volunteers_note")], heading=_("Volunteers wanted")
            ),
            MultiFieldPanel(
                [
                    FieldPanel("contact_name"),
                    FieldPanel("email"),
                    FieldPanel("show_email"),
                    FieldPanel("phone"),
                    FieldPanel("show_phone"),
                    FieldPanel("website"),
                ],
                heading=_("How to reach you"),
            ),
            MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_text")], heading=_("Picture")),
        ],
        base_form_class=DeskEntryForm,
    )


class FieldOfWorkViewSet(SnippetViewSet):
    """Fields of work."""

    model = FieldOfWork
    icon = "tag"
    menu_label = _("Fields of work")
    list_display: ClassVar = ["name", "name_en", "order"]
    panels: ClassVar = [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug"), FieldPanel("order")]


class TargetGroupViewSet(SnippetViewSet):
    """Target groups."""

    model = TargetGroup
    icon = "tag"
    menu_label = _("Target groups")
    list_display: ClassVar = ["name", "name_en", "order"]
    panels: ClassVar = [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug"), FieldPanel("order")]


class GuideViewSets(SnippetViewSetGroup):
    """The guide in the menu."""

    items = (EntryViewSet, FieldOfWorkViewSet, TargetGroupViewSet)
    menu_icon = "group"
    menu_label = _("Association guide")
    menu_order = 400


register_snippet(GuideViewSets)
