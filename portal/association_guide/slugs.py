"""The readable part of an association's address."""

from __future__ import annotations

from typing import Final

from volunteering.danish_text import address_part
from volunteering.institutions.models import Association

LONGEST: Final = 44
RESERVED: Final = frozenset({"ny", "new", "opgave"})
"""Addresses of the guide's own pages, and what stands for a name without letters."""


def free_slug(name: str) -> str:
    """Return a slug for ``name`` that no association has. The database refuses the second of two at the same moment."""
    base = address_part(name)[:LONGEST].strip("-")
    if base in RESERVED:
        base = "forening"
    taken = set(Association.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken and base != "forening":
        return base
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{base}-{number}") not in taken)
