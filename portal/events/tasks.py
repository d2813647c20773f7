"""What the worker does for this room. Each may run twice without harm."""

from __future__ import annotations

from portal.events.actions import by_the_clock, waiting_list


def lapse_offers() -> int:
    """Let held places that nobody took go on to the next; returns how many."""
    return waiting_list.lapse_offers()


def remind_of_tomorrow() -> int:
    """Write to those who come to something tomorrow; returns how many."""
    return by_the_clock.remind_of_tomorrow()


def follow_up() -> int:
    """Close what is over and ask those who came what it was like; returns how many were asked."""
    by_the_clock.close_what_is_over()
    return by_the_clock.ask_for_feedback()


def forget() -> int:
    """Erase what is no longer needed of the people who came; returns how many."""
    return by_the_clock.forget()


def remind_of_planning() -> int:
    """Remind the coordinators of the next one of a series; returns how many series."""
    return by_the_clock.remind_of_planning()
