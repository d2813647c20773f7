"""How the service's own people set up a place: its area, its first leader and its network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import admin

from volunteering.institutions import signals
from volunteering.institutions.models import Area, AreaNetwork, Association, Institution, Membership

if TYPE_CHECKING:
    from django.http import HttpRequest


class KeptAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that others name: they can be changed but not deleted."""

    def has_delete_permission(self, request: object, obj: object = None) -> bool:  # noqa: ARG002
        """Refuse: what is over is ended or made inactive."""
        return False


@admin.register(Area)
class AreaAdmin(KeptAdmin):
    """Areas of work."""

    list_display = ("name", "name_en", "order")


@admin.register(Institution)
class InstitutionAdmin(KeptAdmin):
    """Places."""

    list_display = ("name", "kind", "area", "district", "is_active")
    list_select_related = ("area", "district")
    list_filter = ("area", "kind", "is_active")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}

    def save_model(
        self,
        request: HttpRequest,
        obj: Institution,
        form: forms.ModelForm[Institution],
        change: bool,  # noqa: FBT001 - Django's
    ) -> None:
        """Save, and in the same transaction take what a place offers off the public pages when it is made inactive."""
        super().save_model(request, obj, form, change)
        if change and "is_active" in form.changed_data and not obj.is_active:
            signals.institution_made_inactive.send(sender=Institution, institution=obj, acting_user=request.user)


@admin.register(AreaNetwork)
class AreaNetworkAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Networks of places."""

    list_display = ("name", "area")
    list_select_related = ("area",)
    filter_horizontal = ("institutions",)


class MembershipForm(forms.ModelForm[Membership]):
    """A role. Its end is shown, not changed, yet is part of the form: the rule of one active leader asks for it."""

    ended_at = forms.DateTimeField(disabled=True, required=False)

    class Meta:
        model = Membership
        fields = ("user", "role", "institution", "area", "title", "ended_at")


@admin.register(Membership)
class MembershipAdmin(KeptAdmin):
    """A place's first leader, and coordinators of areas. All others are invited; a role ends on the place's pages."""

    list_display = ("user", "role", "institution", "area", "started_at", "ended_at")
    list_select_related = ("user", "institution", "area")
    list_filter = ("role",)
    form = MembershipForm
    raw_id_fields = ("user", "institution")


@admin.register(Association)
class AssociationAdmin(KeptAdmin):
    """Associations."""

    list_display = ("name", "cvr")
    search_fields = ("name", "cvr")
    prepopulated_fields = {"slug": ("name",)}
