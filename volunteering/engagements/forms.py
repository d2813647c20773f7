"""The volunteer's forms: signing up, and offering a hand without a chosen task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from volunteering.engagements.actions.first_contact import Answers
from volunteering.institutions.models import Area
from volunteering.people.choices import AgeBand
from volunteering.people.fields import LoginEmailField, PersonNameField
from volunteering.web.forms import EmailInput, Textarea

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from volunteering.opportunities.models import Opportunity
    from volunteering.people.models import Volunteer

FIFTEEN_OR_MORE: Final = "15+"
YOUNGEST_WITH_GUARDIAN: Final = 15

AGE_CHOICES: Final = [
    (FIFTEEN_OR_MORE, _("Yes")),
    (AgeBand.FROM_13.value, _("No, I am 13 or 14")),
    (AgeBand.UNDER_13.value, _("No, I am under 13")),
]


class ContactForm(forms.Form):
    """Who it is, a few words, and the guardian where one is needed. What is known already is not asked again."""

    name = PersonNameField(label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = LoginEmailField(
        label=_("Your e-mail"),
        help_text=_("We send you a code, so that we know it is you. You need no password."),
    )
    words = forms.CharField(
        label=_("A few words about you"),
        max_length=1000,
        required=False,
        widget=Textarea(attrs={"rows": 3}),
        help_text=_("What makes you want to give a hand? One line is plenty."),
    )
    wishes = forms.CharField(
        label=_("Do you have wishes?"),
        max_length=1000,
        required=False,
        widget=Textarea(attrs={"rows": 2}),
        help_text=_("For instance days that suit you, or something you need to know."),
    )
    age = forms.ChoiceField(
        label=_("Are you 15 or older?"),
        choices=AGE_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you are 15 or older.")},
    )
    guardian_name = PersonNameField(label=_("Your parent's or guardian's name"), required=False)
    guardian_email = LoginEmailField(
        label=_("Your parent's or guardian's e-mail"),
        required=False,
        widget=EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("We ask them for a yes. Nobody else sees your sign-up before that."),
    )

    minimum_age = 0

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        user: AbstractBaseUser | AnonymousUser,
        volunteer: Volunteer | None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Leave out what is known of ``user`` and ``volunteer`` (``None`` before there is a profile)."""
        super().__init__(*args, **kwargs)
        self.user = user
        if user.is_authenticated:
            del self.fields["email"]
            if (volunteer is not None and volunteer.name) or getattr(user, "display_name", ""):
                del self.fields["name"]
        self.is_young = volunteer is not None and volunteer.needs_guardian
        if volunteer is not None and volunteer.age_band:
            del self.fields["age"]
        self.guardian_is_known = (
            volunteer is not None and volunteer.guardian_consents.filter(withdrawn_at__isnull=True).exists()
            if self.is_young
            else False
        )
        # Most people are grown up: who is not, is asked for a guardian in a second step.
        if not self._asks_guardian():
            del self.fields["guardian_name"], self.fields["guardian_email"]

    def _asks_guardian(self) -> bool:
        typed_age = self.data.get(self.add_prefix("age"), "") if self.is_bound else ""
        return (self.is_young and not self.guardian_is_known) or typed_age in AgeBand.under_15()

    def _own_emails(self, data: dict[str, Any]) -> set[str]:
        return {data.get("email", "").lower(), getattr(self.user, "email", "").lower()}

    def clean_age(self) -> str:
        """Say kindly when the task is for older people."""
        age: str = self.cleaned_data["age"]
        if age in AgeBand.under_15() and self.minimum_age >= YOUNGEST_WITH_GUARDIAN:
            raise forms.ValidationError(
                _("This task is for people of %(age)s or older. There are others that would like to meet you."),
                params={"age": self.minimum_age},
            )
        return age

    def clean(self) -> dict[str, Any]:
        """Ask for the guardian's name and e-mail where they are needed."""
        data = super().clean() or self.cleaned_data
        if "guardian_email" in self.fields:
            if not data.get("guardian_name") and "guardian_name" not in self.errors:
                self.add_error("guardian_name", _("Because you are under 15, please write your guardian's name."))
            if not data.get("guardian_email") and "guardian_email" not in self.errors:
                self.add_error("guardian_email", _("Because you are under 15, please write your guardian's e-mail."))
            elif data.get("guardian_email") and data["guardian_email"].lower() in self._own_emails(data):
                self.add_error("guardian_email", _("This is your own e-mail. Please write your guardian's."))
        return data

    def answers(self) -> Answers:
        """Return what was typed, as it can be stored and sent."""
        data = self.cleaned_data
        age = data.get("age", "")
        return Answers(
            name=data.get("name", ""),
            email=data.get("email", "").lower(),
            words=data.get("words", ""),
            wishes=data.get("wishes", ""),
            age="" if age == FIFTEEN_OR_MORE else age,
            guardian_name=data.get("guardian_name", ""),
            guardian_email=data.get("guardian_email", "").lower(),
        )


class SignUpForm(ContactForm):
    """Signing up to one task: alone, or as a group where groups are welcome."""

    size = forms.IntegerField(
        label=_("How many are you?"),
        min_value=1,
        initial=1,
        widget=forms.NumberInput(attrs={"class": "input-char-4", "inputmode": "numeric"}),
        help_text=_("Only you need to give your name."),
    )
    team_name = forms.CharField(label=_("The group's name, if it has one"), max_length=100, required=False)
    joins_waiting_list = forms.BooleanField(label=_("Put me on the waiting list"), required=False)

    field_order = (
        "name",
        "email",
        "words",
        "wishes",
        "size",
        "team_name",
        "age",
        "guardian_name",
        "guardian_email",
        "joins_waiting_list",
    )

    def __init__(self, *args: Any, opportunity: Opportunity, **kwargs: Any) -> None:  # noqa: ANN401
        """Ask what this task needs to know: the group where groups are welcome, the waiting list when it is full."""
        self.minimum_age = opportunity.minimum_age
        super().__init__(*args, **kwargs)
        self.opportunity = opportunity
        if not opportunity.groups_welcome:
            del self.fields["size"], self.fields["team_name"]
        is_full = not opportunity.has_free_places
        # Whoever opens the form of a full task is told, and the button says it: a box to tick would ask twice. The box
        # is for those whose places went while they wrote.
        self.fields["joins_waiting_list"].initial = is_full
        is_ticked = bool(self.data.get("joins_waiting_list"))
        if not self.is_bound or is_ticked == is_full:
            self.fields["joins_waiting_list"].widget = forms.HiddenInput()

    def clean_size(self) -> int:
        """Say how many there is room for in all."""
        size: int = self.cleaned_data["size"]
        if size > self.opportunity.places:
            raise forms.ValidationError(
                ngettext_lazy(
                    "There is room for %(number)s person in all. Could some of you come another time?",
                    "There is room for %(number)s people in all. Could some of you come another time?",
                    self.opportunity.places,
                ),
                params={"number": self.opportunity.places},
            )
        return size

    def say_full(self) -> None:
        """Tell at the field that the places went meanwhile, and offer the waiting list."""
        self.fields["joins_waiting_list"].widget = forms.CheckboxInput()
        many = self.cleaned_data.get("size", 1) > 1
        self.add_error(
            "joins_waiting_list",
            _("There are not places enough for all of you just now. Put a tick here to be on the waiting list.")
            if many
            else _("The last place has just been taken. Put a tick here to be on the waiting list."),
        )

    def answers(self) -> Answers:
        """Return what was typed, as it can be stored and sent."""
        return {
            **super().answers(),
            "size": self.cleaned_data.get("size", 1),
            "team_name": self.cleaned_data.get("team_name", ""),
            "joins_waiting_list": self.cleaned_data.get("joins_waiting_list", False),
        }


class OfferHelpForm(ContactForm):
    """Offering a hand without having chosen a task."""

    areas = forms.ModelMultipleChoiceField(
        queryset=Area.objects.all(),
        label=_("Where would you like to give a hand?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose one or more."),
        error_messages={"required": _("Choose at least one, so that we know whom to ask.")},
    )

    field_order = ("areas", "words", "wishes", "name", "email", "age", "guardian_name", "guardian_email")

    def answers(self) -> Answers:
        """Return what was typed, as it can be stored and sent."""
        return {**super().answers(), "areas": [area.pk for area in self.cleaned_data["areas"]]}
