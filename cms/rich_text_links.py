"""Links inside running text: where the page is now, in one query for a text, without reading the pages.

What leads to a page that is not public is words only, as everywhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms.addresses import address_of, language_of, locale_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORDS_ONLY = "<a>"
"""A link without an address: read as text by everybody, by screen readers too."""


class PublicPageLinkHandler(PageLinkHandler):
    """What Wagtail's own does: a link leads to the page in the reader's language, or else to the page itself."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Sequence[Mapping[str, Any]]) -> list[str]:
        """Return the opening tag of each link."""
        wanted = {int(attrs["id"]) for attrs in attrs_list if attrs.get("id", "").isdecimal()}
        rows = Page.objects.live().filter(pk__in=wanted).values_list("pk", "url_path", "locale_id", "translation_key")
        found = {pk: (url_path, locale, key) for pk, url_path, locale, key in rows}
        translated = cls._translated({key for _path, locale, key in found.values() if locale != cls._locale()})
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
