"""The forms of those who organise: the event, its programme, its series, and what is written to those who come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.events.actions.organising import missing_before_publishing
from portal.events.actions.registering import Answers
from portal.events.forms import places_field
from portal.events.models import Announcement, Event, EventSeries, ProgrammeItem, Registration
from volunteering.people.fields import LoginEmailField, PersonNameField, PhoneField, PhoneInput
from volunteering.web.forms import DateInput, DateTimeInput, EmailInput, Textarea, TimeInput

if TYPE_CHECKING:
    import datetime

MOMENTS: Final = ("starts_at", "ends_at", "registration_opens_at", "registration_closes_at")
"""Fields that are judged together: when one of them is wrong, a draft keeps all of them as they were."""
FIRST_YEAR, LAST_YEAR = 2000, 2100


EVENT_LABELS: Final = {
    "title": _("Title"),
    "lead": _("In one or two sentences"),
    "description": _("What it is about"),
    "for_whom": _("Whom it is for"),
    "starts_at": _("Begins"),
    "ends_at": _("Ends"),
    "place_name": _("Place"),
    "address": _("Address"),
    "contact_name": _("Contact person"),
    "contact_phone": _("The contact person's phone"),
}
"""What is needed before everybody can see an event, in the words of the form."""


class MomentField(forms.DateTimeField):
    """A day with a time, in Danish time and in our century."""

    widget = DateTimeInput

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Explain what a moment looks like."""
        super().__init__(**kwargs)
        self.error_messages["invalid"] = _("Write a day and a time, such as 2027-03-05 16:30.")

    def clean(self, value: Any) -> datetime.datetime | None:  # noqa: ANN401 - what was sent
        """Refuse years that nobody plans in."""
        try:
            moment: datetime.datetime | None = super().clean(value)
        except OverflowError:
            moment = None
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        if moment is not None and not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise forms.ValidationError(_("Write a year between 2000 and 2100."), code="year")
        return moment


class EventForm(forms.ModelForm[Event]):
    """An event. A draft may have gaps; what the public reads may not."""

    mark_optional = False

    starts_at = MomentField(label=_("Begins"), required=False)
    ends_at = MomentField(label=_("Ends"), required=False)
    registration_opens_at = MomentField(
        label=_("Registration opens"), required=False, help_text=_("Leave it empty to open at once.")
    )
    registration_closes_at = MomentField(
        label=_("Registration closes"), required=False, help_text=_("Leave it empty to close when the event begins.")
    )
    contact_name = PersonNameField(label=_("Contact person"), required=False)
    contact_phone = PhoneField(
        label=_("The contact person's phone"),
        required=False,
        help_text=_("Everybody can see it: there must be a human to call."),
    )
    contact_email = forms.EmailField(
        label=_("The contact person's e-mail"),
        required=False,
        max_length=254,
        widget=EmailInput(attrs={"autocomplete": "off"}),
    )

    sections: Final = (
        (_("What it is"), ("kind", "title", "lead", "description", "for_whom", "series")),
        (_("When"), ("starts_at", "ends_at")),
        (_("Where"), ("place_name", "address", "how_to_get_there", "has_wheelchair_access")),
        (
            _("Places and registration"),
            (
                *("places", "most_at_once", "price", "registration_opens_at", "registration_closes_at"),
                *("has_waiting_list", "offer_hours"),
            ),
        ),
        (_("Contact person"), ("contact_name", "contact_phone", "contact_email")),
    )

    class Meta:
        model = Event
        fields = (
            "kind",
            "title",
            "lead",
            "description",
            "for_whom",
            "series",
            "starts_at",
            "ends_at",
            "place_name",
            "address",
            "how_to_get_there",
            "has_wheelchair_access",
            "places",
            "most_at_once",
            "price",
            "registration_opens_at",
            "registration_closes_at",
            "has_waiting_list",
            "offer_hours",
            "contact_name",
            "contact_phone",
            "contact_email",
        )
        widgets = {
            "lead": Textarea(attrs={"rows": 2}),
            "description": Textarea(attrs={"rows": 8}),
            "for_whom": Textarea(attrs={"rows": 2}),
            "how_to_get_there": Textarea(attrs={"rows": 3}),
            "places": forms.NumberInput(attrs={"inputmode": "numeric", "class": "input-char-4"}),
            "most_at_once": forms.NumberInput(attrs={"inputmode": "numeric", "class": "input-char-4"}),
            "offer_hours": forms.NumberInput(attrs={"inputmode": "numeric", "class": "input-char-4"}),
        }
        help_texts = {
            "description": _("An empty line begins a new paragraph."),
            "how_to_get_there": _("Bus, parking, which door, lift."),
            "price": _("Leave it empty when it is free."),
            "series": _("Does it come back? Then we remind you of the next one."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Keep what the event looked like before."""
        super().__init__(*args, **kwargs)
        self.was_public = self.instance.is_public
        self.started_at = self.instance.starts_at
        self.places_taken = self.instance.places_taken
        self.fields["series"].queryset = EventSeries.objects.order_by("title", "pk")  # type: ignore[attr-defined]
        if not EventSeries.objects.exists():
            del self.fields["series"]

    def clean_places(self) -> int:
        """Refuse fewer places than are taken."""
        number: int = self.cleaned_data["places"]
        if number < self.places_taken:
            raise forms.ValidationError(
                _("%(taken)s places are taken already. Write at least that number."),
                params={"taken": self.places_taken},
            )
        return number

    def clean(self) -> dict[str, Any]:
        """Hold times together, and ask for what the public needs once everybody can see the event."""
        data = super().clean() or self.cleaned_data
        starts, ends = data.get("starts_at"), data.get("ends_at")
        opens, closes = data.get("registration_opens_at"), data.get("registration_closes_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("It must end after it has begun."))
        if starts and starts != self.started_at and starts <= timezone.now():
            self.add_error("starts_at", _("This day has gone by. Choose one that is still to come."))
        if opens and closes and closes <= opens:
            self.add_error("registration_closes_at", _("Registration must close after it has opened."))
        elif closes and starts and closes > starts:
            self.add_error("registration_closes_at", _("Registration must close before the event begins."))
        if self.was_public:
            for name in missing_before_publishing(Event(**{n: data.get(n) for n in data if n != "series"})):
                if name not in self.errors:
                    self.add_error(name, _("Everybody can see the event, so this must be filled in."))
        return data

    def sensible(self) -> dict[str, Any]:
        """Return the answers that make sense, for a draft; wrong ones stay in the form only."""
        wrong = set(self.errors)
        left_out = set(MOMENTS) if wrong & set(MOMENTS) else set()
        return {
            name: value for name, value in self.cleaned_data.items() if name in self.fields and name not in left_out
        }

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return the sections with their fields, for the page."""
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in self.sections]


class ProgrammeLineForm(forms.ModelForm[ProgrammeItem]):
    """One line of the programme. An empty line is no line."""

    mark_optional = False

    at = forms.TimeField(
        label=_("Time"),
        widget=TimeInput,
        input_formats=["%H:%M", "%H:%M:%S", "%H.%M", "%H"],
        error_messages={"invalid": _("Write a time such as 16.30."), "required": _("Write when it begins.")},
    )

    class Meta:
        model = ProgrammeItem
        fields = ("at", "title", "who", "room")
        labels = {"title": _("What happens"), "who": _("Who"), "room": _("Room")}
        error_messages = {"title": {"required": _("Write what happens.")}}

    def has_changed(self) -> bool:
        """Say whether there is anything on the line: one that was emptied counts as no line."""
        return any(self.data.get(self.add_prefix(name), "").strip() for name in self.fields)


class ProgrammeLines(forms.BaseFormSet[ProgrammeLineForm]):
    """The lines of a programme, each of which may be left empty."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Let every line be empty, also one that was not."""
        return {**super().get_form_kwargs(index), "empty_permitted": True, "use_required_attribute": False}


MOST_LINES: Final = 60
ProgrammeFormSet = forms.formset_factory(
    ProgrammeLineForm,
    formset=ProgrammeLines,
    extra=3,
    max_num=MOST_LINES,
    absolute_max=MOST_LINES + 10,
    validate_max=True,
)


class CancelForm(forms.Form):
    """Why it is called off."""

    reason = forms.CharField(
        label=_("Why is it cancelled?"),
        max_length=1000,
        widget=Textarea(attrs={"rows": 4}),
        help_text=_("Everybody who is registered reads it in a mail, and it is shown on the page."),
        error_messages={"required": _("Write why it is cancelled.")},
    )


class AnnouncementForm(forms.ModelForm[Announcement]):
    """A message to everybody who comes."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)

    class Meta:
        model = Announcement
        fields = ("subject", "body")
        labels = {"subject": _("Subject"), "body": _("Message")}
        widgets = {"body": Textarea(attrs={"rows": 8})}
        error_messages = {
            "subject": {"required": _("Write a subject.")},
            "body": {"required": _("Write the message.")},
        }


class OrganiserForm(forms.Form):
    """Who else may organise the event."""

    email = LoginEmailField(
        label=_("The organiser's e-mail"),
        help_text=_("We write to the address. One logs in with a code."),
        widget=EmailInput(attrs={"autocomplete": "off"}),
    )


class CallerForm(forms.Form):
    """Somebody who phones, or stands at the door without being registered. No e-mail is needed."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    name = PersonNameField(label=_("The person's name"), widget=forms.TextInput(attrs={"autocomplete": "off"}))
    phone = PhoneField(
        label=_("Phone number"),
        required=False,
        help_text=_("So that you can call if something changes: nothing is sent to somebody without an e-mail."),
        widget=PhoneInput(attrs={"autocomplete": "off"}),
    )
    comes_from = forms.CharField(
        label=_("Association or workplace"),
        max_length=120,
        required=False,
        help_text=_("It is printed on the name badge."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    note = forms.CharField(
        label=_("What you need to know"),
        max_length=1000,
        required=False,
        widget=Textarea(attrs={"rows": 2}),
        help_text=_(
            "For instance about food or a hearing loop. Only the organisers read it, and we delete it afterwards."
        ),
    )
    is_another = forms.BooleanField(label=_("It is somebody else with the same name"), required=False)
    joins_waiting_list = forms.BooleanField(label=_("Put the person on the waiting list"), required=False)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Ask for no more people than the event has places; ask what is to be ticked only when there is a reason."""
        super().__init__(*args, **kwargs)
        self.event = event
        self.fields["places"] = places_field(max(event.places, 1))
        self.order_fields(["uuid", "name", "is_another", "phone", "comes_from", "places", "note"])
        if not self.data.get("is_another"):
            self.fields["is_another"].widget = forms.HiddenInput()
        self.can_wait = event.has_waiting_list and not event.has_begun
        if not (self.can_wait and (event.is_full or self.data.get("joins_waiting_list"))):
            self.fields["joins_waiting_list"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Ask about a name that is on the list already, unless the form has been sent before."""
        data = super().clean() or self.cleaned_data
        name, uuid = data.get("name"), data.get("uuid")
        if not name or uuid is None or data.get("is_another"):
            return data
        if Registration.objects.active().filter(event=self.event, name__iexact=name).exclude(uuid=uuid).exists():
            self.fields["is_another"].widget = forms.CheckboxInput()
            self.add_error(
                "is_another", _("Somebody with this name is on the list already. Put a tick here if it is another one.")
            )
        return data

    def say_full(self) -> None:
        """Tell that there are not places enough, and offer the waiting list where there is one."""
        if not self.can_wait:
            self.add_error("places", _("There are not so many places free."))
            return
        self.fields["joins_waiting_list"].widget = forms.CheckboxInput()
        self.add_error(
            "joins_waiting_list", _("There are not so many places free. Put a tick here to use the waiting list.")
        )

    def answers(self) -> Answers:
        """Return what was typed."""
        data = self.cleaned_data
        return Answers(
            name=data["name"],
            phone=str(data.get("phone") or ""),
            comes_from=data["comes_from"],
            note=data["note"],
            places=data["places"],
            joins_waiting_list=data["joins_waiting_list"],
        )


class SeriesForm(forms.ModelForm[EventSeries]):
    """A series and its rhythm."""

    class Meta:
        model = EventSeries
        fields = ("title", "kind", "every_months", "plan_ahead_months", "first_expected_on", "is_active")
        widgets = {
            "every_months": forms.NumberInput(attrs={"inputmode": "numeric", "class": "input-char-4"}),
            "plan_ahead_months": forms.NumberInput(attrs={"inputmode": "numeric", "class": "input-char-4"}),
            "first_expected_on": DateInput,
        }

    def clean(self) -> dict[str, Any]:
        """Say at the field when planning would begin before the one before."""
        data = super().clean() or self.cleaned_data
        every, ahead = data.get("every_months"), data.get("plan_ahead_months")
        if every and ahead is not None and ahead > every:
            self.add_error("plan_ahead_months", _("Planning cannot begin before the one before has been held."))
        return data

    def clean_first_expected_on(self) -> datetime.date | None:
        """Refuse years that nobody plans in."""
        day: datetime.date | None = self.cleaned_data["first_expected_on"]
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Write a year between 2000 and 2100."), code="year")
        return day
