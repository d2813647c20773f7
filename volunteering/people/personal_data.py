"""What this room holds about people, what they get when they ask for it, and what happens when they leave.

The rows of the login library are listed here too, because they belong to the login.
"""

from __future__ import annotations

import datetime
from typing import Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from volunteering.people.models import ClaimCode, GuardianConsent, User, Volunteer
from volunteering.personal_data_registry import Erasure, PersonalData

PERSONAL_DATA: Final = (
    PersonalData(
        model=User,
        subject="pk",
        exports=("email", "display_name", "phone", "language", "date_joined", "last_login"),
        erasure=Erasure.DELETE,
    ),
    PersonalData(
        model=EmailAddress,
        subject="user",
        exports=("email", "verified"),
        erasure=Erasure.DELETE,
    ),
    PersonalData(
        model=Authenticator,
        subject="user",
        exports=("type", "created_at", "last_used_at"),
        erasure=Erasure.DELETE,
    ),
    PersonalData(
        model=Volunteer,
        subject="user",
        exports=(
            "name",
            "phone",
            "age_band",
            "districts",
            "languages",
            "wishes",
            "availability",
            "weekly_hours",
            "began_before_system",
            "claimed_at",
            "first_contact_at",
            "created_at",
        ),
        erasure=Erasure.ANONYMISE,
        blanked=(
            "user",
            "name",
            "phone",
            "districts",
            "languages",
            "wishes",
            "availability",
            "weekly_hours",
            "skipped_steps",
            "registered_by",
            "claimed_at",
        ),
    ),
    PersonalData(
        model=GuardianConsent,
        subject="volunteer",
        exports=("guardian_name", "guardian_email", "signed_name", "requested_at", "confirmed_at", "withdrawn_at"),
        erasure=Erasure.DELETE,
    ),
    PersonalData(
        model=ClaimCode,
        subject="volunteer",
        exports=("created_at", "expires_at", "used_at"),
        erasure=Erasure.DELETE,
        keep_for=datetime.timedelta(days=30),
        kept_since="expires_at",
    ),
)
