"""The waiting list: places that come free are offered to the first in line that fits, and held for 72 hours."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from volunteering.engagements import messages, places
from volunteering.engagements.models import SignUp
from volunteering.records.actions import log

if TYPE_CHECKING:
    from volunteering.opportunities.models import Opportunity

HELD_FOR: Final = datetime.timedelta(hours=72)


def free_places(opportunity_id: int | None, number: int) -> None:
    """Give places back and offer them on. Call inside the transaction that frees them."""
    if opportunity_id is None:
        return
    places.give_back(opportunity_id, number)
    offer_next(opportunity_id=opportunity_id)


@transaction.atomic
def offer_next(*, opportunity_id: int) -> list[SignUp]:
    """Offer the free places of a task down the queue until none fits; returns those that got an offer.

    What rests, has closed or has had its last day offers nothing.
    """
    offered: list[SignUp] = []
    task = places.lock(opportunity_id)
    if not places.takes_sign_ups(task):
        return offered
    free = task.places - task.places_taken
    while free > 0 and (sign_up := places.next_in_queue(opportunity_id, free)) is not None:
        places.take(opportunity_id, sign_up.places)
        free -= sign_up.places
        until = timezone.now() + HELD_FOR
        sign_up.offer(until=until)
        log(acting_user=None, verb="sign_up.place_offered", target=sign_up)
        messages.tell_volunteer(messages.PLACE_OFFERED, sign_up, key=f"{until:%Y%m%d%H%M%S}", until=until)
        offered.append(sign_up)
    return offered


def lapse_offers(*, now: datetime.datetime | None = None) -> int:
    """Let the offers that nobody took in time go on to the next; returns how many lapsed. May run twice."""
    moment = now or timezone.now()
    lapsed = 0
    for pk in SignUp.objects.with_lapsed_offer(moment).order_by("offered_until").values_list("pk", flat=True):
        with transaction.atomic():
            sign_up = (
                SignUp.objects.with_lapsed_offer(moment)
                .filter(pk=pk)
                .select_for_update(of=("self",))
                .with_details()
                .first()
            )
            if sign_up is None:
                continue
            sign_up.lapse()
            log(acting_user=None, verb="sign_up.offer_lapsed", target=sign_up)
            messages.tell_volunteer(messages.PLACE_PASSED_ON, sign_up)
            free_places(sign_up.opportunity_id, sign_up.places)
            lapsed += 1
    return lapsed


@transaction.atomic
def end_sign_ups(*, opportunity: Opportunity) -> None:
    """End what is open for a task that has closed, with a kind word. Who is welcomed already stays.

    A sign-up that somebody is busy with in this very moment is passed over: waiting for it here, with the task locked,
    could go round in a circle. ``end_left_behind`` ends it afterwards.
    """
    for sign_up in (
        SignUp.objects.open()
        .filter(opportunity=opportunity)
        .select_for_update(of=("self",), skip_locked=True)
        .with_details()
        .order_by("pk")
    ):
        _end_with_its_task(sign_up)


def end_left_behind() -> int:
    """End what was passed over when its task closed; returns how many. May run twice."""
    ended = 0
    for pk in SignUp.objects.left_behind().order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            sign_up = SignUp.objects.left_behind().filter(pk=pk).select_for_update(of=("self",)).with_details().first()
            if sign_up is not None:
                _end_with_its_task(sign_up)
                ended += 1
    return ended


def _end_with_its_task(sign_up: SignUp) -> None:
    if sign_up.holds_places and sign_up.opportunity_id is not None:
        places.give_back(sign_up.opportunity_id, sign_up.places)
    sign_up.lapse()
    log(acting_user=None, verb="sign_up.lapsed", target=sign_up)
    messages.tell_volunteer(messages.TASK_CLOSED, sign_up)
