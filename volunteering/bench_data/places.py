"""Institutions with units, staff and a boundary in force."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password

from volunteering.bench_data.words import (
    FIRST_NAMES,
    INVENTED_SURNAMES,
    PLACE_NAMES,
    PLACES,
    STREETS,
)
from volunteering.boundaries.models import BoundaryRule, BoundaryState, RoleBoundary, TaskKind
from volunteering.boundaries.verdicts import Verdict
from volunteering.institutions.danish_order import danish_sort_key
from volunteering.institutions.models import Area, Institution, InstitutionKind, Membership, Role, Unit
from volunteering.people.models import District, User

if TYPE_CHECKING:
    import random

SHARES = {
    InstitutionKind.DAY_CARE: 40,
    InstitutionKind.SCHOOL: 20,
    InstitutionKind.ELDERLY_CARE: 25,
    InstitutionKind.LIBRARY: 10,
    InstitutionKind.ADMINISTRATION: 5,
}
"""Of a hundred institutions."""
STAFF = (
    (Role.LEADER, "Leder"),
    (Role.COORDINATOR, "Tovholder for frivillige"),
    (Role.MENTOR, "Mentor"),
)


@dataclass(frozen=True)
class Place:
    """An institution and what an opportunity there needs."""

    institution: Institution
    units: list[Unit]
    leader: Membership
    coordinator: Membership
    mentor: Membership
    boundary: RoleBoundary
    kinds: list[TaskKind]
    """What volunteers may do there."""


def invented_name(number: int) -> str:
    """Return a name that nobody has; the same for the same number."""
    first, last = len(FIRST_NAMES), len(INVENTED_SURNAMES)
    again = number // (first * last)
    name = f"{FIRST_NAMES[number % first]} {INVENTED_SURNAMES[number // first % last]}"
    return f"{name} {again + 1}." if again else name


def make_places(count: int, *, now: datetime.datetime, chance: random.Random) -> list[Place]:
    """Store ``count`` institutions, each with three colleagues and a boundary that came into force last year."""
    areas = {area.slug: area for area in Area.objects.all()}
    districts = list(District.objects.all())
    kinds = chance.choices(list(SHARES), weights=list(SHARES.values()), k=count)
    institutions = [
        _institution(number, kind, areas[PLACES[kind].area], chance.choice(districts), chance)
        for number, kind in enumerate(kinds)
    ]
    Institution.objects.bulk_create(institutions)
    units = Unit.objects.bulk_create(
        [Unit(institution=place, name=name) for place in institutions for name in PLACES[place.kind].units]
    )
    units_of: dict[int, list[Unit]] = {}
    for unit in units:
        units_of.setdefault(unit.institution_id, []).append(unit)
    memberships = _make_staff(institutions, now)
    boundaries = _make_boundaries(institutions, memberships, now)
    allowed: dict[str, list[TaskKind]] = {}
    for task_kind in TaskKind.objects.exclude(default_verdict=Verdict.STAFF_ONLY):
        allowed.setdefault(task_kind.institution_kind, []).append(task_kind)
    return [
        Place(
            institution=institution,
            units=units_of[institution.pk],
            leader=memberships[institution.pk, Role.LEADER],
            coordinator=memberships[institution.pk, Role.COORDINATOR],
            mentor=memberships[institution.pk, Role.MENTOR],
            boundary=boundaries[institution.pk],
            kinds=allowed[institution.kind],
        )
        for institution in institutions
    ]


def _institution(
    number: int, kind: InstitutionKind, area: Area, district: District, chance: random.Random
) -> Institution:
    name = f"{chance.choice(PLACES[kind].first_names)} {PLACE_NAMES[number % len(PLACE_NAMES)]}"
    if number >= len(PLACE_NAMES):
        name = f"{name} {number // len(PLACE_NAMES) + 1}"
    return Institution(
        slug=f"proevested-{number + 1}",
        name=name,
        sort_key=danish_sort_key(name),
        kind=kind,
        area=area,
        district=district,
        address=f"{chance.choice(STREETS)} {chance.randrange(1, 120)}, {district}",
        summary="Et sted, hvor der er plads til flere hænder og historier.",
        description="Vi har haft frivillige i mange år. De fleste kommer, fordi en nabo tog dem med.\n\n" * 2,
        welcome_text="Kom forbi til en kop kaffe; så viser vi rundt.",
        has_wheelchair_access=chance.random() < 0.7,  # noqa: PLR2004
    )


def _make_staff(institutions: list[Institution], now: datetime.datetime) -> dict[tuple[int, str], Membership]:
    no_password = make_password(None)
    users = [
        User(
            email=f"{role}.{institution.slug}@example.org".replace("_", "-"),
            display_name=invented_name(number * len(STAFF) + place),
            password=no_password,
            date_joined=now - datetime.timedelta(days=500),
        )
        for number, institution in enumerate(institutions)
        for place, (role, _title) in enumerate(STAFF)
    ]
    User.objects.bulk_create(users, batch_size=2000)
    each = iter(users)
    memberships = [
        Membership(
            user=next(each),
            institution=institution,
            role=role,
            title=title,
            started_at=now - datetime.timedelta(days=500),
        )
        for institution in institutions
        for role, title in STAFF
    ]
    Membership.objects.bulk_create(memberships, batch_size=2000)
    return {(membership.institution_id or 0, membership.role): membership for membership in memberships}


def _make_boundaries(
    institutions: list[Institution], memberships: dict[tuple[int, str], Membership], now: datetime.datetime
) -> dict[int, RoleBoundary]:
    """Write the lines while the versions are drafts, then put all in force."""
    boundaries = RoleBoundary.objects.bulk_create(
        [
            RoleBoundary(
                institution=institution,
                version=1,
                introduction="Frivillige kommer med tid og lyst. Ansvaret bliver hos personalet.",
                ask_whom=memberships[institution.pk, Role.LEADER],
            )
            for institution in institutions
        ]
    )
    kinds: dict[str, list[TaskKind]] = {}
    for kind in TaskKind.objects.all():
        kinds.setdefault(kind.institution_kind, []).append(kind)
    BoundaryRule.objects.bulk_create(
        [
            BoundaryRule(
                boundary=boundary,
                task_kind=kind,
                task_name=kind.name,
                task_name_en=kind.name_en,
                verdict=kind.default_verdict,
                reason=kind.default_reason,
                reason_en=kind.default_reason_en,
            )
            for boundary, institution in zip(boundaries, institutions, strict=True)
            for kind in kinds[institution.kind]
        ],
        batch_size=2000,
    )
    RoleBoundary.objects.filter(pk__in=[boundary.pk for boundary in boundaries]).update(
        state=BoundaryState.IN_FORCE, in_force_at=now - datetime.timedelta(days=400)
    )
    return {boundary.institution_id: boundary for boundary in boundaries}
