"""Opportunities as the lists show them: one query, one small row each, nothing left to look up."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models.functions import Left
from django.templatetags.static import static
from django.urls import reverse

from volunteering.danish_text import address_part
from volunteering.institutions.models import InstitutionKind
from volunteering.opportunities.schedule import when

if TYPE_CHECKING:
    from collections.abc import Iterable

    from volunteering.counting import CountOf
    from volunteering.opportunities.querysets import OpportunityQuerySet

TEASER: Final = 160
"""Characters of what one does, on a card."""
PICTURES: Final = {
    InstitutionKind.DAY_CARE.value: "daycare",
    InstitutionKind.SCHOOL.value: "school",
    InstitutionKind.ELDERLY_CARE.value: "elderly-care",
    InstitutionKind.LIBRARY.value: "library",
    InstitutionKind.ADMINISTRATION.value: "administration",
}


@dataclass(frozen=True)
class Card:
    """An opportunity as the lists show it."""

    pk: int
    title: str
    url: str
    institution: str
    picture: str
    district: str
    teaser: str
    when: str
    has_free_places: bool
    groups_welcome: bool
    wheelchair_access: bool
    minimum_age: int


_COLUMNS: Final = (
    "pk",
    "title",
    "institution__name",
    "institution__kind",
    "district__name",
    "teaser",
    "rhythm",
    "starts_on",
    "starts_at",
    "ends_at",
    "times",
    "time_note",
    "places",
    "places_taken",
    "groups_welcome",
    "wheelchair_access",
    "minimum_age",
)
_TEASER: Final = Left("what_you_do", TEASER + 1)


def cards(opportunities: OpportunityQuerySet) -> list[Card]:
    """Return the cards of a slice, in one query."""
    return _cards(opportunities.annotate(teaser=_TEASER).values_list(*_COLUMNS))


def cards_and_total(opportunities: OpportunityQuerySet, total: CountOf) -> tuple[list[Card], int]:
    """Return the cards of a slice and another number, in one query; zero where the slice is empty."""
    rows = list(opportunities.annotate(teaser=_TEASER, total=total).values_list(*_COLUMNS, "total"))
    return _cards(row[:-1] for row in rows), rows[0][-1] if rows else 0


def _cards(rows: Iterable[tuple[Any, ...]]) -> list[Card]:
    address = reverse("opportunity_list")
    return [
        Card(
            pk=pk,
            title=title,
            url=f"{address}{pk}/{address_part(title)}/",
            institution=institution,
            picture=picture_of(kind),
            district=district,
            teaser=shortened(teaser),
            when=when(
                rhythm=rhythm,
                starts_on=starts_on,
                starts_at=starts_at,
                ends_at=ends_at,
                times_mask=times,
                time_note=time_note,
            ),
            has_free_places=places_taken < places,
            groups_welcome=groups_welcome,
            wheelchair_access=wheelchair_access,
            minimum_age=minimum_age,
        )
        for (
            pk,
            title,
            institution,
            kind,
            district,
            teaser,
            rhythm,
            starts_on,
            starts_at,
            ends_at,
            times,
            time_note,
            places,
            places_taken,
            groups_welcome,
            wheelchair_access,
            minimum_age,
        ) in rows
    ]


def shortened(text: str) -> str:
    """Return at most ``TEASER`` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= TEASER:
        return text
    return text[:TEASER].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + " …"


@functools.cache
def picture_of(institution_kind: str) -> str:
    """Return the address of the drawing for a kind of institution."""
    return static(f"img/spot-{PICTURES.get(institution_kind, 'other')}.svg")
