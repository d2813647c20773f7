"""The areas of work and the postal districts that every installation starts with. Editable afterwards."""

from __future__ import annotations

from django.db import transaction

from volunteering.institutions.models import Area
from volunteering.people.models import District

AREAS = (
    ("dagtilbud", "Dagtilbud", "Day-care"),
    ("skole", "Skole", "School"),
    ("aeldre", "Ældre", "Elderly care"),
    ("bibliotek", "Bibliotek", "Library"),
    ("administration", "Administration", "Administration"),
)
"""Slug, Danish name, English name, in the order in which they are shown."""

DISTRICTS = (
    ("2800", "Kongens Lyngby", True),
    ("2830", "Virum", True),
    ("2930", "Klampenborg", True),
    ("2820", "Gentofte", False),
    ("2840", "Holte", False),
    ("2850", "Nærum", False),
)
"""Postal code, name, and whether it lies wholly inside the municipality (kommune 173)."""


@transaction.atomic
def load() -> int:
    """Add the areas and districts that are missing; what is there, changed by hand or not, is left alone.

    Returns how many rows were added.
    """
    known_areas = set(Area.objects.values_list("slug", flat=True))
    areas = [
        Area(slug=slug, name=name, name_en=name_en, order=order)
        for order, (slug, name, name_en) in enumerate(AREAS, start=1)
        if slug not in known_areas
    ]
    known_districts = set(District.objects.values_list("code", flat=True))
    districts = [
        District(code=code, name=name, is_core=is_core)
        for code, name, is_core in DISTRICTS
        if code not in known_districts
    ]
    Area.objects.bulk_create(areas, ignore_conflicts=True)
    District.objects.bulk_create(districts, ignore_conflicts=True)
    return len(areas) + len(districts)
