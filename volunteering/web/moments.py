"""Days and times as they stand inside a sentence."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def short_day(moment: dt.date) -> str:
    """Return a day without weekday and year: “5. december”."""
    return date_format(_local(moment), _("j F"))


def on_day(moment: dt.date) -> str:
    """Return a day with its weekday and without the year: “torsdag 5. december”."""
    return date_format(_local(moment), _("l j F"))


def at_time(moment: dt.datetime) -> str:
    """Return a day and a time in the near future: “torsdag 5. december kl. 14.30”."""
    return date_format(_local(moment), _("l j F, H:i"))


def _local(moment: dt.date) -> dt.date:
    return timezone.localtime(moment) if isinstance(moment, dt.datetime) else moment
