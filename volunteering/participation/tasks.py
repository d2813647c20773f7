"""What the workers do for this room."""

from __future__ import annotations

from volunteering.participation import closing


def close_months() -> int:
    """Write down the figures of the months that are over; return how many months were closed. Twice is once."""
    return closing.close_months()
