"""All of the invented data in one transaction, the same for the same seed (dates count from today)."""

from __future__ import annotations

import random
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from volunteering import reference_data
from volunteering.bench_data.opportunities import make_opportunities, store
from volunteering.bench_data.people import make_volunteers
from volunteering.bench_data.places import make_places
from volunteering.bench_data.sign_ups import make_sign_ups
from volunteering.engagements.models import SignUp
from volunteering.institutions.models import Association, Institution
from volunteering.opportunities.models import Opportunity
from volunteering.participation.closing import close_months
from volunteering.people.models import User, Volunteer

WOULD_MIX = (User, Volunteer, Institution, Association, Opportunity, SignUp)
"""If any of these has rows, the database belongs to somebody."""
OPPORTUNITIES_A_PLACE = 20


class OtherDataError(Exception):
    """The database holds other data; invented people must never be mixed with real ones."""


@dataclass(frozen=True)
class Loaded:
    """How many rows there are now."""

    institutions: int
    opportunities: int
    volunteers: int
    sign_ups: int
    engagements: int


@transaction.atomic
def load(*, opportunities: int, volunteers: int, seed: int) -> Loaded:
    """Fill a database without people and institutions: as many published opportunities and volunteers as asked for.

    Raises:
        OtherDataError: there is other data.
    """
    if any(model.objects.exists() for model in WOULD_MIX):
        raise OtherDataError
    reference_data.load()
    chance = random.Random(seed)  # noqa: S311 - no secret, the same every time
    now = timezone.now()
    places = make_places(max(5, opportunities // OPPORTUNITIES_A_PLACE), now=now, chance=chance)
    offered, kinds = make_opportunities(opportunities, places, now=now, chance=chance)
    people = make_volunteers(volunteers, now=now, chance=chance)
    sign_ups, engagements = make_sign_ups(people, offered, now=now, chance=chance)
    # Only now is it known how many places are taken.
    store(offered, kinds)
    sign_ups.store()
    engagements.store()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    close_months()
    return Loaded(
        institutions=len(places),
        opportunities=len(offered),
        volunteers=len(people),
        sign_ups=len(sign_ups.rows),
        engagements=len(engagements.rows),
    )
