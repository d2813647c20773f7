"""Finding a word among a few by its beginning or its usual endings, without asking the database. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from volunteering.danish_text import fold
from volunteering.search_terms import SHORTEST_BEGINNING

if TYPE_CHECKING:
    from collections.abc import Collection

    from volunteering.search_terms import SearchTerms

SHORTEST_ROOT: Final = 4
_ENDINGS: Final = ("ernes", "erne", "ene", "ens", "ets", "ers", "en", "et", "er", "es", "e", "s")
_WORDS: Final = re.compile(r"[^\W_]+")


def folded_words(*texts: str) -> frozenset[str]:
    """Return the words of some texts as they are compared."""
    return frozenset(word for text in texts for word in _WORDS.findall(fold(text)))


def root_of(word: str) -> str:
    """Return a folded word without the usual Danish endings; a short word stays whole."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_ROOT:
            return word.removesuffix(ending)
    return word


def holds(words: Collection[str], terms: SearchTerms) -> bool:
    """Whether folded words answer a search: all of one alternative, and nothing that is to be left out."""
    return any(
        all(all(_is_among(fold(word), words) for word in term.words) != term.is_excluded for term in alternative)
        for alternative in terms.alternatives
    )


def _is_among(wanted: str, words: Collection[str]) -> bool:
    if len(wanted) < SHORTEST_BEGINNING:
        return wanted in words
    root = root_of(wanted)
    return any(word.startswith(wanted) or root_of(word) == root for word in words)
