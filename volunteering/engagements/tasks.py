"""What the worker does for this room. Each may run twice without harm."""

from __future__ import annotations

from django.utils import timezone

from volunteering.engagements.actions import silence, waiting_list
from volunteering.engagements.models import PendingSignUp


def lapse_offers() -> int:
    """Let held places that nobody took go on to the next; returns how many."""
    return waiting_list.lapse_offers()


def end_left_behind() -> int:
    """End sign-ups that are still open although their task has closed; returns how many."""
    return waiting_list.end_left_behind()


def tell_deputies() -> int:
    """Write to the deputies about sign-ups without an answer for three working days; returns how many."""
    return silence.tell_deputies()


def forget_pending_sign_ups() -> int:
    """Delete what was typed but not confirmed within 24 hours; returns how many."""
    deleted, _each = PendingSignUp.objects.filter(expires_at__lt=timezone.now()).delete()
    return deleted
