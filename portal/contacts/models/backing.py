"""The associations that back a common forum."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.contacts.models.requests import Request
from volunteering.institutions.models import Association
from volunteering.institutions.officers import Officer

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class IllegalBackingStateError(Exception):
    """The association has answered already."""


class BackingQuerySet(models.QuerySet["Backing"]):
    """Signatures by state and by who may give them."""

    def signed(self) -> Self:
        """Return those that count."""
        return self.filter(signed_at__isnull=False)

    def unanswered(self) -> Self:
        """Return those that nobody of the association has answered."""
        return self.filter(signed_at__isnull=True, declined_at__isnull=True)

    def signable_by(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Return those of the associations whose login ``user`` holds."""
        return self.filter(association__in=Officer.objects.active().of(user).values("association"))


class Backing(models.Model):
    """One association's signature under a common forum's request (underskrift); one for each association."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="backings")
    association = models.ForeignKey(Association, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    signed_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = BackingQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "association"],
                name="backing_once",
                violation_error_message=_("This association has been asked already."),
            ),
            models.CheckConstraint(
                name="backing_one_answer", condition=Q(signed_at__isnull=True) | Q(declined_at__isnull=True)
            ),
            models.CheckConstraint(
                name="backing_answered_by_somebody_once_answered",
                condition=Q(answered_by__isnull=True) | Q(signed_at__isnull=False) | Q(declined_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.association)

    @property
    def is_answered(self) -> bool:
        """Say whether the association has said yes or no."""
        return self.signed_at is not None or self.declined_at is not None

    def _answer(self, field: str, by: object) -> None:
        if self.is_answered:
            raise IllegalBackingStateError
        setattr(self, field, timezone.now())
        self.answered_by = by  # type: ignore[assignment]
        self.save(update_fields=[field, "answered_by"])

    def sign(self, *, by: object) -> None:
        """Say yes.

        Raises:
            IllegalBackingStateError: the association has answered already.
        """
        self._answer("signed_at", by)

    def decline(self, *, by: object) -> None:
        """Say no thanks.

        Raises:
            IllegalBackingStateError: the association has answered already.
        """
        self._answer("declined_at", by)
