"""The figures as they may be shown. About persons: only what has been closed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils import timezone

from volunteering.institutions.models import Area, Institution
from volunteering.participation import closing, counts, periods
from volunteering.participation.closing import Written
from volunteering.participation.models import Measure
from volunteering.participation.periods import Period


@dataclass(frozen=True)
class Amount:
    """A number on a page: ``None`` when it is hidden, or the least it can be when something was left out of a sum."""

    value: int | None
    at_least: bool = False

    @property
    def is_hidden(self) -> bool:
        """Say whether nothing of it may be shown."""
        return self.value is None


HIDDEN = Amount(None)


def add_up(amounts: Iterable[Amount]) -> Amount:
    """Add what is shown and nothing else, so that the sum tells no more than its parts."""
    found = list(amounts)
    left_out = any(amount.is_hidden or amount.at_least for amount in found)
    total = sum(amount.value or 0 for amount in found)
    return HIDDEN if left_out and not total else Amount(total, at_least=left_out)


@dataclass(frozen=True)
class MonthRow:
    """One month of an area or of everywhere."""

    month: datetime.date
    opportunities: int
    sign_ups: Amount
    engagements: Amount


@dataclass(frozen=True)
class AreaRow:
    """One area over the whole period; the engagements are those open when it ended."""

    area: Area
    institutions: int
    opportunities: int
    sign_ups: Amount
    engagements: Amount


@dataclass(frozen=True)
class TableRow:
    """One month over the areas."""

    month: datetime.date
    cells: list[Amount]
    total: Amount


@dataclass(frozen=True)
class Figures:
    """Everything on a page of figures."""

    period: Period
    area: Area | None
    institution: Institution | None
    institutions: int
    open_opportunities: int
    published_opportunities: int
    sign_ups: Amount
    engagements: Amount
    months: list[MonthRow] = field(default_factory=list)
    areas: list[AreaRow] = field(default_factory=list)
    sign_up_table: list[TableRow] = field(default_factory=list)
    engagement_table: list[TableRow] = field(default_factory=list)

    @property
    def hides_something(self) -> bool:
        """Say whether the page must explain the sign for hidden numbers."""
        amounts = [self.sign_ups, self.engagements]
        amounts += [amount for month in self.months for amount in (month.sign_ups, month.engagements)]
        amounts += [amount for area in self.areas for amount in (area.sign_ups, area.engagements)]
        amounts += [cell for row in (*self.sign_up_table, *self.engagement_table) for cell in row.cells]
        return any(amount.is_hidden or amount.at_least for amount in amounts)


@dataclass(frozen=True)
class Protected:
    """Counts by month and area, with the hidden ones left out."""

    cells: dict[tuple[datetime.date, int], Amount]
    months: dict[datetime.date, Amount]
    areas: dict[int, Amount]
    total: Amount


def protect(written: Written, period: Period, area_ids: Sequence[int]) -> Protected:
    """Leave out what is hidden. The areas' numbers are those of the period's last month: nobody is added up twice."""
    by_cell = {(month, area): _amount(written, month, area) for month in period.months for area in area_ids}
    by_month = {month: _amount(written, month, None) for month in period.months}
    last = period.months[-1]
    return Protected(by_cell, by_month, {area: by_cell[last, area] for area in area_ids}, by_month[last])


def _amount(written: Written, month: datetime.date, area_id: int | None) -> Amount:
    return Amount(written.cell(month, area_id).count) if written.is_shown(month, area_id) else HIDDEN


def add_up_months(protected: Protected, of_year: Mapping[tuple[Measure, int | None], int | None]) -> Protected:
    """Return the same months with totals: those written down for a closed year, else sums of what is shown."""

    def total(area: int | None, months: Iterable[Amount]) -> Amount:
        value = of_year.get((Measure.SIGN_UPS, area))
        return add_up(months) if value is None else Amount(value)

    areas = {
        area: total(area, (amount for (_month, one), amount in protected.cells.items() if one == area))
        for area in protected.areas
    }
    return replace(protected, areas=areas, total=total(None, protected.months.values()))


def figures(period: Period, area: Area | None = None, institution: Institution | None = None) -> Figures:
    """Return the figures of a period, for everywhere, an area or one institution."""
    written = closing.read_months(period.months)
    if institution is not None:
        return _of_institution(period, institution)
    areas = list(Area.objects.all())
    area_ids = [one.pk for one in areas]
    sign_ups = add_up_months(protect(written[Measure.SIGN_UPS], period, area_ids), closing.read_year(period))
    engagements = protect(written[Measure.ENGAGEMENTS], period, area_ids)
    published = written[Measure.OPPORTUNITIES]
    institutions = counts.institutions()
    open_now = counts.open_opportunities()
    chosen = [one for one in areas if area is None or one == area]
    rows = [
        AreaRow(
            area=one,
            institutions=institutions.get(one.pk, 0),
            opportunities=sum(published.cell(month, one.pk).count for month in period.months),
            sign_ups=sign_ups.areas[one.pk],
            engagements=engagements.areas[one.pk],
        )
        for one in chosen
    ]
    months = [
        MonthRow(
            month=month,
            opportunities=published.cell(month, area.pk if area else None).count,
            sign_ups=sign_ups.months[month] if area is None else sign_ups.cells[month, area.pk],
            engagements=engagements.months[month] if area is None else engagements.cells[month, area.pk],
        )
        for month in period.months
    ]
    return Figures(
        period=period,
        area=area,
        institution=None,
        institutions=sum(row.institutions for row in rows),
        open_opportunities=sum(open_now.get(one.pk, 0) for one in chosen),
        published_opportunities=sum(row.opportunities for row in months),
        sign_ups=sign_ups.total if area is None else sign_ups.areas[area.pk],
        engagements=engagements.total if area is None else engagements.areas[area.pk],
        months=months,
        areas=rows,
        sign_up_table=_table(sign_ups, period, area_ids) if area is None else [],
        engagement_table=_table(engagements, period, area_ids) if area is None else [],
    )


def _table(protected: Protected, period: Period, area_ids: Sequence[int]) -> list[TableRow]:
    return [
        TableRow(month, [protected.cells[month, area] for area in area_ids], protected.months[month])
        for month in period.months
    ]


def _of_institution(period: Period, institution: Institution) -> Figures:
    """Return one institution's figures: about persons only for a closed school year, as they were written down."""
    of_year = closing.read_year(period, institution)
    return Figures(
        period=period,
        area=institution.area,
        institution=institution,
        institutions=1,
        open_opportunities=sum(counts.open_opportunities(institution_id=institution.pk).values()),
        published_opportunities=counts.published_opportunities_of(institution.pk, period.months),
        sign_ups=_of_all_areas(of_year, Measure.SIGN_UPS),
        engagements=_of_all_areas(of_year, Measure.ENGAGEMENTS),
    )


def _of_all_areas(of_year: Mapping[tuple[Measure, int | None], int | None], wanted: Measure) -> Amount:
    """Return an institution's number; one that has moved during the year was a part of several areas."""
    values = [value for (measure, _area), value in of_year.items() if measure == wanted]
    shown = [value for value in values if value is not None]
    return Amount(sum(shown)) if shown and len(shown) == len(values) else HIDDEN


@dataclass(frozen=True)
class Summary:
    """The figures on the front page of the working group."""

    period: Period
    institutions: int
    open_opportunities: int
    sign_ups: Amount
    engagements: Amount


def summary(today: datetime.date | None = None) -> Summary:
    """Return the four main figures of the last twelve closed months."""
    found = figures(periods.available(today or timezone.localdate())[0])
    return Summary(found.period, found.institutions, found.open_opportunities, found.sign_ups, found.engagements)
