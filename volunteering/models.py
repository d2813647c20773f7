"""Hub: collects the models of all rooms for Django. Rooms import from each other, never from here."""

from volunteering.boundaries.models import BoundaryRule, RoleBoundary, TaskKind
from volunteering.clearances.models import Clearance
from volunteering.competence_bank.models import Bank, Entry
from volunteering.engagements.models import Engagement, PendingSignUp, SignUp, TalkTime
from volunteering.institutions.models import (
    Area,
    AreaNetwork,
    Association,
    Institution,
    Membership,
    StaffInvitation,
    Unit,
)
from volunteering.institutions.officers import Officer
from volunteering.messaging.models import Heartbeat, Message
from volunteering.opportunities.models import Opportunity, Project
from volunteering.participation.models import ClosedMonth, ClosedYear, Seat
from volunteering.people.models import (
    ClaimCode,
    District,
    GuardianConsent,
    User,
    Volunteer,
)
from volunteering.records.models import LogEntry, Look

__all__ = [
    "Area",
    "AreaNetwork",
    "Association",
    "Bank",
    "BoundaryRule",
    "ClaimCode",
    "Clearance",
    "ClosedMonth",
    "ClosedYear",
    "District",
    "Engagement",
    "Entry",
    "GuardianConsent",
    "Heartbeat",
    "Institution",
    "LogEntry",
    "Look",
    "Membership",
    "Message",
    "Officer",
    "Opportunity",
    "PendingSignUp",
    "Project",
    "RoleBoundary",
    "Seat",
    "SignUp",
    "StaffInvitation",
    "TalkTime",
    "TaskKind",
    "Unit",
    "User",
    "Volunteer",
]
