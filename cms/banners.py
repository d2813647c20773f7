"""The important messages that stand on every page just now.

Kept in each web process for some seconds, and part of what tells kept pages apart (portal/page_cache.py): half
a minute after an editor has put a message up, every page has it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Final

from django.db import DatabaseError
from django.utils import timezone

from cms.kept import kept
from cms.snippets.alert_banner import AlertBanner

KEY: Final = "alert-banners"
MOST: Final = 3

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Banner:
    """A message as a page shows it; ``language`` is that of its words when it is not the page's own."""

    text: str
    level: str
    link_url: str
    link_text: str
    language: str = ""

    @property
    def role(self) -> str:
        """How screen readers are told: at once, or when they have read what they are at."""
        return "status" if self.level == "info" else "alert"


_Row = tuple[str, str, str, str, str]


def shown(language: str) -> tuple[Banner, ...]:
    """Return the messages for the pages of a language. No query on a warm process."""
    found = []
    for text, text_english, level, link_url, link_text in _rows():
        translated = language == "en" and bool(text_english)
        foreign = "da" if language != "da" and not translated else ""
        found.append(Banner(text_english if translated else text, level, link_url, link_text, foreign))
    return tuple(found)


def stamp() -> str:
    """Return what tells pages with these messages from pages with others; empty while there are none."""
    try:
        rows = _rows()
    except DatabaseError:
        # What is kept may be shown although the database cannot be reached.
        logger.warning("The important messages could not be read.")
        return ""
    return repr(rows) if rows else ""


def _rows() -> tuple[_Row, ...]:
    return kept(KEY, _read)


def _read() -> tuple[_Row, ...]:
    now = timezone.now()
    return tuple(
        AlertBanner.objects.filter(starts_at__lte=now, ends_at__gt=now)
        .order_by("-starts_at", "-pk")
        .values_list("text", "text_english", "level", "link_url", "link_text")[:MOST]
    )
