"""The mails that this room sends."""

from __future__ import annotations

from typing import Final

from volunteering.messaging.kinds import MessageKind

SIGN_IN_CODE: Final = MessageKind(
    name="people_sign_in_code", placeholders=frozenset({"code", "minutes"}), is_secret=True
)
NEW_EMAIL_CODE: Final = MessageKind(
    name="people_new_email_code", placeholders=frozenset({"code", "minutes"}), is_secret=True
)
EMAIL_CHANGED: Final = MessageKind(name="people_email_changed", placeholders=frozenset({"name"}))
SECOND_STEP_CHANGED: Final = MessageKind(name="people_second_step_changed", placeholders=frozenset({"name", "is_on"}))
ACCOUNT_NOTICE: Final = MessageKind(name="people_account_notice", placeholders=frozenset({"subject", "body"}))
GUARDIAN_ASKED: Final = MessageKind(
    name="people_guardian_asked",
    placeholders=frozenset({"guardian_name", "volunteer_name", "link", "days"}),
    is_secret=True,
)
GUARDIAN_SAID_YES: Final = MessageKind(name="people_guardian_said_yes", placeholders=frozenset({"name", "link"}))
GUARDIAN_WITHDREW: Final = MessageKind(name="people_guardian_withdrew", placeholders=frozenset({"name", "link"}))
