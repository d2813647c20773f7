"""What this room holds about people, what they get when they ask for it, and what happens when they leave."""

from __future__ import annotations

import datetime
from typing import Final

from volunteering.engagements.models import Engagement, PendingSignUp, SignUp
from volunteering.personal_data_registry import Erasure, PersonalData

PERSONAL_DATA: Final = (
    PersonalData(
        model=PendingSignUp,
        subject="email",
        exports=("email", "opportunity", "answers", "created_at"),
        erasure=Erasure.DELETE,
        keep_for=datetime.timedelta(hours=24),
        kept_since="created_at",
    ),
    PersonalData(
        model=SignUp,
        subject="volunteer",
        exports=(
            "opportunity",
            "institution",
            "area",
            "team_name",
            "places",
            "words",
            "wishes",
            "state",
            "decline_reason",
            "talk_note",
            "created_at",
            "sent_at",
            "invited_at",
            "closed_at",
        ),
        erasure=Erasure.ANONYMISE,
        keep_for=datetime.timedelta(days=365),
        kept_since="closed_at",
        blanked=("team_name", "words", "wishes", "talk_note"),
    ),
    PersonalData(
        model=Engagement,
        subject="volunteer",
        exports=(
            "institution",
            "opportunity",
            "contact",
            "mentor",
            "unit",
            "weekly_hours",
            "started_on",
            "ended_on",
        ),
        erasure=Erasure.ANONYMISE,
        keep_for=datetime.timedelta(days=5 * 365),
        kept_since="ended_on",
        blanked=("mentor", "unit", "weekly_hours"),
    ),
)
