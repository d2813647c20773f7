"""The fixed choices about opportunities."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OpportunityState(models.TextChoices):
    """The life of an opportunity."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", pgettext_lazy("to be seen", "Published")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", _("Closed")


class PauseReason(models.TextChoices):
    """Why a published opportunity rests."""

    NONE = "", _("Not paused")
    BY_HAND = "by_hand", _("Paused by the institution")
    BOUNDARY = "boundary", _("The role boundary has changed")


class Rhythm(models.TextChoices):
    """Whether the task is done once or comes again (enkelt eller fast)."""

    SINGLE = "single", _("A single time")
    REGULAR = "regular", _("Regularly")
    FLEXIBLE = "flexible", _("When it suits you")


class RunBy(models.TextChoices):
    """Who runs the task; it matters for people on benefits."""

    INSTITUTION = "institution", _("The institution")
    ASSOCIATION = "association", _("An association at the institution")


class Insurance(models.TextChoices):
    """Whether and by whom the volunteer is covered (forsikring)."""

    MUNICIPALITY = "municipality", _("Covered by the municipality's insurance")
    ASSOCIATION = "association", _("Covered by the association's insurance")
    OWN = "own", _("Covered by your own insurance only")


class ProjectPhase(models.TextChoices):
    """How far a project has come (fase)."""

    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Running")
    ANCHORED = "anchored", _("Part of everyday life")
    CLOSED = "closed", _("Closed")
