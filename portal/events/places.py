"""The places of an event: taken and given back by one conditional UPDATE each, so that none is given twice.

Order of locks, everywhere: the registration at hand first, then the event, then the queue; rows of the queue that
somebody else is busy with are passed over, because they are on their way out of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from portal.events.models import Event, Registration

if TYPE_CHECKING:
    from portal.events.models import EventQuerySet


class NoFreePlaceError(Exception):
    """There are fewer free places than asked for."""


def take(event_id: int, number: int, *, among: EventQuerySet | None = None) -> None:
    """Take places, all or none; ``among`` are the events of which places may be taken at all.

    Raises:
        NoFreePlaceError: fewer are free, or the event is not among them.
    """
    allowed = Event.objects.all() if among is None else among
    taken = allowed.filter(pk=event_id, places__gte=F("places_taken") + number).update(
        places_taken=F("places_taken") + number
    )
    if not taken:
        raise NoFreePlaceError


def give_back(event_id: int, number: int) -> None:
    """Give back places that were taken."""
    Event.objects.filter(pk=event_id).update(places_taken=F("places_taken") - number)


def lock(event_id: int) -> Event:
    """Return the event with its row locked, so that places and state stand still until the commit."""
    event: Event = Event.objects.select_for_update(no_key=True).get(pk=event_id)
    return event


def next_in_queue(event_id: int, free: int) -> Registration | None:
    """Return and lock the first in line that fits into ``free`` places."""
    return (
        Registration.objects.in_queue()
        .filter(event_id=event_id, places__lte=free)
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("user")
        .first()
    )
