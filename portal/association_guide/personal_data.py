"""What this room holds about people, and for how long."""

from __future__ import annotations

import datetime
from typing import Final

from portal.association_guide.models import Entry, ImportFile, OfficerInvitation
from volunteering.personal_data_registry import Erasure, PersonalData

PERSONAL_DATA: Final = (
    # How to reach an association: its own words, chosen to be shown.
    PersonalData(model=Entry, subject="", exports=(), erasure=Erasure.ANONYMISE),
    # The one who is invited need not have an account: the address is the person.
    PersonalData(
        model=OfficerInvitation,
        subject="email",
        exports=("association", "email", "role", "created_at", "accepted_at", "cancelled_at"),
        erasure=Erasure.DELETE,
        keep_for=datetime.timedelta(days=90),
        kept_since="created_at",
    ),
    # The file names contact persons; it is only kept while somebody looks at what it would do.
    PersonalData(
        model=ImportFile,
        subject="uploaded_by",
        exports=("name", "created_at", "applied_at"),
        erasure=Erasure.DELETE,
        keep_for=datetime.timedelta(days=7),
        kept_since="created_at",
    ),
)
