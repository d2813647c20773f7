"""Answering the one question. The ticket and the answer are not tied to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from portal.events.models import Feedback, FeedbackTicket

if TYPE_CHECKING:
    from uuid import UUID


class TicketUsedError(Exception):
    """There is an answer already."""


@transaction.atomic
def give_feedback(*, ticket: UUID, score: int, words: str) -> None:
    """Use a ticket and keep the answer, without a name and without a log entry.

    Raises:
        TicketUsedError: it has been used.
    """
    found: FeedbackTicket = FeedbackTicket.objects.select_for_update().get(uuid=ticket)
    if found.is_used:
        raise TicketUsedError
    found.is_used = True
    found.save(update_fields=["is_used"])
    Feedback.objects.create(event_id=found.event_id, score=score, words=words)
