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
from portal.contacts.models import (
    Backing,
    ContactSettings,
    Department,
    KeyPerson,
    PendingRequest,
    Request,
    RequestWords,
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
    "Backing",
    "ContactSettings",
    "Department",
    "Entry",
    "EntryApprovalTask",
    "Event",
    "EventSeries",
    "Feedback",
    "FeedbackTicket",
    "FieldOfWork",
    "GuideSettings",
    "ImportFile",
    "KeyPerson",
    "OfficerInvitation",
    "PendingRegistration",
    "PendingRequest",
    "ProgrammeItem",
    "Registration",
    "Request",
    "RequestWords",
    "TargetGroup",
]
