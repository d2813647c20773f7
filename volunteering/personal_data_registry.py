"""What a room says about the personal data it holds.

Each room with a model that points to a person, or holds an e-mail address or a phone number, lists it in its
``personal_data.py`` as ``PERSONAL_DATA``. Export, erasure and retention walk only these lists.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from django.db import models


class Erasure(enum.Enum):
    """What happens to the rows when the person asks to be forgotten."""

    ANONYMISE = "anonymise"
    """The link to the person and every free text go; the count stays for the statistics."""
    DELETE = "delete"
    """The row goes."""


@dataclass(frozen=True)
class PersonalData:
    """One model's personal data.

    ``subject`` is the lookup path from the model to the person it is about: a user, a volunteer or its UUID, or the
    person's e-mail address; empty where the row is how to reach a place or an association. ``exports`` names the fields
    that the person gets in an export. ``keep_for`` is counted from the field ``kept_since``; ``None`` means
    as long as the account or the institution's tie to the person lasts.
    """

    model: type[models.Model]
    subject: str
    exports: tuple[str, ...]
    erasure: Erasure
    keep_for: datetime.timedelta | None = None
    kept_since: str = ""
    blanked: tuple[str, ...] = ()
