"""Days on which something can take place."""

from __future__ import annotations

import datetime
from typing import Final

import holidays

PUBLIC_HOLIDAYS: Final = holidays.country_holidays("DK")
QUIET_DAYS: Final = ((12, 24), (12, 31))


def on_weekday(day: datetime.date, weekday: int) -> datetime.date:
    """Return ``day`` or the first one after it on a weekday (0 is Monday) that is no holiday."""
    day += datetime.timedelta(days=(weekday - day.weekday()) % 7)
    while day in PUBLIC_HOLIDAYS or (day.month, day.day) in QUIET_DAYS:
        day += datetime.timedelta(days=7)
    return day
