"""What this room holds about people."""

from __future__ import annotations

import datetime
from typing import Final

from volunteering.competence_bank.models import Entry
from volunteering.personal_data_registry import Erasure, PersonalData

PERSONAL_DATA: Final = (
    PersonalData(
        model=Entry,
        subject="volunteer",
        exports=("title", "description", "year_groups", "time_note", "confirmed_on", "is_active", "retired_on"),
        erasure=Erasure.DELETE,
        keep_for=datetime.timedelta(days=90),
        kept_since="retired_on",
    ),
)
