"""The link with which an officer says that the association backs a common forum, without a login.

Signed, so that nobody can make one up, and it names the officer: it works only while she or he acts for the
association. Only its buttons answer: a mail scanner that opens links changes nothing.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from django.core import signing

from portal.contacts.models import Backing
from volunteering.institutions.officers import Officer

if TYPE_CHECKING:
    from volunteering.people.models import User

SALT: Final = "portal.contacts.backing"
LASTS: Final = datetime.timedelta(days=90)


def make(backing: Backing, officer: Officer) -> str:
    """Return the token of a link for one officer."""
    return signing.dumps([backing.pk, officer.pk], salt=SALT)


def read(token: str) -> tuple[Backing, User] | None:
    """Return the signature that is asked for and who answers, or ``None`` when the link does not work any more."""
    try:
        backing_id, officer_id = signing.loads(token, salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    backing = Backing.objects.filter(pk=backing_id).select_related("association", "request__sender").first()
    officer = Officer.objects.reachable().filter(pk=officer_id).select_related("user").first()
    if backing is None or officer is None or officer.association_id != backing.association_id:
        return None
    return backing, officer.user
