"""The fixed choices of the guide."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryLevel(models.TextChoices):
    """What sort of community an entry is of (niveau)."""

    WITH_CVR = "with_cvr", _("Association with a CVR number")
    WITHOUT_CVR = "without_cvr", _("Association without a CVR number")
    COMMUNITY = "community", _("Informal community")


class Icnpo(models.TextChoices):
    """The twelve groups of the international classification of non-profit organisations (ICNPO-gruppe)."""

    CULTURE = "1", _("Culture and recreation")
    EDUCATION = "2", _("Education and research")
    HEALTH = "3", _("Health")
    SOCIAL = "4", _("Social services")
    ENVIRONMENT = "5", _("Environment")
    HOUSING = "6", _("Development and housing")
    LAW = "7", _("Law, advocacy and politics")
    PHILANTHROPY = "8", _("Philanthropy and voluntarism")
    INTERNATIONAL = "9", _("International")
    RELIGION = "10", _("Religion")
    BUSINESS = "11", _("Business and unions")
    OTHER = "12", _("Not elsewhere")


class CvrCheck(models.TextChoices):
    """What happens when the last digit of a CVR number does not fit the others (kontrol af CVR-nummer)."""

    REFUSE = "refuse", _("Refuse the number")
    ASK = "ask", _("Ask whether it is right")


class Decision(models.TextChoices):
    """What a moderator does with an entry (afgørelse); the values are the names of the workflow's actions."""

    APPROVE = "approve", _("Approve and publish")
    CHANGES = "reject", _("Ask for changes")
    DECLINE = "decline", _("Decline")


class Standing(models.TextChoices):
    """Where an entry stands for those who keep it (hvor langt opslaget er)."""

    DRAFT = "draft", _("Not sent")
    WAITING = "waiting", _("Waits for the municipality")
    CHANGES = "changes", _("You are asked for changes")
    DECLINED = "declined", _("Declined")
    PUBLIC = "public", _("Shown in the guide")
    HIDDEN = "hidden", _("Hidden")
