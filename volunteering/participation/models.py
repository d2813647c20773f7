"""The working group's seats, and the figures of what is over. Figures are never stored with persons."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from volunteering.institutions.models import Area, Institution


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


class Measure(models.TextChoices):
    """What is counted month by month (det, der tælles)."""

    OPPORTUNITIES = "opportunities", _("Opportunities published")
    SIGN_UPS = "sign_ups", _("Sign-ups")
    ENGAGEMENTS = "engagements", _("Open engagements")


COUNTS_PERSONS = (Measure.SIGN_UPS, Measure.ENGAGEMENTS)
"""What tells about persons, so that small numbers are hidden."""


class ClosedMonth(models.Model):
    """A count of a month that is over (afsluttet måned), with the decision whether it may be shown.

    Written once and frozen: the database refuses to change or delete it. Counts that are hidden are kept, because
    a school year's total is the sum of its months as they were counted. Without an area it is everywhere's.
    """

    month = models.DateField()
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    measure = models.CharField(max_length=13, choices=Measure)
    count = models.PositiveIntegerField()
    persons = models.PositiveIntegerField(help_text="How many different persons the count rests on.")
    is_shown = models.BooleanField(default=False)
    closed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("month", "area", "measure", name="closed_month_once", nulls_distinct=False),
            models.CheckConstraint(condition=Q(month__day=1), name="closed_month_first_day"),
            models.CheckConstraint(condition=Q(measure__in=Measure.values), name="closed_month_measure"),
            models.CheckConstraint(condition=Q(persons__lte=models.F("count")), name="closed_month_persons"),
            models.CheckConstraint(
                condition=Q(is_shown=False)
                | ~Q(measure__in=COUNTS_PERSONS)
                | ~Q(count__range=(1, 4)) & ~Q(persons__range=(1, 4)),
                name="closed_month_small_hidden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.area_id or '-'} {self.measure}"


class ClosedYear(models.Model):
    """What may be shown of a school year that is over (afsluttet skoleår); without a value it is hidden. Frozen too.

    Without an area it is everywhere's; with an institution it is that institution's part of the area. Opportunities
    have none, and open engagements only by institution: those of the areas are the last month's.
    """

    school_year = models.PositiveSmallIntegerField(help_text="The year in which it begins, in August.")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, null=True, on_delete=models.PROTECT, related_name="+")
    measure = models.CharField(max_length=13, choices=Measure)
    value = models.PositiveIntegerField(null=True)
    closed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "school_year", "area", "institution", "measure", name="closed_year_once", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(measure__in=COUNTS_PERSONS), name="closed_year_measure"),
            models.CheckConstraint(condition=Q(value=None) | ~Q(value__range=(1, 4)), name="closed_year_small_hidden"),
            models.CheckConstraint(
                condition=Q(institution=None) | Q(area__isnull=False), name="closed_year_institution_in_area"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school_year} {self.area_id or '-'} {self.institution_id or '-'} {self.measure}"
