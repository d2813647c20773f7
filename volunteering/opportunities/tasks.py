"""What the worker does for this room. May run twice without harm."""

from __future__ import annotations

from volunteering.opportunities import actions


def close_what_is_over() -> int:
    """Close what has had its last day; returns how many."""
    return actions.close_what_is_over()
