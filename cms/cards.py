"""Pages as other pages list them. Only what stands on a card is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib.contenttypes.models import ContentType

from cms.addresses import address_of, language_of
from cms.media import CARD_SIZE
from cms.shown import File, Shown, shown_files

if TYPE_CHECKING:
    from cms.shown import Shown

PICTURE: Final = tuple(
    f"listing_picture__{name}"
    for name in ("pk", "file", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
)


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


def of_pages(pages: Any) -> list[PageCard]:  # noqa: ANN401 - Wagtail's query set
    """Return the cards of pages in their order. A query, one for each type of page, and two for new pictures.

    One card with a picture among others without makes holes: all show theirs or none does.
    """
    rows = list(pages.values_list("pk", "title", "url_path", "locale_id", "search_description", "content_type_id"))
    by_type: dict[int, list[int]] = {}
    for row in rows:
        by_type.setdefault(row[5], []).append(row[0])
    words: dict[int, tuple[str, File | None]] = {}
    for content_type, numbers in by_type.items():
        words |= _words(content_type, numbers)
    files = [words[row[0]][1] for row in rows if row[0] in words]
    with_pictures = len(files) == len(rows) and None not in files
    pictures = shown_files(files, CARD_SIZE) if with_pictures else {}
    found = []
    for pk, title, url_path, locale, description, _content_type in rows:
        lead, file = words.get(pk, ("", None))
        found.append(
            PageCard(
                title=title,
                text=description or lead,
                address=address_of(url_path, language_of(locale)),
                picture=pictures.get(file) if file else None,
            )
        )
    return found


def _words(content_type: int, numbers: list[int]) -> dict[int, tuple[str, File | None]]:
    """Return lead and picture of pages of a type, by number; nothing for a type that has neither."""
    model = ContentType.objects.get_for_id(content_type).model_class()
    if model is None or not hasattr(model, "listing_picture"):
        return {}
    rows = model._default_manager.filter(pk__in=numbers).order_by()  # noqa: SLF001 - of any type
    return {pk: (lead, _file(picture)) for pk, lead, *picture in rows.values_list("pk", "lead", *PICTURE)}


def of_stories(stories: Any) -> list[StoryCard]:  # noqa: ANN401 - Wagtail's query set
    """Return the cards of stories in their order. One query, and two for new pictures."""
    rows = stories.values_list(
        *("title", "search_description", "lead", "url_path", "locale_id", "institution__name", "institution__kind"),
        *PICTURE,
    )
    told = [(row[:7], _file(row[7:])) for row in rows]
    pictures = shown_files([file for _words, file in told], CARD_SIZE)
    return [
        StoryCard(
            title=title,
            text=description or lead,
            address=address_of(url_path, language_of(locale)),
            place=place,
            kind=kind,
            picture=pictures.get(file) if file else None,
        )
        for (title, description, lead, url_path, locale, place, kind), file in told
    ]


def _file(columns: Any) -> File | None:  # noqa: ANN401 - the values of PICTURE
    return File(*columns) if columns[0] is not None else None
