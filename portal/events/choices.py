"""The kinds and states of events and registrations."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(models.TextChoices):
    """What sort of event it is (slags arrangement)."""

    WORKSHOP = "workshop", _("Workshop")
    SEMINAR = "seminar", _("Seminar")
    COURSE = "course", pgettext_lazy("kind of event", "Course")
    NETWORK = "network", _("Network meeting")


class EventState(models.TextChoices):
    """How far an event has come (tilstand)."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", pgettext_lazy("to be seen", "Published")
    CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")
    HELD = "held", pgettext_lazy("event", "Held")


PUBLIC_STATES = (EventState.PUBLISHED, EventState.CANCELLED, EventState.HELD)
"""States in which everybody sees an event."""


class RegistrationState(models.TextChoices):
    """How far a registration has come. The words are those that the registrant reads."""

    REGISTERED = "registered", _("You are registered")
    WAITING = "waiting", _("You are on the waiting list")
    OFFERED = "offered", _("A place is held for you")
    WITHDRAWN = "withdrawn", _("You are not coming")
    LAPSED = "lapsed", _("The place has gone on to the next")


PLACE_HOLDING_STATES = (RegistrationState.REGISTERED, RegistrationState.OFFERED)
"""States that take places of the event."""

ACTIVE_STATES = (*PLACE_HOLDING_STATES, RegistrationState.WAITING)
"""States that somebody can have once an event: whoever comes, or would like to."""


class Score(models.IntegerChoices):
    """The answer to the one question after an event: what did you get out of it?"""

    NOTHING = 1, pgettext_lazy("what did you get out of it", "Nothing")
    LITTLE = 2, pgettext_lazy("what did you get out of it", "A little")
    SOMETHING = 3, pgettext_lazy("what did you get out of it", "Something")
    MUCH = 4, pgettext_lazy("what did you get out of it", "Much")
    VERY_MUCH = 5, pgettext_lazy("what did you get out of it", "Very much")
