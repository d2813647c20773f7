"""Volunteers who do not exist, with and without a login."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password

from volunteering.bench_data.places import invented_name
from volunteering.people.choices import AgeBand, Language
from volunteering.people.models import District, User, Volunteer

if TYPE_CHECKING:
    import random

WITH_LOGIN = 0.8
GROWN_UP = tuple(band for band in AgeBand if band not in AgeBand.under_15())
WISHES = ("Gerne noget med musik.", "Helst om formiddagen.", "Haven og dyrene.", "At læse højt.", "")


def invented_uuid(chance: random.Random) -> uuid.UUID:
    """Return an identifier that is the same for the same seed."""
    return uuid.UUID(int=chance.getrandbits(128), version=4)


def make_volunteers(count: int, *, now: datetime.datetime, chance: random.Random) -> list[Volunteer]:
    """Store ``count`` volunteers with the districts they can get to; four of five have a login."""
    no_password = make_password(None)
    users = [
        User(
            email=f"frivillig-{number + 1}@example.org",
            display_name=invented_name(number),
            password=no_password,
            date_joined=now - datetime.timedelta(days=chance.randrange(1, 400)),
        )
        if chance.random() < WITH_LOGIN
        else None
        for number in range(count)
    ]
    User.objects.bulk_create([user for user in users if user], batch_size=2000)
    volunteers = [
        Volunteer(
            uuid=invented_uuid(chance),
            user=user,
            name=invented_name(number),
            age_band=chance.choice(GROWN_UP),
            languages=[Language.DANISH, *chance.sample(Language.values[1:], k=chance.choice((0, 0, 1, 2)))],
            wishes=chance.choice(WISHES),
            availability=chance.getrandbits(21),
            weekly_hours=chance.choice((None, 1, 2, 3, 4, 8)),
            began_before_system=user is None,
        )
        for number, user in enumerate(users)
    ]
    Volunteer.objects.bulk_create(volunteers, batch_size=2000)
    districts = list(District.objects.values_list("pk", flat=True))
    through = Volunteer.districts.through
    through.objects.bulk_create(
        [
            through(volunteer_id=volunteer.pk, district_id=district)
            for volunteer in volunteers
            for district in chance.sample(districts, k=chance.choice((1, 2, 3)))
        ],
        batch_size=5000,
    )
    return volunteers
