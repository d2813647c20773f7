"""When a task is, said in a few words. Pure, apart from the language of the page and the year it is."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from django.utils import dates, timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from volunteering.opportunities.choices import Rhythm
from volunteering.people.choices import PartOfDay, Weekday
from volunteering.people.times_of_week import ALL_TIMES, bit, mask, times

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS_BEGIN = {
    PartOfDay.MORNING: dt.time(0),
    PartOfDay.AFTERNOON: dt.time(12),
    PartOfDay.EVENING: dt.time(17),
}
"""When the parts of the day begin."""


def times_of_single_day(day: dt.date, begins: dt.time | None, ends: dt.time | None) -> int:
    """Return the mask of the times of the week that one dated task touches; the whole day when no hour is known."""
    if begins is None:
        return mask((day.weekday(), part) for part in PartOfDay)
    touched = 0
    for part in PartOfDay:
        part_ends = PARTS_BEGIN[PartOfDay(part + 1)] if part < PartOfDay.EVENING else dt.time.max
        if begins < part_ends and (ends or begins) >= PARTS_BEGIN[part] and (ends is None or ends > PARTS_BEGIN[part]):
            touched |= bit(day.weekday(), part)
    return touched


def clock(time: dt.time) -> str:
    """Return an hour as people write it: 10 or 10.30 in Danish, 10:00 in English."""
    if translation.get_language() == "en":
        return f"{time.hour}:{time.minute:02}"
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def weekday_name(number: int) -> str:
    """Return a weekday inside a sentence: with a small letter in Danish."""
    name = str(dates.WEEKDAYS[number])
    return name if translation.get_language() == "en" else name.lower()


def hours(begins: dt.time | None, ends: dt.time | None) -> str:
    """Return "10–12", "from 10" or nothing."""
    if begins and ends:
        return f"{clock(begins)}–{clock(ends)}"
    return _("from %(time)s") % {"time": clock(begins)} if begins else ""


def day(value: dt.date) -> str:
    """Return a date with its weekday; the year only where it is another than this one."""
    known = _("%(weekday)s %(date)s") % {
        "weekday": weekday_name(value.weekday()),
        "date": date_format(value, _("j F")),
    }
    return known if value.year == timezone.localdate().year else f"{known} {value.year}"


def times_of_week(value: int) -> str:
    """Return a mask of times in words: days with the same parts together, "any day" when all are there."""
    return _times_of_week(value, translation.get_language())


@functools.lru_cache(maxsize=1000)
def _times_of_week(value: int, _language: str | None) -> str:
    if not value:
        return ""
    if value == ALL_TIMES:
        return _("any day, at any time")
    by_parts: dict[tuple[PartOfDay, ...], list[Weekday]] = {}
    parts_of_day: dict[Weekday, list[PartOfDay]] = {}
    for weekday, part in times(value):
        parts_of_day.setdefault(weekday, []).append(part)
    for weekday, parts in parts_of_day.items():
        by_parts.setdefault(tuple(parts), []).append(weekday)
    return "; ".join(_days_and_parts(weekdays, parts) for parts, weekdays in by_parts.items())


def when(
    *,
    rhythm: str,
    starts_on: dt.date | None,
    starts_at: dt.time | None,
    ends_at: dt.time | None,
    times_mask: int,
    time_note: str = "",
) -> str:
    """Return when a task is, in one line; the note alone when nothing else is known."""
    at = hours(starts_at, ends_at)
    if rhythm == Rhythm.SINGLE and starts_on:
        known = day(starts_on)
    elif rhythm == Rhythm.FLEXIBLE:
        known = times_of_week(times_mask) or _("when it suits you")
    else:
        known = times_of_week(times_mask)
    if known and at:
        return _("%(day)s, %(hours)s") % {"day": known, "hours": at}
    return known or time_note or _("as you agree")


def _days_and_parts(weekdays: Sequence[Weekday], parts: Sequence[PartOfDay]) -> str:
    numbers = [int(weekday) for weekday in weekdays]
    if numbers == list(Weekday.values):
        days = _("every day")
    elif numbers == [0, 1, 2, 3, 4]:
        days = _("weekdays")
    elif numbers == [5, 6]:
        days = _("weekends")
    else:
        return f"{_listed([weekday_name(number) for number in numbers])} {_parts(parts)}".strip()
    if len(parts) == len(PartOfDay):
        return days
    names = {
        PartOfDay.MORNING: _("in the morning"),
        PartOfDay.AFTERNOON: _("in the afternoon"),
        PartOfDay.EVENING: _("in the evening"),
    }
    return f"{days} {_listed([names[part] for part in parts])}"


def _parts(parts: Sequence[PartOfDay]) -> str:
    if len(parts) == len(PartOfDay):
        return ""
    names = {
        PartOfDay.MORNING: pgettext("after a weekday", "morning"),
        PartOfDay.AFTERNOON: pgettext("after a weekday", "afternoon"),
        PartOfDay.EVENING: pgettext("after a weekday", "evening"),
    }
    return _listed([names[part] for part in parts])


def _listed(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("%(most)s and %(last)s") % {"most": ", ".join(words[:-1]), "last": words[-1]}
