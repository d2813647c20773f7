"""The personal data of messaging."""

from __future__ import annotations

import datetime
from typing import Final

from volunteering.messaging.models import Message
from volunteering.personal_data_registry import Erasure, PersonalData

PERSONAL_DATA: Final = (
    PersonalData(
        model=Message,
        subject="recipient",
        exports=("kind", "to_address", "language", "subject", "body", "created_at", "sent_at"),
        erasure=Erasure.DELETE,
        keep_for=datetime.timedelta(days=365),
        kept_since="created_at",
    ),
)
