"""Pages as other pages list them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType

from cms.addresses import address_of, page_address
from cms.media import CARD_SIZE
from cms.shown import Shown, shown_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wagtail.models import Page

    from cms.pages.base import ContentPage
    from cms.pages.stories import StoryPage


@dataclass(frozen=True)
class PageCard:
    """A page: its title, what it is about, where it is; its picture where there is one."""

    title: str
    text: str
    address: str
    picture: Shown | None = None


@dataclass(frozen=True)
class StoryCard:
    """A story: the same, and the place that it is from. ``kind`` of the place draws one where there is no picture."""

    title: str
    text: str
    address: str
    place: str
    kind: str
    picture: Shown | None = None


def of_pages(pages: Iterable[Page]) -> list[PageCard]:
    """Return the cards of pages in their order. A query for each type of page and one for new pictures.

    One card with a picture among others without makes holes: all show theirs or none does.
    """
    pages = list(pages)
    full = _with_words(pages)
    with_pictures = all(page.pk in full and full[page.pk].listing_picture for page in pages)
    pictures = shown_all((page.listing_picture for page in full.values()), CARD_SIZE) if with_pictures else {}
    return [
        PageCard(
            title=page.title,
            text=full[page.pk].listing_text if page.pk in full else page.search_description,
            address=page_address(page),
            picture=pictures[full[page.pk].listing_picture_id] if with_pictures else None,
        )
        for page in pages
    ]


def _with_words(pages: Sequence[Page]) -> dict[int, ContentPage]:
    """Return what stands on the pages' cards, by number, without the pages' bodies."""
    by_type: dict[int, list[int]] = {}
    for page in pages:
        by_type.setdefault(page.content_type_id, []).append(page.pk)
    found: dict[int, Any] = {}
    for content_type, numbers in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None and hasattr(model, "listing_picture"):
            words = ("pk", "search_description", "lead", "listing_picture")
            rows = model._base_manager.only(*words).select_related("listing_picture")  # noqa: SLF001 - of any type
            found |= rows.in_bulk(numbers)
    return found


def of_stories(stories: Iterable[StoryPage], language: str) -> list[StoryCard]:
    """Return the cards of stories that came with their institutions and pictures. One query for new pictures."""
    stories = list(stories)
    pictures = shown_all((story.listing_picture for story in stories), CARD_SIZE)
    return [
        StoryCard(
            title=story.title,
            text=story.listing_text,
            address=address_of(story.url_path, language),
            place=story.institution.name,
            kind=story.institution.kind,
            picture=pictures[story.listing_picture_id] if story.listing_picture_id else None,
        )
        for story in stories
    ]
