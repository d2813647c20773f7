"""What the logs hold about people. Rows are never changed; they go by age."""

from __future__ import annotations

import datetime
from typing import Final

from volunteering.personal_data_registry import Erasure, PersonalData
from volunteering.records.models import LogEntry, Look

PERSONAL_DATA: Final = (
    PersonalData(
        model=LogEntry,
        subject="actor",
        exports=("at", "verb", "target_model"),
        erasure=Erasure.ANONYMISE,
        keep_for=datetime.timedelta(days=5 * 365),
        kept_since="at",
        blanked=("actor",),
    ),
    # Practice for read access to a person's details: kept six months.
    PersonalData(
        model=Look,
        subject="subject",
        exports=("at", "what", "context"),
        erasure=Erasure.ANONYMISE,
        keep_for=datetime.timedelta(days=183),
        kept_since="at",
        blanked=("viewer",),
    ),
)
