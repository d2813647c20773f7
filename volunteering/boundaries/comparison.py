"""What differs between two versions of a boundary. Pure: no database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable


class Change(models.TextChoices):
    """What has become of a line (ændring)."""

    SAME = "same", _("Unchanged")
    CHANGED = "changed", _("Changed")
    ADDED = "added", _("New")
    REMOVED = "removed", _("Gone")


@dataclass(frozen=True)
class NamedLine:
    """One line as two versions are compared by it. ``language`` is that of ``reason``."""

    task_kind_id: int
    label: str
    verdict: str
    verdict_label: str
    reason: str
    language: str = "da"


@dataclass(frozen=True)
class ComparedLine:
    """One kind of task before and after; ``None`` where the version has no line for it."""

    label: str
    change: Change
    before: NamedLine | None
    after: NamedLine | None


def compare(*, before: Iterable[NamedLine], after: Iterable[NamedLine]) -> list[ComparedLine]:
    """Return every kind of task of either version once: those of ``after`` in its order, then those that are gone.

    A line has changed when its verdict or its reason differs; a task that merely got another name has not.
    """
    earlier = {line.task_kind_id: line for line in before}
    result: list[ComparedLine] = []
    for line in after:
        old = earlier.pop(line.task_kind_id, None)
        if old is None:
            change = Change.ADDED
        elif (old.verdict, old.reason) == (line.verdict, line.reason):
            change = Change.SAME
        else:
            change = Change.CHANGED
        result.append(ComparedLine(label=line.label, change=change, before=old, after=line))
    result += [
        ComparedLine(label=line.label, change=Change.REMOVED, before=line, after=None) for line in earlier.values()
    ]
    return result
