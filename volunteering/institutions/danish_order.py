"""Danish alphabetical order as a plain string key, because the database need not know Danish."""

from __future__ import annotations

import unicodedata

_AFTER_Z = {"æ": "{a", "ä": "{a", "ø": "{b", "ö": "{b", "å": "{c"}


def danish_sort_key(text: str) -> str:
    """Return a key whose code-point order is the Danish order of ``text``.

    …z, æ, ø, å; "aa" sorts as å; case and other accents do not count.

    Source: Dansk Sprognævn, Retskrivningsordbogen § 4.
    """
    folded = text.casefold().replace("aa", "å")
    letters: list[str] = []
    for letter in folded:
        if letter in _AFTER_Z:
            letters.append(_AFTER_Z[letter])
        else:
            letters.append("".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c)))
    return "".join(letters)[:240]
