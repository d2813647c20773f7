"""Where somebody's details were seen, in words for the person they are about."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeenIn(models.TextChoices):
    """What a look was at (hvad der blev set); the values of ``Look.what``."""

    SIGN_UP_LIST = "sign_up_list", _("The list of those who have signed up")
    SIGN_UP = "sign_up", _("What you have signed up for")
    OFFER_OF_HELP_LIST = "offer_of_help_list", _("The list of those who would like to give a hand")
    ENGAGEMENT_LIST = "engagement_list", _("The list of those who give a hand there")
    ENGAGEMENT = "engagement", _("What you have agreed with the place")
    ENGAGEMENT_PAPER = "engagement_paper", _("The sheet about you to print")
    BANK = "bank", _("The school's bank of what people can tell or show")
    BANK_ENTRY = "bank_entry", _("Your entry in the school's bank")
    EVENT_LIST = "event_list", _("The list of those who come to an event")
    EVENT_BADGES = "event_badges", _("The name badges of an event")
    EVENT_EXPORT = "event_export", _("The list of those who come to an event, as a file")
    REQUEST = "request", _("What you have written to the municipality")
