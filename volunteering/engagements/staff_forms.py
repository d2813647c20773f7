"""The forms with which employees meet people."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from phonenumber_field.formfields import PhoneNumberField

from volunteering.engagements.choices import DeclineReason
from volunteering.institutions.models import Institution, Membership, Unit
from volunteering.opportunities.models import Opportunity
from volunteering.people.choices import AgeBand, Language
from volunteering.people.fields import PersonNameField
from volunteering.web.forms import DateInput, DateTimeInput, PhoneInput, SelectInDanish

if TYPE_CHECKING:
    from collections.abc import Mapping

    from volunteering.engagements.models import Engagement

FURTHEST_AHEAD: Final = datetime.timedelta(days=365)
FURTHEST_BACK: Final = datetime.timedelta(days=60 * 365)


class InviteForm(forms.Form):
    """One to three times for a first talk, and where."""

    time_1 = forms.DateTimeField(label=_("First proposal"), widget=DateTimeInput())
    time_2 = forms.DateTimeField(label=_("Second proposal"), widget=DateTimeInput(), required=False)
    time_3 = forms.DateTimeField(label=_("Third proposal"), widget=DateTimeInput(), required=False)
    note = forms.CharField(
        label=_("Where, or who calls whom"),
        max_length=300,
        help_text=_("For instance: come to the office on the first floor, or: I call you."),
    )

    TIMES = ("time_1", "time_2", "time_3")

    def clean(self) -> dict[str, Any]:
        """Refuse times that have gone by, and the same one twice."""
        data = super().clean() or self.cleaned_data
        seen: set[datetime.datetime] = set()
        for name in self.TIMES:
            time = data.get(name)
            if time is None:
                continue
            if time <= timezone.now():
                self.add_error(name, _("This time has gone by. Choose one that is still to come."))
            elif time > timezone.now() + FURTHEST_AHEAD:
                self.add_error(name, _("This is more than a year away. Is the year right?"))
            elif time in seen:
                self.add_error(name, _("You have proposed this time already."))
            seen.add(time)
        return data

    def times(self) -> list[datetime.datetime]:
        """Return the proposed times."""
        return [self.cleaned_data[name] for name in self.TIMES if self.cleaned_data.get(name)]


def _member_label(member: Membership) -> str:
    """Return the name with title or role."""
    title = member.title or member.get_role_display()
    return f"{member.user.get_full_name()}, {title[:1].lower()}{title[1:]}"


class FrameForm(forms.Form):
    """The frame of an engagement: contact person, mentor, unit, hours a week. The colleagues are read once."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    contact = forms.TypedChoiceField(label=_("Contact person"), empty_value=None, widget=SelectInDanish)
    mentor = forms.TypedChoiceField(
        label=_("Mentor"),
        required=False,
        empty_value=None,
        widget=SelectInDanish,
        help_text=_("Somebody who walks beside the volunteer in everyday life."),
    )
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=_("Unit"),
        required=False,
        empty_label=_("No unit"),
        widget=SelectInDanish,
    )
    weekly_hours = forms.DecimalField(
        label=_("Hours a week"),
        required=False,
        localize=True,
        max_digits=3,
        decimal_places=1,
        validators=[
            MinValueValidator(0.5, _("At least half an hour.")),
            MaxValueValidator(37, _("At most 37 hours a week.")),
        ],
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "input-char-4"}),
        help_text=_("Leave it empty for something that happens once, or as it suits."),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        institution: Institution,
        keep: Engagement | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Offer the people and units of ``institution``; those of the engagement to ``keep`` also after they left."""
        super().__init__(*args, **kwargs)
        members = Membership.objects.active().filter(institution=institution)
        if keep is None:
            del self.fields["seen"]
        else:
            self.initial["seen"] = keep.frame
            # Who has left may stay contact or mentor until somebody chooses another.
            members |= Membership.objects.filter(pk__in=[keep.contact_id, keep.mentor_id])
        here = {str(m.pk): m for m in members.select_related("user").order_by("user__display_name", "pk")}
        labels = [(key, _member_label(member)) for key, member in here.items()]
        for name, empty in (("contact", _("Choose one")), ("mentor", _("No mentor"))):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
            field.choices = [("", empty), *labels]
            field.coerce = here.__getitem__
        self.fields["unit"].queryset = institution.units.all()  # type: ignore[attr-defined]

    def accept_newer(self, frame: str) -> None:
        """Let what was chosen be saved over a colleague's newer choice, should the person want to."""
        if isinstance(self.data, QueryDict):
            data = self.data.copy()
            data["seen"] = frame
            self.data = data

    def frame(self) -> Mapping[str, Any]:
        """Return the frame by the names of the engagement's fields."""
        return {name: self.cleaned_data[name] for name in ("contact", "mentor", "unit", "weekly_hours")}


def _check_start(day: datetime.date, *, back: datetime.timedelta) -> datetime.date:
    today = timezone.localdate()
    if day > today + FURTHEST_AHEAD:
        raise forms.ValidationError(_("This is more than a year away. Is the year right?"))
    if day < today - back:
        raise forms.ValidationError(_("This is very long ago. Is the year right?"))
    return day


class WelcomeForm(FrameForm):
    """Saying welcome."""

    started_on = forms.DateField(label=_("First day"), widget=DateInput(), initial=timezone.localdate)

    def clean_started_on(self) -> datetime.date:
        """Refuse a day far from now."""
        return _check_start(self.cleaned_data["started_on"], back=FURTHEST_AHEAD)


class DeclineForm(forms.Form):
    """A kind no, with a reason code: nobody writes about a person."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=DeclineReason.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("The volunteer gets a kind message with this reason in it."),
        initial=DeclineReason.NONE,
    )


class PassOnForm(forms.Form):
    """Passing an offer to help on: first the place, then, if one fits, the task."""

    institution = forms.ModelChoiceField(
        queryset=Institution.objects.filter(is_active=True),
        label=_("Place"),
        widget=SelectInDanish,
        error_messages={"required": _("Choose the place that could need a hand.")},
    )
    opportunity = forms.ModelChoiceField(
        queryset=Opportunity.objects.none(),
        label=pgettext_lazy("to give a hand with", "Task"),
        required=False,
        empty_label=_("No particular task: they find one together"),
        widget=SelectInDanish,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the tasks of the place once it is chosen."""
        super().__init__(*args, **kwargs)
        chosen = str(self.data.get("institution", "")) if self.is_bound else ""
        self.chosen = self._institution(chosen)
        if self.chosen is None:
            del self.fields["opportunity"]
        else:
            tasks = Opportunity.objects.on_offer(timezone.localdate()).filter(institution=self.chosen)
            tasks = tasks.order_by("title", "pk")
            self.fields["opportunity"].queryset = tasks  # type: ignore[attr-defined]

    @staticmethod
    def _institution(chosen: str) -> Institution | None:
        if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 10):  # noqa: PLR2004 - fits the database's integer
            return None
        return Institution.objects.filter(is_active=True, pk=chosen).first()


class RegisterForm(FrameForm):
    """Entering somebody who has no e-mail, or who was a volunteer before the system."""

    name = PersonNameField(label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "off"}))
    phone = PhoneNumberField(
        label=_("Phone"),
        region="DK",
        widget=PhoneInput(attrs={"autocomplete": "off"}),
        help_text=_("Eight digits. This is how you reach each other."),
        error_messages={"invalid": _("This is not a phone number. A Danish one has eight digits.")},
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=Language.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    age_band = forms.ChoiceField(
        label=_("Age"),
        required=False,
        choices=[("", _("Not said")), *[c for c in AgeBand.choices if c[0] not in AgeBand.under_15()]],
        help_text=_(
            "Only if the person wants to say. Somebody under 15 needs an e-mail of a guardian: sign up online."
        ),
    )
    began_before_system = forms.BooleanField(
        label=_("Was a volunteer here before we began to use this site"), required=False
    )
    opportunity = forms.ModelChoiceField(
        queryset=Opportunity.objects.none(),
        label=pgettext_lazy("to give a hand with", "Task"),
        required=False,
        empty_label=_("No particular task"),
        widget=SelectInDanish,
    )
    started_on = forms.DateField(label=_("First day"), widget=DateInput(), initial=timezone.localdate)

    field_order = (
        "name",
        "phone",
        "began_before_system",
        "opportunity",
        "contact",
        "mentor",
        "unit",
        "weekly_hours",
        "started_on",
        "languages",
        "age_band",
    )

    def __init__(self, *args: Any, institution: Institution, **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the published tasks of ``institution`` beside its people and units."""
        super().__init__(*args, institution=institution, **kwargs)
        tasks = Opportunity.objects.published().filter(institution=institution).order_by("title", "pk")
        self.fields["opportunity"].queryset = tasks  # type: ignore[attr-defined]

    def clean_started_on(self) -> datetime.date:
        """Allow a day many years back: some have been here longer than the site."""
        return _check_start(self.cleaned_data["started_on"], back=FURTHEST_BACK)


class ClearanceForm(forms.Form):
    """The day on which a certificate was found in order. The certificate itself is deleted and never comes here."""

    cleared_on = forms.DateField(label=_("In order since"), widget=DateInput(), initial=timezone.localdate)
