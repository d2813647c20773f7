"""The draft of a boundary as one page form, and the small notes about a version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from volunteering.boundaries import selectors
from volunteering.boundaries.actions import DraftLine, DraftTexts
from volunteering.boundaries.models import RoleBoundary, TaskKind
from volunteering.boundaries.verdicts import STRICTNESS, Verdict, is_looser
from volunteering.institutions.models import InstitutionKind, Membership
from volunteering.web.forms import DateInput, SelectInDanish, Textarea

if TYPE_CHECKING:
    from django.forms.boundfield import BoundField

    from volunteering.institutions.models import Institution

LONGEST_REASON = 300


class MembershipChoiceField(forms.ModelChoiceField[Membership]):
    """A colleague, shown by name and role."""

    widget = SelectInDanish

    def label_from_instance(self, obj: Membership) -> str:
        """Return the name and the role."""
        return f"{obj.user.get_full_name()} – {obj.title or obj.get_role_display()}"


def _colleagues(institution: Institution) -> Any:  # noqa: ANN401 - a query set of the custom manager
    return Membership.objects.active().filter(institution=institution).select_related("user").by_role()


class DiscussionForm(forms.Form):
    """When and where it was talked through, and whom to ask. Nothing here holds anybody up."""

    ask_whom = MembershipChoiceField(
        label=_("Whom to ask"),
        help_text=_("Named wherever an opportunity crosses the line. Without a choice it is the leader."),
        queryset=Membership.objects.none(),
        required=False,
        empty_label=_("The leader"),
    )
    med_discussed_on = forms.DateField(
        label=_("Discussed in the MED committee on"),
        help_text=_("If it has been. It never holds you up."),
        required=False,
        widget=DateInput,
    )
    med_forum = forms.CharField(
        label=_("Where was it discussed?"),
        help_text=_("For example “local MED committee”."),
        max_length=120,
        required=False,
    )

    def __init__(self, data: QueryDict | None = None, *, boundary: RoleBoundary) -> None:
        """Fill in what the version says now."""
        super().__init__(
            data,
            initial={
                "ask_whom": boundary.ask_whom_id,
                "med_discussed_on": boundary.med_discussed_on,
                "med_forum": boundary.med_forum,
            },
        )
        field = self.fields["ask_whom"]
        if isinstance(field, MembershipChoiceField):
            field.queryset = _colleagues(boundary.institution)

    def clean_med_discussed_on(self) -> Any:  # noqa: ANN401 - a date or nothing
        """Refuse a day that has not come."""
        day = self.cleaned_data["med_discussed_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet. Write it when you have talked about it."))
        return day


class NoteForm(DiscussionForm):
    """Notes on the version in force, with a sign of what was noted when the form was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: QueryDict | None = None, *, boundary: RoleBoundary) -> None:
        """Fill in what is noted now, and remember it."""
        super().__init__(data, boundary=boundary)
        self.initial["seen"] = boundary.note_revision

    def accept_newer(self, revision: str) -> None:
        """Let what was typed be saved over a colleague's newer note, should the person want to."""
        if isinstance(self.data, QueryDict):
            data = self.data.copy()
            data["seen"] = revision
            self.data = data


@dataclass(frozen=True)
class LineFields:
    """One line of the form as the template shows it."""

    kind: TaskKind
    verdict: BoundField
    reason: BoundField
    remove: BoundField
    is_changed: bool
    is_new: bool
    is_open: bool

    @property
    def verdict_label(self) -> str:
        """Return the verdict in words, or nothing for one that does not exist."""
        return str(dict(Verdict.choices).get(str(self.verdict.value()), ""))

    @property
    def default_label(self) -> str:
        """Return the verdict that a new institution starts from."""
        return str(Verdict(self.kind.default_verdict).label)


class DraftForm(DiscussionForm):
    """A whole draft: its texts and all its lines, named by the id of their kind of task.

    The form decides which lines there are: what a colleague has removed in the meantime is still in it, so that
    nothing that was typed is lost. A kind chosen in ``add`` becomes a line with the taxonomy's own verdict and reason.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput)
    introduction = forms.CharField(
        label=_("In a few words"),
        help_text=_("What do you want with volunteers? It stands above the lines on your public page."),
        max_length=1000,
        required=False,
        widget=Textarea({"rows": 3}),
    )
    add = forms.ChoiceField(label=_("Add a kind of task"), required=False)

    def __init__(self, data: QueryDict | None = None, *, boundary: RoleBoundary) -> None:
        """Make a field for every line of the draft, or of what was sent."""
        kinds = {kind.pk: kind for kind in TaskKind.objects.all()}
        stored = {rule.task_kind_id: rule for rule in selectors.rules_of(boundary)}
        added = None
        if data is None:
            listed = list(stored)
        else:
            listed = [pk for pk in dict.fromkeys(_numbers(data.getlist("line"))) if pk in kinds]
            added = next((pk for pk in _numbers([data.get("add", "")]) if pk in kinds and pk not in listed), None)
            if added is not None:
                listed.append(added)
                data = _with_defaults(data, kinds[added])
        super().__init__(data, boundary=boundary)
        self.added = kinds.get(added) if added else None
        self._kinds = {pk: kinds[pk] for pk in listed}
        self._stored = stored
        self.initial.update(revision=boundary.revision, introduction=boundary.introduction)
        for pk, kind in self._kinds.items():
            rule = stored.get(pk)
            self._add_line(kind, rule.verdict if rule else kind.default_verdict, rule.reason if rule else "")
        offered = [kind for pk, kind in kinds.items() if pk not in self._kinds]
        choices = self.fields["add"]
        if isinstance(choices, forms.ChoiceField):
            choices.choices = _grouped(offered, boundary.institution.kind)
            if self.added is not None:
                # It was offered when it was chosen, and is among the lines now.
                choices.choices = [
                    *_grouped(offered, boundary.institution.kind),
                    (str(self.added.pk), self.added.label),
                ]
        lines = [f"{part}_{pk}" for pk in self._kinds for part in ("verdict", "reason", "remove")]
        self.order_fields(["revision", "introduction", *lines, "add", "ask_whom", "med_discussed_on", "med_forum"])

    def _add_line(self, kind: TaskKind, verdict: str, reason: str) -> None:
        self.fields[f"verdict_{kind.pk}"] = forms.ChoiceField(
            label=gettext("Who may do it – %(task)s") % {"task": kind.label},
            choices=Verdict.choices,
            initial=verdict,
        )
        self.fields[f"reason_{kind.pk}"] = forms.CharField(
            label=gettext("Why – %(task)s") % {"task": kind.label},
            max_length=LONGEST_REASON,
            required=False,
            initial=reason,
            widget=Textarea({"rows": 2}),
        )
        self.fields[f"remove_{kind.pk}"] = forms.BooleanField(
            label=gettext("Take the line away – %(task)s") % {"task": kind.label}, required=False
        )

    @property
    def lines(self) -> list[LineFields]:
        """Return the lines in the order of the taxonomy, a new one last."""
        ordered = sorted(self._kinds.values(), key=lambda kind: (kind == self.added, kind.institution_kind, kind.order))
        return [
            LineFields(
                kind=kind,
                verdict=self[f"verdict_{kind.pk}"],
                reason=self[f"reason_{kind.pk}"],
                remove=self[f"remove_{kind.pk}"],
                is_changed=self[f"verdict_{kind.pk}"].value() != kind.default_verdict,
                is_new=kind == self.added,
                is_open=kind == self.added or self._differs_from_stored(kind),
            )
            for kind in ordered
        ]

    def _differs_from_stored(self, kind: TaskKind) -> bool:
        """Say whether something was typed here that is not stored, or is wrong."""
        if not self.is_bound:
            return False
        rule = self._stored.get(kind.pk)
        typed = (self[f"verdict_{kind.pk}"].value(), self[f"reason_{kind.pk}"].value())
        removed = bool(self[f"remove_{kind.pk}"].value())
        return (
            removed
            or rule is None
            or typed != (rule.verdict, rule.reason)
            or bool(self.errors.get(f"reason_{kind.pk}"))
        )

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where a line lets volunteers do more than usual; leave removed lines alone."""
        cleaned = super().clean() or self.cleaned_data
        for pk, kind in self._kinds.items():
            if cleaned.get(f"remove_{pk}"):
                self.errors.pop(f"verdict_{pk}", None)
                self.errors.pop(f"reason_{pk}", None)
                continue
            verdict = cleaned.get(f"verdict_{pk}")
            reason = cleaned.get(f"reason_{pk}")
            if verdict and verdict in STRICTNESS and reason == "" and is_looser(verdict, than=kind.default_verdict):
                self.add_error(
                    f"reason_{pk}",
                    gettext("Here volunteers may do more than usual (“%(usual)s”). Write why.")
                    % {"usual": Verdict(kind.default_verdict).label},
                )
        return cleaned

    def draft_lines(self) -> list[DraftLine]:
        """Return the lines to store, once the form is valid."""
        return [
            DraftLine(pk, self.cleaned_data[f"verdict_{pk}"], self.cleaned_data[f"reason_{pk}"])
            for pk in self._kinds
            if not self.cleaned_data[f"remove_{pk}"]
        ]

    def texts(self) -> DraftTexts:
        """Return what stands beside the lines, once the form is valid."""
        return DraftTexts(
            introduction=self.cleaned_data["introduction"],
            ask_whom=self.cleaned_data["ask_whom"],
            med_discussed_on=self.cleaned_data["med_discussed_on"],
            med_forum=self.cleaned_data["med_forum"],
        )

    def accept_newer(self, revision: int) -> None:
        """Let what was typed be saved over a colleague's newer version, should the person choose to."""
        if isinstance(self.data, QueryDict):
            data = self.data.copy()
            data["revision"] = str(revision)
            self.data = data


class CompareForm(forms.Form):
    """Which two versions to lay beside each other, by their numbers."""

    a = forms.TypedChoiceField(label=_("The earlier version"), coerce=int)
    b = forms.TypedChoiceField(label=_("The later version"), coerce=int)

    def __init__(self, data: QueryDict | None, *, versions: list[RoleBoundary], initial: dict[str, int]) -> None:
        """Offer the versions of one institution."""
        super().__init__(data, initial=initial)
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.choices = [(boundary.version, version_label(boundary)) for boundary in versions]


def version_label(boundary: RoleBoundary) -> str:
    """Return how a version is named in a list."""
    return gettext("Version %(number)s (%(state)s)") % {
        "number": boundary.version,
        "state": boundary.get_state_display(),
    }


def _numbers(values: list[str]) -> list[int]:
    """Return what is a small whole number; anything else was never in the form."""
    return [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 16]  # noqa: PLR2004


def _with_defaults(data: QueryDict, kind: TaskKind) -> QueryDict:
    """Return the data with a new line as the taxonomy has it."""
    data = data.copy()
    data.appendlist("line", str(kind.pk))
    data[f"verdict_{kind.pk}"] = kind.default_verdict
    data[f"reason_{kind.pk}"] = kind.default_reason
    return data


def _grouped(kinds: list[TaskKind], own: str) -> list[Any]:
    """Return choices in groups by the kind of place, the own kind first."""
    places = sorted(InstitutionKind, key=lambda place: place.value != own)
    groups = [
        (str(place.label), [(str(kind.pk), kind.label) for kind in kinds if kind.institution_kind == place])
        for place in places
    ]
    return [("", _("Choose a kind of task")), *[group for group in groups if group[1]]]
