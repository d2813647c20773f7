"""What somebody may mean who has typed the beginning of a word: titles from every section, at most eight."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib.postgres.search import SearchQuery
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.addresses import address_of
from cms.search import doors
from cms.search.beginnings import folded_words
from cms.search.models import PageWords
from portal.association_guide.models import Entry
from portal.events.models import Event
from volunteering.danish_text import address_part, fold
from volunteering.opportunities.models import Opportunity
from volunteering.search_terms import MOST_WORDS, cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FEWEST_SIGNS: Final = 2
MOST: Final = 8
OF_EACH: Final = 20
"""Read of each kind, before the nearest are chosen."""


@dataclass(frozen=True)
class Suggestion:
    """A title, where it leads, and what it is."""

    title: str
    url: str
    kind: str
    language: str = settings.LANGUAGE_CODE


def suggestions(typed: str, language: str) -> list[Suggestion]:
    """Return at most eight titles with words that begin as those typed, some of each kind. One query."""
    text = cleaned(typed)
    beginnings = frozenset(sorted(folded_words(text), key=len, reverse=True)[:MOST_WORDS])
    if sum(map(len, beginnings)) < FEWEST_SIGNS:
        return []
    in_house = [Suggestion(door.title, door.url, _("Page"), language) for door in doors.doors_beginning(beginnings)]
    places = [Suggestion(place.title, place.url, _("Place")) for place in doors.places_beginning(beginnings)]
    by_kind: dict[str, list[Suggestion]] = {"doors": in_house, "places": places}
    for kind, title, address, detail in _titles(beginnings, language):
        by_kind.setdefault(kind, []).append(_suggestion(kind, title, address, detail, language))
    start = fold(text)
    ordered = [sorted(found, key=lambda one: _nearness(one, start)) for found in by_kind.values()]
    return list(itertools.islice(_distinct(_in_turn(ordered)), MOST))


def _titles(beginnings: frozenset[str], language: str) -> Iterable[tuple[str, str, str, str]]:
    """Return kind, title and what makes up the address of rows whose title has such words. One query."""
    # "A" is the weight of titles in every column of words.
    query = SearchQuery(" & ".join(f"'{one}':*A" for one in sorted(beginnings)), config="simple", search_type="raw")
    nothing = Value("", output_field=CharField())
    kinds: list[tuple[str, Any, Any, Any, Any]] = [
        (
            "pages",
            PageWords.objects.public().filter(language=language),
            "title",
            F("page__url_path"),
            F("address_name"),
        ),
        (
            "opportunities",
            Opportunity.objects.on_offer(timezone.localdate()),
            "title",
            Cast("pk", CharField()),
            F("institution__name"),
        ),
        ("associations", Entry.objects.public(), "name", F("association__slug"), nothing),
        ("events", Event.objects.coming(), "title", F("slug"), nothing),
    ]
    parts = [
        rows.filter(search=query)
        .order_by()
        .annotate(
            kind_of_hit=Value(kind, output_field=CharField()), shown=F(title), address_of_hit=address, detail=detail
        )
        .values_list("kind_of_hit", "shown", "address_of_hit", "detail")[:OF_EACH]
        for kind, rows, title, address, detail in kinds
    ]
    found: Iterable[tuple[str, str, str, str]] = parts[0].union(*parts[1:], all=True)
    return found


def _suggestion(kind: str, title: str, address: str, detail: str, language: str) -> Suggestion:
    if kind == "pages":
        url = reverse(detail) if detail else address_of(address, language)
        return Suggestion(title, url, _("Page"), language)
    if kind == "opportunities":
        url = f"{reverse('opportunity_list')}{address}/{address_part(title)}/"
        return Suggestion(title, url, _("Task at %(place)s") % {"place": detail})
    if kind == "associations":
        return Suggestion(title, f"{reverse('association_list')}{address}/", _("Association"))
    return Suggestion(title, reverse("event_detail", args=[address]), _("Event"))


def _nearness(suggestion: Suggestion, start: str) -> tuple[bool, int, str]:
    title = fold(suggestion.title)
    return (not title.startswith(start), len(title), title)


def _in_turn(kinds: list[list[Suggestion]]) -> Iterator[Suggestion]:
    """Yield the nearest of each kind, then the next of each."""
    for row in itertools.zip_longest(*kinds):
        yield from (one for one in row if one is not None)


def _distinct(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Leave out what reads the same: a task that several places have stands in the list only once."""
    seen = set()
    for one in found:
        if one.title not in seen:
            seen.add(one.title)
            yield one
