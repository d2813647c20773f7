"""What a visitor asks of the guide, read from the address. Whatever cannot be used is left out and named. Pure."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from portal.association_guide.choices import EntryLevel, Icnpo
from volunteering.search_terms import SearchTerms, cleaned, terms_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict
    from django.utils.functional import Promise

    from portal.association_guide.facets import Facets

PARAMETERS: Final = ("q", "field", "group", "district", "wanted", "icnpo", "level", "page")
"""Everything that the guide's list reads from its address."""

PARAMETER_NAMES: Final[Mapping[str, str | Promise]] = {
    "q": _("the words to search for"),
    "field": _("field of work"),
    "group": _("target group"),
    "district": _("district"),
    "wanted": _("volunteers wanted"),
    "icnpo": _("ICNPO group"),
    "level": _("kind of community"),
    "page": _("page"),
}

LAST_PAGE: Final = 50
MOST_VALUES: Final = 20


@dataclass(frozen=True)
class GuideQuery:
    """One question to the guide."""

    text: str = ""
    field: str = ""
    group: str = ""
    districts: tuple[str, ...] = ()
    wanted: bool = False
    icnpo: str = ""
    level: str = ""
    page: int = 1
    ignored: tuple[str, ...] = dataclasses.field(default=(), compare=False)

    @property
    def terms(self) -> SearchTerms | None:
        """Return what to search for, if anything."""
        return terms_in(self.text) if self.text else None

    @property
    def is_filtered(self) -> bool:
        """Say whether anything narrows the list."""
        return self.without() != GuideQuery()

    @property
    def filter_count(self) -> int:
        """Return how many of the filters of the panel are on."""
        values = (self.field, self.group, *self.districts, self.wanted, self.icnpo, self.level)
        return sum(1 for value in values if value not in {"", False})

    def without(self, **changes: object) -> GuideQuery:
        """Return the same question with some parts changed, from the first page."""
        return dataclasses.replace(self, **{"page": 1, "ignored": (), **changes})  # type: ignore[arg-type]

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters of its address, always in the same order."""
        found = [("q", self.text), ("field", self.field), ("group", self.group)]
        found += [("district", code) for code in self.districts]
        found += [("wanted", "1" if self.wanted else ""), ("icnpo", self.icnpo), ("level", self.level)]
        found += [("page", str(self.page) if self.page > 1 else "")]
        return [(name, value) for name, value in found if value]

    @property
    def address(self) -> str:
        """Return its query string with the question mark; "?" alone asks for everything."""
        return f"?{urlencode(self.pairs())}"


def read(parameters: QueryDict, facets: Facets) -> GuideQuery:
    """Return the question in an address. Never raises; ``ignored`` names the parameters that could not be used."""
    ignored: list[str] = []

    def one(name: str, known: Iterable[str]) -> str:
        value = parameters.get(name, "")
        if value and value not in known:
            ignored.append(name)
            return ""
        return value

    given = [value for value in parameters.getlist("district")[:MOST_VALUES] if value]
    if any(value not in facets.district_codes for value in given):
        ignored.append("district")
    typed = parameters.get("q", "")
    text = cleaned(typed)
    if typed.strip() and not terms_in(text):
        ignored.append("q")
    page = parameters.get("page", "")
    is_page = page.isascii() and page.isdecimal() and len(page) < 4 and 1 <= int(page) <= LAST_PAGE  # noqa: PLR2004
    if page and not is_page:
        ignored.append("page")
    return GuideQuery(
        text=text,
        field=one("field", facets.field_slugs),
        group=one("group", facets.group_slugs),
        districts=tuple(code for code in facets.district_codes if code in given),
        wanted=one("wanted", ("1",)) == "1",
        icnpo=one("icnpo", Icnpo.values),
        level=one("level", EntryLevel.values),
        page=int(page) if is_page else 1,
        ignored=tuple(ignored),
    )
