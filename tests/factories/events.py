"""Events for tests."""

from __future__ import annotations

import datetime
import uuid

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from portal.events.choices import EventState, RegistrationState
from portal.events.models import (
    Announcement,
    Event,
    EventSeries,
    Feedback,
    FeedbackTicket,
    PendingRegistration,
    ProgrammeItem,
    Registration,
)
from volunteering.people.tokens import digest


def in_days(days: float) -> datetime.datetime:
    """Return a moment so many days ahead."""
    return timezone.now() + datetime.timedelta(days=days)


class EventSeriesFactory(DjangoModelFactory[EventSeries]):
    """The workshop every second year."""

    class Meta:
        model = EventSeries

    title = "Workshop for alle foreninger"


class EventFactory(DjangoModelFactory[Event]):
    """A published event in a month; ``draft=True``, ``cancelled=True``, ``over=True`` for others."""

    class Meta:
        model = Event
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Prøve-workshop {n}")
    slug = factory.Sequence(lambda n: f"proeve-workshop-{n}")
    lead = "En aften om at finde hinanden."
    description = "Vi mødes og taler sammen."
    for_whom = "Alle, der er nysgerrige."
    starts_at = factory.LazyFunction(lambda: in_days(30))
    ends_at = factory.LazyAttribute(lambda e: e.starts_at and e.starts_at + datetime.timedelta(hours=3))
    place_name = "Opfundet Medborgerhus"
    address = "Opfindergade 1, 2800 Kongens Lyngby"
    contact_name = "Karen Kontakt"
    contact_phone = "+4520123456"
    places = 20
    state = EventState.PUBLISHED
    published_at = factory.LazyFunction(timezone.now)

    class Params:
        """Traits."""

        draft = factory.Trait(state=EventState.DRAFT, published_at=None)
        cancelled = factory.Trait(
            state=EventState.CANCELLED, cancelled_at=factory.LazyFunction(timezone.now), cancel_reason="Vandskade"
        )
        over = factory.Trait(starts_at=factory.LazyFunction(lambda: in_days(-2)))


class ProgrammeItemFactory(DjangoModelFactory[ProgrammeItem]):
    """One line of a programme."""

    class Meta:
        model = ProgrammeItem

    event = factory.SubFactory(EventFactory)
    at = datetime.time(16, 30)
    title = "Velkomst"


class RegistrationFactory(DjangoModelFactory[Registration]):
    """Somebody who comes; the caller counts the places. ``waiting=True``, ``offered=True`` for the waiting list."""

    class Meta:
        model = Registration

    event = factory.SubFactory(EventFactory)
    name = factory.Sequence(lambda n: f"Dina Deltager {n}")
    email = factory.Sequence(lambda n: f"deltager{n}@example.org")

    class Params:
        """Traits."""

        waiting = factory.Trait(state=RegistrationState.WAITING, waiting_since=factory.LazyFunction(timezone.now))
        offered = factory.Trait(
            state=RegistrationState.OFFERED,
            waiting_since=factory.LazyFunction(timezone.now),
            offered_until=factory.LazyFunction(lambda: in_days(2)),
        )
        withdrawn = factory.Trait(state=RegistrationState.WITHDRAWN, closed_at=factory.LazyFunction(timezone.now))


class PendingRegistrationFactory(DjangoModelFactory[PendingRegistration]):
    """A form that waits for its code."""

    class Meta:
        model = PendingRegistration

    event = factory.SubFactory(EventFactory)
    email = factory.Sequence(lambda n: f"deltager{n}@example.org")
    token_hash = factory.Sequence(lambda n: digest(f"pending {n}"))
    expires_at = factory.LazyFunction(lambda: in_days(1))


class FeedbackTicketFactory(DjangoModelFactory[FeedbackTicket]):
    """The right to answer once."""

    class Meta:
        model = FeedbackTicket

    event = factory.SubFactory(EventFactory, over=True)


class FeedbackFactory(DjangoModelFactory[Feedback]):
    """An answer."""

    class Meta:
        model = Feedback

    event = factory.SubFactory(EventFactory, over=True)
    score = 4


class AnnouncementFactory(DjangoModelFactory[Announcement]):
    """A message to everybody who comes."""

    class Meta:
        model = Announcement

    uuid = factory.LazyFunction(uuid.uuid4)
    event = factory.SubFactory(EventFactory)
    subject = "Husk madpakke"
    body = "Vi ses."
