"""The kinds of clearance that a task can need. Only the outcome is ever stored, and never a negative one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClearanceKind(models.TextChoices):
    """What the institution fetches from the police before the start (attest)."""

    NONE = "", _("No certificate")
    CHILD = "child", _("Child certificate (børneattest)")
    CRIMINAL = "criminal", _("Criminal record certificate (straffeattest)")
