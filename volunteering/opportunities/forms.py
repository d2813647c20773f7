"""The form in which an opportunity is written."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from volunteering.boundaries import selectors as boundaries
from volunteering.boundaries.models import BoundaryRule, TaskKind
from volunteering.boundaries.verdicts import Staffing, Verdict
from volunteering.institutions.danish_order import danish_sort_key
from volunteering.institutions.models import Association, Membership
from volunteering.opportunities import rules
from volunteering.opportunities.actions import Changes, revision_of
from volunteering.opportunities.choices import Insurance, OpportunityState, Rhythm
from volunteering.opportunities.form_sections import Section, sections_of
from volunteering.opportunities.models import MOST_PLACES, Opportunity
from volunteering.people.choices import Language, PartOfDay, Weekday
from volunteering.people.times_of_week import bit, mask, times
from volunteering.web.forms import DateInput, SelectInDanish, Textarea, TimeInput, short_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from volunteering.institutions.models import Institution
    from volunteering.opportunities.rules import Problem
    from volunteering.people.models import User

INVISIBLE: Final = frozenset({"Cc", "Cs", "Cn"})
TIME_FORMATS: Final = ("%H:%M", "%H:%M:%S", "%H.%M", "%H")


class TimesField(forms.MultipleChoiceField):
    """Times of the week as boxes, seven days by three parts; the value is a mask of 21 bits."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Offer the 21 boxes."""
        super().__init__(
            choices=[
                (str(bit(day, part)), f"{day.label} {part.label}".lower()) for day in Weekday for part in PartOfDay
            ],
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - a mask, or what was sent
        """Return the boxes that are ticked."""
        return [str(bit(day, part)) for day, part in times(value)] if isinstance(value, int) else value

    def clean(self, value: Any) -> int:  # noqa: ANN401 - what was sent
        """Return the mask."""
        chosen = {int(box) for box in super().clean(value)}
        return mask((day, part) for day in Weekday for part in PartOfDay if bit(day, part) in chosen)


class InColumns(forms.BoundField):
    """Choices beside each other where there is room."""

    columns_class = "form-group--columns"

    def css_classes(self, extra_classes: Any = None) -> str:  # noqa: ANN401 - Django's
        """Return the class that puts them in columns."""
        return f"{super().css_classes(extra_classes)} {self.columns_class}".strip()


class InWideColumns(InColumns):
    """The same for choices of several words: one below the other on a phone."""

    columns_class = "form-group--columns form-group--wide-columns"


class ColumnsField(forms.MultipleChoiceField):
    """Several of many short choices."""

    bound_field_class = InColumns


class MemberField(forms.ChoiceField):
    """Somebody who works at the institution, by name and title. The people are given once and looked up in memory."""

    widget = SelectInDanish
    people: Mapping[str, Membership] = MappingProxyType({})

    def offer(self, people: Iterable[Membership]) -> None:
        """Let the field be answered with one of ``people``."""
        self.people = {str(member.pk): member for member in people}
        self.choices = [
            ("", _("Choose a colleague")),
            *(
                (pk, f"{member.user.get_full_name()} – {member.title or member.get_role_display()}")
                for pk, member in self.people.items()
            ),
        ]

    def clean(self, value: Any) -> Membership | None:  # noqa: ANN401 - what was sent
        """Return the person, or ``None`` when nobody was chosen."""
        return self.people.get(super().clean(value))


class OpportunityForm(forms.ModelForm[Opportunity]):
    """An opportunity in short sections.

    ``is_valid()`` asks only that each answer makes sense, which is enough for a draft; ``add_problems()`` adds what the
    public needs. ``changes()`` holds the answers that make sense; the others stay in the form as they were typed.
    """

    mark_optional = False

    task_kinds = forms.ModelMultipleChoiceField(
        queryset=TaskKind.objects.none(),
        required=False,
        label=_("What kind of task is it?"),
        bound_field_class=InWideColumns,
        widget=forms.CheckboxSelectMultiple,
    )
    times = TimesField(required=False, label=_("Days and times"))
    responsible = MemberField(required=False, label=_("Responsible employee"))
    contact = MemberField(required=False, label=_("Contact person"))
    revision = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Opportunity
        fields = (
            "title",
            "task_kinds",
            "what_you_do",
            "what_staff_do",
            "staffing",
            "whom_you_meet",
            "rhythm",
            "starts_on",
            "ends_on",
            "starts_at",
            "ends_at",
            "times",
            "time_note",
            "hours_each_time",
            "meeting_place",
            "district",
            "unit",
            "wheelchair_access",
            "places",
            "groups_welcome",
            "minimum_age",
            "languages",
            "clearance",
            "is_confidential",
            "responsible",
            "contact",
            "association",
            "insurance",
            "project",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Offer only what belongs to the institution."""
        super().__init__(*args, **kwargs)
        self.institution: Institution = self.instance.institution
        self.stored = {name: getattr(self.instance, name) for name in ("starts_on", "ends_on")}
        self.places_taken = self.instance.places_taken
        self.initial["revision"] = revision_of(self.instance)
        self.initial["hours_each_time"] = short_number(self.instance.hours_each_time)
        self._describe()
        self._limit_choices()

    # --- What may be chosen -------------------------------------------------------------------------------------------
    def _limit_choices(self) -> None:
        self._offer_people()
        self._offer_task_kinds()
        for name in ("unit", "project"):
            field = cast("forms.ModelChoiceField[Any]", self.fields[name])
            field.queryset = cast("Any", field.queryset).filter(institution=self.institution)
            if not field.queryset.exists():
                del self.fields[name]
        association = cast("forms.ModelChoiceField[Any]", self.fields["association"])
        may_run = Association.objects.filter(Q(is_approved=True) | Q(pk=self.instance.association_id))
        association.queryset = may_run
        names = sorted(may_run.values_list("pk", "name"), key=lambda row: danish_sort_key(row[1]))
        association.choices = [("", _("No, the institution does")), *names]

    def _offer_people(self) -> None:
        people = list(
            Membership.objects.filter(rules.choosable_people(self.institution)).select_related("user").by_role()
        )
        for name in ("responsible", "contact"):
            cast("MemberField", self.fields[name]).offer(people)

    def _offer_task_kinds(self) -> None:
        """Offer the kinds of the place under what the boundary in force says of them."""
        field = cast("forms.ModelMultipleChoiceField[Any]", self.fields["task_kinds"])
        kinds = TaskKind.objects.filter(institution_kind=self.institution.kind)
        field.queryset = kinds
        boundary = boundaries.in_force_at(self.institution)
        verdicts = (
            dict(BoundaryRule.objects.filter(boundary=boundary).values_list("task_kind", "verdict")) if boundary else {}
        )
        groups: dict[str, list[tuple[int, str]]] = {}
        for kind in kinds:
            groups.setdefault(verdicts.get(kind.pk, ""), []).append((kind.pk, kind.label))
        names = {
            Verdict.VOLUNTEER.value: _("Volunteers may"),
            Verdict.ON_CALL.value: _("Volunteers alone, with a named employee on call"),
            Verdict.STAFF_PRESENT.value: _("Only with staff present"),
            "": _("Not on your role boundary yet") if boundary else "",
            Verdict.STAFF_ONLY.value: _("Staff only: cannot be posted"),
        }
        field.choices = [(names[verdict], groups[verdict]) for verdict in names if verdict in groups]

    def _describe(self) -> None:
        """Give each field the words of somebody who has a minute."""
        texts: dict[str, tuple[Any, Any]] = {
            "title": (_("Title"), _("What one does, in a few words. For instance “Read aloud to the children”.")),
            "what_you_do": (_("What does the volunteer do?"), _("Write as you would tell it at the door.")),
            "what_staff_do": (
                _("What do the staff do meanwhile?"),
                _("So that everybody sees that volunteers come as something extra."),
            ),
            "staffing": (_("How do the staff stand beside the volunteers?"), ""),
            "whom_you_meet": (_("Whom does the volunteer meet?"), ""),
            "rhythm": (_("Once or regularly?"), ""),
            "starts_on": (_("First day"), ""),
            "ends_on": (_("Last day"), ""),
            "starts_at": (pgettext_lazy("time of day", "From"), ""),
            "ends_at": (_("Until"), ""),
            "time_note": (_("More about the time"), _("For instance “every second week” or “not in July”.")),
            "hours_each_time": (_("Hours each time"), ""),
            "meeting_place": (_("Where do you meet?"), _("For instance “at the reception”.")),
            "district": (_("District"), ""),
            "unit": (_("Room, class or department"), ""),
            "wheelchair_access": (_("Possible in a wheelchair"), ""),
            "places": (_("How many can take part?"), ""),
            "groups_welcome": (_("Groups are welcome"), _("A team from a workplace or a class can sign up together.")),
            "minimum_age": (_("Lowest age (0 for all)"), ""),
            "languages": (_("Useful languages"), _("Leave it empty when it does not matter.")),
            "clearance": (_("Certificate"), ""),
            "is_confidential": (_("The volunteer promises confidentiality"), ""),
            "association": (
                _("Does an association run it?"),
                _("It matters for people on benefits and for insurance."),
            ),
            "insurance": (_("How is the volunteer insured?"), ""),
            "project": (_("Part of a project"), ""),
        }
        for name, (label, hint) in texts.items():
            self.fields[name].label = label
            self.fields[name].help_text = hint
        for name, rows in {"what_you_do": 6, "what_staff_do": 4, "whom_you_meet": 2}.items():
            self.fields[name].widget = Textarea({"rows": rows})
        for name in ("starts_on", "ends_on"):
            self.fields[name].widget = DateInput()
        for name in ("starts_at", "ends_at"):
            self.fields[name] = forms.TimeField(
                required=False,
                label=self.fields[name].label,
                widget=TimeInput(),
                input_formats=TIME_FORMATS,
            )
        self.fields["hours_each_time"] = forms.DecimalField(
            required=False,
            label=self.fields["hours_each_time"].label,
            help_text=self.fields["hours_each_time"].help_text,
            min_value=0.5,
            max_value=12,
            max_digits=3,
            decimal_places=1,
            localize=True,
            widget=forms.TextInput({"inputmode": "decimal", "class": "input-char-4"}),
        )
        for name, least, most in (("places", 1, MOST_PLACES), ("minimum_age", 0, 99)):
            self.fields[name] = forms.IntegerField(
                required=False,
                label=self.fields[name].label,
                help_text=self.fields[name].help_text,
                min_value=least,
                max_value=most,
                widget=forms.TextInput({"class": "input-char-4", "inputmode": "numeric"}),
            )
        self.fields["languages"] = ColumnsField(
            required=False,
            label=self.fields["languages"].label,
            help_text=self.fields["languages"].help_text,
            choices=[("", Language.choices)],
            widget=forms.CheckboxSelectMultiple,
        )
        for name, choices in (
            ("staffing", Staffing.choices),
            ("rhythm", Rhythm.choices),
            ("insurance", Insurance.choices),
        ):
            self.fields[name] = forms.ChoiceField(
                required=False,
                label=self.fields[name].label,
                choices=choices,
                widget=forms.RadioSelect,
            )
        for name, empty in (
            ("district", _("Choose a district")),
            ("unit", _("Not a particular one")),
            ("project", _("None")),
        ):
            cast("forms.ModelChoiceField[Any]", self.fields[name]).empty_label = empty
        for name in ("unit", "association", "project"):
            self.fields[name].widget = SelectInDanish(choices=cast("Any", self.fields[name]).choices)
        for field in self.fields.values():
            field.required = False

    # --- What was sent ------------------------------------------------------------------------------------------------
    def clean(self) -> dict[str, Any]:
        """Say where answers contradict each other or the calendar."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and name != "revision":
                cleaned[name] = visible(value)
        today = rules.today()
        for name in ("starts_on", "ends_on"):
            value = cleaned.get(name)
            if value and value < today and value != self.stored[name]:
                self.add_error(name, _("That day has been. Choose a day from today on, or leave it empty."))
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day cannot be before the first."))
        begins, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", _("The task must end after it starts."))
        elif ends and not begins and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Say when it begins, too."))
        for name, default in (("places", self.instance.places), ("minimum_age", 0)):
            if name in cleaned and cleaned[name] is None:
                cleaned[name] = default
        places = cleaned.get("places")
        if places is not None and places < self.places_taken:
            self.add_error("places", too_few_places(self.places_taken))
        return cleaned

    def _post_clean(self) -> None:
        """Leave the row alone: the action puts the answers on it under a lock. Check only what the fields know."""

    def changes(self) -> Changes:
        """Return the answers that make sense. Call after ``is_valid()``, whatever it said."""
        left_out = {"task_kinds", "revision"}
        values = {name: value for name, value in self.cleaned_data.items() if name not in left_out}
        # A last day that is wrong for its first day must not stay beside a new first day in the database.
        if "ends_on" in self.errors and "starts_on" in values:
            values["ends_on"] = self._still_fits(values["starts_on"], self.instance.ends_on)
        if "ends_at" in self.errors and "starts_at" in values:
            values["ends_at"] = self._still_after(values["starts_at"], self.instance.ends_at)
        if "starts_on" in self.errors and "ends_on" in values:
            values["ends_on"] = self._still_fits(self.instance.starts_on, values["ends_on"])
        if "starts_at" in self.errors and "ends_at" in values:
            values["ends_at"] = self._still_after(self.instance.starts_at, values["ends_at"])
        if "rhythm" in values and values["rhythm"] is None:
            values["rhythm"] = ""
        kinds = self.cleaned_data.get("task_kinds")
        return Changes(values=values, task_kinds=None if kinds is None else [kind.pk for kind in kinds])

    @staticmethod
    def _still_fits(first: Any, last: Any) -> Any:  # noqa: ANN401 - dates or nothing
        return last if first is None or last is None or last >= first else None

    @staticmethod
    def _still_after(begins: Any, ends: Any) -> Any:  # noqa: ANN401 - times or nothing
        return ends if begins is None or ends is None or ends > begins else None

    @property
    def filled_in_on(self) -> str:
        """Return the state of the row that this form was filled in on."""
        return str(self.data.get("revision", ""))

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Say at the fields what keeps it from being public."""
        for problem in problems:
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)

    @cached_property
    def sections(self) -> dict[str, Section]:
        """Return the parts that fold away, by name."""
        return sections_of(self)

    @property
    def time_rows(self) -> list[tuple[Weekday, list[tuple[PartOfDay, str, bool]]]]:
        """Return the boxes of the times of the week, a row for each day."""
        chosen = set(self["times"].value() or [])
        return [
            (day, [(part, str(bit(day, part)), str(bit(day, part)) in chosen) for part in PartOfDay]) for day in Weekday
        ]


def as_sent(form: OpportunityForm) -> QueryDict:
    """Return what would be sent if an unbound form were sent as it is: to check what is stored as if it were typed."""
    data = QueryDict(mutable=True)
    for bound in form:
        value = bound.value()
        if bound.name in {"task_kinds", "languages", "times"}:
            data.setlist(bound.html_name, [str(getattr(item, "pk", item)) for item in value or []])
        elif isinstance(bound.field, forms.BooleanField):
            if value:
                data[bound.html_name] = "on"
        else:
            shown = bound.field.widget.format_value(value)
            data[bound.html_name] = "" if shown is None else str(shown[0] if isinstance(shown, list) else shown)
    return data


def visible(text: str) -> str:
    """Return ``text`` without signs that nobody can see and no database takes; line breaks stay."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in INVISIBLE)


def too_few_places(taken: int) -> str:
    """Return the message for fewer places than people."""
    return ngettext(
        "%(taken)s person has been welcomed already. There must be at least as many places.",
        "%(taken)s people have been welcomed already. There must be at least as many places.",
        taken,
    ) % {"taken": taken}


class StartForm(forms.Form):
    """What a new opportunity starts from: a template, an earlier opportunity, or nothing."""

    mark_optional = False

    template = forms.CharField(required=False, max_length=60)
    copy_of = forms.ModelChoiceField(
        queryset=Opportunity.objects.none(),
        required=False,
        label=_("An earlier opportunity"),
        empty_label=_("Choose one"),
        widget=SelectInDanish,
        error_messages={"invalid_choice": _("That one is not there any longer. Choose another.")},
    )

    def __init__(self, *args: Any, institution: Institution, user: User, **kwargs: Any) -> None:  # noqa: ANN401
        """Offer what the institution has posted before, the newest first."""
        super().__init__(*args, **kwargs)
        own = Opportunity.objects.run_by_user(user).filter(institution=institution)
        field = cast("forms.ModelChoiceField[Any]", self.fields["copy_of"])
        field.queryset = own
        recent = own.exclude(title="").only("pk", "title", "state").order_by("-pk")[:50]
        field.choices = [
            ("", field.empty_label),
            *((o.pk, f"{o.title} ({OpportunityState(o.state).label})") for o in recent),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for a choice when copying was pressed without one."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "copy" in self.data and not cleaned.get("copy_of") and "copy_of" not in self.errors:
            raise ValidationError({"copy_of": _("Choose what to copy.")})
        return cleaned
