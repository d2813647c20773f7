"""What the public page of an opportunity shows, read in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from django.core.cache import caches
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from volunteering.boundaries.models import BoundaryRule, TaskKind
from volunteering.boundaries.verdicts import Verdict
from volunteering.opportunities.cards import Card, cards
from volunteering.opportunities.choices import OpportunityState
from volunteering.opportunities.models import Opportunity
from volunteering.opportunities.schedule import when
from volunteering.people.choices import Language
from volunteering.people.models import District

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from django.db.models import QuerySet

    from volunteering.boundaries.models import RoleBoundary

Row = TypeVar("Row", TaskKind, District)
MOST_NEVER = 12
SIMILAR = 3


@dataclass(frozen=True)
class PublicPage:
    """An opportunity with everything around it that its page says."""

    opportunity: Opportunity
    task_kinds: list[TaskKind]
    never: list[BoundaryRule]
    when: str
    hours_each_time: str
    languages: list[str]
    is_over: bool
    similar: list[Card]

    @property
    def names_district(self) -> bool:
        """Say whether the address leaves out the postal code."""
        district = self.opportunity.district
        return district is not None and district.code not in self.opportunity.institution.address

    @property
    def is_open(self) -> bool:
        """Say whether one can sign up."""
        return self.opportunity.state == OpportunityState.PUBLISHED and not self.is_over


def of(opportunity: Opportunity, *, boundary: RoleBoundary | None = None) -> PublicPage:
    """Return the page. A preview gives the ``boundary`` that it would be published under."""
    is_over = opportunity.last_day is not None and opportunity.last_day < timezone.localdate()
    is_open = opportunity.state == OpportunityState.PUBLISHED and not is_over
    under = boundary.pk if boundary else opportunity.published_under_id
    if opportunity.district_id is not None:
        opportunity.district = _kept("districts", District.objects.all(), [opportunity.district_id])[
            opportunity.district_id
        ]
    return PublicPage(
        opportunity=opportunity,
        task_kinds=task_kinds_of(opportunity),
        never=never_of(under) if under else [],
        when=when(
            rhythm=opportunity.rhythm,
            starts_on=opportunity.starts_on,
            starts_at=opportunity.starts_at,
            ends_at=opportunity.ends_at,
            times_mask=opportunity.times,
            time_note=opportunity.time_note,
        ),
        hours_each_time=hours_each_time(opportunity.hours_each_time),
        languages=[str(Language(code).label) for code in opportunity.languages if code in Language.values],
        is_over=is_over,
        similar=[] if is_open or opportunity.state == OpportunityState.DRAFT else similar_to(opportunity),
    )


def task_kinds_of(opportunity: Opportunity) -> list[TaskKind]:
    """Return the kinds of task in the order of the taxonomy; no query for what ``with_page_details`` fetched."""
    chosen: list[int] | None = getattr(opportunity, "task_kind_ids", None)
    if chosen is None:
        chosen = list(opportunity.task_kinds.values_list("pk", flat=True)) if opportunity.pk else []
    return [kind for pk, kind in _kept("task-kinds", TaskKind.objects.all(), chosen).items() if pk in chosen]


def _kept(name: str, rows: QuerySet[Row], wanted: Iterable[int]) -> dict[int, Row]:
    """Return the ``rows`` of a small table of words by id, in their order; kept for half a minute in each process.

    Read anew at once when one that is ``wanted`` is not among them.
    """
    key = f"opportunity-page-{name}"
    known: dict[int, Row] | None = caches["pages"].get(key)
    if known is None or not known.keys() >= set(wanted):
        known = {row.pk: row for row in rows}
        caches["pages"].set(key, known, settings.PARTS_KEPT_SECONDS)
    return known


def hours_each_time(hours: Decimal | None) -> str:
    """Return "about 1.5 hours each time", with the decimal sign of the language."""
    if hours is None:
        return ""
    text = _("About %(hours)s hour each time") if hours == 1 else _("About %(hours)s hours each time")
    return text % {"hours": number_format(hours.normalize(), use_l10n=True)}


def never_of(boundary_id: int) -> list[BoundaryRule]:
    """Return what volunteers never do under a version of the boundary; kept for half a minute in each process."""
    key = f"opportunity-never-{boundary_id}"
    known: list[BoundaryRule] | None = caches["pages"].get(key)
    if known is None:
        rules = BoundaryRule.objects.filter(boundary=boundary_id, verdict=Verdict.STAFF_ONLY)
        known = list(rules.select_related("task_kind")[:MOST_NEVER])
        caches["pages"].set(key, known, settings.PARTS_KEPT_SECONDS)
    return known


def similar_to(opportunity: Opportunity) -> list[Card]:
    """Return others to look at instead: of the same institution first, then of the same area or district."""
    on_offer = Opportunity.objects.on_offer(timezone.localdate()).exclude(pk=opportunity.pk)
    newest_first = on_offer.order_by("-published_at", "-pk")
    own = cards(newest_first.filter(institution=opportunity.institution_id)[:SIMILAR])
    if len(own) == SIMILAR:
        return own
    others = newest_first.exclude(institution=opportunity.institution_id)
    near = cards(
        (
            others.filter(institution__area=opportunity.institution.area_id)
            | others.filter(district=opportunity.district_id)
        )[: SIMILAR - len(own)]
    )
    return own + near
