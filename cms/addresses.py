"""Addresses of the editors' pages, without asking the database for each."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from django.conf import settings
from django.urls import get_urlconf, reverse
from django.utils import translation
from wagtail.models import Locale

from cms.kept import kept

if TYPE_CHECKING:
    from wagtail.models import Page

SAFE: Final = "/~:@!$&'()*+,;="
"""What a path may hold as it is (RFC 3986)."""


def home_address(language: str) -> str:
    """Return the address of the front page in a language."""
    return _home(language, get_urlconf())


@functools.lru_cache(maxsize=20)
def _home(language: str, urlconf: str | None) -> str:
    with translation.override(language):
        return reverse("wagtail_serve", urlconf, args=[""])


def address_of(url_path: str, language: str) -> str:
    """Return a page's address from its path in the tree, where the first part is the front page's own slug."""
    below_home = url_path.lstrip("/").partition("/")[2]
    return home_address(language) + quote(below_home, safe=SAFE)


def page_address(page: Page) -> str:
    """Return a page's address in its own language. No query on a warm process."""
    return address_of(page.url_path, language_of(page.locale_id))


def language_of(locale: int) -> str:
    """Return the language of a page's locale. No query on a warm process."""
    return _languages().get(locale, settings.LANGUAGE_CODE)


def locale_of(language: str) -> int | None:
    """Return the locale of a language. No query on a warm process."""
    return next((pk for pk, code in _languages().items() if code == language), None)


def _languages() -> dict[int, str]:
    return kept("languages", lambda: dict(Locale.objects.values_list("pk", "language_code")))
