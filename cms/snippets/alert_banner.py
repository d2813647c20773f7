"""An important message on every page of the site, for some hours or days."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet


class Level(models.TextChoices):
    """How much it matters."""

    INFO = "info", _("Good to know")
    WARNING = "warning", _("Important")
    ERROR = "error", _("Urgent")


@register_snippet
class AlertBanner(models.Model):
    """An important message (vigtig besked) at the top of every page, between two moments."""

    text = models.CharField(_("message"), max_length=300, help_text=_("One or two short sentences in Danish."))
    text_english = models.CharField(
        _("message in English"), max_length=300, blank=True, help_text=_("Empty: the English pages show the Danish.")
    )
    level = models.CharField(_("how much it matters"), max_length=10, choices=Level.choices, default=Level.INFO)
    starts_at = models.DateTimeField(_("shown from"), default=timezone.now)
    ends_at = models.DateTimeField(_("shown until"))
    link_url = models.URLField(_("link"), blank=True, help_text=_("A page with more about it."))
    link_text = models.CharField(_("words of the link"), max_length=80, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("text"),
        FieldPanel("text_english"),
        FieldPanel("level"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("link_url"), FieldPanel("link_text")]),
    ]

    class Meta:
        verbose_name = _("important message")
        verbose_name_plural = _("important messages")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="alert_banner_in_order",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The message must end after it begins."),
            ),
            models.CheckConstraint(
                name="alert_banner_link_is_whole",
                condition=Q(link_url="", link_text="") | (~Q(link_url="") & ~Q(link_text="")),
                violation_error_message=_("A link needs both its address and its words."),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["ends_at"], name="alert_banner_end")]

    def __str__(self) -> str:
        return self.text
