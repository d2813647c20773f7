"""What the workers do. Every task may run twice without harm."""

from __future__ import annotations

from volunteering.messaging import delivery, health


def deliver(message_id: int) -> None:
    """Send one message of the outbox."""
    delivery.deliver(message_id)


def sweep() -> int:
    """Give the queue again what it has lost, and leave a sign of life; return how many messages."""
    swept = delivery.sweep()
    health.give_sign_of_life(health.SWEEP)
    return swept
