"""A tree of pages as editors grow it: sections with sections of articles in them, stories, and a filled front page.

Many rows go in at once. Wagtail itself saves page by page and asks for its place in the tree each time.
"""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS
from wagtail.models import Locale, Page, Revision
from wagtail.search.backends import get_search_backend

from cms.front_pages import ensure_front_pages
from cms.pages.articles import ArticlePage, SectionPage
from cms.pages.stories import Persons, StoryIndexPage, StoryPage
from cms.pages.tree import HOME_DEPTH
from cms.search.index import collect_missing
from portal.bench_data.bodies import BodyWriter
from portal.bench_data.pictures import make_pictures
from portal.bench_data.words import LEADS, SECTIONS, SITUATIONS, STORY_BEGINNINGS, STORY_ENDS, SUBJECTS
from volunteering.bench_data.numbers import set_aside
from volunteering.danish_text import address_part

if TYPE_CHECKING:
    import random

    from cms.pages.base import ContentPage
    from cms.pages.home import HomePage
    from volunteering.institutions.models import Institution

STORY_SHARE: Final = 10
"""One page in so many is a story."""
ARTICLES_A_SECTION: Final = 28
WITH_PICTURE: Final = 0.6
AT_ONCE: Final = 200


@dataclass
class _Place:
    """A page of the tree and how many are below it so far."""

    page: Page
    below: int = 0


@dataclass
class _Tree:
    """The pages made so far, by type, none of them stored."""

    locale: Locale
    writer: BodyWriter
    numbers: list[int]
    now: datetime.datetime
    chance: random.Random
    by_type: dict[type[ContentPage], list[Any]] = field(default_factory=dict)

    def add(self, model: type[ContentPage], title: str, under: _Place, **values: Any) -> _Place:  # noqa: ANN401
        """Make a published page as the last one below another."""
        under.below += 1
        under.page.numchild = under.below
        first = self.now - datetime.timedelta(minutes=self.chance.randrange(60, 700 * 24 * 60))
        slug, number = address_part(title), self.numbers.pop()
        page = model(
            id=number,
            page_ptr_id=number,
            path=Page._get_path(under.page.path, under.page.depth + 1, under.below),  # noqa: SLF001 - as treebeard adds
            depth=under.page.depth + 1,
            title=title,
            draft_title=title,
            slug=slug,
            url_path=f"{under.page.url_path}{slug}/",
            locale=self.locale,
            translation_key=uuid.UUID(int=self.chance.getrandbits(128), version=4),
            live=True,
            has_unpublished_changes=False,
            first_published_at=first,
            last_published_at=first,
            latest_revision_created_at=first,
            lead=self.chance.choice(LEADS),
            listing_picture=self._picture(),
            reviewed_on=(self.now - datetime.timedelta(days=self.chance.randrange(1, 200))).date(),
            **{"show_in_menus": model.show_in_menus_default, **values},
        )
        page.content_type = ContentType.objects.get_for_model(model)
        self.by_type.setdefault(model, []).append(page)
        return _Place(page)

    def _picture(self) -> Any:  # noqa: ANN401 - a picture or none
        return self.chance.choice(self.writer.pictures) if self.chance.random() < WITH_PICTURE else None

    @property
    def pages(self) -> list[ContentPage]:
        """Return all pages."""
        return [page for pages in self.by_type.values() for page in pages]


def make_pages(count: int, institutions: list[Institution], *, now: datetime.datetime, chance: random.Random) -> int:
    """Store ``count`` live Danish pages below the front page, in the index of the search; return how many there are."""
    home = ensure_front_pages()
    pictures = make_pictures(min(40, max(3, count // 25)), chance=chance)
    numbers = set_aside(Page, count)
    writer = BodyWriter(pages=tuple(numbers), pictures=pictures, chance=chance)
    tree = _Tree(home.locale, writer, list(reversed(numbers)), now, chance)
    top = _Place(home)
    stories = count // STORY_SHARE
    _plant_sections(tree, top, count - stories - (1 if stories else 0))
    if stories:
        _plant_stories(tree, top, stories, institutions)
    _store(tree)
    _fill(home, writer, top.below)
    return len(tree.pages)


def _plant_sections(tree: _Tree, top: _Place, count: int) -> None:
    """Make sections, sections in them, and articles in turn below those."""
    sections = [
        tree.add(SectionPage, title, top, body=tree.writer.intro())
        for title in SECTIONS[: min(len(SECTIONS), max(1, count // STORY_SHARE))][:count]
    ]
    left = count - len(sections)
    inner = [
        tree.add(
            SectionPage, f"{SUBJECTS[number % len(SUBJECTS)]} {number // len(SUBJECTS) + 1}",
            sections[number % len(sections)], body=tree.writer.intro(), is_guide=number % 8 == 0,
        )
        for number in range(left // (ARTICLES_A_SECTION + 1))
    ]  # fmt: skip
    parents = inner or sections
    for number in range(left - len(inner)):
        words = f"{SUBJECTS[number % len(SUBJECTS)]} {tree.chance.choice(SITUATIONS)}"
        tree.add(ArticlePage, f"{words} {number + 1}", parents[number % len(parents)], body=tree.writer.article())


def _plant_stories(tree: _Tree, top: _Place, count: int, institutions: list[Institution]) -> None:
    index = tree.add(StoryIndexPage, "Historier", top)
    for number in range(count):
        title = f"{tree.chance.choice(STORY_BEGINNINGS)} {tree.chance.choice(STORY_ENDS)} {number + 1}"
        tree.add(
            StoryPage,
            title,
            index,
            institution=tree.chance.choice(institutions),
            persons=Persons.NOBODY,
            body=tree.writer.story(),
        )


def _store(tree: _Tree) -> None:
    """Store the pages with a revision each, as if they had been published by hand, and index them."""
    pages = tree.pages
    for page, number in zip(pages, set_aside(Revision, len(pages)), strict=True):
        page.latest_revision_id = page.live_revision_id = number
    _insert(Page, pages)
    for model, of_type in tree.by_type.items():
        _insert(model, of_type)
    base_type = ContentType.objects.get_for_model(Page)
    Revision.objects.bulk_create(
        [
            Revision(
                pk=page.latest_revision_id,
                content_type_id=page.content_type_id,
                base_content_type=base_type,
                object_id=str(page.pk),
                object_str=str(page),
                created_at=page.first_published_at,
                content=page.serializable_data(),
            )
            for page in pages
        ],
        batch_size=AT_ONCE,
    )
    search = get_search_backend()
    for model, of_type in tree.by_type.items():
        for start in range(0, len(of_type), AT_ONCE):
            search.add_bulk(model, of_type[start : start + AT_ONCE])
    collect_missing()


def _insert(model: type[Page], rows: list[Any]) -> None:
    """Store one table's part of the pages, which Django's ``bulk_create`` refuses for models with a parent."""
    fields = model._meta.local_concrete_fields  # noqa: SLF001 - Django's public way to a model's fields
    manager = model._base_manager  # noqa: SLF001 - the same
    for start in range(0, len(rows), AT_ONCE):
        manager._insert(rows[start : start + AT_ONCE], fields=fields, using=DEFAULT_DB_ALIAS)  # noqa: SLF001


def _fill(home: HomePage, writer: BodyWriter, below: int) -> None:
    """Publish what the front page promises."""
    Page.objects.filter(pk=home.pk, depth=HOME_DEPTH).update(numchild=below)
    home.refresh_from_db()
    home.instruments = writer.promises()
    home.save_revision(clean=False).publish()
