"""What was found, as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.conf import settings

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

MOST_COUNTED: Final = 200


@dataclass(frozen=True)
class Hit:
    """One thing that was found, as the list shows it."""

    title: SafeString
    url: str
    summary: SafeString
    eyebrow: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    badges: tuple[tuple[str, str], ...] = ()
    """Kind and words of each."""
    language: str = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Section:
    """Hits of one kind."""

    key: str
    title: str
    total: int
    hits: tuple[Hit, ...]
    all_url: str = ""
    all_text: str = ""

    @property
    def is_over(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > MOST_COUNTED

    @property
    def shown_total(self) -> int:
        """Return the number that is said."""
        return min(self.total, MOST_COUNTED)
