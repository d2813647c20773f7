"""Danish words made comparable: for search and for addresses. Pure."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = str.maketrans("äöåüéèêëáàâíóúñç", "æøaueeeeaaaiounc")
_ADDRESS_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})


def fold(text: str) -> str:
    """Return ``text`` as it counts in search: "Århus", "Aarhus" and "arhus" are one, "Møllebo" and "Moellebo" too.

    The database folds what it stores in the same way (the function ``opportunity_fold``); a test holds them together.
    """
    plain = unicodedata.normalize("NFC", text).lower().translate(_ACCENTS)
    return plain.replace("ø", "o").replace("æ", "ae").replace("aa", "a").replace("oe", "o")


def address_part(title: str) -> str:
    """Return the readable part of an address for a title, "opgave" when nothing readable is left."""
    plain = unicodedata.normalize("NFC", title).lower().translate(_ADDRESS_LETTERS)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "opgave"
