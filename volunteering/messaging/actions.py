"""Putting messages into the outbox. Call inside the transaction of the thing they tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from volunteering.messaging.kinds import MessageKind, WrongPlaceholdersError
from volunteering.messaging.models import Message

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    key returns the message that is there and sends nothing more.

    Raises:
        WrongPlaceholdersError: ``context`` has other names than the kind declares.
    """
    if set(context) != kind.placeholders:
        raise WrongPlaceholdersError(
            kind.name, sorted(set(context) ^ kind.placeholders)
        )
    with translation.override(language), transaction.atomic():
        text = render_to_string(f"messages/{kind.name}.txt", {**context})
        subject, _, body = text.strip().partition("\n")
        message, _created = Message.objects.get_or_create(
            key=key,
            defaults={
                "kind": kind.name,
                "to_address": to_address,
                "recipient_id": recipient_id,
                "language": language,
                "subject": subject.strip(),
                "body": body.strip(),
                "is_secret": kind.is_secret,
            },
        )
    return message
