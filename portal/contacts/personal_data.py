"""What this room holds about people, what they get when they ask for it, and what happens when they leave."""

from __future__ import annotations

import datetime
from typing import Final

from portal.contacts.models import Backing, KeyPerson, PendingRequest, Request, RequestWords
from volunteering.personal_data_registry import Erasure, PersonalData

KEPT_FOR: Final = datetime.timedelta(days=2 * 365)
"""The longest that a request is kept after it is over; the setting of the room may say less and is what runs."""

PERSONAL_DATA: Final = (
    # Public details of an employee at work; the login goes with the account.
    PersonalData(
        model=KeyPerson,
        subject="user",
        exports=("name", "job_title", "field_of_work", "email", "phone", "active_from", "active_until"),
        erasure=Erasure.ANONYMISE,
        blanked=("user",),
    ),
    PersonalData(
        model=PendingRequest,
        subject="email",
        exports=("kind", "email", "answers", "created_at"),
        erasure=Erasure.DELETE,
        keep_for=datetime.timedelta(hours=24),
        kept_since="created_at",
    ),
    PersonalData(
        model=Request,
        subject="sender",
        exports=(
            "kind",
            "title",
            "words",
            "phone",
            "on_behalf_of",
            "department",
            "wish",
            "may_be_shown",
            "state",
            "decision",
            "created_at",
            "closed_at",
        ),
        erasure=Erasure.ANONYMISE,
        keep_for=KEPT_FOR,
        kept_since="closed_at",
        blanked=("sender", "title", "words", "phone", "on_behalf_of"),
    ),
    # The conversation goes with the request it is about.
    PersonalData(
        model=RequestWords,
        subject="request__sender",
        exports=("kind", "text", "created_at"),
        erasure=Erasure.DELETE,
        keep_for=KEPT_FOR,
        kept_since="request__closed_at",
    ),
    # An association's answer; who pressed the button is forgotten with the account.
    PersonalData(
        model=Backing,
        subject="answered_by",
        exports=("association", "signed_at", "declined_at"),
        erasure=Erasure.ANONYMISE,
        blanked=("answered_by",),
    ),
)
