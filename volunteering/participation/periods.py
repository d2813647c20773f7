"""Which months a page may cover: closed ones only, the last twelve or a school year (1 August to 31 July)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

LAST_TWELVE: Final = "12"
FIRST_MONTH_OF_SCHOOL_YEAR: Final = 8
EARLIER_SCHOOL_YEARS: Final = 3
MONTHS_A_YEAR: Final = 12


def month_after(day: datetime.date) -> datetime.date:
    """Return the first day of the next month."""
    return (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)


def last_day(month: datetime.date) -> datetime.date:
    """Return the last day of a month."""
    return month_after(month) - datetime.timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Closed months, oldest first, given as their first days. ``key`` stands in addresses."""

    key: str
    months: tuple[datetime.date, ...]
    school_year: int | None = None

    @property
    def is_closed_school_year(self) -> bool:
        """Say whether the whole school year is over; only then are there totals over its months."""
        return self.school_year is not None and len(self.months) == MONTHS_A_YEAR

    @property
    def label(self) -> str:
        """Return what it is called, in the language of the page."""
        if self.school_year is None:
            return _("The last 12 months")
        years = f"{self.school_year}/{(self.school_year + 1) % 100:02d}"
        if self.is_closed_school_year:
            return _("School year %(years)s") % {"years": years}
        return _("School year %(years)s so far") % {"years": years}


def available(today: datetime.date) -> list[Period]:
    """Return the periods to choose from, the usual one first. Months that are not over are in none of them."""
    this_month = today.replace(day=1)
    months = [this_month]
    for _number in range(MONTHS_A_YEAR):
        months.insert(0, (months[0] - datetime.timedelta(days=1)).replace(day=1))
    this_year = school_year_of(today)
    periods = [Period(LAST_TWELVE, tuple(months[:-1]))]
    for year in range(this_year, this_year - EARLIER_SCHOOL_YEARS - 1, -1):
        closed = tuple(month for month in months_of_school_year(year) if month < this_month)
        if closed:
            periods.append(Period(f"{year}-{year + 1}", closed, school_year=year))
    return periods


def school_year_of(day: datetime.date) -> int:
    """Return the year in which the school year of a day began."""
    return day.year if day.month >= FIRST_MONTH_OF_SCHOOL_YEAR else day.year - 1


def months_of_school_year(year: int) -> list[datetime.date]:
    """Return the twelve months of the school year that begins in August of ``year``."""
    months = [datetime.date(year, FIRST_MONTH_OF_SCHOOL_YEAR, 1)]
    while len(months) < MONTHS_A_YEAR:
        months.append(month_after(months[-1]))
    return months
