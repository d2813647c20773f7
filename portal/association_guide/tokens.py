"""The link with which an association says once a year that its entry still holds. Needs no login.

Signed, so that nobody can make one up; it runs out; and it names the round it belongs to, so that using it again does
no harm. Only its button confirms: a mail scanner that opens links changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core import signing

if TYPE_CHECKING:
    import datetime

    from portal.association_guide.models import Entry

SALT: Final = "portal.association_guide.confirm"


@dataclass(frozen=True)
class Confirmation:
    """What a link says: which entry, and the round of confirmation it was sent in."""

    entry_id: int
    round: str


class BadLinkError(Exception):
    """The link is not one of ours, or has run out."""


def round_of(entry: Entry) -> str:
    """Return the name of the entry's present round: it changes with each confirmation."""
    return entry.round


def make(entry: Entry) -> str:
    """Return the token of a link that confirms ``entry`` in its present round."""
    return signing.dumps([entry.pk, round_of(entry)], salt=SALT, compress=False)


def read(token: str, *, lasts: datetime.timedelta) -> Confirmation:
    """Return what a token says.

    Raises:
        BadLinkError: it is not one of ours, or older than ``lasts``.
    """
    try:
        entry_id, named = signing.loads(token, salt=SALT, max_age=lasts)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise BadLinkError from error
    return Confirmation(entry_id=int(entry_id), round=str(named))
