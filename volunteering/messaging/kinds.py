"""Message kinds: an upper room declares what it sends and which placeholders its template needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MessageKind:
    """A kind of message. Its text lies in ``templates/messages/<name>.txt``: first line the subject, then the body."""

    name: str
    placeholders: frozenset[str]
    is_secret: bool = False
    """Whether the body is wiped once sent, because it holds a code or a one-time link."""


class WrongPlaceholdersError(Exception):
    """The context of a message is not what its kind declares."""
