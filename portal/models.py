"""Hub: collects the models of the portal's rooms for Django. Rooms import from each other, never from here."""

from portal.events.models import (
    Announcement,
    Event,
    EventSeries,
    Feedback,
    FeedbackTicket,
    PendingRegistration,
    ProgrammeItem,
    Registration,
)

__all__ = [
    "Announcement",
    "Event",
    "EventSeries",
    "Feedback",
    "FeedbackTicket",
    "PendingRegistration",
    "ProgrammeItem",
    "Registration",
]
