"""Who acts for an association: at most three people hold its login, and hand it on."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from volunteering.institutions.models import Association

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

MOST_OFFICERS: Final = 3
"""How many people hold the login of an association at the same time (practice: chair, treasurer, contact person)."""


class OfficerRole(models.TextChoices):
    """What somebody is in an association (rolle i foreningen)."""

    CHAIR = "chair", _("Chair")
    TREASURER = "treasurer", _("Treasurer")
    CONTACT = "contact", _("Contact person")


class IllegalOfficerStateError(Exception):
    """The person no longer acts for the association."""


class OfficerQuerySet(models.QuerySet["Officer"]):
    """Officers by person and state."""

    def active(self) -> OfficerQuerySet:
        """Return those who act for their association now."""
        return self.filter(ended_at__isnull=True)

    def of(self, user: AbstractBaseUser | AnonymousUser) -> OfficerQuerySet:
        """Return those of one user; none for a visitor."""
        return self.filter(user_id=user.pk) if user.is_authenticated else self.none()

    def reachable(self) -> OfficerQuerySet:
        """Return those who act for their association and can log in."""
        return self.active().filter(user__is_active=True)


class Officer(models.Model):
    """Somebody who acts for an association and holds its login (foreningens kontaktperson).

    Each active one has a place from 1 to 3 of its own: so the database itself allows no more than three.
    """

    uuid = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False)
    association = models.ForeignKey(Association, on_delete=models.CASCADE, related_name="officers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="offices")
    role = models.CharField(_("role"), max_length=10, choices=OfficerRole.choices)
    slot = models.PositiveSmallIntegerField(_("place"))
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OfficerQuerySet.as_manager()

    class Meta:
        ordering = ["slot", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "slot"],
                condition=Q(ended_at__isnull=True),
                name="officer_one_a_slot",
                violation_error_message=_("Three people hold the association's login already."),
            ),
            models.UniqueConstraint(
                fields=["association", "user"],
                condition=Q(ended_at__isnull=True),
                name="officer_once",
                violation_error_message=_("This person holds the association's login already."),
            ),
            models.CheckConstraint(
                name="officer_slot_one_to_three",
                condition=Q(slot__gte=1, slot__lte=MOST_OFFICERS),
                violation_error_message=_("At most three people hold the association's login."),
            ),
            models.CheckConstraint(name="officer_role_known", condition=Q(role__in=OfficerRole.values)),
            models.CheckConstraint(
                name="officer_ends_after_start",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.association} – {self.get_role_display()}"

    def end(self) -> None:
        """End it; the place is free for somebody else.

        Raises:
            IllegalOfficerStateError: it has ended already.
        """
        if self.ended_at is not None:
            raise IllegalOfficerStateError
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])


def acts_for(user: AbstractBaseUser | AnonymousUser, association: Association) -> bool:
    """Say whether ``user`` holds the login of ``association``."""
    return Officer.objects.active().of(user).filter(association=association).exists()


def free_slot(association: Association) -> int | None:
    """Return the lowest free place, ``None`` when all are taken. The caller holds the association's lock."""
    taken = set(Officer.objects.active().filter(association=association).values_list("slot", flat=True))
    return next((slot for slot in range(1, MOST_OFFICERS + 1) if slot not in taken), None)
