"""Days on which something can take place."""

from __future__ import annotations

import datetime
from typing import Final

import holidays

PUBLIC_HOLIDAYS: Final = holidays.country_holidays("DK")
CHRISTMAS: Final = ((12, 20), (12, 31))
"""Month and day of the first and the last day on which people have other things to do."""


def on_weekday(day: datetime.date, weekday: int) -> datetime.date:
    """Return ``day`` or the first one after it on a weekday (0 is Monday) that is no holiday and not Christmas."""
    day += datetime.timedelta(days=(weekday - day.weekday()) % 7)
    while day in PUBLIC_HOLIDAYS or CHRISTMAS[0] <= (day.month, day.day) <= CHRISTMAS[1]:
        day += datetime.timedelta(days=7)
    return day
