"""What the editors' pages hold about people, what they get when they ask for it, and what happens when they leave."""

from __future__ import annotations

from typing import Final

from cms.pages.starter_package import StarterStepDone
from volunteering.personal_data_registry import Erasure, PersonalData

PERSONAL_DATA: Final = (
    PersonalData(model=StarterStepDone, subject="user", exports=("package", "step", "done_at"), erasure=Erasure.DELETE),
)
