"""What this room holds about people, what they get when they ask for it, and what happens when they leave."""

from __future__ import annotations

import datetime
from typing import Final

from portal.events.models import Event, PendingRegistration, Registration
from volunteering.personal_data_registry import Erasure, PersonalData

REGISTRATIONS_KEPT_FOR: Final = datetime.timedelta(days=183)
"""Six months after the event: long enough to write to those who came, and to plan the next one."""

PERSONAL_DATA: Final = (
    PersonalData(
        model=PendingRegistration,
        subject="email",
        exports=("email", "event", "answers", "created_at"),
        erasure=Erasure.DELETE,
        keep_for=datetime.timedelta(hours=24),
        kept_since="created_at",
    ),
    PersonalData(
        model=Registration,
        subject="email",
        exports=(
            "event",
            "name",
            "email",
            "phone",
            "comes_from",
            "note",
            "places",
            "state",
            "created_at",
            "arrived_at",
        ),
        erasure=Erasure.ANONYMISE,
        keep_for=REGISTRATIONS_KEPT_FOR,
        kept_since="event__ends_at",
        blanked=("user", "name", "email", "phone", "comes_from", "note"),
    ),
    # The contact person of an event is an employee's or an association's public name at work, and the organisers are
    # logins that lose their right here with the account.
    PersonalData(
        model=Event,
        subject="organisers",
        exports=("title", "contact_name", "contact_phone", "contact_email"),
        erasure=Erasure.ANONYMISE,
        blanked=("organisers",),
    ),
)
