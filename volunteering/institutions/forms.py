"""What leaders fill in about their institution and its people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from volunteering.institutions.models import INVITED_ROLES, PAGE_FIELDS, Institution, Role
from volunteering.people.fields import LoginEmailField
from volunteering.web.forms import EmailInput, PhoneInput, Textarea

ROLE_HINTS = {
    Role.DEPUTY: _("Deputy – may do all that the leader may, except handing over"),
    Role.COORDINATOR: _("Coordinator – posts opportunities and meets volunteers"),
    Role.MENTOR: _("Mentor – the one whom a volunteer turns to"),
    Role.STAFF: _("Employee or teacher – works side by side with volunteers"),
    Role.CLEARANCE_OFFICER: _("Clearance officer – takes care of certificates"),
}


class InvitationForm(forms.Form):
    """Whom to invite, and to what."""

    email = LoginEmailField(
        label=_("Your colleague's e-mail"),
        help_text=_("The work address. The invitation can only be used by the one who has it."),
        widget=EmailInput({"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, ROLE_HINTS[role]) for role in INVITED_ROLES],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(
        label=_("Title"),
        help_text=_("What colleagues and volunteers see, for example “Educator in the Blue Room”."),
        max_length=80,
        required=False,
    )


class HandOverForm(forms.Form):
    """Who leads from now on, and whether the leader goes on as a coordinator."""

    email = LoginEmailField(
        label=_("Your successor's e-mail"),
        help_text=_("Nothing changes until your successor has said yes."),
        widget=EmailInput({"autocomplete": "off"}),
    )
    title = forms.CharField(
        label=_("Your successor's title"),
        help_text=_("What colleagues and volunteers see, for example “Head of the day-care centre”."),
        max_length=80,
        required=False,
    )
    predecessor_stays = forms.BooleanField(
        label=_("I go on here as a coordinator"),
        help_text=_("Otherwise your access ends when your successor says yes."),
        required=False,
    )


class InstitutionForm(forms.ModelForm[Institution]):
    """The institution's own words and how to reach it."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Institution
        fields = PAGE_FIELDS
        widgets = {
            "phone": PhoneInput({"autocomplete": "off"}),
            "email": EmailInput({"autocomplete": "off"}),
            "description": Textarea({"rows": 8}),
            "welcome_text": Textarea({"rows": 5}),
        }
        labels = {
            "name": _("The institution's name"),
            "summary": _("In one sentence"),
            "description": _("About the place"),
            "welcome_text": _("How volunteers are met"),
            "has_wheelchair_access": _("One can get around in a wheelchair"),
        }
        help_texts = {
            "summary": _("Shown in lists. Who are you, in plain words?"),
            "description": _(
                "What does one see and hear when one steps in? Do not name children, pupils or residents."
            ),
            "welcome_text": _("Who meets a new volunteer, and what happens the first time?"),
            "phone": _("Eight digits. Shown to everybody."),
            "email": _("Shown to everybody: choose a shared address."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Remember what the page said when the form was opened."""
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.page_revision

    @property
    def changed_fields(self) -> list[str]:
        """Return the names of what is written otherwise than it is stored."""
        return [name for name in self.changed_data if name in PAGE_FIELDS]

    def accept_newer(self, revision: str) -> None:
        """Let what was typed be saved over a colleague's newer words, should the person want to."""
        if isinstance(self.data, QueryDict):
            data = self.data.copy()
            data["seen"] = revision
            self.data = data
