"""What a search finds, section by section. Each section costs one query, which counts its hits too."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.postgres.search import SearchRank
from django.core.cache import caches
from django.db.models import BooleanField, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms import menus
from cms.addresses import address_of
from cms.pages.tree import HOME_DEPTH, STEP
from cms.search import doors, promotions
from cms.search.hits import MOST_COUNTED, Hit, Section
from cms.search.marking import excerpt, marked
from cms.search.models import PageWords
from cms.search.question import LAST_PAGE, PAGES_ONLY
from portal.association_guide import facets as guide_facets
from portal.association_guide import listing as guide
from portal.events.models import Event
from portal.events.words import places_in_words, when_in_words
from volunteering.counting import CountOf
from volunteering.opportunities import listing as opportunities
from volunteering.opportunities.cards import Card as OpportunityCard
from volunteering.search_terms import SearchTerms, terms_in

if TYPE_CHECKING:
    from cms.search.models import PageWordsQuerySet
    from cms.search.question import Question

MOST_RANKED: Final = 200
"""Of still more pages only the newest are put in order of how well they match."""
FEW: Final = 4
MOST_EVENTS: Final = 200
ORDER: Final = ("pages", "opportunities", "places", "associations", "events")
PAGES_AT_ONCE: Final = 10
LONGEST_READ: Final = 20_000
"""Signs of a page in which a piece with the words is looked for."""


@dataclass(frozen=True)
class Found:
    """Everything that a search found."""

    sections: tuple[Section, ...] = ()
    promoted: tuple[Hit, ...] = ()
    """What editors recommend for these words."""
    doors: tuple[doors.Door, ...] = ()
    other_language: int = 0
    """Pages in the other language."""
    is_wider: bool = False
    """Nothing held all the words: these hold one of them."""
    words: tuple[str, ...] = field(default=())

    @property
    def is_anything(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.sections or self.promoted or self.doors)

    @property
    def in_house(self) -> int:
        """Return how many recommendations and shortcuts there are."""
        return len(self.promoted) + len(self.doors)

    @property
    def total(self) -> int:
        """Return how much there is, at most a little more than is counted."""
        return sum(section.total for section in self.sections)

    @property
    def is_over(self) -> bool:
        """Whether some section has more than were counted."""
        return any(section.is_over for section in self.sections)

    @property
    def shown_total(self) -> int:
        """Return the number that is said."""
        return sum(section.shown_total for section in self.sections)


@dataclass(frozen=True)
class _Search:
    """The same words as they are looked for in each kind of text."""

    language: str
    text: str
    pages: SearchTerms
    danish: SearchTerms
    """Tasks, associations and events are written in Danish."""

    def with_any_word(self) -> _Search | None:
        wider = self.pages.with_any_word()
        if wider is None:
            return None
        words = " eller ".join(" ".join(term.words) for (term,) in wider.alternatives)
        return _Search(self.language, words, wider, self.danish.with_any_word() or self.danish)


def find(question: Question) -> Found | None:
    """Return the first hits of every kind, at most half a minute old; ``None`` when there is no word to look for.

    Seven queries at most: four usually, three more when a second look is taken for one of the words.
    """
    search = _search(question)
    if search is None:
        return None
    key = f"site-search-{hash((search.language, search.text))}"
    found: Found | None = caches["pages"].get(key)
    if found is None:
        found = _find(question, search)
        caches["pages"].set(key, found, settings.PARTS_KEPT_SECONDS)
    return found


def _find(question: Question, search: _Search) -> Found:
    wider = search.with_any_word()
    events = _events(search, wider)
    is_danish = search.language == settings.LANGUAGE_CODE
    found = Found(
        sections=_present(_page_section(search), *_danish_sections(search), events.whole),
        promoted=promotions.promoted(question.text),
        doors=tuple(doors.doors(search.pages)),
        other_language=0 if is_danish else _danish_pages(question),
        words=search.danish.words,
    )
    if wider is None or found.is_anything or found.other_language:
        return found
    # Words in English are hardly in tasks and associations: there only the pages are worth a second look.
    more = _danish_sections(wider) if is_danish else ()
    near = _present(_page_section(wider), *more, events.part)
    return replace(found, sections=near, is_wider=bool(near))


def find_pages(question: Question) -> tuple[list[Hit], int] | None:
    """Return one page of the pages' section and how many pages there are in all. Two queries at most."""
    terms = terms_in(question.text, question.language)
    if terms is None:
        return None
    hits, total = page_hits(terms, question.language, (question.page - 1) * PAGES_AT_ONCE, PAGES_AT_ONCE)
    if not hits and question.page > 1:
        total = _pages(terms, question.language)[:MOST_RANKED].count()
        hits, _total = page_hits(terms, question.language, (last_page(total) - 1) * PAGES_AT_ONCE, PAGES_AT_ONCE)
    return hits, total


def last_page(total: int) -> int:
    """Return how many pages of hits can be turned to."""
    return min(LAST_PAGE, max(1, -(-total // PAGES_AT_ONCE)))


def _search(question: Question) -> _Search | None:
    pages, danish = terms_in(question.text, question.language), terms_in(question.text)
    either = pages or danish
    if either is None:
        return None
    return _Search(question.language, question.text, pages or either, danish or either)


def _danish_pages(question: Question) -> int:
    terms = terms_in(question.text)
    return _pages(terms, settings.LANGUAGE_CODE)[:MOST_COUNTED].count() if terms else 0


def _present(*sections: Section | None) -> tuple[Section, ...]:
    """Return those that hold something, in the order in which they are shown."""
    order = {key: place for place, key in enumerate(ORDER)}
    return tuple(sorted((section for section in sections if section), key=lambda section: order[section.key]))


def _kept(search: _Search) -> str:
    return urlencode({"q": search.text})


def _page_section(search: _Search) -> Section | None:
    hits, total = page_hits(search.pages, search.language, 0, FEW)
    if not total:
        return None
    return Section(
        key="pages",
        title=_("Pages"),
        total=total,
        hits=tuple(hits),
        all_url=f"?{_kept(search)}&vis={PAGES_ONLY}" if total > FEW else "",
        all_text=_("See all pages"),
    )


def _danish_sections(search: _Search) -> tuple[Section | None, ...]:
    """Return things to do, places and associations. Two queries."""
    words = search.danish.words
    tasks, in_tasks = opportunities.best(search.danish, FEW)
    entries, in_guide = guide.best(search.danish, guide_facets.current(), FEW)
    places = doors.places(search.danish)
    return (
        Section(
            key="opportunities",
            title=_("Things to do"),
            total=in_tasks,
            hits=tuple(_opportunity(card, words) for card in tasks),
            all_url=f"{reverse('opportunity_list')}?{_kept(search)}",
            all_text=_("See all in the list of things to do"),
        )
        if in_tasks
        else None,
        Section(
            key="places",
            title=_("Places"),
            total=len(places),
            hits=tuple(_place(place, words) for place in places[:FEW]),
            all_url=reverse("institution_list") if len(places) > FEW else "",
            all_text=_("See all places"),
        )
        if places
        else None,
        Section(
            key="associations",
            title=_("Associations"),
            total=in_guide,
            hits=tuple(_association(card, words) for card in entries),
            all_url=f"{reverse('association_list')}?{_kept(search)}",
            all_text=_("See all in the guide to associations"),
        )
        if in_guide
        else None,
    )


@dataclass(frozen=True)
class _Events:
    """What is coming: with all words, and with one of them."""

    whole: Section | None
    part: Section | None


def _events(search: _Search, wider: _Search | None) -> _Events:
    """Return the events with these words. They are few: one query finds both those with all words and with one."""
    terms = (wider or search).danish
    has_all = ExpressionWrapper(Q(search=search.danish.query()), output_field=BooleanField())
    rows = list(Event.objects.coming().matching(terms).annotate(has_all=has_all)[:MOST_EVENTS])
    return _Events(
        whole=_event_section(search, [event for event in rows if getattr(event, "has_all", False)]),
        part=_event_section(wider, rows) if wider else None,
    )


def _event_section(search: _Search, events: list[Event]) -> Section | None:
    if not events:
        return None
    return Section(
        key="events",
        title=_("Events"),
        total=len(events),
        hits=tuple(_event(event, search.danish.words) for event in events[:FEW]),
        all_url=f"{reverse('event_list')}?{_kept(search)}",
        all_text=_("See all in the list of events"),
    )


def _pages(terms: SearchTerms, language: str) -> PageWordsQuerySet:
    return PageWords.objects.public().filter(language=language).matching(terms)


def page_hits(terms: SearchTerms, language: str, start: int, number: int) -> tuple[list[Hit], int]:
    """Return some of the pages with these words, the best match first, and how many there are. One query."""
    hits = _pages(terms, language)
    newest = hits.order_by("-pk").values("pk")[:MOST_RANKED]
    # Looked up by itself, so that only what is shown is read whole and not everything that is put in order.
    read = PageWords.objects.filter(pk=OuterRef("pk")).values_list(Left("text", LONGEST_READ))
    rows = list(
        PageWords.objects.filter(pk__in=newest)
        .annotate(total=CountOf(hits.values("pk")[: MOST_COUNTED + 1]))
        .order_by(SearchRank(F("search"), terms.query()).desc(), "-pk")
        .values_list("title", "summary", Subquery(read), "address_name", "page__url_path", "page__path", "total")[
            start : start + number
        ]
    )
    names = menus.section_titles(language)
    shown = [
        Hit(
            title=marked(title, terms.words),
            url=reverse(address_name) if address_name else address_of(url_path, language),
            summary=excerpt(terms.words, summary, text),
            eyebrow=names.get(path[: STEP * (HOME_DEPTH + 1)], "") if len(path) > STEP * (HOME_DEPTH + 1) else "",
            language=language,
        )
        for title, summary, text, address_name, url_path, path, _total in rows
    ]
    return shown, rows[0][-1] if rows else 0


def _opportunity(card: OpportunityCard, words: tuple[str, ...]) -> Hit:
    badges = [("success", _("Free places")) if card.has_free_places else ("warning", _("Waiting list"))]
    if card.minimum_age:
        badges.append(("quiet", _("From %(age)s years") % {"age": card.minimum_age}))
    if card.groups_welcome:
        badges.append(("info", _("Groups are welcome")))
    if card.wheelchair_access:
        badges.append(("quiet", _("Possible in a wheelchair")))
    return Hit(
        title=marked(card.title, words),
        url=card.url,
        summary=marked(card.teaser, words),
        eyebrow=card.institution,
        facts=(("calendar-month", capfirst(card.when)), ("location", card.district)),
        badges=tuple(badges),
    )


def _place(place: doors.Door, words: tuple[str, ...]) -> Hit:
    return Hit(marked(place.title, words), place.url, marked(place.summary, words), place.detail)


def _association(card: guide.Card, words: tuple[str, ...]) -> Hit:
    badges = [("success", _("Would like more volunteers"))] if card.wants_volunteers else []
    if card.is_community:
        badges.append(("info", _("Informal community")))
    return Hit(
        title=marked(card.name, words),
        url=card.url,
        summary=marked(card.summary, words),
        eyebrow=card.district,
        badges=(*badges, *(("quiet", label) for label in card.labels)),
    )


def _event(event: Event, words: tuple[str, ...]) -> Hit:
    label, kind = places_in_words(event)
    return Hit(
        title=marked(event.title, words),
        url=event.get_absolute_url(),
        summary=excerpt(words, event.lead, event.description),
        eyebrow=event.get_kind_display(),
        facts=(("time", capfirst(when_in_words(event))), ("location", event.place_name)),
        badges=((kind, label),),
    )
