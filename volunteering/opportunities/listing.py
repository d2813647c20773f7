"""The public list: what it finds, how much there is, and what comes close when nothing fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib.postgres.search import SearchRank
from django.core.cache import caches
from django.db.models import Case, F, Value, When
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from volunteering.counting import CountOf
from volunteering.opportunities import neighbours
from volunteering.opportunities.cards import Card, cards, cards_and_total
from volunteering.opportunities.choices import Rhythm
from volunteering.opportunities.facets import Facets
from volunteering.opportunities.list_query import LAST_PAGE, AgeChoice, ListQuery, Sort
from volunteering.opportunities.models import Opportunity
from volunteering.people.choices import PartOfDay, Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from volunteering.opportunities.querysets import OpportunityQuerySet
    from volunteering.search_terms import SearchTerms

PAGE_SIZE: Final = 20
MOST_COUNTED: Final = 1000
"""Beyond this the list says "over 1.000"."""
MOST_RANKED: Final = 500
"""Of many hits only the newest are put in order of how well they match."""
MOST_RANKED_AT_A_GLANCE: Final = 200
"""Where only the few best are shown beside other things; no more are counted there either."""
SEARCHES_KEPT_SECONDS: Final = 30
"""The order of hits; what each of them says is read anew, and what has been taken down meanwhile is left out."""
MOST_NEAR: Final = 4


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
    is_more: bool
    """Whether there is more than can be turned to."""


@dataclass(frozen=True)
class Ranking:
    """The hits of a search in the order of how well they match."""

    total: int
    """How many there are, at most one more than is counted."""
    pks: tuple[int, ...]
    """The best of the newest."""


def page_of(query: ListQuery) -> Listing:
    """Return the page that ``query`` asks for; a page beyond the last is the last one."""
    ranking = ranked(query) if query.order == Sort.MATCH else None
    total = ranking.total if ranking else count(query)
    reachable = min(total, MOST_RANKED if ranking else LAST_PAGE * PAGE_SIZE)
    pages = max(1, -(-reachable // PAGE_SIZE))
    page = min(query.page, pages)
    start = (page - 1) * PAGE_SIZE
    if ranking:
        shown = in_order(ranking.pks[start : start + PAGE_SIZE])
    else:
        shown = cards(ordered(query)[start : start + PAGE_SIZE]) if total else []
    return Listing(
        cards=shown,
        total=min(total, MOST_COUNTED),
        is_over=total > MOST_COUNTED,
        page=page,
        pages=pages,
        is_more=total > reachable,
    )


def ranked(query: ListQuery) -> Ranking:
    """Return the hits of a search, best match first; at most half a minute old."""
    key = f"opportunity-ranking-{hash(query.without(sort=''))}"
    known: Ranking | None = caches["pages"].get(key)
    if known is None:
        newest = list(found(query).order_by("-published_at", "-pk").values_list("pk", flat=True)[: MOST_COUNTED + 1])
        known = Ranking(total=len(newest), pks=_by_rank(query, newest[:MOST_RANKED]))
        caches["pages"].set(key, known, SEARCHES_KEPT_SECONDS)
    return known


def _by_rank(query: ListQuery, pks: list[int]) -> tuple[int, ...]:
    terms = query.terms
    if terms is None or not pks:
        return tuple(pks)
    best_first = Opportunity.objects.filter(pk__in=pks).order_by(
        SearchRank(F("search"), terms.query()).desc(), "-published_at", "-pk"
    )
    return tuple(best_first.values_list("pk", flat=True))


def best(terms: SearchTerms, number: int) -> tuple[list[Card], int]:
    """Return the cards of the best matches, and how many there are, at most one more than is put in order. One query.

    For the search of the whole site.
    """
    newest = Opportunity.objects.on_offer(timezone.localdate()).matching(terms).order_by("-published_at", "-pk")
    hits: OpportunityQuerySet = Opportunity.objects.filter(pk__in=newest.values("pk")[:MOST_RANKED_AT_A_GLANCE])
    best_first = hits.order_by(SearchRank(F("search"), terms.query()).desc(), "-published_at", "-pk")
    return cards_and_total(best_first[:number], CountOf(newest.order_by().values("pk")[: MOST_RANKED_AT_A_GLANCE + 1]))


def in_order(pks: tuple[int, ...]) -> list[Card]:
    """Return the cards of these, as they stand; what has been taken down meanwhile is left out."""
    if not pks:
        return []
    place = {pk: number for number, pk in enumerate(pks)}
    on_offer = Opportunity.objects.on_offer(timezone.localdate()).filter(pk__in=pks)
    return sorted(cards(on_offer), key=lambda card: place[card.pk])


def count(query: ListQuery) -> int:
    """Return how many there are, at most one more than is counted; at most half a minute old."""
    key = f"opportunity-count-{hash(query.without(sort=''))}"
    known: int | None = caches["pages"].get(key)
    if known is None:
        known = found(query).order_by()[: MOST_COUNTED + 1].count()
        caches["pages"].set(key, known, settings.PARTS_KEPT_SECONDS)
    return known


def found(query: ListQuery) -> OpportunityQuerySet:
    """Return all that ``query`` asks for, in no order."""
    result: OpportunityQuerySet = Opportunity.objects.on_offer(timezone.localdate())
    if terms := query.terms:
        result = result.matching(terms)
    if query.area:
        result = result.in_area(query.area)
    if query.districts:
        result = result.in_districts(query.districts)
    if query.times:
        result = result.at_times(query.times)
    if query.rhythm:
        result = result.filter(rhythm=query.rhythm)
    if query.kind:
        result = result.of_task_kind(query.kind)
    if query.age:
        result = result.for_age(int(query.age))
    if query.groups:
        result = result.filter(groups_welcome=True)
    if query.wheelchair:
        result = result.filter(wheelchair_access=True)
    if query.free:
        result = result.with_free_places()
    return result


def ordered(query: ListQuery) -> OpportunityQuerySet:
    """Return what ``query`` asks for, the newest or the soonest first; the best match is for ``ranked`` to find."""
    result = found(query)
    if query.order == Sort.SOONEST:
        today = timezone.localdate()
        return result.order_by(
            Case(When(starts_on__gte=today, then=F("starts_on"))).asc(nulls_last=True), "-published_at", "-pk"
        )
    return result.order_by("-published_at", "-pk")


def chips(query: ListQuery, facets: Facets) -> list[tuple[str, str]]:
    """Return what narrows the list as (text, address without it), in the order of the panel."""
    return [(label, narrower.address) for label, narrower in _each_left_out(query, facets)]


def near_hits(query: ListQuery, facets: Facets) -> list[NearHit]:
    """Return what there would be with one thing left out, or in the districts around. At most two queries."""
    return _hits(_less_strict(query, facets)) or _hits(_one_thing_alone(query, facets))


def _less_strict(query: ListQuery, facets: Facets) -> list[tuple[str, ListQuery]]:
    """Return the question with one thing left out, or in the districts around."""
    wider = [
        (_("without “%(filter)s”") % {"filter": label.strip("“”")}, narrower)
        for label, narrower in _each_left_out(query, facets)
    ]
    around = [code for code in neighbours.around(query.districts) if code in facets.district_codes]
    if around:
        names = ", ".join(option.label for option in facets.districts if option.value in around)
        beside = replace(query.without(), districts=tuple(around))
        wider.insert(0, (_("in the districts around: %(districts)s") % {"districts": names}, beside))
    if (terms := query.terms) and terms.with_any_word():
        joint = "or" if get_language() == "en" else "eller"
        wider.append((_("with one of the words"), query.without(text=terms.with_any_word_typed(joint))))
    return wider


def _one_thing_alone(query: ListQuery, facets: Facets) -> list[tuple[str, ListQuery]]:
    """Return the question with each of its things alone: for when several at once are in the way."""
    alone = [
        ListQuery(text=query.text),
        ListQuery(area=query.area),
        ListQuery(districts=query.districts),
        ListQuery(days=query.days, parts=query.parts),
        ListQuery(kind=query.kind),
        ListQuery(rhythm=query.rhythm),
    ]
    return [
        (_("with only “%(filter)s”") % {"filter": ", ".join(label.strip("“”") for label, _rest in left)}, one)
        for one in alone
        if one != ListQuery() and (left := list(_each_left_out(one, facets)))
    ]


def _hits(wider: list[tuple[str, ListQuery]]) -> list[NearHit]:
    """Return which of these questions find something, and how much. One query for all."""
    if not wider:
        return []
    parts = [
        found(narrower).order_by().annotate(which=Value(number)).values_list("which")[: PAGE_SIZE + 1]
        for number, (_label, narrower) in enumerate(wider)
    ]
    counts: dict[int, int] = {}
    for (number,) in parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]:
        counts[number] = counts.get(number, 0) + 1
    hits = [
        NearHit(
            label=label,
            address=narrower.address,
            count=min(counts[number], PAGE_SIZE),
            is_many=counts[number] > PAGE_SIZE,
        )
        for number, (label, narrower) in enumerate(wider)
        if number in counts
    ]
    return hits[:MOST_NEAR]


def newest(number: int) -> list[Card]:
    """Return the cards of the newest opportunities; at most half a minute old."""
    return cards(ordered(ListQuery())[:number])


def of_institution(institution_id: int, number: int = PAGE_SIZE) -> list[Card]:
    """Return the cards of one institution's opportunities, newest first."""
    own = Opportunity.objects.on_offer(timezone.localdate()).filter(institution=institution_id)
    return cards(own.order_by("-published_at", "-pk")[:number])


def of_association(association_id: int, number: int = PAGE_SIZE) -> list[Card]:
    """Return the cards of what one association runs at the institutions, newest first."""
    own = Opportunity.objects.on_offer(timezone.localdate()).filter(association=association_id)
    return cards(own.order_by("-published_at", "-pk")[:number])


def of_project(project_id: int, number: int = PAGE_SIZE) -> list[Card]:
    """Return the cards of one project's opportunities, newest first."""
    own = Opportunity.objects.on_offer(timezone.localdate()).filter(project=project_id)
    return cards(own.order_by("-published_at", "-pk")[:number])


def _each_left_out(query: ListQuery, facets: Facets) -> Iterator[tuple[str, ListQuery]]:
    """Yield the name of each thing that narrows the list, and the question without it."""
    names = {option.value: option.label for option in (*facets.areas, *facets.districts, *facets.kinds)}
    if query.text:
        yield f"“{query.text}”", query.without(text="", sort="" if query.sort == Sort.MATCH else query.sort)
    if query.area:
        yield names[query.area], query.without(area="")
    for code in query.districts:
        yield names[code], query.without(districts=tuple(c for c in query.districts if c != code))
    for number in query.days:
        yield str(Weekday(number).label), query.without(days=tuple(d for d in query.days if d != number))
    for number in query.parts:
        yield str(PartOfDay(number).label), query.without(parts=tuple(p for p in query.parts if p != number))
    if query.rhythm:
        yield str(Rhythm(query.rhythm).label), query.without(rhythm="")
    if query.kind:
        yield names[query.kind], query.without(kind="")
    if query.age:
        yield _("Age: %(age)s") % {"age": AgeChoice(query.age).label}, query.without(age="")
    if query.groups:
        yield _("Groups are welcome"), query.without(groups=False)
    if query.wheelchair:
        yield _("Possible in a wheelchair"), query.without(wheelchair=False)
    if query.free:
        yield _("Free places"), query.without(free=False)
