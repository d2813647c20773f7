"""What an employee asks of the bank, read from the address, and what comes close when nothing fits."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchRank
from django.core.paginator import Paginator
from django.db.models import F
from django.utils.translation import gettext as _

from volunteering.competence_bank import year_groups
from volunteering.competence_bank.models import Entry
from volunteering.search_terms import SearchTerms, cleaned, terms_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from django.core.paginator import Page
    from django.http import QueryDict

    from volunteering.competence_bank.models import EntryQuerySet
    from volunteering.institutions.models import Institution
    from volunteering.people.models import User

PAGE_SIZE: Final = 20


@dataclass(frozen=True)
class BankQuery:
    """One question to the bank."""

    text: str = ""
    year_group: int | None = None
    kind: str = ""
    any_word: bool = False
    page: str = field(default="", compare=False)
    ignored: bool = field(default=False, compare=False)

    @property
    def terms(self) -> SearchTerms | None:
        """Return what to search for, if anything."""
        terms = terms_in(self.text) if self.text else None
        return (terms.with_any_word() or terms) if terms and self.any_word else terms

    @property
    def is_filtered(self) -> bool:
        """Say whether anything narrows the list."""
        return self != BankQuery()

    def without(self, **changes: object) -> BankQuery:
        """Return the same question with some parts changed, from the first page."""
        return dataclasses.replace(self, **{"page": "", "ignored": False, **changes})  # type: ignore[arg-type]

    @property
    def address(self) -> str:
        """Return its query string with the question mark; "?" alone asks for everything."""
        year_group = "" if self.year_group is None else str(self.year_group)
        pairs = (("q", self.text), ("klasse", year_group), ("bank", self.kind), ("ord", "et" if self.any_word else ""))
        return f"?{urlencode([(name, value) for name, value in pairs if value])}"


@dataclass(frozen=True)
class NearHit:
    """What the bank would show if one thing were asked less strictly."""

    label: str
    address: str
    count: int


def read(parameters: QueryDict, kinds: Collection[str]) -> BankQuery:
    """Return the question in an address. Never raises: ``ignored`` says that something could not be used.

    ``kinds`` are those of the banks that the school has.
    """
    typed = parameters.get("q", "")
    text = cleaned(typed)
    known_years = {str(number): number for number in year_groups.YEAR_GROUPS}
    year, kind = parameters.get("klasse", ""), parameters.get("bank", "")
    is_odd = (
        bool(typed.strip() and not terms_in(text)) or bool(year and year not in known_years) or kind not in {"", *kinds}
    )
    return BankQuery(
        text=text,
        year_group=known_years.get(year),
        kind=kind if kind in kinds else "",
        any_word=parameters.get("ord") == "et",
        page=parameters.get("side", ""),
        ignored=is_odd,
    )


def page_of(query: BankQuery, *, institution: Institution, user: User) -> Page[Entry]:
    """Return the page that ``query`` asks for: the best match first, else what was confirmed last.

    A page beyond the last is the last one, one that is no number the first. Two queries.
    """
    found = _found(query, institution, user).with_person()
    if terms := query.terms:
        found = found.order_by(SearchRank(F("search"), terms.query()).desc(), "-confirmed_on", "pk")
    else:
        found = found.order_by("-confirmed_on", "pk")
    return Paginator(found, PAGE_SIZE).get_page(query.page)


def near_hits(query: BankQuery, *, institution: Institution, user: User) -> list[NearHit]:
    """Return what there would be with one thing asked less strictly; at most four counts."""
    counted = ((label, wider, _found(wider, institution, user).count()) for label, wider in _less_strict(query))
    return [NearHit(label=label, address=wider.address, count=count) for label, wider, count in counted if count]


def _found(query: BankQuery, institution: Institution, user: User) -> EntryQuerySet:
    found: EntryQuerySet = Entry.objects.visible_to(user).of_institution(institution)
    if query.kind:
        found = found.of_kind(query.kind)
    if query.year_group is not None:
        found = found.for_year_group(query.year_group)
    if terms := query.terms:
        found = found.matching(terms)
    return found


def _less_strict(query: BankQuery) -> Iterator[tuple[str, BankQuery]]:
    if query.year_group is not None and query != BankQuery(year_group=query.year_group):
        yield _("for all year groups"), query.without(year_group=None)
    if query.kind and query != BankQuery(kind=query.kind):
        yield _("in both banks"), query.without(kind="")
    terms = query.terms
    if terms and not query.any_word and terms.with_any_word():
        yield _("with one of the words"), query.without(any_word=True)
    if query.text and (query.year_group is not None or query.kind):
        yield _("without “%(words)s”") % {"words": query.text}, query.without(text="", any_word=False)
