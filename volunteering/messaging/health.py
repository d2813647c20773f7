"""Whether the workers do their work, seen from the database alone.

A cluster can look alive and do nothing: when an idle worker is killed, it takes the lock of the cluster's own queue
with it, and every other worker waits for ever. So what counts is what a worker has written while working.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from django.db.models import Min
from django.utils import timezone

from volunteering.messaging.models import Heartbeat, Message

SWEEP: Final = "sweep"
OLDEST_HEARTBEAT: Final = datetime.timedelta(minutes=4)
OLDEST_DUE: Final = datetime.timedelta(minutes=10)


@dataclass(frozen=True)
class Health:
    """What was found, in one line for the log of the service manager."""

    is_well: bool
    line: str


def check(
    *, oldest_heartbeat: datetime.timedelta = OLDEST_HEARTBEAT, oldest_due: datetime.timedelta = OLDEST_DUE
) -> Health:
    """Say whether a worker has lately given a sign of life and no message has been due for too long."""
    now = timezone.now()
    beat = Heartbeat.objects.filter(name=SWEEP).values_list("at", flat=True).first()
    due_since = Message.objects.due().aggregate(since=Min("next_attempt_at"))["since"]
    if beat is None:
        return Health(is_well=False, line="No worker has given a sign of life yet.")
    age = (now - beat).total_seconds()
    if now - beat > oldest_heartbeat:
        return Health(is_well=False, line=f"The last sign of life of a worker is {age:.0f} s old.")
    if due_since is not None and now - due_since > oldest_due:
        waited = (now - due_since).total_seconds()
        return Health(is_well=False, line=f"A message has been due for {waited:.0f} s.")
    return Health(is_well=True, line=f"The workers are well: last sign of life {age:.0f} s ago, no message is late.")
