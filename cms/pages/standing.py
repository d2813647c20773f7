"""Pages that stand at an address of the service itself: about it, personal data, accessibility."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks.body import BodyBlock
from cms.headings import Heading, headings_of_stream
from cms.pages.base import ContentPage


class StandingAddress(models.TextChoices):
    """Which of the service's own pages the editors write on. The value is the name of the address."""

    ABOUT = "about", _("About the service (takes the place of the service's own words)")
    PRIVACY = "privacy", _("Personal data (stands below the service's own notice, which stays)")
    ACCESSIBILITY = "accessibility", _("Accessibility (stands below the service's own words, which stay)")


class StandingPage(ContentPage):
    """What editors write on one of the service's own pages (fast side).

    The words about personal data say what the program does; editors add to them and never take them away.
    """

    place = models.CharField(_("where it stands"), max_length=20, choices=StandingAddress.choices)
    body = StreamField(BodyBlock(), verbose_name=_("content"), blank=True, use_json_field=True)

    content_panels: ClassVar[list[Any]] = [FieldPanel("place"), *ContentPage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [*ContentPage.search_fields, index.SearchField("body")]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    show_in_menus_default = False
    page_description = _("Words on one of the service's own pages: about it, personal data, accessibility.")

    class Meta(ContentPage.Meta):
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")

    def clean(self) -> None:
        """Refuse a second page for the same address in the same language.

        Raises:
            ValidationError: at the field.
        """
        super().clean()
        others = StandingPage.objects.filter(place=self.place, locale=self.locale_id).exclude(pk=self.pk)
        if self.place and others.exists():
            raise ValidationError({"place": _("There is a page for this address already.")})

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str | None, str | None] | None:
        """Return the service's own address, so that every link leads there."""
        parts: tuple[int, str | None, str | None] | None = super().get_url_parts(request)
        if parts is None or not self.place:
            return parts
        with translation.override(self.locale.language_code):
            return (parts[0], parts[1], reverse(self.place))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401, ARG002 - Wagtail's
        """Send on from the place in the tree to the service's own address."""
        with translation.override(self.locale.language_code):
            return HttpResponseRedirect(reverse(self.place))

    def in_other_languages(self) -> None:
        """Leave it to the service's own address, which is there in every language."""

    def headings(self) -> list[Heading]:
        """Return the headings of the text blocks, in order."""
        return headings_of_stream(self.body)


def standing_page(place: str, language: str) -> StandingPage | None:
    """Return what the editors have written for an address in a language. One query."""
    found: StandingPage | None = (
        StandingPage.objects.live()
        .filter(place=place, locale__language_code=language, view_restrictions=None)
        .select_related("listing_picture")
        .order_by("path")
        .first()
    )
    return found
