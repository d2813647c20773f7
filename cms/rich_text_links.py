"""Links inside running text: where the page is now, in one query for a text, without reading the pages.

What leads to a page that is not public is words only, as everywhere else.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms.addresses import address_of, language_of, locale_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

WORDS_ONLY = "<a>"
"""A link without an address: read as text by everybody, by screen readers too."""


LINK: Final = re.compile(r'linktype=\\?"page\\?"[^>]*? id=\\?"(\d+)|id=\\?"(\d+)\\?"[^>]*? linktype=\\?"page\\?"')
"""A link to a page, in HTML or in JSON that holds HTML."""

Target = tuple[str, int, "UUID"]
"""A public page: its path in the tree, its locale, and what binds its translations together."""
TARGET: Final = ("pk", "url_path", "locale_id", "translation_key")
_at_hand: ContextVar[Mapping[int, Target | None] | None] = ContextVar("_at_hand", default=None)


@contextmanager
def links_at_hand(raw: Any) -> Iterator[None]:  # noqa: ANN401 - what a stream of blocks is stored as
    """Look up at once all pages that the texts of a stream lead to, for as long as the stream is drawn."""
    numbers = {int(first or second) for first, second in LINK.findall(json.dumps(raw))}
    token = _at_hand.set(_look_up(numbers))
    try:
        yield
    finally:
        _at_hand.reset(token)


def _look_up(numbers: set[int]) -> dict[int, Target | None]:
    """Return the public pages with these numbers, and None for the rest. No query for no number."""
    if not numbers:
        return {}
    rows = Page.objects.live().filter(pk__in=numbers).order_by()
    found = {pk: (url_path, locale, key) for pk, url_path, locale, key in rows.values_list(*TARGET)}
    return {number: found.get(number) for number in numbers}


class PublicPageLinkHandler(PageLinkHandler):
    """What Wagtail's own does: a link leads to the page in the reader's language, or else to the page itself."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Sequence[Mapping[str, Any]]) -> list[str]:
        """Return the opening tag of each link."""
        wanted = {int(attrs["id"]) for attrs in attrs_list if attrs.get("id", "").isdecimal()}
        known = _at_hand.get()
        found = known if known is not None and wanted <= known.keys() else _look_up(wanted)
        foreign = {target[2] for number in wanted if (target := found[number]) and target[1] != cls._locale()}
        translated = cls._translated(foreign)
        tags = []
        for attrs in attrs_list:
            number = attrs.get("id", "")
            page = found.get(int(number)) if number.isdecimal() else None
            if page is None:
                tags.append(WORDS_ONLY)
                continue
            url_path, locale, key = page
            address = translated.get(key) or address_of(url_path, language_of(locale))
            tags.append(f'<a href="{escape(address)}">')
        return tags

    @classmethod
    def _translated(cls, keys: set[Any]) -> dict[Any, str]:
        """Return where the translations into the reader's language are. No query where nothing is to be translated."""
        language = get_language()
        if not keys or language is None:
            return {}
        rows = Page.objects.live().filter(translation_key__in=keys, locale=cls._locale())
        return {
            key: address_of(url_path, language) for key, url_path in rows.values_list("translation_key", "url_path")
        }

    @classmethod
    def _locale(cls) -> int | None:
        return locale_of(get_language() or "")
