"""What a search finds, section by section. Each section costs one query, and one more counts them all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.postgres.search import SearchRank
from django.db import connection
from django.db.models import F
from django.db.models.functions import Left
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms import menus
from cms.addresses import address_of
from cms.pages.tree import HOME_DEPTH, STEP
from cms.search import doors
from cms.search.marking import excerpt, marked
from cms.search.models import PageWords
from portal.association_guide import facets as guide_facets
from portal.association_guide import listing as guide
from portal.association_guide.models import Entry
from portal.events.models import Event
from portal.events.words import places_in_words, when_in_words
from volunteering.opportunities import listing as opportunities
from volunteering.opportunities.cards import Card as OpportunityCard
from volunteering.opportunities.models import Opportunity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from cms.search.question import Question
    from volunteering.search_terms import SearchTerms

MOST_COUNTED: Final = 1000
MOST_RANKED: Final = 500
"""Of many pages only the newest are put in order of how well they match."""
FEW: Final = 4
PAGES_AT_ONCE: Final = 10
LONGEST_READ: Final = 20_000
"""Signs of a page in which a piece with the words is looked for."""


@dataclass(frozen=True)
class Hit:
    """One thing that was found, as the list shows it."""

    title: SafeString
    url: str
    summary: SafeString
    eyebrow: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    badges: tuple[tuple[str, str], ...] = ()
    """Kind and words of each."""
    language: str = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Section:
    """Hits of one kind."""

    key: str
    title: str
    total: int
    hits: tuple[Hit, ...]
    all_url: str = ""
    all_text: str = ""

    @property
    def is_over(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > MOST_COUNTED

    @property
    def shown_total(self) -> int:
        """Return the number that is said."""
        return min(self.total, MOST_COUNTED)


@dataclass(frozen=True)
class Found:
    """Everything that a search found."""

    sections: tuple[Section, ...] = ()
    doors: tuple[doors.Door, ...] = ()
    other_language: int = 0
    """Pages in the other language."""
    is_wider: bool = False
    """Nothing held all the words: these hold one of them."""
    words: tuple[str, ...] = field(default=())

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
class _Terms:
    """The same words as they are looked for in each kind of text."""

    danish: SearchTerms
    pages: SearchTerms
    other_pages: SearchTerms
    text: str

    def with_any_word(self) -> _Terms | None:
        wider = self.danish.with_any_word()
        if wider is None:
            return None
        text = " eller ".join(" ".join(term.words) for (term,) in wider.alternatives)
        return _Terms(
            wider, self.pages.with_any_word() or self.pages, self.other_pages.with_any_word() or self.other_pages, text
        )


def find(question: Question) -> Found | None:
    """Return the first hits of every kind; ``None`` when there is no word to look for. At most six queries."""
    terms = _terms(question)
    if terms is None:
        return None
    found = _find(question, terms)
    wider = terms.with_any_word() if not found.sections and not found.doors else None
    if wider is None:
        return found
    near = _find(question, wider)
    return Found(near.sections, near.doors, found.other_language, is_wider=bool(near.sections), words=near.words)


def find_pages(question: Question) -> tuple[list[Hit], int] | None:
    """Return one page of the pages' section and how many pages there are in all. Two queries."""
    terms = question.terms_of_pages(question.language)
    if terms is None:
        return None
    (total,) = counted([_pages(terms, question.language)])
    start = (min(question.page, last_page(total)) - 1) * PAGES_AT_ONCE
    return page_hits(terms, question.language, start, PAGES_AT_ONCE) if total else [], total


def last_page(total: int) -> int:
    """Return how many pages of hits can be turned to."""
    return max(1, -(-min(total, MOST_RANKED) // PAGES_AT_ONCE))


def _terms(question: Question) -> _Terms | None:
    other = next(code for code, _name in settings.LANGUAGES if code != question.language)
    danish, pages = question.terms, question.terms_of_pages(question.language)
    either = danish or pages
    if either is None:
        return None
    return _Terms(danish or either, pages or either, question.terms_of_pages(other) or either, question.text)


def _find(question: Question, terms: _Terms) -> Found:
    other = next(code for code, _name in settings.LANGUAGES if code != question.language)
    today = timezone.localdate()
    in_pages, in_others, in_tasks, in_guide, in_events = counted(
        [
            _pages(terms.pages, question.language),
            _pages(terms.other_pages, other),
            Opportunity.objects.on_offer(today).matching(terms.danish),
            Entry.objects.public().matching(terms.danish),
            Event.objects.coming().matching(terms.danish),
        ]
    )
    words, kept = terms.danish.words, urlencode({"q": terms.text})
    places = doors.places(terms.danish)
    sections = (
        Section(
            key="pages",
            title=_("Pages"),
            total=in_pages,
            hits=tuple(page_hits(terms.pages, question.language, 0, FEW)) if in_pages else (),
            all_url=f"?{kept}&vis=sider" if in_pages > FEW else "",
            all_text=_("See all pages"),
        ),
        Section(
            key="opportunities",
            title=_("Things to do"),
            total=in_tasks,
            hits=tuple(map(_opportunity(words), opportunities.best(terms.danish, FEW))) if in_tasks else (),
            all_url=f"{reverse('opportunity_list')}?{kept}",
            all_text=_("See all in the list of things to do"),
        ),
        Section(
            key="places",
            title=_("Places"),
            total=len(places),
            hits=tuple(
                Hit(marked(place.title, words), place.url, marked(place.summary, words), place.detail)
                for place in places[:FEW]
            ),
            all_url=reverse("institution_list") if len(places) > FEW else "",
            all_text=_("See all places"),
        ),
        Section(
            key="associations",
            title=_("Associations"),
            total=in_guide,
            hits=tuple(map(_association(words), guide.best(terms.danish, guide_facets.current(), FEW)))
            if in_guide
            else (),
            all_url=f"{reverse('association_list')}?{kept}",
            all_text=_("See all in the guide to associations"),
        ),
        Section(
            key="events",
            title=_("Events"),
            total=in_events,
            hits=tuple(map(_event(words), Event.objects.coming().matching(terms.danish)[:FEW])) if in_events else (),
            all_url=f"{reverse('event_list')}?{kept}",
            all_text=_("See all in the list of events"),
        ),
    )
    return Found(
        sections=tuple(section for section in sections if section.total),
        doors=tuple(doors.doors(terms.pages)),
        other_language=in_others,
        words=words,
    )


def counted(wanted: Sequence[QuerySet[Any]]) -> list[int]:
    """Return how many rows each of these has, at most one more than is counted. One query."""
    parts: list[str] = []
    parameters: list[Any] = []
    for rows in wanted:
        sql, given = rows.order_by().values("pk")[: MOST_COUNTED + 1].query.sql_with_params()
        parts.append(f"(SELECT count(*) FROM ({sql}) AS hits)")  # noqa: S608 - what Django wrote
        parameters += given
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", parameters)
        return list(cursor.fetchone())


def _pages(terms: SearchTerms, language: str) -> QuerySet[PageWords]:
    return PageWords.objects.public().filter(language=language).matching(terms)


def page_hits(terms: SearchTerms, language: str, start: int, number: int) -> list[Hit]:
    """Return some of the pages with these words, the best match first. One query."""
    newest = _pages(terms, language).order_by("-pk").values("pk")[:MOST_RANKED]
    rows = (
        PageWords.objects.filter(pk__in=newest)
        .annotate(rank=SearchRank(F("search"), terms.query()), read=Left("text", LONGEST_READ))
        .order_by("-rank", "-pk")
        .values_list("title", "summary", "read", "address_name", "page__url_path", "page__path")
    )
    names = menus.section_titles(language)
    return [
        Hit(
            title=marked(title, terms.words),
            url=reverse(address_name) if address_name else address_of(url_path, language),
            summary=excerpt(terms.words, summary, text),
            eyebrow=names.get(path[: STEP * (HOME_DEPTH + 1)], "") if len(path) > STEP * (HOME_DEPTH + 1) else "",
            language=language,
        )
        for title, summary, text, address_name, url_path, path in rows[start : start + number]
    ]


def _opportunity(words: tuple[str, ...]) -> Any:  # noqa: ANN401 - what makes a hit of a card
    def hit(card: OpportunityCard) -> Hit:
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

    return hit


def _association(words: tuple[str, ...]) -> Any:  # noqa: ANN401 - what makes a hit of a card
    def hit(card: guide.Card) -> Hit:
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

    return hit


def _event(words: tuple[str, ...]) -> Any:  # noqa: ANN401 - what makes a hit of an event
    def hit(event: Event) -> Hit:
        label, kind = places_in_words(event)
        return Hit(
            title=marked(event.title, words),
            url=event.get_absolute_url(),
            summary=excerpt(words, event.lead, event.description),
            eyebrow=event.get_kind_display(),
            facts=(("time", capfirst(when_in_words(event))), ("location", event.place_name)),
            badges=((kind, label),),
        )

    return hit
