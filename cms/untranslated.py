"""Addresses of pages that are there in another language only: no dead end, but the page that there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from wagtail.models import Page

from cms.addresses import address_of

LONGEST: Final = 40
"""Parts of an address that anybody may type; no page stands so deep."""


@dataclass(frozen=True)
class OtherLanguage:
    """A page in another language: its title, address and language, and its translation's address if there is one."""

    title: str
    url: str
    language: str
    translation_url: str = ""


def find(path: list[str], language: str) -> OtherLanguage | None:
    """Return the public page that has this path below the front page of another language. Two queries at most."""
    if not path or len(path) > LONGEST:
        return None
    homes = (
        Page.objects.filter(depth=2)
        .exclude(locale__language_code=language)
        .values_list("slug", "locale__language_code")
    )
    known = {f"/{slug}/{'/'.join(path)}/": code for slug, code in homes}
    page = Page.objects.live().public().filter(url_path__in=known).order_by("path").first()
    if page is None:
        return None
    code = known[page.url_path]
    translated = (
        Page.objects.live()
        .filter(translation_key=page.translation_key, locale__language_code=language)
        .values_list("url_path", flat=True)
        .first()
    )
    return OtherLanguage(
        page.title,
        address_of(page.url_path, code),
        code,
        address_of(translated, language) if translated else "",
    )


def addresses(url_path: str, known: dict[str, str]) -> dict[str, str]:
    """Return a page's address in every language: where it is not translated, the page that says so."""
    return {code: known.get(code) or address_of(url_path, code) for code, _name in settings.LANGUAGES}
