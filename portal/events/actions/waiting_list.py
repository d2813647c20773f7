"""The waiting list: places that come free are offered to the first in line that fits, and held for a while."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone

from portal.events import messages, places
from portal.events.choices import EventState
from portal.events.models import Event, Registration
from volunteering.records.actions import log


def free_places(event_id: int, number: int) -> None:
    """Give places back and offer them on. Call inside the transaction that frees them."""
    places.give_back(event_id, number)
    offer_next(event_id=event_id)


@transaction.atomic
def offer_next(*, event_id: int) -> list[Registration]:
    """Offer the free places of an event down the queue until none fits; returns those that got an offer.

    Each is held as many hours as the event says, but not beyond its beginning.
    """
    return offer_places(places.lock(event_id))


def offer_places(event: Event) -> list[Registration]:
    """Do the same for an event that is locked already."""
    offered: list[Registration] = []
    now = timezone.now()
    if event.state != EventState.PUBLISHED or event.starts_at is None or event.starts_at <= now:
        return offered
    free = event.free_places
    while free > 0 and (registration := places.next_in_queue(event.pk, free)) is not None:
        places.take(event.pk, registration.places)
        free -= registration.places
        until = min(now + datetime.timedelta(hours=event.offer_hours), event.starts_at)
        registration.offer(until=until)
        log(acting_user=None, verb="event_registration.place_offered", target=registration)
        messages.tell_registrant(messages.PLACE_OFFERED, registration, event, key=f"{until:%Y%m%d%H%M%S}", until=until)
        if not registration.email:
            messages.tell_to_call(registration, event, until=until)
        offered.append(registration)
    return offered


def lapse_offers(*, now: datetime.datetime | None = None) -> int:
    """Let the offers that nobody took in time go on to the next; returns how many lapsed. May run twice."""
    moment = now or timezone.now()
    lapsed = 0
    waiting = Registration.objects.with_lapsed_offer(moment).filter(event__state=EventState.PUBLISHED)
    for pk in waiting.order_by("offered_until").values_list("pk", flat=True):
        with transaction.atomic():
            registration = (
                Registration.objects.with_lapsed_offer(moment)
                .filter(pk=pk)
                .select_for_update(of=("self",))
                .select_related("event")
                .first()
            )
            if registration is None:
                continue
            registration.lapse()
            log(acting_user=None, verb="event_registration.offer_lapsed", target=registration)
            messages.tell_registrant(messages.PLACE_PASSED_ON, registration, registration.event)
            free_places(registration.event_id, registration.places)
            lapsed += 1
    return lapsed
