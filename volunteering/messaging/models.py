"""The outbox: a message is a row first, then it is sent."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    """How far a message has come."""

    PENDING = "pending", _("Waiting to be sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Given up")


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages by what must happen to them."""

    def due(self) -> MessageQuerySet:
        """Return what waits to be sent and whose next attempt has come."""
        return self.filter(state=MessageState.PENDING, next_attempt_at__lte=models.functions.Now())

    def forgotten_by_queue(self, *, patience: datetime.timedelta) -> MessageQuerySet:
        """Return what is due and that the queue got before that moment came, or longer than ``patience`` ago."""
        return self.due().filter(
            Q(queued_at__lt=F("next_attempt_at")) | Q(queued_at__lt=models.functions.Now() - patience)
        )

    def newest_first(self) -> MessageQuerySet:
        """Return them with the newest on top."""
        return self.order_by("-created_at", "-pk")

    def to_user(self, user_id: int | None) -> MessageQuerySet:
        """Return the messages to one user, newest first, without the short-lived codes."""
        return self.filter(recipient_id=user_id, is_secret=False).newest_first()


class Message(models.Model):
    """An e-mail in the outbox (besked). ``key`` makes enqueueing idempotent: the same key is one message for ever.

    ``attempts`` is counted before each try, so that a message that kills its worker is given up in the end.
    ``next_attempt_at`` is the moment before which nobody may try (again): whoever takes a message moves it past the
    time that one try can last, so no second worker takes it meanwhile. ``queued_at`` says when the queue last got it.
    """

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=60)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    to_address = models.EmailField()
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    is_secret = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=60, blank=True)
    next_attempt_at = models.DateTimeField(db_default=models.functions.Now())
    queued_at = models.DateTimeField(db_default=models.functions.Now())
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="message_sent_has_time",
                condition=Q(state=MessageState.SENT, sent_at__isnull=False)
                | (~Q(state=MessageState.SENT) & Q(sent_at__isnull=True)),
                violation_error_message=_("A sent message must say when it was sent, and no other may."),
            ),
            models.CheckConstraint(name="message_state_known", condition=Q(state__in=MessageState.values)),
            models.CheckConstraint(
                name="message_not_sent_before_made",
                condition=Q(sent_at__isnull=True) | Q(sent_at__gte=F("created_at")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(state="pending"),
                name="message_due",
            ),
            models.Index(fields=["recipient", "-created_at"], name="message_recipient"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} ({self.state})"

    def get_absolute_url(self) -> str:
        """Return the page where the receiver reads it."""
        return reverse("message_detail", args=[self.pk])


class Heartbeat(models.Model):
    """When a worker last did what it was scheduled to do (livstegn). One row a name; ``worker_health`` reads it."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"
