"""Events, the series they belong to, the people who come, and what they say afterwards."""

from portal.events.models.event import (
    MOST_PLACES,
    Announcement,
    Event,
    EventQuerySet,
    IllegalEventStateError,
    ProgrammeItem,
)
from portal.events.models.feedback import Feedback, FeedbackTicket
from portal.events.models.registration import (
    IllegalRegistrationStateError,
    PendingRegistration,
    Registration,
    RegistrationQuerySet,
)
from portal.events.models.series import EventSeries

__all__ = [
    "MOST_PLACES",
    "Announcement",
    "Event",
    "EventQuerySet",
    "EventSeries",
    "Feedback",
    "FeedbackTicket",
    "IllegalEventStateError",
    "IllegalRegistrationStateError",
    "PendingRegistration",
    "ProgrammeItem",
    "Registration",
    "RegistrationQuerySet",
]
