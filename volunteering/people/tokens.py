"""Secrets that travel by mail or paper: only their hash is stored."""

from __future__ import annotations

import hashlib
import secrets

_PAPER_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O, which are hard to tell apart on paper."""


def digest(token: str) -> str:
    """Return the hash that is stored for a token (64 hexadecimal digits)."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_link_token() -> tuple[str, str]:
    """Return a token for a link, and its hash."""
    token = secrets.token_urlsafe(32)
    return token, digest(token)


def new_paper_code() -> tuple[str, str]:
    """Return a code of twelve letters and digits to read from paper, in three groups, and the hash of it."""
    letters = "".join(secrets.choice(_PAPER_ALPHABET) for _ in range(12))
    return "-".join(letters[i : i + 4] for i in (0, 4, 8)), digest(letters)


def digest_of_typed(code: str) -> str:
    """Return the hash of a paper code as somebody typed it: spaces, hyphens and case do not count."""
    return digest("".join(letter for letter in code.upper() if letter.isalnum()))
