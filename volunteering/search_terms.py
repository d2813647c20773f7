"""What somebody typed in the search field, as a query that PostgreSQL always understands.

A word is found by its Danish stem, and by its beginning with accents folded: "besøgsven" finds "besøgsvenner", "arhus"
finds "Århus". Quotation marks keep words together, a minus leaves out, "eller" gives a choice. Odd input is never an
error: signs are ignored and very long input is cut. Texts in English are searched by their English stems.
"""

from __future__ import annotations

import functools
import operator
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery

from volunteering.danish_text import fold

LONGEST = 100
"""Characters of a search that count."""
MOST_WORDS = 8
SHORTEST_BEGINNING = 3
"""Shorter words are found whole only: hundreds of words begin with "ba"."""

_PIECES = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORDS = re.compile(r"[^\W_]+")
_OR = frozenset({"eller", "or"})
_EMPTY_WORDS_TEXT = """
ad af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din disse dog du efter en end
er et for fra ham han hans har havde hende hendes her hos hun hvad hvis hvor i ikke ind jeg jer jo kunne man mange
med meget men mig min mine mit mod ned noget nogle nu når og også om op os over på selv sig sin sine sit skal
skulle som sådan thi til ud under var vi vil ville vor være været
"""
_EMPTY_WORDS = frozenset(_EMPTY_WORDS_TEXT.split())
"""Words that say nothing about what one looks for. PostgreSQL's Danish index leaves out the same ones, and "have"
besides, which is also a garden: that one is found by its beginning."""

_EMPTY_ENGLISH_TEXT = """
a about am an and are as at be been but by can could did do does for from had has have he her him his how i if in into
is it its me my no of on our she should so some than that the their them then there these they this those to us was we
were what when where which who why will with would you your
"""
_EMPTY_IN: Final = {"da": _EMPTY_WORDS, "en": frozenset(_EMPTY_ENGLISH_TEXT.split())}
_CONFIGS: Final = {"da": "danish", "en": "english"}
"""How PostgreSQL reads the words of a language."""

Query = SearchQuery | CombinedSearchQuery


@dataclass(frozen=True)
class Term:
    """One word, or several kept together."""

    words: tuple[str, ...]
    is_excluded: bool = False

    @property
    def typed(self) -> str:
        """Return it as one types it: words that are kept together stand in quotation marks."""
        words = " ".join(self.words)
        return f'"{words}"' if len(self.words) > 1 else words

    def query(self, config: str = "danish") -> Query:
        """Return the query for this term: by stem, or by the folded word."""
        folded = " <-> ".join(self._folded(word) for word in self.words)
        out = self.is_excluded
        by_stem = SearchQuery(" ".join(self.words), config=config, search_type="phrase", invert=out)
        by_beginning = SearchQuery(folded, config="simple", search_type="raw", invert=out)
        return by_stem & by_beginning if out else by_stem | by_beginning

    def _folded(self, word: str) -> str:
        beginning = ":*" if len(self.words) == 1 and len(word) >= SHORTEST_BEGINNING else ""
        return f"'{fold(word)}'{beginning}"


@dataclass(frozen=True)
class SearchTerms:
    """A whole search: alternatives, each of terms that must all hold. Never empty."""

    alternatives: tuple[tuple[Term, ...], ...]
    config: str = "danish"

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words to look for, without those that are left out."""
        return tuple(
            word for terms in self.alternatives for term in terms if not term.is_excluded for word in term.words
        )

    def query(self) -> Query:
        """Return the query for the column ``search``."""
        return functools.reduce(
            operator.or_,
            (
                functools.reduce(operator.and_, (term.query(self.config) for term in terms))
                for terms in self.alternatives
            ),
        )

    def with_any_word_typed(self, joint: str) -> str:
        """Return what one would type for ``with_any_word``; ``joint`` is "eller". What is left out stays out."""
        typed = []
        for terms in self.alternatives:
            out = "".join(f" -{term.typed}" for term in terms if term.is_excluded)
            typed += [f"{term.typed}{out}" for term in terms if not term.is_excluded]
        return f" {joint} ".join(typed)

    def with_any_word(self) -> SearchTerms | None:
        """Return a wider search in which one of the words is enough; ``None`` when there is only one."""
        words = [term for terms in self.alternatives for term in terms if not term.is_excluded]
        if len(words) <= len(self.alternatives):
            return None
        return SearchTerms(tuple((term,) for term in words), self.config)


def cleaned(text: str) -> str:
    """Return what was typed as it is shown again: without control characters, and no longer than what counts."""
    plain = unicodedata.normalize("NFC", text[: 4 * LONGEST])
    return " ".join("".join(c if c.isprintable() else " " for c in plain).split())[:LONGEST].strip()


def terms_in(text: str, language: str = "da") -> SearchTerms | None:
    """Return what ``text`` asks for of texts in ``language``; ``None`` when it holds no word to search for."""
    empty_words = _EMPTY_IN[language]
    alternatives: list[list[Term]] = [[]]
    count = 0
    for minus, phrase, single in _PIECES.findall(cleaned(text).lower()):
        if not minus and single in _OR:
            alternatives.append([])
            continue
        words = tuple(_WORDS.findall(phrase or single))
        if not phrase:
            words = tuple(word for word in words if word not in empty_words)
        if not words or count + len(words) > MOST_WORDS or all(word in empty_words for word in words):
            continue
        count += len(words)
        alternatives[-1].append(Term(words=words, is_excluded=bool(minus)))
    useful = tuple(tuple(terms) for terms in alternatives if any(not term.is_excluded for term in terms))
    return SearchTerms(useful, _CONFIGS[language]) if useful else None
