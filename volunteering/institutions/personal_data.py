"""What this room holds about people who work at institutions, and for how long."""

from __future__ import annotations

import datetime
from typing import Final

from volunteering.institutions.models import Association, Institution, Membership, StaffInvitation
from volunteering.institutions.officers import Officer
from volunteering.personal_data_registry import Erasure, PersonalData

PERSONAL_DATA: Final = (
    # Ended first: what the person stood for then goes to the leader, and nothing names the row any longer.
    PersonalData(
        model=Membership,
        subject="user",
        exports=("institution", "area", "role", "title", "started_at", "ended_at"),
        erasure=Erasure.DELETE,
    ),
    # The one who is invited need not have an account: the address is the person.
    PersonalData(
        model=StaffInvitation,
        subject="email",
        exports=("institution", "email", "role", "title", "created_at", "accepted_at", "cancelled_at"),
        erasure=Erasure.DELETE,
        keep_for=datetime.timedelta(days=90),
        kept_since="created_at",
    ),
    PersonalData(
        model=Officer,
        subject="user",
        exports=("association", "role", "started_at", "ended_at"),
        erasure=Erasure.DELETE,
        keep_for=datetime.timedelta(days=2 * 365),
        kept_since="ended_at",
    ),
    # How to reach a place and an association: public, shared addresses that belong to no single person.
    PersonalData(model=Institution, subject="", exports=(), erasure=Erasure.ANONYMISE),
    PersonalData(model=Association, subject="", exports=(), erasure=Erasure.ANONYMISE),
)
