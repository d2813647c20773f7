"""What is found without asking the database: the service's own pages, and the places where one gives a hand."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.cache import caches
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.search.beginnings import WordIndex, folded_words
from volunteering.institutions.models import Institution

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from volunteering.search_terms import SearchTerms

MOST_PLACES: Final = 400
"""A municipality has some hundred places; more are found through their tasks."""
MOST_DOORS: Final = 3

_DOORS: Final[tuple[tuple[str, str | Promise, str | Promise, str], ...]] = (
    (
        "opportunity_list",
        _("Find something to do"),
        _("Everything that one can give a hand with just now."),
        "opgave opgaver frivillig tasks volunteer volunteering opportunities",
    ),
    (
        "offer_help",
        _("I would like to give a hand"),
        _("Tell us what you would like, and somebody from the area writes to you."),
        "tilbud hjælpe hjælp frivillig melde tilmelde blive offer help volunteer become",
    ),
    (
        "contact_list",
        _("Contact"),
        _("The coordinator and the key persons, and how to reach them."),
        "kontakt kontakte telefon telefonnummer ring mail koordinator nøgleperson hjælp contact phone call coordinator",
    ),
    (
        "account_login",
        _("Log in"),
        _("With a code that we send to your e-mail."),
        "log ind login kode engangskode adgangskode konto profil logge account password code sign",
    ),
    (
        "association_list",
        _("Associations"),
        _("The guide to associations and communities."),
        "forening foreninger foreningsguide fællesskab guide association associations club",
    ),
    (
        "event_list",
        _("Events"),
        _("Workshops, seminars, courses and network meetings."),
        "arrangement arrangementer kalender kursus kurser workshop seminar netværksmøde event events calendar course",
    ),
    (
        "institution_list",
        _("Places"),
        _("The places where one can give a hand."),
        "sted steder institution institutioner places institutions",
    ),
    (
        "for_institutions",
        _("For institutions"),
        _("How a place begins with volunteers."),
        "institution institutioner leder ledere medarbejder personale staff leader",
    ),
    (
        "idea_new",
        _("Do you have an idea?"),
        _("Tell us, and it reaches the right person."),
        "idé ide ideer forslag foreslå idea suggestion",
    ),
    (
        "consultancy_request",
        _("Get advice"),
        _("For associations, groups and places that want to talk something through."),
        "rådgivning råd sparring konsulent vejledning advice consultancy",
    ),
    (
        "figures",
        _("Figures"),
        _("How many take part, where and with what."),
        "tal statistik opgørelse figures statistics numbers",
    ),
    (
        "privacy",
        _("Personal data"),
        _("What we know about you, why, and how long."),
        "persondata personoplysninger privatliv privatlivspolitik gdpr cookies cookie data privacy personal",
    ),
    (
        "accessibility",
        _("Accessibility"),
        _("How to use the site in your own way."),
        "tilgængelighed tilgængelighedserklæring skærmlæser accessibility",
    ),
)
"""Address, name, one sentence, and the words in both languages by which it is found."""


@dataclass(frozen=True)
class Door:
    """A page of the service itself, or a place."""

    title: str
    url: str
    summary: str
    detail: str = ""


@dataclass(frozen=True)
class _Known:
    """Doors, and the words by which they are found."""

    doors: tuple[Door, ...]
    words: WordIndex
    titles: WordIndex

    def matching(self, terms: SearchTerms) -> list[Door]:
        return [self.doors[number] for number in self.words.matching(terms)]

    def beginning(self, beginnings: frozenset[str]) -> list[Door]:
        return [self.doors[number] for number in self.titles.beginning(beginnings)]


def _known(found: list[tuple[Door, str]]) -> _Known:
    return _Known(
        tuple(door for door, _words in found),
        WordIndex(folded_words(door.title, words) for door, words in found),
        WordIndex(folded_words(door.title) for door, _words in found),
    )


@functools.lru_cache(maxsize=4)
def _of_the_service(_language: str | None) -> _Known:
    found = []
    for name, title, summary, words in _DOORS:
        try:
            found.append((Door(str(title), reverse(name), str(summary)), words))
        except NoReverseMatch:
            continue
    return _known(found)


def _places() -> _Known:
    key = f"search-places-{get_language()}"
    found: _Known | None = caches["menus"].get(key)
    if found is None:
        rows = Institution.objects.filter(is_active=True).select_related("area", "district")
        needed = rows.only("slug", "name", "summary", "area__name", "area__name_en", "district__name")
        found = _known(
            [
                (
                    Door(
                        place.name,
                        place.get_absolute_url(),
                        place.summary,
                        f"{place.area.label} · {place.district.name}",
                    ),
                    f"{place.area.name} {place.area.name_en} {place.district.name}",
                )
                for place in needed.order_by("sort_key", "pk")[:MOST_PLACES]
            ]
        )
        caches["menus"].set(key, found, settings.PARTS_KEPT_SECONDS)
    return found


def doors(terms: SearchTerms) -> list[Door]:
    """Return the service's own pages with these words, the best known first. No query."""
    return _of_the_service(get_language()).matching(terms)[:MOST_DOORS]


def places(terms: SearchTerms) -> list[Door]:
    """Return the places whose name, district or area holds these words. No query on a warm process."""
    return _places().matching(terms)


def doors_beginning(beginnings: frozenset[str]) -> list[Door]:
    """Return the service's own pages whose name has words that begin so. No query."""
    return _of_the_service(get_language()).beginning(beginnings)


def places_beginning(beginnings: frozenset[str]) -> list[Door]:
    """Return the places whose name has words that begin so. No query on a warm process."""
    return _places().beginning(beginnings)
