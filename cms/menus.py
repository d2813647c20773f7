"""Ways through the editors' pages: the main menu, where one is, what else is in the section, next and previous.

Structures are kept in each web process for at most half a minute: a warm process asks the database nothing, and what an
editor publishes is in the menus half a minute later at the latest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from django.core.cache import caches
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from cms.pages.tree import HOME_DEPTH, STEP

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

KEEP_SECONDS: Final = 30
MOST_IN_MAIN_MENU: Final = 8
MOST_IN_SIDE_MENU: Final = 15
MOST_IN_SECTION: Final = 400


@dataclass(frozen=True)
class Link:
    """A page in a menu."""

    pk: int
    text: str
    url: str
    children: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Neighbours:
    """The pages before and after in a guide."""

    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True)
class _Row:
    pk: int
    path: str
    title: str
    url: str
    in_menus: bool
    is_guide: bool


def main_menu(language: str) -> tuple[Link, ...]:
    """Return the sections of a language in the editors' order. No query on a warm process."""
    return _kept(main_menu_key(language), lambda: _main_menu(language))


def main_menu_key(language: str) -> str:
    """Return the name under which a language's main menu is kept."""
    return f"main-{language}"


def _main_menu(language: str) -> tuple[Link, ...]:
    sections = (
        Page.objects.live()
        .in_menu()
        .filter(depth=HOME_DEPTH + 1, locale__language_code=language, view_restrictions=None)
        .order_by("path")
        .values_list("pk", "title", "url_path")[:MOST_IN_MAIN_MENU]
    )
    return tuple(Link(pk, title, address_of(url_path, language)) for pk, title, url_path in sections)


def section_menu(page: Page) -> Link | None:
    """Return the section that a page is in, with what else is there; below the page's own branch one level more.

    Nothing where there is nothing to choose, or too much for a menu.
    """
    if page.depth <= HOME_DEPTH:
        return None
    rows = _section(page)
    section_path = page.path[: STEP * (HOME_DEPTH + 1)]
    top = next((row for row in rows if row.path == section_path), None)
    children = _children(rows, section_path)
    if top is None or not children:
        return None
    branch = page.path[: STEP * (HOME_DEPTH + 2)]
    return Link(
        top.pk,
        top.title,
        top.url,
        tuple(
            Link(row.pk, row.title, row.url, _links(_children(rows, row.path)) if row.path == branch else ())
            for row in children
        ),
    )


def section_titles(language: str) -> dict[str, str]:
    """Return the names of a language's sections by their place in the tree. No query on a warm process."""
    return _kept(f"section-titles-{language}", lambda: _section_titles(language))


def _section_titles(language: str) -> dict[str, str]:
    sections = Page.objects.live().filter(depth=HOME_DEPTH + 1, locale__language_code=language)
    return dict(sections.order_by("path").values_list("path", "title")[:MOST_IN_SECTION])


def neighbours(page: Page) -> Neighbours:
    """Return what comes before and after a page where its parent is a guide to be read in order."""
    if page.depth <= HOME_DEPTH:
        return Neighbours()
    rows = _section(page)
    parent_path = page.path[:-STEP]
    if not any(row.path == parent_path and row.is_guide for row in rows):
        return Neighbours()
    siblings = [row for row in rows if row.path[:-STEP] == parent_path]
    position = next((place for place, row in enumerate(siblings) if row.pk == page.pk), None)
    if position is None:
        return Neighbours()
    return Neighbours(
        _link(siblings[position - 1]) if position else None,
        _link(siblings[position + 1]) if position + 1 < len(siblings) else None,
    )


def crumbs(page: Page) -> list[tuple[str, str]]:
    """Return the way from the front page to a page, as the breadcrumb component takes it. One query below a section."""
    language = page.locale.language_code
    with translation.override(language):
        found = [(translation.gettext("Front page"), home_address(language))]
    if page.depth > HOME_DEPTH + 1:
        above = [page.path[:end] for end in range(STEP * (HOME_DEPTH + 1), len(page.path), STEP)]
        rows = Page.objects.live().filter(path__in=above).order_by("path").values_list("title", "url_path")
        found += [(title, address_of(url_path, language)) for title, url_path in rows]
    return [*found, (page.title, "")]


def home_address(language: str) -> str:
    """Return the address of the front page in a language."""
    return address_of("/x/", language)


def address_of(url_path: str, language: str) -> str:
    """Return a page's address from its path in the tree, where the first part is the front page's own slug."""
    below_home = url_path.lstrip("/").partition("/")[2]
    with translation.override(language):
        return reverse("wagtail_serve", args=[below_home])


def _section(page: Page) -> tuple[_Row, ...]:
    """Return the live pages of a page's section, three levels deep, in the editors' order."""
    section_path = page.path[: STEP * (HOME_DEPTH + 1)]
    language = page.locale.language_code
    return _kept(f"section-{section_path}-{language}", lambda: _read_section(section_path, language))


def _read_section(section_path: str, language: str) -> tuple[_Row, ...]:
    from cms.pages.articles import SectionPage

    guides = set(
        SectionPage.objects.filter(path__startswith=section_path, is_guide=True).values_list("path", flat=True)
    )
    rows = (
        Page.objects.live()
        .public()
        .filter(path__startswith=section_path, depth__lte=HOME_DEPTH + 3)
        .order_by("path")
        .values_list("pk", "path", "title", "url_path", "show_in_menus")[:MOST_IN_SECTION]
    )
    return tuple(
        _Row(pk, path, title, address_of(url_path, language), in_menus, path in guides)
        for pk, path, title, url_path, in_menus in rows
    )


def _children(rows: tuple[_Row, ...], parent_path: str) -> list[_Row]:
    found = [row for row in rows if row.path[:-STEP] == parent_path and row.in_menus]
    return found if len(found) <= MOST_IN_SIDE_MENU else []


def _links(rows: list[_Row]) -> tuple[Link, ...]:
    return tuple(_link(row) for row in rows)


def _link(row: _Row) -> Link:
    return Link(row.pk, row.title, row.url)


def _kept(key: str, build: Callable[[], T]) -> T:
    found: T | None = caches["menus"].get(key)
    if found is None:
        found = build()
        caches["menus"].set(key, found, KEEP_SECONDS)
    return found
