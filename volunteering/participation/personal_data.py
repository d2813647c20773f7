"""The personal data of participation: who sits in the working group, and nothing else."""

from __future__ import annotations

from typing import Final

from volunteering.participation.models import Seat
from volunteering.personal_data_registry import Erasure, PersonalData

PERSONAL_DATA: Final = (
    PersonalData(model=Seat, subject="holder", exports=("name",), erasure=Erasure.ANONYMISE, blanked=("holder",)),
)
