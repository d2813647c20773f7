"""Sections and articles: most of what editors write."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms import cards
from cms.blocks.body import BodyBlock
from cms.blocks.text import TEXT
from cms.headings import Heading, headings_of_stream
from cms.pages.base import ContentPage
from cms.restrictions import for_everybody

CARDS_PER_PAGE = 24


class SectionPage(ContentPage):
    """A section (sektion) or a guide in parts: says what is in it and lists it as cards."""

    body = RichTextField(_("text"), blank=True, features=TEXT, help_text=_("Above the cards. Short."))
    is_guide = models.BooleanField(
        _("a guide to be read in order"),
        default=False,
        help_text=_("The pages in it get numbers, and links to the next and the previous one."),
    )

    content_panels: ClassVar[list[Any]] = [*ContentPage.content_panels, FieldPanel("body"), FieldPanel("is_guide")]
    search_fields: ClassVar[list[Any]] = [*ContentPage.search_fields, index.SearchField("body")]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.SectionPage"]
    page_description = _("A part of the site: a short text and a card for each page in it.")
    cache_parameters: ClassVar[tuple[str, ...]] = ("side",)

    class Meta(ContentPage.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Wagtail's
        """Add the pages of the section, in the editors' order."""
        inside = for_everybody(self.get_children().live()).order_by("path")
        listed = Paginator(inside, CARDS_PER_PAGE).get_page(request.GET.get("side"))
        shown = cards.of_pages(listed.object_list)
        return {**super().get_context(request, *args, **kwargs), "listed": listed, "cards": shown}


class ArticlePage(ContentPage):
    """An article (artikel), built from blocks."""

    body = StreamField(BodyBlock(), verbose_name=_("content"), blank=True, use_json_field=True)

    content_panels: ClassVar[list[Any]] = [*ContentPage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [*ContentPage.search_fields, index.SearchField("body")]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.SectionPage", "cms.ArticlePage"]
    subpage_types: ClassVar[list[str]] = ["cms.ArticlePage"]
    page_description = _("Text, pictures, boxes, steps, tables and files.")

    class Meta(ContentPage.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def headings(self) -> list[Heading]:
        """Return the headings of the text blocks, in order."""
        return headings_of_stream(self.body)
