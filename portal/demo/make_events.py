"""Events with programme, those who come, a waiting list, and what was said of one that is over."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from portal.demo import people
from portal.demo.days import on_weekday
from portal.demo.events import EVENTS
from portal.events.choices import EventState, RegistrationState
from portal.events.models import Event, EventSeries, Feedback, ProgrammeItem, Registration
from volunteering.danish_text import address_part

if TYPE_CHECKING:
    from portal.demo.cast import Cast
    from portal.demo.events import EventSpec, GuestSpec

PUBLISHED_DAYS_BEFORE: Final = 90
COORDINATORS_PHONE: Final = "+4580000971"


def make_events(cast: Cast) -> None:
    """Make the events and all that belongs to them, each sort of row in one query."""
    events = Event.objects.bulk_create(_event(cast, spec) for spec in EVENTS)
    both = list(zip(EVENTS, events, strict=True))
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(event=event, at=at, title=title, who=who, room=room)
        for spec, event in both
        for at, title, who, room in spec.programme
    )
    Registration.objects.bulk_create(
        [
            *(_comes(cast, event, spec, guest) for spec, event in both for guest in spec.guests),
            *(_waits(cast, event, guest, n) for spec, event in both for n, guest in enumerate(spec.waiting)),
        ]
    )
    Feedback.objects.bulk_create(
        Feedback(event=event, score=score, words=words) for spec, event in both for score, words in spec.answers
    )
    Event.organisers.through.objects.bulk_create(
        Event.organisers.through(event=event, user=cast.users[spec.organiser]) for spec, event in both if spec.organiser
    )


def _event(cast: Cast, spec: EventSpec) -> Event:
    """Return the event, not yet stored; its series is."""
    day = on_weekday(cast.today + datetime.timedelta(days=spec.in_days), spec.weekday)
    starts_at, ends_at = (timezone.make_aware(datetime.datetime.combine(day, time)) for time in spec.from_to)
    published = cast.days_ago(max(5, PUBLISHED_DAYS_BEFORE - spec.in_days))
    closes = spec.closes_days_before
    return Event(
        slug=spec.slug,
        series=None
        if spec.series is None
        else EventSeries.objects.create(
            title=spec.series.title,
            kind=spec.series.kind,
            every_months=spec.series.every_months,
            plan_ahead_months=spec.series.plan_ahead_months,
        ),
        kind=spec.kind,
        state=spec.state,
        title=spec.title,
        lead=spec.lead,
        description=spec.description,
        for_whom=spec.for_whom,
        starts_at=starts_at,
        ends_at=ends_at,
        place_name=spec.place_name,
        address=spec.address,
        how_to_get_there=spec.how_to_get_there,
        has_wheelchair_access=True,
        places=spec.places,
        places_taken=sum(guest.places for guest in spec.guests),
        registration_closes_at=None if closes is None else starts_at - datetime.timedelta(days=closes),
        contact_name=people.COORDINATOR[1],
        contact_phone=COORDINATORS_PHONE,
        contact_email=people.email_of(people.COORDINATOR[0]),
        published_at=published,
    )


def _comes(cast: Cast, event: Event, spec: EventSpec, guest: GuestSpec) -> Registration:
    """Return the registration of somebody who comes; who was at an event that is over has been ticked at the door."""
    is_over = spec.state == EventState.HELD
    registration = _registration(cast, event, guest, RegistrationState.REGISTERED)
    registration.arrived_at = event.starts_at if is_over else None
    registration.asked_at = event.ends_at if is_over else None
    return registration


def _waits(cast: Cast, event: Event, guest: GuestSpec, number: int) -> Registration:
    registration = _registration(cast, event, guest, RegistrationState.WAITING)
    registration.waiting_since = cast.days_ago(3 - number / 2)
    return registration


def _registration(cast: Cast, event: Event, guest: GuestSpec, state: RegistrationState) -> Registration:
    account = guest.account or address_part(guest.name).replace("-", ".")
    return Registration(
        event=event,
        user=cast.users[guest.account] if guest.account else None,
        name=guest.name,
        email=people.email_of(account),
        comes_from=guest.comes_from,
        note=guest.note,
        places=guest.places,
        state=state,
    )
