"""What a hit says: the piece of a text in which the words stand, with the words marked. Pure.

Marking is for the eye. What is a hit is decided by the database; here a word is marked when it begins as one that was
searched for does, written with or without accents, or differs from it in a usual ending only.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.search.beginnings import root_of
from volunteering.danish_text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST: Final = 200
BEFORE: Final = 60
"""Signs of the text before the first marked word."""
_AS_WRITTEN: Final = {
    "a": "(?:aa|[aåáàâ])",
    "o": "(?:oe|[oøöó])",
    "e": "[eéèêë]",
    "u": "[uü]",
    "i": "[ií]",
    "n": "[nñ]",
    "c": "[cç]",
}
_AE: Final = "(?:ae|[æä])"


def marked(text: str, words: Iterable[str]) -> SafeString:
    """Return ``text`` with the words marked, safe to show."""
    pattern = _pattern(tuple(words))
    if pattern is None:
        return escape(text)
    pieces, end = [], 0
    for hit in pattern.finditer(text):
        pieces += [escape(text[end : hit.start()]), f"<mark>{escape(hit.group())}</mark>"]
        end = hit.end()
    return mark_safe("".join([*pieces, escape(text[end:])]))  # noqa: S308 - every piece is escaped


def excerpt(words: Iterable[str], *texts: str) -> SafeString:
    """Return the piece of the first of these texts that holds a word, with the words marked; else the first's start."""
    wanted = tuple(words)
    pattern = _pattern(wanted)
    for text in texts:
        hit = pattern.search(text) if pattern else None
        if hit:
            return marked(_around(text, hit.start()), wanted)
    return marked(_around(next((text for text in texts if text), ""), 0), wanted)


def _around(text: str, place: int) -> str:
    """Return the piece of a text around a place, cut between words."""
    start = 0 if place < LONGEST - BEFORE else text.find(" ", place - BEFORE) + 1
    piece = text[start : start + LONGEST + 1]
    if len(piece) > LONGEST:
        piece = f"{piece[:LONGEST].rsplit(' ', 1)[0].rstrip(' ,.;:–-')} …"
    return f"… {piece}" if start else piece


@functools.lru_cache(maxsize=500)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds a word that begins as one of these, in any spelling; ``None`` for no words."""
    roots = {root for word in words if (root := fold(word))}
    if not roots:
        return None
    choices = "|".join(_as_written(root) for root in sorted(roots, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{choices})(?![^\W_])", re.IGNORECASE)


def _as_written(word: str) -> str:
    """Return the pattern of a folded word: with anything after it, or without its ending and with another."""
    root = root_of(word)
    rest = r"[^\W_]*" if len(word) > 2 else ""  # noqa: PLR2004 - as the search: shorter words whole only
    whole = f"{_unfolded(word)}{rest}"
    return whole if root == word else rf"{whole}|{_unfolded(root)}[^\W_]{{0,4}}"


def _unfolded(word: str) -> str:
    pieces = re.split("(ae)", word)
    return "".join(
        _AE if piece == "ae" else "".join(_AS_WRITTEN.get(s, re.escape(s)) for s in piece) for piece in pieces
    )
