"""Clearances: the outcome only, tied to one institution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from volunteering.clearances.kinds import ClearanceKind
from volunteering.institutions.models import Institution
from volunteering.people.models import Volunteer

if TYPE_CHECKING:
    import datetime


class ClearanceQuerySet(models.QuerySet["Clearance"]):
    """Clearances by validity."""

    def valid_on(self, day: datetime.date) -> ClearanceQuerySet:
        """Return those in force on the day of service. Source: validity is tested on that day, not at sign-up."""
        return self.filter(cleared_on__lte=day, recheck_due__gte=day)


class Clearance(models.Model):
    """A certificate that is in order (attest). There is no file, no number, no free text and no negative outcome."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="clearances")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=[c for c in ClearanceKind.choices if c[0]])
    cleared_on = models.DateField()
    recheck_due = models.DateField()
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["volunteer", "institution", "kind"], name="clearance_once"),
            models.CheckConstraint(
                name="clearance_kind_known", condition=Q(kind__in=[kind for kind in ClearanceKind.values if kind])
            ),
            models.CheckConstraint(
                name="clearance_recheck_after",
                condition=Q(recheck_due__gt=F("cleared_on")),
                violation_error_message=_("The next check must come after the clearance."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.cleared_on}"
