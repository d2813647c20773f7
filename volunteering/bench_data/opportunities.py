"""Published opportunities that differ as real ones do."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from volunteering.bench_data.numbers import set_aside
from volunteering.bench_data.words import (
    ENDINGS,
    MIDDLES,
    OPENINGS,
    PLACES,
    TIME_NOTES,
    TITLE_ENDS,
)
from volunteering.boundaries.verdicts import Staffing
from volunteering.clearances.kinds import ClearanceKind
from volunteering.institutions.models import Association, InstitutionKind
from volunteering.opportunities.choices import Insurance, OpportunityState, Rhythm, RunBy
from volunteering.opportunities.models import Opportunity
from volunteering.opportunities.schedule import times_of_single_day
from volunteering.people.choices import Language, PartOfDay, Weekday
from volunteering.people.times_of_week import mask

if TYPE_CHECKING:
    import random

    from volunteering.bench_data.places import Place
    from volunteering.boundaries.models import TaskKind

ASSOCIATIONS = ("Naboforeningen", "Bogvennerne", "Ældresagens venner i byen", "Skovens Venner")
LONGEST_TITLE = 90
BY_ASSOCIATION = 0.06
HOURS = ("1", "1.5", "2", "3")


def make_opportunities(
    count: int, places: list[Place], *, now: datetime.datetime, chance: random.Random
) -> tuple[list[Opportunity], list[list[TaskKind]]]:
    """Return published opportunities, not yet stored, and the kinds of task of each."""
    associations = Association.objects.bulk_create(
        [Association(slug=f"proeveforening-{n}", name=name) for n, name in enumerate(ASSOCIATIONS, start=1)]
    )
    opportunities: list[Opportunity] = []
    kinds_of: list[list[TaskKind]] = []
    for number in range(count):
        place = places[number % len(places)]
        kinds = chance.sample(place.kinds, k=min(len(place.kinds), chance.choice((1, 1, 1, 2, 3))))
        opportunity = _opportunity(place, kinds[0], now=now, chance=chance)
        if chance.random() < BY_ASSOCIATION:
            opportunity.run_by = RunBy.ASSOCIATION
            opportunity.association = chance.choice(associations)
            opportunity.insurance = Insurance.ASSOCIATION
        opportunities.append(opportunity)
        kinds_of.append(kinds)
    return opportunities, kinds_of


def store(opportunities: list[Opportunity], kinds_of: list[list[TaskKind]]) -> None:
    """Store the opportunities with their kinds of task.

    The kinds go in first, for numbers set aside: so the words for the search are collected once for each opportunity.
    """
    for opportunity, number in zip(opportunities, set_aside(Opportunity, len(opportunities)), strict=True):
        opportunity.pk = number
    through = Opportunity.task_kinds.through
    through.objects.bulk_create(
        [
            through(opportunity_id=opportunity.pk, taskkind_id=kind.pk)
            for opportunity, kinds in zip(opportunities, kinds_of, strict=True)
            for kind in kinds
        ],
        batch_size=10_000,
    )
    Opportunity.objects.bulk_create(opportunities, batch_size=1000)


def _opportunity(place: Place, kind: TaskKind, *, now: datetime.datetime, chance: random.Random) -> Opportunity:
    words = PLACES[place.institution.kind]
    with_children = place.institution.kind in {InstitutionKind.DAY_CARE, InstitutionKind.SCHOOL}
    room = chance.choice(words.rooms)
    imperative = kind.name[0].lower() + kind.name[1:]
    opening = chance.choice(OPENINGS).format(imperative=imperative, with_whom=chance.choice(words.with_whom))
    paragraphs = [
        " ".join([opening, *chance.sample(MIDDLES, k=chance.randrange(2, 5))]),
        " ".join([*chance.sample(MIDDLES, k=chance.randrange(0, 3)), chance.choice(ENDINGS)]),
    ]
    end = chance.choice(TITLE_ENDS).format(room_lower=room[0].lower() + room[1:])
    return Opportunity(
        institution=place.institution,
        state=OpportunityState.PUBLISHED,
        title=f"{kind.name} {end}"[:LONGEST_TITLE],
        what_you_do="\n\n".join(paragraphs),
        what_staff_do=" ".join(chance.sample(words.staff, k=chance.choice((1, 2)))),
        whom_you_meet=chance.choice(words.meets),
        staffing=Staffing.PRESENT,
        responsible=place.leader,
        contact=place.coordinator,
        meeting_place=f"{room}, {place.institution.name}",
        district_id=place.institution.district_id,
        unit=chance.choice([None, *place.units]),
        minimum_age=chance.choice((0, 0, 0, 15, 18)),
        clearance=ClearanceKind.CHILD if with_children else ClearanceKind.NONE,
        languages=chance.sample(Language.values, k=chance.choice((0, 0, 0, 1, 2))),
        insurance=Insurance.MUNICIPALITY,
        groups_welcome=chance.random() < 0.2,  # noqa: PLR2004
        wheelchair_access=place.institution.has_wheelchair_access,
        places=chance.choice((1, 1, 2, 2, 3, 4, 6, 10, 20)),
        published_under=place.boundary,
        published_at=now - datetime.timedelta(minutes=chance.randrange(1, 300 * 24 * 60)),
        created_by_id=place.coordinator.user_id,
        time_note=chance.choice(TIME_NOTES),
        hours_each_time=Decimal(chance.choice(HOURS)),
        **_schedule(now, chance),
    )


def _schedule(now: datetime.datetime, chance: random.Random) -> dict[str, object]:
    """Return when it is: regularly, on a day to come, or whenever it suits."""
    rhythm = chance.choice((Rhythm.REGULAR, Rhythm.REGULAR, Rhythm.REGULAR, Rhythm.SINGLE, Rhythm.FLEXIBLE))
    starts_at = datetime.time(chance.choice((9, 10, 13, 14, 17, 18)), chance.choice((0, 0, 30)))
    ends_at = starts_at.replace(hour=starts_at.hour + chance.choice((1, 2, 3)))
    if rhythm == Rhythm.SINGLE:
        day = now.date() + datetime.timedelta(days=chance.randrange(2, 200))
        times = times_of_single_day(day, starts_at, ends_at)
        return {"rhythm": rhythm, "starts_on": day, "starts_at": starts_at, "ends_at": ends_at, "times": times}
    days = chance.sample(list(Weekday), k=chance.choice((1, 1, 2, 3)))
    parts = chance.sample(list(PartOfDay), k=chance.choice((1, 1, 2)))
    times = mask((day, part) for day in days for part in parts)
    if rhythm == Rhythm.FLEXIBLE:
        return {"rhythm": rhythm, "times": chance.choice((0, times))}
    return {"rhythm": rhythm, "times": times, "starts_at": starts_at, "ends_at": ends_at}
