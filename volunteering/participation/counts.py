"""Counting in the database: how many, and how many different persons. What leaves here is not yet fit to be shown."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection
from django.db.models import Count, Min
from django.db.models.functions import TruncMonth
from django.utils import timezone

from volunteering.engagements.models import Engagement, SignUp
from volunteering.institutions.models import Institution
from volunteering.opportunities.models import Opportunity
from volunteering.participation.periods import last_day, month_after
from volunteering.participation.suppression import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING = Cell()

# Each person is folded into one row a sum first, which hashes; counting distinct persons at once would sort every row.
_SIGN_UPS = """
    SELECT month, area_id, sum(number)::int, count(*)
    FROM (
        SELECT month, area_id, volunteer_id, count(*) AS number, grouping(month, area_id) AS kind
        FROM (
            SELECT date_trunc('month', sent_at AT TIME ZONE %s)::date AS month, area_id, volunteer_id
            FROM volunteering_signup WHERE sent_at >= %s AND sent_at < %s
        ) AS sign_up
        GROUP BY GROUPING SETS (
            (month, area_id, volunteer_id), (month, volunteer_id), (area_id, volunteer_id), (volunteer_id)
        )
    ) AS person
    GROUP BY kind, month, area_id
"""
_SIGN_UPS_OF_AREA = """
    SELECT institution_id, count(*), count(DISTINCT volunteer_id)
    FROM volunteering_signup WHERE sent_at >= %s AND sent_at < %s AND area_id = %s
    GROUP BY institution_id
"""
_ENGAGEMENTS = """
    SELECT day, area_id, sum(number)::int, count(*)
    FROM (
        SELECT day, area_id, volunteer_id, count(*) AS number, grouping(area_id) AS kind
        FROM unnest(%s::date[]) AS day
        JOIN volunteering_engagement ON started_on <= day AND (ended_on IS NULL OR ended_on > day)
        JOIN volunteering_institution ON volunteering_institution.id = institution_id
        GROUP BY GROUPING SETS ((day, area_id, volunteer_id), (day, volunteer_id))
    ) AS person
    GROUP BY kind, day, area_id
"""
_ENGAGEMENTS_OF_AREA = """
    SELECT institution_id, count(*), count(DISTINCT volunteer_id)
    FROM volunteering_engagement
    JOIN volunteering_institution ON volunteering_institution.id = institution_id
    WHERE started_on <= %s AND (ended_on IS NULL OR ended_on > %s) AND area_id = %s
    GROUP BY institution_id
"""


@dataclass
class Counts:
    """Counts by month and area, with their totals; what is not in a dictionary is nothing."""

    cells: dict[tuple[datetime.date, int], Cell] = field(default_factory=dict)
    months: dict[datetime.date, Cell] = field(default_factory=dict)
    areas: dict[int, Cell] = field(default_factory=dict)
    total: Cell = NOTHING


def _bounds(months: Sequence[datetime.date]) -> tuple[datetime.datetime, datetime.datetime]:
    """Return the moments at which the first month begins and the last is over, in Danish time."""
    first, after = months[0], month_after(months[-1])
    return (
        timezone.make_aware(datetime.datetime.combine(first, datetime.time.min)),
        timezone.make_aware(datetime.datetime.combine(after, datetime.time.min)),
    )


def sign_ups(months: Sequence[datetime.date]) -> Counts:
    """Count the sign-ups that reached an institution or a coordinator, by the month in which they were sent."""
    counts = Counts()
    with connection.cursor() as cursor:
        cursor.execute(_SIGN_UPS, [settings.TIME_ZONE, *_bounds(months)])
        for month, area, count, persons in cursor.fetchall():
            cell = Cell(count, persons)
            if month is not None and area is not None:
                counts.cells[month, area] = cell
            elif month is not None:
                counts.months[month] = cell
            elif area is not None:
                counts.areas[area] = cell
            else:
                counts.total = cell
    return counts


def engagements(months: Sequence[datetime.date]) -> Counts:
    """Count the engagements that were open when each month ended. No totals over months: nobody is added up twice."""
    counts = Counts()
    with connection.cursor() as cursor:
        cursor.execute(_ENGAGEMENTS, [[last_day(month) for month in months]])
        for day, area, count, persons in cursor.fetchall():
            month, cell = day.replace(day=1), Cell(count, persons)
            if area is None:
                counts.months[month] = cell
            else:
                counts.cells[month, area] = cell
    return counts


def sign_ups_of_area(months: Sequence[datetime.date], area_id: int) -> dict[int | None, Cell]:
    """Count an area's sign-ups by institution; ``None`` stands for offers without a chosen institution."""
    return _by_institution(_SIGN_UPS_OF_AREA, [*_bounds(months), area_id])


def engagements_of_area(month: datetime.date, area_id: int) -> dict[int | None, Cell]:
    """Count an area's engagements that were open when a month ended, by institution."""
    day = last_day(month)
    return _by_institution(_ENGAGEMENTS_OF_AREA, [day, day, area_id])


def _by_institution(query: str, values: list[Any]) -> dict[int | None, Cell]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return {institution: Cell(count, persons) for institution, count, persons in cursor.fetchall()}


def institutions() -> dict[int, int]:
    """Count the institutions with a public page by area."""
    rows = Institution.objects.filter(is_active=True).order_by().values_list("area").annotate(number=Count("pk"))
    return dict(rows)


def published_opportunities(months: Sequence[datetime.date]) -> Counts:
    """Count the opportunities by the month in which they were first published, and area. They tell of no person."""
    start, end = _bounds(months)
    rows = (
        Opportunity.objects.filter(published_at__gte=start, published_at__lt=end)
        .order_by()
        .annotate(month=TruncMonth("published_at"))
        .values_list("month", "institution__area")
        .annotate(number=Count("pk"))
    )
    counts = Counts()
    for moment, area, number in rows:
        month = timezone.localtime(moment).date()
        counts.cells[month, area] = Cell(number)
        counts.months[month] = Cell(number + counts.months.get(month, NOTHING).count)
    return counts


def published_opportunities_of(institution_id: int, months: Sequence[datetime.date]) -> int:
    """Count the opportunities that an institution first published in some months."""
    start, end = _bounds(months)
    found = Opportunity.objects.filter(institution_id=institution_id, published_at__gte=start, published_at__lt=end)
    return int(found.count())


def first_day() -> datetime.date | None:
    """Return the day of the first thing that is counted here, if there is any."""
    moments = [
        SignUp.objects.aggregate(first=Min("sent_at"))["first"],
        Opportunity.objects.aggregate(first=Min("published_at"))["first"],
    ]
    days = [timezone.localtime(moment).date() for moment in moments if moment is not None]
    began = Engagement.objects.aggregate(first=Min("started_on"))["first"]
    return min([*days, *([began] if began is not None else [])], default=None)


def open_opportunities(*, institution_id: int | None = None) -> dict[int, int]:
    """Count the opportunities that can be signed up for now, by area."""
    found = Opportunity.objects.published()
    if institution_id is not None:
        found = found.filter(institution_id=institution_id)
    return dict(found.order_by().values_list("institution__area").annotate(number=Count("pk")))
