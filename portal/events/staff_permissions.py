"""The permissions that this room grants to the groups of employees."""

from typing import Final

GRANTED: Final = {"coordinators": ("portal.organise_events",)}
