"""The mails that this room sends."""

from __future__ import annotations

from typing import Final

from volunteering.messaging.kinds import MessageKind

PAUSED_BY_BOUNDARY: Final = MessageKind(
    name="opportunities_paused_by_boundary", placeholders=frozenset({"institution", "titles", "link"})
)
