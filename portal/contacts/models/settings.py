"""The numbers that the room works by. Editable data."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="mail", order=520)
class ContactSettings(BaseGenericSetting):
    """How long a request may wait, how many must back a common forum, how long things are kept (frister)."""

    remind_after_days = models.PositiveSmallIntegerField(
        _("working days until the key person is reminded"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )
    hand_up_after_days = models.PositiveSmallIntegerField(
        _("further working days until the deputy and the coordinator are told"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )
    backing_needed = models.PositiveSmallIntegerField(
        _("associations that must back a common forum"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("When so many have said yes, the coordinators get the request."),
    )
    keep_months = models.PositiveSmallIntegerField(
        _("months that a closed request is kept"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("Then the words and the name go, and only the count stays."),
    )

    class Meta:
        verbose_name = _("requests: dates and numbers")
        constraints = [
            models.CheckConstraint(
                name="contact_settings_positive",
                condition=Q(remind_after_days__gte=1, hand_up_after_days__gte=1, backing_needed__gte=1)
                & Q(keep_months__gte=1),
                violation_error_message=_("Write numbers of at least 1."),
            )
        ]
