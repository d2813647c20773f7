"""What this room holds about people: only which employee posted something, and who owns a project."""

from __future__ import annotations

from typing import Final

from volunteering.opportunities.models import Opportunity, Project
from volunteering.personal_data_registry import Erasure, PersonalData

PERSONAL_DATA: Final = (
    PersonalData(
        model=Opportunity,
        subject="created_by",
        exports=("title", "created_at"),
        erasure=Erasure.ANONYMISE,
        blanked=("created_by",),
    ),
    PersonalData(model=Project, subject="owner", exports=("title",), erasure=Erasure.ANONYMISE, blanked=("owner",)),
)
