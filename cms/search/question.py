"""What a visitor asks of the search, read from the address. Never an error. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.conf import settings
from django.utils.html import format_html

from volunteering.search_terms import cleaned

if TYPE_CHECKING:
    from django.http import QueryDict
    from django.utils.safestring import SafeString

WORDS, ONLY, PAGE = "q", "vis", "side"
PARAMETERS: Final = (WORDS, ONLY, PAGE)
PAGES_ONLY: Final = "sider"
"""The one section that is shown by itself, page by page; the others lead on to their own lists."""
LAST_PAGE: Final = 50


@dataclass(frozen=True)
class Question:
    """Some words, in the language of the visitor."""

    text: str
    language: str
    pages_only: bool = False
    page: int = 1

    @property
    def as_typed(self) -> SafeString:
        """Return the words as they stand in a sentence: apart from it, whichever way and language they run in."""
        return format_html("<bdi>{}</bdi>", self.text)

    def address(self, *, pages_only: bool = False, page: int = 1) -> str:
        """Return the query string of the same words."""
        parameters = [(WORDS, self.text)]
        if pages_only:
            parameters.append((ONLY, PAGES_ONLY))
        if page > 1:
            parameters.append((PAGE, str(page)))
        return f"?{urlencode(parameters)}"


def read(parameters: QueryDict, language: str) -> Question:
    """Return the question in an address; what cannot be used is left out."""
    page = parameters.get(PAGE, "")
    is_page = page.isascii() and page.isdecimal() and len(page) < 3 and 1 <= int(page) <= LAST_PAGE  # noqa: PLR2004
    return Question(
        text=cleaned(parameters.get(WORDS, "")),
        language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
        pages_only=parameters.get(ONLY) == PAGES_ONLY,
        page=int(page) if is_page else 1,
    )
