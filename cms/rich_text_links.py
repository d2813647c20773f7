"""Links inside running text: what leads to a page that is not public is words only, as everywhere else."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

WORDS_ONLY = "<a>"
"""A link without an address: read as text by everybody, by screen readers too."""


class PublicPageLinkHandler(PageLinkHandler):
    """Wagtail's handler of links to pages; a page that was taken off the net is no target."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the beginning of each link as readers get it."""
        pages = cls.get_many(attrs_list)
        return [f'<a href="{escape(page.localized.url)}">' if page and page.live else WORDS_ONLY for page in pages]
