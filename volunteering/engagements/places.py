"""The places of an opportunity: taken and given back by one conditional UPDATE each, so that none is sold twice.

Order of locks, everywhere: the person where her or his answers matter, the sign-up or engagement at hand, then the
opportunity, then the queue; rows of the queue that somebody else is busy with are passed over, because they are on
their way out of it.
"""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from volunteering.engagements.models import SignUp
from volunteering.opportunities.choices import OpportunityState
from volunteering.opportunities.models import Opportunity


class NoFreePlaceError(Exception):
    """There are fewer free places than asked for."""


class PlaceIsFreeError(Exception):
    """Nobody needs to wait: there is a place."""


def takes_sign_ups(task: Opportunity) -> bool:
    """Say whether somebody new can come: it is public, and its last day has not gone by."""
    is_over = task.last_day is not None and task.last_day < timezone.localdate()
    return task.state == OpportunityState.PUBLISHED and not is_over


def fits(opportunity: Opportunity, places: int) -> bool:
    """Say whether so many places were free when the row was read. Only a look: ``take`` decides."""
    return opportunity.places_taken + places <= opportunity.places


def take(opportunity_id: int, places: int) -> None:
    """Take places, all or none.

    Raises:
        NoFreePlaceError: fewer are free.
    """
    taken = Opportunity.objects.filter(pk=opportunity_id, places__gte=F("places_taken") + places).update(
        places_taken=F("places_taken") + places
    )
    if not taken:
        raise NoFreePlaceError


def give_back(opportunity_id: int, places: int) -> None:
    """Give back places that were taken."""
    Opportunity.objects.filter(pk=opportunity_id).update(places_taken=F("places_taken") - places)


def lock(opportunity_id: int) -> Opportunity:
    """Return the opportunity with its row locked, so that places and state stand still until the commit."""
    opportunity: Opportunity = Opportunity.objects.select_for_update(no_key=True).get(pk=opportunity_id)
    return opportunity


def next_in_queue(opportunity_id: int, free: int) -> SignUp | None:
    """Return and lock the first in line that fits into ``free`` places."""
    return (
        SignUp.objects.in_queue()
        .filter(opportunity_id=opportunity_id, places__lte=free)
        .select_for_update(of=("self",), skip_locked=True)
        .with_details()
        .first()
    )
