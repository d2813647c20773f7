"""The public list of the guide: what it finds, how much there is, and what comes close when nothing fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchRank
from django.core.cache import caches
from django.db.models import Count, F, OuterRef, Value, Window
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.association_guide.choices import EntryLevel, Icnpo
from portal.association_guide.facets import Facets
from portal.association_guide.list_query import LAST_PAGE, GuideQuery
from portal.association_guide.models import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from portal.association_guide.querysets import EntryQuerySet
    from volunteering.search_terms import SearchTerms

PAGE_SIZE: Final = 24
MOST_COUNTED: Final = 1000
MOST_NEAR: Final = 4
MOST_LABELS: Final = 3
COLUMNS: Final = ("name", "association__slug", "summary", "level", "wants_volunteers", "place", "field_ids", "places")


@dataclass(frozen=True)
class Card:
    """An entry as the list shows it."""

    name: str
    url: str
    summary: str
    labels: tuple[str, ...]
    district: str
    wants_volunteers: bool
    is_community: bool


@dataclass(frozen=True)
class NearHit:
    """What the list would show if one thing were asked less strictly."""

    label: str
    address: str
    count: int
    is_many: bool


@dataclass(frozen=True)
class Listing:
    """One page of the list."""

    cards: list[Card]
    total: int
    is_over: bool
    page: int
    pages: int


def page_of(query: GuideQuery, facets: Facets) -> Listing:
    """Return the page that ``query`` asks for; a page beyond the last is the last one."""
    total = count(query)
    pages = min(LAST_PAGE, max(1, -(-total // PAGE_SIZE)))
    page = min(query.page, pages)
    start = (page - 1) * PAGE_SIZE
    shown = cards(ordered(query)[start : start + PAGE_SIZE], facets) if total else []
    return Listing(cards=shown, total=min(total, MOST_COUNTED), is_over=total > MOST_COUNTED, page=page, pages=pages)


def count(query: GuideQuery) -> int:
    """Return how many there are, at most one more than is counted; some seconds old at most."""
    key = f"guide-count-{hash(query.without())}"
    known: int | None = caches["pages"].get(key)
    if known is None:
        known = found(query).order_by()[: MOST_COUNTED + 1].count()
        caches["pages"].set(key, known, settings.PARTS_KEPT_SECONDS)
    return known


def found(query: GuideQuery) -> EntryQuerySet:
    """Return all that ``query`` asks for, in no order."""
    result: EntryQuerySet = Entry.objects.public()
    if terms := query.terms:
        result = result.matching(terms)
    if query.field:
        result = result.in_field(query.field)
    if query.group:
        result = result.for_target_group(query.group)
    if query.districts:
        result = result.in_districts(query.districts)
    if query.wanted:
        result = result.wanting_volunteers()
    if query.icnpo:
        result = result.filter(icnpo=query.icnpo)
    if query.level:
        result = result.filter(level=query.level)
    return result


def ordered(query: GuideQuery) -> EntryQuerySet:
    """Return what ``query`` asks for by name; a search has the best match first."""
    result = found(query)
    if terms := query.terms:
        return result.order_by(SearchRank(F("search"), terms.query()).desc(), "sort_key", "pk")
    return result.in_order()


def best(terms: SearchTerms, facets: Facets, number: int) -> tuple[list[Card], int]:
    """Return the cards of the best matches, and how many there are. For the search of the whole site; one query."""
    entries: EntryQuerySet = Entry.objects.public().matching(terms)
    ordered = entries.order_by(SearchRank(F("search"), terms.query()).desc(), "sort_key", "pk")
    rows = list(_with_columns(ordered).annotate(total=Window(Count("*"))).values_list(*COLUMNS, "total")[:number])
    return _cards((row[:-1] for row in rows), facets), rows[0][-1] if rows else 0


def cards(entries: EntryQuerySet, facets: Facets) -> list[Card]:
    """Return the cards of a slice, in one query."""
    return _cards(_with_columns(entries).values_list(*COLUMNS), facets)


def _with_columns(entries: EntryQuerySet) -> EntryQuerySet:
    chosen = Entry.fields_of_work.through.objects.filter(entry_id=OuterRef("pk")).values("fieldofwork_id")
    places = Entry.districts.through.objects.filter(entry_id=OuterRef("pk")).order_by("district__code")
    found: EntryQuerySet = entries.annotate(
        field_ids=ArraySubquery(chosen), places=ArraySubquery(places.values("district__name"))
    )
    return found


def _cards(rows: Iterable[tuple[Any, ...]], facets: Facets) -> list[Card]:
    address = reverse("association_list")
    return [
        Card(
            name=name,
            url=f"{address}{slug}/",
            summary=summary,
            labels=tuple(option.label for pk, option in facets.by_field.items() if pk in field_ids)[:MOST_LABELS],
            district=", ".join(names[:MOST_LABELS]) or place,
            wants_volunteers=wants_volunteers,
            is_community=level == EntryLevel.COMMUNITY,
        )
        for name, slug, summary, level, wants_volunteers, place, field_ids, names in rows
    ]


def chips(query: GuideQuery, facets: Facets) -> list[tuple[str, str]]:
    """Return what narrows the list as (text, address without it), in the order of the panel."""
    return [(label, narrower.address) for label, narrower in _each_left_out(query, facets)]


def near_hits(query: GuideQuery, facets: Facets) -> list[NearHit]:
    """Return what there would be with one thing left out, or with only one of the words. One query."""
    wider = [
        (_("without “%(filter)s”") % {"filter": label.strip("“”")}, narrower)
        for label, narrower in _each_left_out(query, facets)
        if narrower != GuideQuery()
    ]
    if (terms := query.terms) and terms.with_any_word():
        words = [" ".join(term.words) for part in terms.alternatives for term in part if not term.is_excluded]
        wider.append((_("with one of the words"), query.without(text=" eller ".join(words))))
    if not wider:
        return []
    parts = [
        found(narrower).order_by().annotate(which=Value(number)).values_list("which")[: PAGE_SIZE + 1]
        for number, (_label, narrower) in enumerate(wider)
    ]
    counts: dict[int, int] = {}
    for (number,) in parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]:
        counts[number] = counts.get(number, 0) + 1
    return [
        NearHit(label, narrower.address, min(counts[number], PAGE_SIZE), counts[number] > PAGE_SIZE)
        for number, (label, narrower) in enumerate(wider)
        if number in counts
    ][:MOST_NEAR]


def _each_left_out(query: GuideQuery, facets: Facets) -> Iterator[tuple[str, GuideQuery]]:
    """Yield the name of each thing that narrows the list, and the question without it."""
    names = {option.value: option.label for option in facets.districts}
    if query.text:
        yield f"“{query.text}”", query.without(text="")
    if query.field:
        label = next(option.label for option in facets.fields if option.value == query.field)
        yield label, query.without(field="")
    if query.group:
        label = next(option.label for option in facets.groups if option.value == query.group)
        yield label, query.without(group="")
    for code in query.districts:
        yield names[code], query.without(districts=tuple(c for c in query.districts if c != code))
    if query.wanted:
        yield _("Would like more volunteers"), query.without(wanted=False)
    if query.level:
        yield str(EntryLevel(query.level).label), query.without(level="")
    if query.icnpo:
        yield str(Icnpo(query.icnpo).label), query.without(icnpo="")
