"""Whether the workers do their work, seen from the database alone.

A cluster can look alive and do nothing: when an idle worker is killed, it takes the lock of the cluster's own queue
with it, and every other worker waits for ever. So what counts is what a worker has written while working: the sweep
each minute and, in a rush, when the sweep stands in line behind many messages, the attempts at those.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from django.db.models import Max, Min
from django.utils import timezone

from volunteering.messaging.models import Heartbeat, Message

SWEEP: Final = "sweep"
DELIVERY: Final = "delivery"
BEATS_APART: Final = datetime.timedelta(seconds=15)
"""So often at most is a sign of life written: it must cost a worker in a rush next to nothing."""
OLDEST_HEARTBEAT: Final = datetime.timedelta(minutes=4)
OLDEST_DUE: Final = datetime.timedelta(minutes=10)


@dataclass(frozen=True)
class Health:
    """What was found, in one line for the log of the service manager."""

    is_well: bool
    line: str


def give_sign_of_life(name: str) -> None:
    """Write that a worker does what ``name`` stands for, just now."""
    now = timezone.now()
    if not Heartbeat.objects.filter(name=name, at__gte=now - BEATS_APART).exists():
        Heartbeat.objects.update_or_create(name=name, defaults={"at": now})


def check(
    *, oldest_heartbeat: datetime.timedelta = OLDEST_HEARTBEAT, oldest_due: datetime.timedelta = OLDEST_DUE
) -> Health:
    """Say whether a worker has lately given a sign of life, and no message is late while none is being sent.

    A long line that is being worked off is no fault: starting the workers again would only make it longer.
    """
    now = timezone.now()
    beat = Heartbeat.objects.aggregate(last=Max("at"))["last"]
    due_since = Message.objects.due().aggregate(since=Min("next_attempt_at"))["since"]
    if beat is None:
        return Health(is_well=False, line="No worker has given a sign of life yet.")
    age = (now - beat).total_seconds()
    if now - beat > oldest_heartbeat:
        return Health(is_well=False, line=f"The last sign of life of a worker is {age:.0f} s old.")
    if due_since is None or now - due_since <= oldest_due:
        return Health(
            is_well=True, line=f"The workers are well: last sign of life {age:.0f} s ago, no message is late."
        )
    waited = (now - due_since).total_seconds()
    if Heartbeat.objects.filter(name=DELIVERY, at__gte=max(due_since, now - oldest_heartbeat)).exists():
        return Health(
            is_well=True, line=f"The workers are busy: messages are being sent, the oldest is {waited:.0f} s late."
        )
    return Health(is_well=False, line=f"A message has been due for {waited:.0f} s and none is being sent.")
