"""The four verdicts, and the pure rule that finds where planned tasks break a boundary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Verdict(models.TextChoices):
    """What volunteers may do with a kind of task (afgørelse), from the freest to the strictest."""

    VOLUNTEER = "volunteer", _("Volunteers may")
    ON_CALL = "on_call", _("Volunteers alone, with a named employee on call")
    STAFF_PRESENT = "staff_present", _("Only with staff present")
    STAFF_ONLY = "staff_only", _("Staff only")


class Staffing(models.TextChoices):
    """How staff stand beside volunteers in an opportunity (personalets rolle)."""

    NONE = "none", _("Volunteers on their own")
    ON_CALL = "on_call", _("A named employee is on call")
    PRESENT = "present", _("Staff are present the whole time")


ENOUGH: Mapping[str, frozenset[str]] = {
    Verdict.VOLUNTEER: frozenset(Staffing.values),
    Verdict.ON_CALL: frozenset({Staffing.ON_CALL.value, Staffing.PRESENT.value}),
    Verdict.STAFF_PRESENT: frozenset({Staffing.PRESENT.value}),
    Verdict.STAFF_ONLY: frozenset(),
}
"""For each verdict the ways of staffing that satisfy it."""


STRICTNESS: Mapping[str, int] = {verdict.value: place for place, verdict in enumerate(Verdict)}
"""How strict each verdict is; the higher the stricter."""


def is_looser(verdict: str, *, than: str) -> bool:
    """Say whether ``verdict`` lets volunteers do more than ``than`` does. Pure."""
    return STRICTNESS[verdict] < STRICTNESS[than]


@dataclass(frozen=True)
class Line:
    """One line of a boundary as the rule needs it."""

    verdict: str
    reason: str


@dataclass(frozen=True)
class Breach:
    """A task that the boundary does not allow as planned. ``verdict`` is ``None`` when the kind is not listed."""

    task_kind_id: int
    verdict: str | None
    reason: str


def breaches(*, lines: Mapping[int, Line], task_kinds: Iterable[int], staffing: str) -> list[Breach]:
    """Return the tasks that break the boundary, in the order of ``task_kinds``; empty when all is well.

    ``lines`` maps the id of a task kind to its line. A kind that is not listed is a breach, so that nothing slips in
    unconsidered. Pure: no database.
    """
    found: list[Breach] = []
    for kind in task_kinds:
        line = lines.get(kind)
        if line is None:
            found.append(Breach(task_kind_id=kind, verdict=None, reason=""))
        elif staffing not in ENOUGH[line.verdict]:
            found.append(Breach(task_kind_id=kind, verdict=line.verdict, reason=line.reason))
    return found
