"""Names of people: in any script, but never an address in disguise."""

from __future__ import annotations

import re
from typing import Final

ADDRESS: Final = re.compile(r"\S*(?:[/\\@<>{}\[\]|]|[^\s.]{2,}\.[^\s.\d]{2,})\S*")
"""A word that is, or that a mail program would make, an address of a page or of a mailbox."""


def holds_address(name: str) -> bool:
    """Say whether a name holds what is no name."""
    return ADDRESS.search(name) is not None


def without_addresses(name: str) -> str:
    """Return a name for a mail to somebody else, where a link must never come from a stranger."""
    return ADDRESS.sub("…", name)
