"""Keeping the words of pages in step with the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Exists, OuterRef
from wagtail.models import Locale, Page
from wagtail.search import index

from cms.pages.base import ContentPage
from cms.pages.standing import StandingPage
from cms.pages.tree import HOME_DEPTH
from cms.search.models import LONGEST_TEXT, PageWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AT_ONCE: Final = 100
OF_THE_HEAD: Final = frozenset({"title", "lead", "search_description"})
"""Fields with a column of their own; everything else that a page type declares as searchable is its text."""


def collect(page_id: int) -> None:
    """Read the words of a page anew as they are public, or forget them. May run twice.

    The page is read from the database: what is at hand while an editor saves may be a draft.
    """
    if not _store([page_id]):
        PageWords.objects.filter(pk=page_id).delete()


def collect_all() -> int:
    """Read the words of every public page anew and forget those of others; return how many there are."""
    public = _public()
    PageWords.objects.exclude(page__in=public.values("pk")).delete()
    return sum(_store(part) for part in _in_parts(public))


def collect_missing() -> int:
    """Read the words of public pages that are not known yet, such as those from before there was a search."""
    known = PageWords.objects.filter(page=OuterRef("pk"))
    return sum(_store(part) for part in _in_parts(_public().filter(~Exists(known))))


def _public() -> Any:  # noqa: ANN401 - Wagtail's own query set of pages
    return Page.objects.live().filter(depth__gt=HOME_DEPTH)


def _in_parts(pages: Any) -> Iterator[list[int]]:  # noqa: ANN401 - the same
    ids = list(pages.order_by("pk").values_list("pk", flat=True))
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _store(ids: list[int]) -> int:
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    rows = [_words_of(page, languages[page.locale_id]) for page in _public().filter(pk__in=ids).specific()]
    PageWords.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["language", "title", "summary", "text", "address_name"],
    )
    return len(rows)


def _words_of(page: Page, language: str) -> PageWords:
    return PageWords(
        page_id=page.pk,
        language=language,
        title=page.title,
        summary=page.listing_text if isinstance(page, ContentPage) else page.search_description,
        text=_running(text_of(page))[:LONGEST_TEXT],
        address_name=page.place if isinstance(page, StandingPage) else "",
    )


def text_of(page: Page) -> str:
    """Return the words of a page but its heading and lead: every field that its type lets Wagtail search."""
    fields = [
        field
        for field in page.get_search_fields()
        if isinstance(field, index.SearchField) and field.field_name not in OF_THE_HEAD
    ]
    # A teaser for search engines replaces the lead on cards, not in what can be found.
    lead = getattr(page, "lead", "") if page.search_description else ""
    return "\n".join([lead, *(piece for field in fields for piece in _pieces(field.get_value(page)))])


def _pieces(value: Any) -> Iterable[str]:  # noqa: ANN401 - whatever a field of a page holds
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    return [str(piece) for piece in value] if isinstance(value, list | tuple) else [str(value)]


def _running(text: str) -> str:
    """Return a text on one line, with a dot between headings, cells and what else has no full stop."""
    plain = "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)
    lines = [" ".join(line.split()) for line in plain.split("\n")]
    return " ".join(f"{line} ·" if line[-1].isalnum() or line[-1] in ")”" else line for line in lines if line).rstrip(
        " ·"
    )
