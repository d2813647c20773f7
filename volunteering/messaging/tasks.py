"""What the workers do. Every task may run twice without harm."""

from __future__ import annotations

import datetime
from typing import Final

from django.utils import timezone

from volunteering.messaging import delivery, health

FAILURES_KEPT: Final = datetime.timedelta(days=30)
"""A failed task's traceback can name somebody: long enough to find the fault, no longer."""


def deliver(message_id: int) -> None:
    """Send one message of the outbox."""
    delivery.deliver(message_id)


def sweep() -> int:
    """Give the queue again what it has lost, and leave a sign of life; return how many messages."""
    swept = delivery.sweep()
    health.give_sign_of_life(health.SWEEP)
    return swept


def forget_failures() -> int:
    """Delete what the queue keeps of tasks that failed long ago; return how many."""
    from django_q.models import Failure  # its models need every app to be ready

    deleted, _by_model = Failure.objects.filter(stopped__lt=timezone.now() - FAILURES_KEPT).delete()
    return int(deleted)
