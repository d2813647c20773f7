"""What the worker does for this room. May run twice without harm."""

from __future__ import annotations

import dataclasses

from portal.association_guide.actions import freshness


def tend() -> dict[str, int]:
    """Ask, remind, hide and delete what is due; returns how many of each."""
    return dataclasses.asdict(freshness.tend())
