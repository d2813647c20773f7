"""What an invented association tells of itself."""

from __future__ import annotations

from dataclasses import dataclass

from portal.association_guide.choices import EntryLevel, Icnpo

INVENTED = " (opdigtet)"
"""Stands behind each name, so that nobody looks for it in the town."""


@dataclass(frozen=True)
class EntrySpec:
    """An entry of the guide. The district codes may be empty: then it is everywhere."""

    slug: str
    called: str
    level: EntryLevel
    summary: str
    description: str
    fields_of_work: tuple[str, ...]
    target_groups: tuple[str, ...]
    districts: tuple[str, ...] = ()
    place: str = ""
    looks_for: str = ""
    icnpo: Icnpo | None = None
    cvr: str = ""
    contact_name: str = ""
    phone: str = ""
    languages: tuple[str, ...] = ("da",)
    has_website: bool = False
    confirmed_days_ago: int = 120
    asked_days_ago: int | None = None

    @property
    def name(self) -> str:
        """Return the name as the guide shows it."""
        return self.called + INVENTED
