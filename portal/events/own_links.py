"""The link in a mail that opens one's own registration without a login.

It shows that one has the mail. Nothing is stored for it: it is signed with the site's key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.signing import BadSignature, Signer

from volunteering.messaging.links import link

if TYPE_CHECKING:
    from uuid import UUID

    from portal.events.models import Registration

_SALT: Final = "portal.events.registration"


def key_of(uuid: UUID) -> str:
    """Return the key that belongs to a registration."""
    return Signer(salt=_SALT).signature(str(uuid))


def is_key_of(uuid: UUID, key: str) -> bool:
    """Say whether a key belongs to a registration."""
    signer = Signer(salt=_SALT)
    try:
        signer.unsign(f"{uuid}{signer.sep}{key}")
    except BadSignature:
        return False
    return True


def own_link(registration: Registration) -> str:
    """Return the whole address that opens the registration, in the registrant's language."""
    return link("event_registration_open", registration.uuid, key_of(registration.uuid), language=registration.language)
