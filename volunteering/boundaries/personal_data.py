"""What this room holds about people: who put a version in force."""

from __future__ import annotations

from typing import Final

from volunteering.boundaries.models import RoleBoundary
from volunteering.personal_data_registry import Erasure, PersonalData

PERSONAL_DATA: Final = (
    PersonalData(
        model=RoleBoundary,
        subject="in_force_by",
        exports=("institution", "version", "in_force_at"),
        erasure=Erasure.ANONYMISE,
        blanked=("in_force_by",),
    ),
)
