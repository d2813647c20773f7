"""A few events to come."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING

from portal.bench_data.words import EVENTS, SENTENCES
from portal.events.choices import EventState
from portal.events.models import Event

if TYPE_CHECKING:
    import random


def make_events(*, now: datetime.datetime, chance: random.Random) -> list[Event]:
    """Store one event of each kind and more, a fortnight between them."""
    return Event.objects.bulk_create(
        [
            Event(
                uuid=uuid.UUID(int=chance.getrandbits(128), version=4),
                slug=f"arrangement-{number}",
                kind=kind,
                state=EventState.PUBLISHED,
                title=title,
                lead=chance.choice(SENTENCES),
                description="\n\n".join(chance.sample(SENTENCES, k=3)),
                starts_at=now + datetime.timedelta(days=14 * number),
                ends_at=now + datetime.timedelta(days=14 * number, hours=3),
                place_name="Rådhuset",
                address="Lyngby Torv 17, 2800 Kongens Lyngby",
                has_wheelchair_access=True,
                contact_name="Koordinatoren",
                contact_phone="+4520000000",
                places=chance.choice((20, 40, 80)),
            )
            for number, (kind, title) in enumerate(EVENTS, start=1)
        ]
    )
