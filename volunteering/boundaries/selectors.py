"""What pages and upper rooms need to know about boundaries, in few queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from volunteering.boundaries.comparison import NamedLine
from volunteering.boundaries.models import BoundaryRule, RoleBoundary, TaskKind
from volunteering.boundaries.signals import Broken, collected, preview_breaches
from volunteering.boundaries.verdicts import Breach, Line, Verdict
from volunteering.institutions.models import Institution, Membership

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def in_force_at(institution: Institution) -> RoleBoundary | None:
    """Return the version that counts at an institution now, or ``None``: then nothing can be published there."""
    return RoleBoundary.objects.in_force().filter(institution=institution).first()


def draft_at(institution: Institution) -> RoleBoundary | None:
    """Return the draft on which an institution works, if any."""
    return RoleBoundary.objects.drafts().filter(institution=institution).first()


def rules_of(boundary: RoleBoundary) -> list[BoundaryRule]:
    """Return a version's lines in the order of the taxonomy. One query."""
    return list(
        BoundaryRule.objects.filter(boundary=boundary)
        .select_related("task_kind")
        .order_by("task_kind__institution_kind", "task_kind__order", "pk")
    )


def lines_of(boundary: RoleBoundary) -> Mapping[int, Line]:
    """Return a version's lines by the id of their kind of task, as ``verdicts.breaches`` takes them. One query."""
    return {rule.task_kind_id: Line(verdict=rule.verdict, reason=rule.why) for rule in rules_of(boundary)}


def named_lines(rules: Iterable[BoundaryRule]) -> list[NamedLine]:
    """Return lines as ``comparison.compare`` takes them."""
    return [
        NamedLine(
            task_kind_id=rule.task_kind_id,
            label=rule.label,
            verdict=rule.verdict,
            verdict_label=str(rule.get_verdict_display()),
            reason=rule.why,
            language=rule.reason_language,
        )
        for rule in rules
    ]


@dataclass(frozen=True)
class VerdictGroup:
    """The lines of one verdict, under its name."""

    verdict: str
    label: str
    rules: list[BoundaryRule]

    @property
    def public_label(self) -> str:
        """Return the verdict as it is said to volunteers."""
        return {
            Verdict.VOLUNTEER.value: _("On your own"),
            Verdict.ON_CALL.value: _("On your own, with a named employee to call"),
            Verdict.STAFF_PRESENT.value: _("Together with staff"),
            Verdict.STAFF_ONLY.value: _("Staff only"),
        }[self.verdict]


def by_verdict(rules: Iterable[BoundaryRule]) -> list[VerdictGroup]:
    """Return lines in groups from the freest verdict to the strictest, without empty groups."""
    rules = list(rules)
    groups = [
        VerdictGroup(verdict.value, str(verdict.label), [rule for rule in rules if rule.verdict == verdict])
        for verdict in Verdict
    ]
    return [group for group in groups if group.rules]


def whom_to_ask(boundary: RoleBoundary) -> Membership | None:
    """Return the one to ask about a version: who is named in it and still works there, otherwise the leader."""
    active = Membership.objects.active().select_related("user")
    if boundary.ask_whom_id is not None and (named := active.filter(pk=boundary.ask_whom_id).first()):
        return named
    return active.leaders().filter(institution=boundary.institution_id).first()


@dataclass(frozen=True)
class Explanation:
    """A breach in words: which task, which rule, why, and whom to ask."""

    task_kind_id: int
    task: str
    rule: str
    why: str
    ask_whom: str

    def __str__(self) -> str:
        sentence = _("“%(task)s”: %(rule)s.") % {"task": self.task, "rule": self.rule}
        if self.why:
            sentence += " " + self.why
        if self.ask_whom:
            sentence += " " + _("Ask %(name)s.") % {"name": self.ask_whom}
        return sentence


def explain_all(found: Sequence[Breach], *, boundary: RoleBoundary) -> list[Explanation]:
    """Return breaches in words, in the language of the page. A fixed number of queries."""
    if not found:
        return []
    labels = {kind.pk: kind.label for kind in TaskKind.objects.filter(pk__in={breach.task_kind_id for breach in found})}
    asked = whom_to_ask(boundary)
    name = ""
    if asked is not None:
        name = f"{asked.user.get_full_name()} ({asked.title or asked.get_role_display()})"
    return [
        Explanation(
            task_kind_id=breach.task_kind_id,
            task=labels.get(breach.task_kind_id, "?"),
            rule=str(Verdict(breach.verdict).label) if breach.verdict else _("not on the list of your role boundary"),
            why=breach.reason or ("" if breach.verdict else _("Add it to the role boundary first.")),
            ask_whom=name,
        )
        for breach in found
    ]


def explain(breach: Breach, *, boundary: RoleBoundary) -> Explanation:
    """Return one breach in words. For several, ``explain_all`` costs no more."""
    return explain_all([breach], boundary=boundary)[0]


def would_break(draft: RoleBoundary) -> list[Broken]:
    """Return what is published now and would be paused if ``draft`` came into force."""
    answers = preview_breaches.send(sender=RoleBoundary, boundary=draft, lines=lines_of(draft))
    return collected(answers)
