"""What comes back: the workshop every second year, and whatever else has a rhythm."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.events.choices import EventKind

LONGEST_RHYTHM = 120


class EventSeries(models.Model):
    """An event that comes back (arrangementsrække), such as the workshop every second year.

    Source of the first: the policy's commitment to a workshop every second year. ``reminded_for`` is the expected day
    that the coordinators have been reminded of; each is reminded of once.
    """

    title = models.CharField(_("what it is called"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=EventKind.choices, default=EventKind.WORKSHOP)
    every_months = models.PositiveSmallIntegerField(
        _("months between two"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_RHYTHM)],
        help_text=_("24 is every second year."),
    )
    plan_ahead_months = models.PositiveSmallIntegerField(
        _("months beforehand that planning begins"),
        default=6,
        help_text=_("Then the coordinators get a mail, once."),
    )
    first_expected_on = models.DateField(
        _("the first one is expected on"),
        null=True,
        blank=True,
        help_text=_("Counts until one has been held or planned."),
    )
    is_active = models.BooleanField(_("remind us of the next one"), default=True)
    reminded_for = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="event_series_rhythm",
                condition=Q(every_months__gte=1, every_months__lte=LONGEST_RHYTHM),
                violation_error_message=_("Write a number of months between 1 and 120."),
            ),
            models.CheckConstraint(
                name="event_series_plans_within_rhythm",
                condition=Q(plan_ahead_months__lte=F("every_months")),
                violation_error_message=_("Planning cannot begin before the one before has been held."),
            ),
            models.CheckConstraint(name="event_series_kind_known", condition=Q(kind__in=EventKind.values)),
        ]

    def __str__(self) -> str:
        return self.title
