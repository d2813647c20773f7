"""Opportunities, through the same verbs as everywhere; only their dates are moved back."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from portal.demo import people
from portal.demo.days import on_weekday
from volunteering.boundaries.models import RoleBoundary, TaskKind
from volunteering.institutions.models import Unit
from volunteering.opportunities.choices import OpportunityState, PauseReason, RunBy
from volunteering.opportunities.models import Opportunity, Project
from volunteering.people.times_of_week import mask

if TYPE_CHECKING:
    from portal.demo.cast import Cast
    from portal.demo.specs import InstitutionSpec, OpportunitySpec

CLOSED_AFTER = datetime.timedelta(days=1)


def make_opportunities(cast: Cast) -> None:
    """Make every opportunity of every institution."""
    kinds = {kind.slug: kind for kind in TaskKind.objects.all()}
    projects = {project.slug: project for project in Project.objects.all()}
    units = {(unit.institution_id, unit.name): unit for unit in Unit.objects.all()}
    boundaries = {boundary.institution_id: boundary for boundary in RoleBoundary.objects.in_force()}
    for place in people.INSTITUTIONS:
        for spec in place.opportunities:
            opportunity = _new(cast, place, spec)
            opportunity.project = projects.get(spec.project)
            opportunity.unit = units[opportunity.institution_id, spec.unit] if spec.unit else None
            opportunity.save()
            opportunity.task_kinds.set([kinds[slug] for slug in spec.task_kinds])
            cast.opportunities[spec.title] = opportunity
            if spec.state != OpportunityState.DRAFT:
                _bring_out(cast, opportunity, spec, boundaries[opportunity.institution_id])


def _new(cast: Cast, place: InstitutionSpec, spec: OpportunitySpec) -> Opportunity:
    """Return the opportunity as a draft, not yet stored."""
    contact = cast.memberships[spec.contact]
    first_day = None if spec.in_days is None else cast.today + datetime.timedelta(days=spec.in_days)
    if first_day is not None and spec.times:
        # The day said beside it must be the day it is.
        first_day = on_weekday(first_day, spec.times[0][0])
    starts_at, ends_at = spec.from_to or (None, None)
    return Opportunity(
        institution=cast.institutions[place.slug],
        title=spec.title,
        what_you_do=spec.what_you_do,
        what_staff_do=spec.what_staff_do,
        whom_you_meet=spec.whom_you_meet,
        staffing=spec.staffing,
        contact=contact,
        responsible=cast.memberships[spec.responsible] if spec.responsible else contact,
        run_by=RunBy.ASSOCIATION if spec.association else RunBy.INSTITUTION,
        association=cast.associations[spec.association] if spec.association else None,
        rhythm=spec.rhythm,
        starts_on=first_day,
        ends_on=first_day,
        starts_at=starts_at,
        ends_at=ends_at,
        times=mask(spec.times),
        time_note=spec.time_note,
        hours_each_time=Decimal(spec.hours) if spec.hours else None,
        meeting_place=spec.meeting_place,
        district=cast.districts[place.district],
        minimum_age=spec.minimum_age,
        clearance=spec.clearance,
        is_confidential=spec.is_confidential,
        languages=list(spec.languages),
        insurance=spec.insurance,
        groups_welcome=spec.groups_welcome,
        wheelchair_access=spec.wheelchair,
        places=spec.places,
        created_by=contact.user,
    )


def _bring_out(cast: Cast, opportunity: Opportunity, spec: OpportunitySpec, boundary: RoleBoundary) -> None:
    opportunity.publish(under=boundary)
    published = cast.days_ago(spec.published_days_ago)
    dates = {"published_at": published, "created_at": published - datetime.timedelta(days=2)}
    if spec.state == OpportunityState.PAUSED:
        opportunity.pause(reason=PauseReason.BY_HAND)
    elif spec.state == OpportunityState.CLOSED:
        opportunity.close()
        dates["closed_at"] = cast.now + datetime.timedelta(days=spec.in_days or 0) + CLOSED_AFTER
    Opportunity.objects.filter(pk=opportunity.pk).update(**dates)
    opportunity.refresh_from_db()
