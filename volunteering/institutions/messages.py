"""The mails that this room sends."""

from __future__ import annotations

from typing import Final

from volunteering.messaging.kinds import MessageKind

STAFF_INVITATION: Final = MessageKind(
    name="institutions_staff_invitation",
    placeholders=frozenset({"institution", "role", "inviter", "link", "email", "expires_on"}),
    is_secret=True,
)
HAND_OVER: Final = MessageKind(
    name="institutions_hand_over",
    placeholders=frozenset({"institution", "inviter", "link", "email", "expires_on"}),
    is_secret=True,
)
INVITATION_ACCEPTED: Final = MessageKind(
    name="institutions_invitation_accepted",
    placeholders=frozenset({"institution", "role", "name", "link"}),
)
HANDED_OVER: Final = MessageKind(
    name="institutions_handed_over",
    placeholders=frozenset({"institution", "name", "stays"}),
)
MEMBERSHIP_ENDED: Final = MessageKind(
    name="institutions_membership_ended",
    placeholders=frozenset({"institution", "role"}),
)
