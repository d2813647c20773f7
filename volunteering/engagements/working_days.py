"""Working days in Denmark: how long somebody has waited, when weekends and public holidays do not count."""

from __future__ import annotations

import datetime
import functools
from zoneinfo import ZoneInfo

import holidays

DENMARK = ZoneInfo("Europe/Copenhagen")
MONDAY_TO_FRIDAY = 5


@functools.lru_cache(maxsize=32)
def _public_holidays(year: int) -> frozenset[datetime.date]:
    return frozenset(holidays.country_holidays("DK", years=year))


def is_working_day(day: datetime.date) -> bool:
    """Say whether people are at work: Monday to Friday and no public holiday."""
    return day.weekday() < MONDAY_TO_FRIDAY and day not in _public_holidays(day.year)


def working_day_before(day: datetime.date) -> datetime.date:
    """Return the last working day before ``day``."""
    day -= datetime.timedelta(days=1)
    while not is_working_day(day):
        day -= datetime.timedelta(days=1)
    return day


def working_days_ago(now: datetime.datetime, days: int) -> datetime.datetime:
    """Return the moment since which ``days`` whole working days have passed at ``now`` (aware).

    No time passes on a weekend or a holiday: on a Sunday it is as if Friday had just ended.
    """
    local = now.astimezone(DENMARK)
    day, clock = local.date(), local.time()
    if not is_working_day(day):
        # Friday has ended: the same as the first moment of a day after it.
        day, clock = working_day_before(day), datetime.time.max
    for _step in range(days):
        day = working_day_before(day)
    return datetime.datetime.combine(day, clock, tzinfo=DENMARK)
