"""What a visitor asks of the list, read from the address. Whatever cannot be used is left out and named. Pure."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.db import models
from django.utils.translation import gettext_lazy as _

from volunteering.opportunities.choices import Rhythm
from volunteering.people.choices import PartOfDay, Weekday
from volunteering.people.times_of_week import mask
from volunteering.search_terms import SearchTerms, cleaned, terms_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from django.http import QueryDict
    from django.utils.functional import Promise

    from volunteering.opportunities.facets import Facets


class Sort(models.TextChoices):
    """The orders of the list (sortering)."""

    NEWEST = "newest", _("Newest first")
    SOONEST = "soonest", _("Soonest first")
    MATCH = "match", _("Best match first")


class AgeChoice(models.TextChoices):
    """How old the visitor is, only as finely as the tasks ask."""

    UNDER_13 = "12", _("Under 13")
    FROM_13 = "14", _("13–14")
    FROM_15 = "17", _("15–17")
    GROWN_UP = "99", _("18 or more")


PARAMETERS: Final = (
    "q",
    "area",
    "district",
    "day",
    "part",
    "rhythm",
    "kind",
    "age",
    "groups",
    "wheelchair",
    "free",
    "sort",
    "page",
)
"""Everything that the list reads from its address."""

PARAMETER_NAMES: Final[Mapping[str, str | Promise]] = {
    "q": _("the words to search for"),
    "area": _("area"),
    "district": _("district"),
    "day": _("weekday"),
    "part": _("part of the day"),
    "rhythm": _("once or regularly"),
    "kind": _("kind of task"),
    "age": _("age"),
    "groups": _("groups"),
    "wheelchair": _("wheelchair"),
    "free": _("free places"),
    "sort": _("order"),
    "page": _("page"),
}

LAST_PAGE: Final = 50
"""Nobody turns more pages: the list says that a filter helps."""
MOST_VALUES: Final = 20


@dataclass(frozen=True)
class ListQuery:
    """One question to the list."""

    text: str = ""
    area: str = ""
    districts: tuple[str, ...] = ()
    days: tuple[int, ...] = ()
    parts: tuple[int, ...] = ()
    rhythm: str = ""
    kind: str = ""
    age: str = ""
    groups: bool = False
    wheelchair: bool = False
    free: bool = False
    sort: str = ""
    page: int = 1
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @property
    def terms(self) -> SearchTerms | None:
        """Return what to search for, if anything."""
        return terms_in(self.text) if self.text else None

    @property
    def order(self) -> str:
        """Return the order in use: the best match when there are words to match, else the newest first."""
        if self.sort and (self.sort != Sort.MATCH or self.terms):
            return self.sort
        return Sort.MATCH if self.terms else Sort.NEWEST

    @property
    def times(self) -> int:
        """Return the mask of times asked for, 0 for any."""
        if not self.days and not self.parts:
            return 0
        return mask(
            (day, part) for day in self.days or tuple(Weekday.values) for part in self.parts or tuple(PartOfDay.values)
        )

    @property
    def is_filtered(self) -> bool:
        """Say whether anything narrows the list."""
        return self.without(sort="", page=1) != ListQuery()

    @property
    def filter_count(self) -> int:
        """Return how many of the filters of the panel are on."""
        several = len(self.districts) + len(self.days) + len(self.parts)
        single = (self.area, self.rhythm, self.kind, self.age, self.groups, self.wheelchair, self.free)
        return several + sum(map(bool, single))

    def without(self, **changes: object) -> ListQuery:
        """Return the same question with some parts changed, from the first page."""
        return dataclasses.replace(self, **{"page": 1, "ignored": (), **changes})  # type: ignore[arg-type]

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters of its address, always in the same order."""
        found: list[tuple[str, str]] = [("q", self.text), ("area", self.area)]
        found += [("district", code) for code in self.districts]
        found += [("day", str(day)) for day in self.days]
        found += [("part", str(part)) for part in self.parts]
        found += [("rhythm", self.rhythm), ("kind", self.kind), ("age", self.age)]
        found += [(name, "1" if getattr(self, name) else "") for name in ("groups", "wheelchair", "free")]
        found += [("sort", self.sort), ("page", str(self.page) if self.page > 1 else "")]
        return [(name, value) for name, value in found if value]

    @property
    def address(self) -> str:
        """Return its query string with the question mark; "?" alone asks for everything."""
        return f"?{urlencode(self.pairs())}"


def read(parameters: QueryDict, facets: Facets) -> ListQuery:
    """Return the question in an address. Never raises; ``ignored`` names the parameters that could not be used."""
    ignored: list[str] = []

    def one(name: str, known: Iterable[str]) -> str:
        value = parameters.get(name, "")
        if value and value not in known:
            ignored.append(name)
            return ""
        return value

    def several(name: str, known: Iterable[str]) -> tuple[str, ...]:
        given = [value for value in parameters.getlist(name)[:MOST_VALUES] if value]
        allowed = list(known)
        if any(value not in allowed for value in given):
            ignored.append(name)
        return tuple(value for value in allowed if value in given)

    def yes(name: str) -> bool:
        return one(name, ("1",)) == "1"

    def numbers(name: str, choices: type[models.IntegerChoices]) -> tuple[int, ...]:
        return tuple(int(value) for value in several(name, [str(value) for value in choices.values]))

    typed = parameters.get("q", "")
    text = cleaned(typed)
    if typed.strip() and not terms_in(text):
        ignored.append("q")
    return ListQuery(
        text=text,
        area=one("area", facets.area_slugs),
        districts=several("district", facets.district_codes),
        days=numbers("day", Weekday),
        parts=numbers("part", PartOfDay),
        rhythm=one("rhythm", (Rhythm.SINGLE, Rhythm.REGULAR, Rhythm.FLEXIBLE)),
        kind=one("kind", facets.kind_slugs),
        age=one("age", AgeChoice.values),
        groups=yes("groups"),
        wheelchair=yes("wheelchair"),
        free=yes("free"),
        sort=one("sort", Sort.values),
        page=_page(parameters.get("page", ""), ignored.append),
        ignored=tuple(ignored),
    )


def _page(value: str, ignore: Callable[[str], None]) -> int:
    if not value:
        return 1
    if value.isascii() and value.isdecimal() and len(value) < 5 and 1 <= int(value) <= LAST_PAGE:  # noqa: PLR2004
        return int(value)
    ignore("page")
    return 1
