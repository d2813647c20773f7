"""Silence for three working days reaches the deputy. Source: the service's own promise to those who sign up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from volunteering.engagements import messages
from volunteering.engagements.models import SignUp
from volunteering.engagements.working_days import working_days_ago
from volunteering.records.actions import log

if TYPE_CHECKING:
    import datetime

WORKING_DAYS: Final = 3


def silent_since(now: datetime.datetime) -> datetime.datetime:
    """Return the moment before which a sign-up without an answer has waited too long."""
    return working_days_ago(now, WORKING_DAYS)


def _tell(sign_up: SignUp) -> None:
    if sign_up.institution is None:
        receivers = messages.who_coordinates(sign_up.area)
    else:
        receivers = messages.deputies(sign_up.institution)
    accepted = sign_up.has_accepted_offer
    since = sign_up.offer_accepted_at or sign_up.sent_at
    key = f"{since:%Y%m%d%H%M%S}"
    if receivers:
        messages.tell_staff(messages.STAFF_SILENCE, sign_up, receivers, key=key, has_accepted_offer=accepted)
    else:
        messages.tell_office(messages.STAFF_SILENCE, sign_up, key=key, has_accepted_offer=accepted)


def tell_deputies(*, now: datetime.datetime | None = None) -> int:
    """Write once to the deputy about each sign-up that nobody has answered; returns how many. May run twice."""
    limit = silent_since(now or timezone.now())
    silent = SignUp.objects.silent_since(limit).filter(deputy_told_at__isnull=True)
    told = 0
    for pk in silent.values_list("pk", flat=True):
        with transaction.atomic():
            sign_up = silent.filter(pk=pk).select_for_update(of=("self",)).with_details().first()
            if sign_up is None:
                continue
            _tell(sign_up)
            sign_up.deputy_told_at = timezone.now()
            sign_up.save(update_fields=["deputy_told_at"])
            log(acting_user=None, verb="sign_up.deputy_told", target=sign_up)
            told += 1
    return told
