"""What the workers do. Every task may run twice without harm."""

from __future__ import annotations

from django.utils import timezone

from volunteering.messaging import delivery
from volunteering.messaging.health import SWEEP
from volunteering.messaging.models import Heartbeat


def deliver(message_id: int) -> None:
    """Send one message of the outbox."""
    delivery.deliver(message_id)


def sweep() -> int:
    """Give the queue again what it has lost, and leave a sign of life; return how many messages."""
    swept = delivery.sweep()
    Heartbeat.objects.update_or_create(name=SWEEP, defaults={"at": timezone.now()})
    return swept
