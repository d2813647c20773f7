"""Weekdays and parts of the day as one integer of 21 bits: Monday morning is the lowest, Sunday evening the highest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from volunteering.people.choices import PartOfDay, Weekday

if TYPE_CHECKING:
    from collections.abc import Iterable

ALL_TIMES = 2**21 - 1
PARTS = len(PartOfDay)


def bit(weekday: int, part: int) -> int:
    """Return the one bit of a weekday (0 Monday … 6 Sunday) and a part of day (0 morning … 2 evening)."""
    return 1 << (weekday * PARTS + part)


def mask(times: Iterable[tuple[int, int]]) -> int:
    """Return the mask of pairs (weekday, part)."""
    result = 0
    for weekday, part in times:
        result |= bit(weekday, part)
    return result


def times(value: int) -> list[tuple[Weekday, PartOfDay]]:
    """Return the pairs of a mask in the order of the week."""
    return [(day, part) for day in Weekday for part in PartOfDay if value & bit(day, part)]


def weekday_mask(weekday: int) -> int:
    """Return the mask of all parts of one weekday."""
    return mask((weekday, part) for part in PartOfDay)


def part_mask(part: int) -> int:
    """Return the mask of one part of the day on all weekdays."""
    return mask((day, part) for day in Weekday)
