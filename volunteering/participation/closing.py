"""Counting what is over once and for ever.

When a month has ended, its counts and the decision what is hidden are written down, and pages read nothing else.
What is corrected later (a first day, an institution's area, a sign-up that is deleted) changes no number that was
shown, so two looks cannot be subtracted from each other. A school year's totals follow from its months as written.

The job does it at night; where it has not run, the first look does. The first month ever is the first one in which
something happened; earlier months are never counted and stay at zero.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.db.models import Max, Min
from django.utils import timezone

from volunteering.institutions.models import Area, Institution
from volunteering.participation import counts, periods, suppression
from volunteering.participation.counts import NOTHING, Counts
from volunteering.participation.models import COUNTS_PERSONS, ClosedMonth, ClosedYear, Measure
from volunteering.participation.suppression import Cell, Shown

if TYPE_CHECKING:
    from volunteering.participation.periods import Period

_LOCK: Final = 20_260_801


@dataclass(frozen=True)
class Written:
    """Counts and decisions as they were written down; ``None`` as area stands for everywhere."""

    cells: dict[tuple[datetime.date, int | None], tuple[Cell, bool]]

    def cell(self, month: datetime.date, area_id: int | None) -> Cell:
        """Return a count; what was never written down is nothing."""
        return self.cells.get((month, area_id), (NOTHING, True))[0]

    def is_shown(self, month: datetime.date, area_id: int | None) -> bool:
        """Say whether the count may be shown."""
        return self.cells.get((month, area_id), (NOTHING, True))[1]


def close_months(today: datetime.date | None = None) -> int:
    """Write down every month and school year that is over and not written down yet; return how many months.

    Of several at once the others wait and then find it done.
    """
    today = today or timezone.localdate()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        months = _months_to_close(today)
        if months:
            _close(months)
            _close_school_years(months[-1])
        return len(months)


def read_months(months: Sequence[datetime.date]) -> dict[Measure, Written]:
    """Return what is written down about some closed months, closing first what nobody has closed yet. One query."""
    found = _read(months)
    if months and not any(month == months[-1] for month, _area in found[Measure.SIGN_UPS].cells) and close_months():
        found = _read(months)
    return found


def read_year(period: Period, institution: Institution | None = None) -> dict[tuple[Measure, int | None], int | None]:
    """Return what may be shown of a closed school year: by area, or of one institution. One query, or none."""
    if not period.is_closed_school_year or period.school_year is None:
        return {}
    rows = ClosedYear.objects.filter(school_year=period.school_year, institution=institution)
    return {(Measure(measure), area): value for measure, area, value in rows.values_list("measure", "area_id", "value")}


def _read(months: Sequence[datetime.date]) -> dict[Measure, Written]:
    found = {measure: Written({}) for measure in Measure}
    rows = ClosedMonth.objects.filter(month__in=months)
    for measure, month, area, count, persons, is_shown in rows.values_list(
        "measure", "month", "area_id", "count", "persons", "is_shown"
    ):
        found[Measure(measure)].cells[month, area] = (Cell(count, persons), is_shown)
    return found


def _months_to_close(today: datetime.date) -> list[datetime.date]:
    this_month = today.replace(day=1)
    last = ClosedMonth.objects.aggregate(last=Max("month"))["last"]
    if last is not None:
        month = periods.month_after(last)
    else:
        first = counts.first_day()
        if first is None:
            return []
        month = max(first.replace(day=1), periods.available(today)[-1].months[0])
    months = []
    while month < this_month:
        months.append(month)
        month = periods.month_after(month)
    return months


def _close(months: Sequence[datetime.date]) -> None:
    area_ids = list(Area.objects.values_list("pk", flat=True))
    rows = []
    for measure, raw in (
        (Measure.OPPORTUNITIES, counts.published_opportunities(months)),
        (Measure.SIGN_UPS, counts.sign_ups(months)),
        (Measure.ENGAGEMENTS, counts.engagements(months)),
    ):
        for month in months:
            parts = [raw.cells.get((month, area), NOTHING) for area in area_ids]
            total = raw.months.get(month, NOTHING)
            shown = Shown((True,) * len(parts), total=True)
            if measure in COUNTS_PERSONS:
                shown = suppression.month(parts, total)
            rows += [
                ClosedMonth(
                    month=month,
                    area_id=area,
                    measure=measure,
                    count=cell.count,
                    persons=cell.persons,
                    is_shown=is_shown,
                )
                for area, cell, is_shown in zip(
                    [*area_ids, None], [*parts, total], [*shown.parts, shown.total], strict=True
                )
            ]
    ClosedMonth.objects.bulk_create(rows)


def _close_school_years(last_month: datetime.date) -> None:
    """Write down each school year whose last month is written down, and which is not itself."""
    first = ClosedMonth.objects.aggregate(first=Min("month"))["first"]
    done = set(ClosedYear.objects.values_list("school_year", flat=True))
    for year in range(periods.school_year_of(first), periods.school_year_of(last_month) + 1):
        months = periods.months_of_school_year(year)
        if year not in done and months[-1] <= last_month:
            _close_school_year(year, months)


def _close_school_year(school_year: int, months: Sequence[datetime.date]) -> None:
    written = _read(months)
    sign_ups, engagements = written[Measure.SIGN_UPS], written[Measure.ENGAGEMENTS]
    area_ids = sorted({area for _month, area in sign_ups.cells if area is not None})
    now = counts.sign_ups(months)
    year = suppression.Year(
        cells=tuple(tuple(sign_ups.cell(month, area) for area in area_ids) for month in months),
        months=tuple(sign_ups.cell(month, None) for month in months),
        areas=tuple(_over_the_year(sign_ups, months, area, now) for area in area_ids),
        total=_over_the_year(sign_ups, months, None, now),
    )
    decided = [
        Shown(tuple(sign_ups.is_shown(month, area) for area in area_ids), total=sign_ups.is_shown(month, None))
        for month in months
    ]
    shown = suppression.closed_year(year, decided)
    rows = [_year_row(school_year, None, year.total, is_shown=shown.total)]
    for area, total, is_shown in zip(area_ids, year.areas, shown.areas, strict=True):
        rows.append(_year_row(school_year, area, total, is_shown=is_shown))
        rows += _institutions(
            school_year,
            area,
            Measure.SIGN_UPS,
            counts.sign_ups_of_area(months, area),
            whole=total.count if is_shown else None,
        )
        last = engagements.cell(months[-1], area) if engagements.is_shown(months[-1], area) else None
        rows += _institutions(
            school_year,
            area,
            Measure.ENGAGEMENTS,
            counts.engagements_of_area(months[-1], area),
            whole=None if last is None else last.count,
        )
    ClosedYear.objects.bulk_create(rows)


def _year_row(school_year: int, area: int | None, total: Cell, *, is_shown: bool) -> ClosedYear:
    return ClosedYear(
        school_year=school_year, area_id=area, measure=Measure.SIGN_UPS, value=total.count if is_shown else None
    )


def _over_the_year(written: Written, months: Iterable[datetime.date], area: int | None, now: Counts) -> Cell:
    """Return the sum of what was written down, resting on no more persons than is certain.

    How many different persons there were over the year is known only while the months still are as they were counted;
    else it is no fewer than in the largest month.
    """
    cells = {month: written.cell(month, area) for month in months}
    today = now.months if area is None else {month: cell for (month, one), cell in now.cells.items() if one == area}
    total = now.total if area is None else now.areas.get(area, NOTHING)
    is_as_counted = all(today.get(month, NOTHING) == cell for month, cell in cells.items())
    most = max(cell.persons for cell in cells.values())
    return Cell(sum(cell.count for cell in cells.values()), total.persons if is_as_counted else most)


def _institutions(
    school_year: int, area: int, measure: Measure, parts: dict[int | None, Cell], *, whole: int | None
) -> list[ClosedYear]:
    """Decide about the institutions of an area, whose number ``whole`` is public (or not: then theirs are hidden)."""
    known = set(Institution.objects.filter(area_id=area).values_list("pk", flat=True))
    keys = sorted({*known, *parts}, key=lambda key: (key is None, key or 0))
    cells = [parts.get(key, NOTHING) for key in keys]
    gone = -1 if whole is None else whole - sum(cell.count for cell in cells)
    # What is gone since it was counted is a part of the public number too. What has come since is in none.
    shown = suppression.parts_of_shown_total([*cells, Cell(gone, gone)])[:-1] if gone >= 0 else (False,) * len(cells)
    return [
        ClosedYear(
            school_year=school_year,
            area_id=area,
            institution_id=key,
            measure=measure,
            value=cell.count if is_shown else None,
        )
        for key, cell, is_shown in zip(keys, cells, shown, strict=True)
        if key is not None
    ]
