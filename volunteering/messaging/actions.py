"""Putting messages into the outbox. Call inside the transaction of the thing they tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from volunteering.messaging import background, texts
from volunteering.messaging.models import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from volunteering.messaging.kinds import MessageKind


def enqueue(
    *,
    kind: MessageKind,
    key: str,
    to_address: str,
    language: str,
    context: Mapping[str, object],
    recipient_id: int | None = None,
) -> Message:
    """Render a message in the receiver's language and store it; the worker sends it after the commit.

    ``key`` names the event for ever (for instance ``sign_up-welcome-<uuid>-volunteer``): a second call with the same
    key returns the message that is there and sends nothing more, also when two transactions call at the same moment.

    Raises:
        WrongPlaceholdersError: ``context`` has other names than the kind declares.
    """
    subject, body = texts.render(kind, context, language)
    message = Message(
        key=key,
        kind=kind.name,
        to_address=to_address,
        recipient_id=recipient_id,
        language=language,
        subject=subject,
        body=body,
        is_secret=kind.is_secret,
    )
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        earlier = Message.objects.filter(key=key).first()
        if earlier is None:
            raise
        return earlier
    background.deliver_soon(message.pk)
    return message
