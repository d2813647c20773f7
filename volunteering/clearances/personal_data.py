"""What this room holds about people, what they get when they ask for it, and what happens when they leave."""

from __future__ import annotations

import datetime
from typing import Final

from volunteering.clearances.models import Clearance
from volunteering.personal_data_registry import Erasure, PersonalData

PERSONAL_DATA: Final = (
    PersonalData(
        model=Clearance,
        subject="volunteer",
        exports=("institution", "kind", "cleared_on", "recheck_due"),
        erasure=Erasure.DELETE,
        keep_for=datetime.timedelta(days=0),
        kept_since="recheck_due",
    ),
)
