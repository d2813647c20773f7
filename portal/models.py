"""Hub: collects the models of the portal's rooms for Django. Rooms import from each other, never from here."""

from portal.association_guide.models import (
    Entry,
    EntryApprovalTask,
    FieldOfWork,
    GuideSettings,
    ImportFile,
    OfficerInvitation,
    TargetGroup,
)
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
    "Entry",
    "EntryApprovalTask",
    "Event",
    "EventSeries",
    "Feedback",
    "FeedbackTicket",
    "FieldOfWork",
    "GuideSettings",
    "ImportFile",
    "OfficerInvitation",
    "PendingRegistration",
    "ProgrammeItem",
    "Registration",
    "TargetGroup",
]
