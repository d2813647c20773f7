"""Finding a word among a few by its beginning or its usual endings, without asking the database. Pure."""

from __future__ import annotations

import bisect
import functools
import itertools
import operator
import re
from typing import TYPE_CHECKING, Final

from volunteering.danish_text import fold
from volunteering.search_terms import SHORTEST_BEGINNING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

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


class WordIndex:
    """Some texts by their words, looked up as the database does: by beginnings, and by word forms."""

    def __init__(self, texts: Iterable[Collection[str]]) -> None:
        """Take the folded words of each text; a text is known by its number."""
        self._by_word: dict[str, set[int]] = {}
        self._by_root: dict[str, set[int]] = {}
        self._size = 0
        for number, words in enumerate(texts):
            self._size = number + 1
            for word in words:
                self._by_word.setdefault(word, set()).add(number)
                self._by_root.setdefault(root_of(word), set()).add(number)
        self._sorted = sorted(self._by_word)

    def matching(self, terms: SearchTerms) -> list[int]:
        """Return the numbers of the texts that answer a search: all terms of one alternative."""
        found: set[int] = set()
        for alternative in terms.alternatives:
            rest = set(range(self._size))
            for term in alternative:
                holding = self._all(term.words, self._forms_of)
                rest = rest - holding if term.is_excluded else rest & holding
            found |= rest
        return sorted(found)

    def beginning(self, beginnings: Iterable[str]) -> list[int]:
        """Return the numbers of the texts that have a word for each of these beginnings."""
        return sorted(self._all(beginnings, self._beginning))

    def _all(self, words: Iterable[str], find: Callable[[str], set[int]]) -> set[int]:
        return functools.reduce(operator.and_, (find(fold(word)) for word in words), set(range(self._size)))

    def _forms_of(self, word: str) -> set[int]:
        if len(word) < SHORTEST_BEGINNING:
            return self._by_word.get(word, set())
        return self._beginning(word) | self._by_root.get(root_of(word), set())

    def _beginning(self, beginning: str) -> set[int]:
        found: set[int] = set()
        for word in itertools.islice(self._sorted, bisect.bisect_left(self._sorted, beginning), None):
            if not word.startswith(beginning):
                break
            found |= self._by_word[word]
        return found
