"""Ways through the editors' pages: the main menu, where one is, what else is in the section, next and previous.

Structures are kept in each web process for some seconds: a warm process asks the database nothing, and what an editor
publishes is in the menus half a minute later at the latest, also on pages that are kept whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils import translation
from wagtail.models import Page

from cms.addresses import address_of, home_address, language_of
from cms.kept import kept
from cms.pages.tree import HOME_DEPTH, STEP

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


@dataclass(frozen=True)
class _Section:
    """The public pages of a section, three levels deep: by their place in the tree, and in the editors' order."""

    by_path: dict[str, _Row]
    below: dict[str, tuple[_Row, ...]]

    def in_menu(self, path: str) -> tuple[_Row, ...]:
        """Return what a menu shows below a page; nothing where there is too much for a menu."""
        found = tuple(row for row in self.below.get(path, ()) if row.in_menus)
        return found if len(found) <= MOST_IN_SIDE_MENU else ()


def main_menu(language: str) -> tuple[Link, ...]:
    """Return the sections of a language in the editors' order. No query on a warm process."""
    return kept(main_menu_key(language), lambda: _main_menu(language))


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
    section, section_path = _section(page), page.path[: STEP * (HOME_DEPTH + 1)]
    top, children = section.by_path.get(section_path), section.in_menu(section_path)
    if top is None or not children:
        return None
    branch = page.path[: STEP * (HOME_DEPTH + 2)]
    return Link(
        top.pk,
        top.title,
        top.url,
        tuple(
            Link(row.pk, row.title, row.url, _links(section.in_menu(row.path)) if row.path == branch else ())
            for row in children
        ),
    )


def section_titles(language: str) -> dict[str, str]:
    """Return the names of a language's sections by their place in the tree. No query on a warm process."""
    return kept(f"section-titles-{language}", lambda: _section_titles(language))


def _section_titles(language: str) -> dict[str, str]:
    sections = Page.objects.live().filter(depth=HOME_DEPTH + 1, locale__language_code=language)
    return dict(sections.order_by("path").values_list("path", "title")[:MOST_IN_SECTION])


def neighbours(page: Page) -> Neighbours:
    """Return what comes before and after a page where its parent is a guide to be read in order."""
    if page.depth <= HOME_DEPTH:
        return Neighbours()
    section, parent_path = _section(page), page.path[:-STEP]
    parent = section.by_path.get(parent_path)
    if parent is None or not parent.is_guide:
        return Neighbours()
    siblings = section.below.get(parent_path, ())
    position = next((place for place, row in enumerate(siblings) if row.pk == page.pk), None)
    if position is None:
        return Neighbours()
    return Neighbours(
        _link(siblings[position - 1]) if position else None,
        _link(siblings[position + 1]) if position + 1 < len(siblings) else None,
    )


def crumbs(page: Page) -> list[tuple[str, str]]:
    """Return the way from the front page to a page, as the breadcrumb component takes it.

    No query on a warm process; one where the way goes through a page that is not for everybody, or deep down.
    """
    language = language_of(page.locale_id)
    with translation.override(language):
        found = [(translation.gettext("Front page"), home_address(language))]
    if page.depth > HOME_DEPTH + 1:
        above = [page.path[:end] for end in range(STEP * (HOME_DEPTH + 1), len(page.path), STEP)]
        known = _section(page).by_path
        if all(path in known for path in above):
            found += [(known[path].title, known[path].url) for path in above]
        else:
            rows = Page.objects.live().filter(path__in=above).order_by("path").values_list("title", "url_path")
            found += [(title, address_of(url_path, language)) for title, url_path in rows]
    return [*found, (page.title, "")]


def _section(page: Page) -> _Section:
    section_path = page.path[: STEP * (HOME_DEPTH + 1)]
    language = language_of(page.locale_id)
    return kept(f"section-{section_path}-{language}", lambda: _read_section(section_path, language))


def _read_section(section_path: str, language: str) -> _Section:
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
    by_path: dict[str, _Row] = {}
    below: dict[str, tuple[_Row, ...]] = {}
    for pk, path, title, url_path, in_menus in rows:
        row = by_path[path] = _Row(pk, path, title, address_of(url_path, language), in_menus, path in guides)
        below[path[:-STEP]] = (*below.get(path[:-STEP], ()), row)
    return _Section(by_path, below)


def _links(rows: tuple[_Row, ...]) -> tuple[Link, ...]:
    return tuple(_link(row) for row in rows)


def _link(row: _Row) -> Link:
    return Link(row.pk, row.title, row.url)
