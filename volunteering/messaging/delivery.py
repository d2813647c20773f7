"""Sending one message: at least once, never for ever, and twice only when a worker dies right after sending."""

from __future__ import annotations

import datetime
import hashlib
import logging
import smtplib
from typing import Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest, Now
from django.utils import timezone

from volunteering.messaging import background, health, texts
from volunteering.messaging.models import Message, MessageState

logger = logging.getLogger(__name__)

PAUSES: Final = tuple(datetime.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60))
"""How long to wait after the first, second, … attempt that failed."""

MOST_ATTEMPTS: Final = len(PAUSES) + 1
SWEPT_AT_ONCE: Final = 1000


def deliver(message_id: int) -> bool:
    """Send one message if it is due and nobody else has it; say whether it was sent by this call.

    The attempt is counted and committed before anything is sent: a message that kills its worker is given up as well.
    """
    message = _claim(message_id)
    if message is None:
        return False
    health.give_sign_of_life(health.DELIVERY)
    try:
        _email(message).send()
    except Exception as error:  # noqa: BLE001 - whatever the mail server or the message throws, it is tried again later
        _note_failure(message, error)
        return False
    _note_success(message)
    return True


def sweep() -> int:
    """Give the queue again what the outbox holds and the queue has lost or could not deliver; return how many."""
    patience = datetime.timedelta(seconds=settings.MESSAGE_PATIENCE_SECONDS)
    with transaction.atomic():
        forgotten = list(
            Message.objects.forgotten_by_queue(patience=patience)
            .order_by("next_attempt_at")
            .select_for_update(skip_locked=True)
            .values_list("pk", flat=True)[:SWEPT_AT_ONCE]
        )
        Message.objects.filter(pk__in=forgotten).update(queued_at=Now())
        for message_id in forgotten:
            background.deliver_soon(message_id)
    return len(forgotten)


def _claim(message_id: int) -> Message | None:
    """Take a message: count the attempt and keep others away for as long as one attempt can last."""
    with transaction.atomic():
        message = Message.objects.due().select_for_update(skip_locked=True).filter(pk=message_id).first()
        if message is None:
            return None
        if message.attempts >= MOST_ATTEMPTS:
            _give_up(message, message.last_error or "WorkerDied")
            return None
        message.attempts += 1
        message.next_attempt_at = timezone.now() + datetime.timedelta(seconds=settings.MESSAGE_LEASE_SECONDS)
        message.save(update_fields=["attempts", "next_attempt_at"])
    return message


def _email(message: Message) -> EmailMultiAlternatives:
    """Build the mail. Its Message-ID is the same at every attempt, so that a mail server can tell a repetition."""
    host = settings.SITE_HOST.partition(":")[0]
    name = hashlib.sha256(f"{message.pk} {message.key}".encode()).hexdigest()[:32]
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.body,
        to=[message.to_address],
        reply_to=[settings.CONTACT_EMAIL],
        headers={
            "Message-ID": f"<{name}@{host}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": message.language,
        },
    )
    mail.attach_alternative(
        texts.as_html(subject=message.subject, body=message.body, language=message.language), "text/html"
    )
    return mail


def _note_success(message: Message) -> None:
    # The web server's clock, which set created_at, may be ahead of the database's.
    sent_at = Greatest(Now(), F("created_at"))
    changes: dict[str, object] = {"state": MessageState.SENT, "sent_at": sent_at, "last_error": ""}
    if message.is_secret and not settings.DEVELOPMENT_MAIL_PAGE:
        changes["body"] = ""
    Message.objects.filter(pk=message.pk, state=MessageState.PENDING).update(**changes)


def _note_failure(message: Message, error: Exception) -> None:
    reason = _reason(error)
    if message.attempts >= MOST_ATTEMPTS:
        _give_up(message, reason)
        return
    logger.warning("message %s not sent at attempt %s: %s", message.pk, message.attempts, reason)
    Message.objects.filter(pk=message.pk, state=MessageState.PENDING).update(
        last_error=reason, next_attempt_at=timezone.now() + PAUSES[message.attempts - 1]
    )


def _give_up(message: Message, reason: str) -> None:
    logger.error("message %s given up after %s attempts: %s", message.pk, message.attempts, reason)
    changes: dict[str, object] = {"state": MessageState.FAILED, "last_error": reason}
    if message.is_secret and not settings.DEVELOPMENT_MAIL_PAGE:
        changes["body"] = ""
    Message.objects.filter(pk=message.pk, state=MessageState.PENDING).update(**changes)


def _reason(error: Exception) -> str:
    """Return what went wrong without addresses or text of the message: the error's kind and the server's number."""
    code: object = getattr(error, "smtp_code", "")
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next((answer[0] for answer in error.recipients.values()), "")
    return f"{type(error).__name__} {code}".strip()[:60]
