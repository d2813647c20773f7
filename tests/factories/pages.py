"""Pages of the editors, as short as they can be."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from django.utils.text import slugify
from wagtail.models import Page

from cms.headings import DANISH
from cms.pages.articles import ArticlePage, SectionPage
from cms.pages.home import HomePage

P = TypeVar("P", bound=Page)


def home(language: str = "da") -> HomePage:
    """The front page of a language."""
    return HomePage.objects.get(locale__language_code=language)


def blocks(*given: tuple[str, Any]) -> str:
    """A stream of blocks: `blocks(("text", "<p>Hej</p>"))`."""
    return json.dumps([{"type": kind, "value": value} for kind, value in given])


def add_page(model: type[P], title: str, *, under: Page | None = None, **fields: Any) -> P:
    """Publish a page of that type below `under` (the Danish front page)."""
    parent = (under or home()).specific_class.objects.get(pk=(under or home()).pk)
    page = model(
        **{
            "title": title,
            "slug": slugify(title.translate(DANISH)),
            "show_in_menus": True,
            "locale": parent.locale,
            **fields,
        }
    )
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def section(title: str = "For foreninger", **fields: Any) -> SectionPage:
    """A section."""
    return add_page(SectionPage, title, **fields)


def article(title: str = "Sådan får I et CVR-nummer", **fields: Any) -> ArticlePage:
    """An article."""
    return add_page(ArticlePage, title, **fields)


STORY: dict[str, Any] = {"persons": "nobody", "lead": "Vi dansede.", "body": blocks(("text", "<p>Hele aftenen.</p>"))}
"""A story in which nobody can be recognised."""
