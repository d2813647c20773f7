"""What the worker does for this room. Each may run twice without harm."""

from __future__ import annotations

from portal.contacts.actions import clock


def notice_silence() -> int:
    """Find somebody for what nobody has, remind key persons, and tell deputies; returns how many mails' worth."""
    return clock.route_again() + clock.remind() + clock.hand_up()


def forget() -> int:
    """Forget what is long over and what was never confirmed; returns how many."""
    return clock.forget() + clock.forget_pending()
