"""The working group's seats. Figures are computed, never stored with persons."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SeatQuerySet(models.QuerySet["Seat"]):
    """Seats by holder."""

    def held_by(self, user_id: int | None) -> SeatQuerySet:
        """Return the seats that a user holds."""
        return self.filter(holder_id=user_id) if user_id is not None else self.none()


class Seat(models.Model):
    """A seat in the working group (plads i arbejdsgruppen); whoever holds one may read the figures."""

    name = models.CharField(max_length=120, unique=True)
    name_en = models.CharField(max_length=120)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    order = models.PositiveSmallIntegerField(default=0)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name
