"""Forms of the profile, the guardian and the paper code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from volunteering.people import times_of_week
from volunteering.people.choices import AgeBand, Language, PartOfDay, ProfileStep, Weekday
from volunteering.people.fields import LoginEmailField, PersonNameField, PhoneField
from volunteering.people.models import District, Volunteer
from volunteering.web.forms import Textarea

MOST_HOURS: Final = 37


class NameStep(forms.Form):
    """What people call you."""

    answer = PersonNameField(
        label=_("First name and surname"),
        help_text=_("This is what the place you sign up with sees."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )


class PhoneStep(forms.Form):
    """A number to be reached at."""

    answer = PhoneField(
        label=_("Your phone number"),
        help_text=_("It is shown only to a place that has invited you to a talk."),
    )


class AgeStep(forms.Form):
    """An age band."""

    answer = forms.ChoiceField(
        label=_("How old are you?"),
        help_text=_("We need only the age group, never your date of birth or CPR number."),
        choices=AgeBand.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an age group, or skip the question.")},
    )


class DistrictsStep(forms.Form):
    """Where somebody can get to."""

    answer = forms.ModelMultipleChoiceField(
        label=_("Choose all that are easy for you to get to"),
        queryset=District.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one place, or skip the question.")},
    )


class LanguagesStep(forms.Form):
    """What somebody speaks."""

    answer = forms.MultipleChoiceField(
        label=_("Which languages do you speak?"),
        help_text=_("Well enough to talk together about everyday things."),
        choices=Language.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language, or skip the question.")},
    )


class WishesStep(forms.Form):
    """What somebody would like."""

    answer = forms.CharField(
        label=_("What would you like to do?"),
        help_text=_(
            "A few words are enough: what you enjoy, whom you would like to be with, what you would rather not do."
        ),
        max_length=1000,
        widget=Textarea,
        error_messages={"required": _("Write a few words, or skip the question.")},
    )


class TimesWidget(forms.CheckboxSelectMultiple):
    """Seven days by three parts of the day; drawn as a table by templates/people/_times.html."""


class TimesField(forms.TypedMultipleChoiceField):
    """Times of the week as one integer of 21 bits."""

    widget = TimesWidget

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Offer the 21 times of a week."""
        choices = [
            (str(times_of_week.bit(day, part).bit_length() - 1), f"{day.label} {part.label}")
            for day in Weekday
            for part in PartOfDay
        ]
        super().__init__(coerce=int, choices=choices, **kwargs)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's
        """Return the chosen boxes of a stored integer."""
        if isinstance(value, int):
            return [str(place) for place in range(21) if value & (1 << place)]
        return value

    def clean(self, value: Any) -> int:  # noqa: ANN401 - Django's
        """Return the integer of the chosen boxes."""
        return sum(1 << place for place in set(super().clean(value)))


class AvailabilityStep(forms.Form):
    """When it usually suits."""

    answer = TimesField(
        label=_("Tick what usually suits you"),
        help_text=_("Roughly is fine. You always agree on the times themselves with the place."),
        error_messages={"required": _("Choose at least one time, or skip the question.")},
    )

    def rows(self) -> list[tuple[Weekday, list[tuple[PartOfDay, int, bool]]]]:
        """Return the days with the place and state of each box, for the table."""
        chosen = {str(place) for place in self["answer"].value() or []}
        return [
            (
                day,
                [(part, day * len(PartOfDay) + part, str(day * len(PartOfDay) + part) in chosen) for part in PartOfDay],
            )
            for day in Weekday
        ]

    def parts(self) -> list[PartOfDay]:
        """Return the headings of the columns."""
        return list(PartOfDay)


class HoursStep(forms.Form):
    """Roughly how much time."""

    answer = forms.IntegerField(
        label=_("About how many hours a week?"),
        help_text=_("An hour is a help too. You can change it whenever you like."),
        min_value=1,
        max_value=MOST_HOURS,
        widget=forms.NumberInput(attrs={"class": "input-char-4", "inputmode": "numeric"}),
        error_messages={
            "required": _("Write a number of hours, or skip the question."),
            "invalid": _("Write a whole number, such as 2."),
            "min_value": _("Choose between 1 and 37 hours a week."),
            "max_value": _("Choose between 1 and 37 hours a week."),
        },
    )


STEP_FORMS: Final[Mapping[ProfileStep, type[forms.Form]]] = {
    ProfileStep.NAME: NameStep,
    ProfileStep.PHONE: PhoneStep,
    ProfileStep.AGE: AgeStep,
    ProfileStep.DISTRICTS: DistrictsStep,
    ProfileStep.LANGUAGES: LanguagesStep,
    ProfileStep.WISHES: WishesStep,
    ProfileStep.AVAILABILITY: AvailabilityStep,
    ProfileStep.HOURS: HoursStep,
}


class GuardianForm(forms.Form):
    """Who the guardian is."""

    guardian_name = PersonNameField(
        label=_("Name of your parent or guardian"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    guardian_email = LoginEmailField(
        label=_("Their e-mail address"),
        help_text=_("We send one mail with a link. It is used for nothing else."),
        error_messages={"required": _("Write their e-mail address.")},
    )

    def __init__(self, *args: Any, volunteer: Volunteer | None, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Keep whose guardian it is."""
        self.volunteer = volunteer
        super().__init__(*args, **kwargs)
        self.fields["guardian_email"].widget.attrs["autocomplete"] = "off"
        self.fields["guardian_email"].error_messages["required"] = _("Write their e-mail address.")

    def clean_guardian_email(self) -> str:
        """Refuse the volunteer's own address."""
        address: str = self.cleaned_data["guardian_email"]
        user = self.volunteer.user if self.volunteer is not None else None
        if user is not None and user.email == address:
            raise ValidationError(_("That is your own address. Write your parent's or guardian's."))
        return address


class GuardianAnswerForm(forms.Form):
    """A guardian's yes, signed with a name."""

    signed_name = PersonNameField(
        label=_("Your own name"),
        help_text=_("Your name stands as your signature."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )


class ClaimForm(forms.Form):
    """The code from the paper."""

    code = forms.CharField(
        label=_("The code from the paper"),
        help_text=_("Twelve letters and digits. Spaces, hyphens and small letters make no difference."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "input-width-m",
            }
        ),
        error_messages={"required": _("Write the code.")},
    )
