"""Institutions, their people, boundaries and projects."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from portal.demo import people
from portal.demo.area_centres import NETWORK
from portal.demo.make_accounts import make_users
from volunteering.boundaries.models import BoundaryRule, BoundaryState, RoleBoundary, TaskKind
from volunteering.institutions.models import Area, AreaNetwork, Institution, Membership, Role, Unit
from volunteering.opportunities.models import Project
from volunteering.people.models import District

if TYPE_CHECKING:
    from portal.demo.cast import Cast
    from portal.demo.specs import BoundarySpec, InstitutionSpec


def make_institutions(cast: Cast) -> None:
    """Make all institutions with everything but their opportunities, and the network of the area centres."""
    cast.areas = {area.slug: area for area in Area.objects.all()}
    cast.districts = {district.code: district for district in District.objects.all()}
    kinds = list(TaskKind.objects.all())
    cast.users |= make_users({who.account: who.name for place in people.INSTITUTIONS for who in place.employees})
    cast.users |= make_users({account: name for account, name, _area in people.AREA_COORDINATORS})
    for spec in people.INSTITUTIONS:
        _make_institution(cast, spec, [kind for kind in kinds if kind.institution_kind == spec.kind])
    for account, _name, area in people.AREA_COORDINATORS:
        cast.memberships[account] = Membership.objects.create(
            user=cast.users[account], area=cast.areas[area], role=Role.AREA_COORDINATOR, started_at=cast.days_ago(800)
        )
    network = AreaNetwork.objects.create(name=NETWORK, area=cast.areas["aeldre"])
    network.institutions.set(place for place in cast.institutions.values() if place.area_id == network.area_id)


def _make_institution(cast: Cast, spec: InstitutionSpec, kinds: list[TaskKind]) -> None:
    place = Institution.objects.create(
        slug=spec.slug,
        name=spec.name,
        kind=spec.kind,
        area=cast.areas[spec.area],
        district=cast.districts[spec.district],
        address=spec.address,
        email=people.email_of(spec.slug),
        summary=spec.summary,
        description=spec.description,
        welcome_text=spec.welcome_text,
        has_wheelchair_access=spec.has_wheelchair_access,
    )
    cast.institutions[spec.slug] = place
    Unit.objects.bulk_create(Unit(institution=place, name=name) for name in spec.units)
    for who in spec.employees:
        cast.memberships[who.account] = Membership.objects.create(
            user=cast.users[who.account],
            institution=place,
            role=who.role,
            title=who.title,
            started_at=cast.days_ago(800),
        )
    first = cast.memberships[spec.employees[0].account]
    for version, boundary in enumerate(spec.boundaries, start=1):
        _make_boundary(cast, place, version, boundary, kinds, ask_whom=first)
    Project.objects.bulk_create(
        Project(
            institution=place,
            slug=project.slug,
            title=project.title,
            summary=project.summary,
            story=project.story,
            lesson=project.lesson,
            phase=project.phase,
            started_on=project.started_on,
            closed_on=project.closed_on,
            owner=first.user,
        )
        for project in spec.projects
    )


def _make_boundary(
    cast: Cast, place: Institution, version: int, spec: BoundarySpec, kinds: list[TaskKind], *, ask_whom: Membership
) -> None:
    boundary = RoleBoundary.objects.create(
        institution=place,
        version=version,
        introduction=spec.introduction,
        med_forum=spec.med_forum,
        med_discussed_on=_day(cast, spec.med_days_ago),
        ask_whom=ask_whom,
    )
    changed = {rule.task_kind: rule for rule in spec.rules}
    unknown = changed.keys() - {kind.slug for kind in kinds}
    if unknown:
        message = f"{place.slug}: no such kind of task: {', '.join(sorted(unknown))}"
        raise LookupError(message)
    is_frozen = spec.days_ago is not None
    for kind in kinds:
        rule = changed.get(kind.slug)
        if rule is None and (not kind.is_starter or kind.slug in spec.left_out):
            continue
        BoundaryRule.objects.create(
            boundary=boundary,
            task_kind=kind,
            task_name=kind.name if is_frozen else "",
            task_name_en=kind.name_en if is_frozen else "",
            verdict=(rule and rule.verdict) or kind.default_verdict,
            reason=(rule and rule.reason) or kind.default_reason,
            reason_en="" if rule and rule.reason else kind.default_reason_en,
        )
    if spec.days_ago is not None:
        # The verbs stamp the present moment, and a version in force is frozen: so the past is written in one go.
        began = cast.days_ago(spec.days_ago)
        versions = RoleBoundary.objects.filter(institution=place)
        versions.in_force().update(state=BoundaryState.SUPERSEDED, superseded_at=began)
        versions.filter(pk=boundary.pk).update(
            state=BoundaryState.IN_FORCE,
            in_force_at=began,
            in_force_by=ask_whom.user,
            created_at=began - datetime.timedelta(days=20),
        )


def _day(cast: Cast, days_ago: int | None) -> datetime.date | None:
    return None if days_ago is None else cast.days_ago(days_ago).date()
