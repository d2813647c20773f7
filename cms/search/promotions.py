"""What editors recommend for some words, above everything that is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import caches
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.contrib.search_promotions.models import SearchPromotion

from cms.addresses import address_of
from cms.search.hits import Hit
from cms.search.models import PageWords
from volunteering.danish_text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST: Final = 1000
MOST_SHOWN: Final = 5


def promoted(text: str) -> tuple[Hit, ...]:
    """Return what editors recommend for exactly these words, however they are accented. No query on a warm process."""
    found = _all().get(_key(text), ())
    language = get_language() or settings.LANGUAGE_CODE
    return tuple(sorted(found, key=lambda hit: hit.language != language))[:MOST_SHOWN]


def _key(text: str) -> str:
    return " ".join(fold(text).split())


def _all() -> Mapping[str, tuple[Hit, ...]]:
    found: dict[str, tuple[Hit, ...]] | None = caches["menus"].get("search-promotions")
    if found is None:
        found = _read()
        caches["menus"].set("search-promotions", found, settings.PARTS_KEPT_SECONDS)
    return found


def _read() -> dict[str, tuple[Hit, ...]]:
    """Read all recommendations; those of pages that not everybody may read are left out. Two queries."""
    rows = SearchPromotion.objects.order_by("sort_order", "pk").values_list(
        "query__query_string", "page_id", "external_link_url", "external_link_text", "description"
    )[:MOST]
    wanted = list(rows)
    pages = {
        pk: (title, summary, reverse(name) if name else address_of(url_path, language), language)
        for pk, title, summary, name, url_path, language in PageWords.objects.public()
        .filter(pk__in={row[1] for row in wanted if row[1]})
        .values_list("pk", "title", "summary", "address_name", "page__url_path", "language")
    }
    found: dict[str, tuple[Hit, ...]] = {}
    for words, page_id, url, link_text, description in wanted:
        if page_id in pages:
            title, summary, address, language = pages[page_id]
            hit = Hit(escape(title), address, escape(description or summary), language=language)
        elif url and not page_id:
            hit = Hit(escape(link_text or url), url, escape(description), eyebrow=urlsplit(url).hostname or "")
        else:
            continue
        found[_key(words)] = (*found.get(_key(words), ()), hit)
    return found
