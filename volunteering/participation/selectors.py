"""The figures as they may be shown. Everything here has gone through ``suppression``."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from volunteering.institutions.models import Area, Institution
from volunteering.participation import counts, periods, suppression
from volunteering.participation.counts import NOTHING, Counts
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


def protect(raw: Counts, period: Period, area_ids: Sequence[int], *, adds_up: bool) -> Protected:
    """Hide what may not be shown. ``adds_up`` is false for counts at a moment, which make no sense as a sum of months.

    The pattern of a month depends on that month alone, whatever the period and the filters are.
    """
    months = period.months
    cells = tuple(tuple(raw.cells.get((month, area), NOTHING) for area in area_ids) for month in months)
    totals = tuple(raw.months.get(month, NOTHING) for month in months)
    area_totals: dict[int, Amount] = {}
    total: Amount | None = None
    if adds_up and period.is_closed_school_year:
        year = suppression.Year(cells, totals, tuple(raw.areas.get(area, NOTHING) for area in area_ids), raw.total)
        shown = suppression.closed_year(year)
        parts, month_shown = shown.cells, shown.months
        area_totals = {
            area: Amount(cell.count)
            for area, cell, is_shown in zip(area_ids, year.areas, shown.areas, strict=True)
            if is_shown
        }
        total = Amount(year.total.count) if shown.total else None
    else:
        decided = [suppression.month(row, month_total) for row, month_total in zip(cells, totals, strict=True)]
        parts, month_shown = tuple(found.parts for found in decided), tuple(found.total for found in decided)
    by_cell = {
        (month, area): Amount(cells[row][column].count) if parts[row][column] else HIDDEN
        for row, month in enumerate(months)
        for column, area in enumerate(area_ids)
    }
    by_month = {month: Amount(totals[row].count) if month_shown[row] else HIDDEN for row, month in enumerate(months)}
    if adds_up:
        for area in area_ids:
            area_totals.setdefault(area, add_up(by_cell[month, area] for month in months))
        total = total or add_up(by_month.values())
    else:
        area_totals = {area: by_cell[months[-1], area] for area in area_ids}
        total = by_month[months[-1]]
    return Protected(by_cell, by_month, area_totals, total)


def figures(period: Period, area: Area | None = None, institution: Institution | None = None) -> Figures:
    """Return the figures of a period, for everywhere, an area or one institution."""
    areas = list(Area.objects.all())
    area_ids = [one.pk for one in areas]
    sign_ups = protect(counts.sign_ups(period.months), period, area_ids, adds_up=True)
    engagements = protect(counts.engagements(period.months), period, area_ids, adds_up=False)
    if institution is not None:
        return _of_institution(period, institution, sign_ups, engagements)
    institutions = counts.institutions()
    published = counts.published_opportunities(period.months)
    open_now = counts.open_opportunities()
    chosen = [one for one in areas if area is None or one == area]
    rows = [
        AreaRow(
            area=one,
            institutions=institutions.get(one.pk, 0),
            opportunities=sum(published.get((month, one.pk), 0) for month in period.months),
            sign_ups=sign_ups.areas[one.pk],
            engagements=engagements.areas[one.pk],
        )
        for one in chosen
    ]
    months = [
        MonthRow(
            month=month,
            opportunities=sum(published.get((month, one.pk), 0) for one in chosen),
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
        published_opportunities=sum(row.opportunities for row in rows),
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


def _of_institution(period: Period, institution: Institution, sign_ups: Protected, engagements: Protected) -> Figures:
    """Return one institution's figures: about persons only for a closed school year, and only below a shown number."""
    area_id = institution.area_id
    own_sign_ups = own_engagements = HIDDEN
    if period.is_closed_school_year:
        if not (sign_ups.areas[area_id].is_hidden or sign_ups.areas[area_id].at_least):
            own_sign_ups = _part(counts.sign_ups_of_area(period.months, area_id), institution)
        if not engagements.areas[area_id].is_hidden:
            own_engagements = _part(counts.engagements_of_area(period.months[-1], area_id), institution)
    published = counts.published_opportunities(period.months, institution_id=institution.pk)
    return Figures(
        period=period,
        area=institution.area,
        institution=institution,
        institutions=1,
        open_opportunities=sum(counts.open_opportunities(institution_id=institution.pk).values()),
        published_opportunities=sum(published.values()),
        sign_ups=own_sign_ups,
        engagements=own_engagements,
    )


def _part(by_institution: dict[int | None, suppression.Cell], institution: Institution) -> Amount:
    """Return one institution's count among those of its area, whose sum is public."""
    keys = sorted({*by_institution, institution.pk}, key=lambda key: (key is None, key or 0))
    cells = [by_institution.get(key, NOTHING) for key in keys]
    own = keys.index(institution.pk)
    return Amount(cells[own].count) if suppression.parts_of_shown_total(cells)[own] else HIDDEN


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
