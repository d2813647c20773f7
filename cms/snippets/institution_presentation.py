"""What editors add to an institution's page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail.snippets.models import register_snippet

from cms.blocks.body import StoryBodyBlock
from cms.headings import Anchors
from volunteering.institutions.models import Institution


@register_snippet
class InstitutionPresentation(PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """What editors tell about a place beside its own words (præsentation af et sted): one per place and language."""

    institution = models.ForeignKey(
        Institution, on_delete=models.CASCADE, related_name="+", verbose_name=_("institution")
    )
    title = models.CharField(_("title"), max_length=120, help_text=_("Such as “A day in the Blue Room”."))
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    body = StreamField(StoryBodyBlock(), verbose_name=_("content"), blank=True, use_json_field=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("institution"),
        FieldPanel("title"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("presentation of an institution")
        verbose_name_plural = _("presentations of institutions")
        constraints: ClassVar = [
            *getattr(TranslatableMixin.Meta, "constraints", []),
            models.UniqueConstraint(
                fields=("institution", "locale"),
                name="one_presentation_per_institution_and_language",
                violation_error_message=_("The institution has a presentation in this language already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution}: {self.title}"

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:  # noqa: ARG002 - Wagtail's signature
        """Return the frame that editors see it in before it is published."""
        return "cms/institution_presentation_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what that frame shows."""
        return {
            **super().get_preview_context(request, mode_name),
            "presentation": self,
            "institution": self.institution,
            "anchors": Anchors(),
        }


def presentation_of(institution: Institution, language: str) -> InstitutionPresentation | None:
    """Return what editors tell about a place, in this language or else in Danish. One query."""
    found = {
        row.locale.language_code: row
        for row in InstitutionPresentation.objects.filter(
            institution=institution, live=True, locale__language_code__in={language, settings.LANGUAGE_CODE}
        ).select_related("locale", "picture")
    }
    return found.get(language) or found.get(settings.LANGUAGE_CODE)
