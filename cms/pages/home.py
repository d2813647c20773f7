"""The front page."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms import untranslated
from cms.blocks.front_page import PolicyInstrumentBlock
from cms.pages.served import Served
from cms.untranslated import OtherLanguage
from volunteering.public_pages import cache_page_for_everyone
from volunteering.templatetags.ui import say_addresses


class HomePage(Served, Page):
    """The front page (forside) of one language. What editors leave empty is filled with the service's own words."""

    hero_title = models.CharField(
        _("heading"), max_length=80, blank=True, help_text=_("Short. Empty: the service's own words.")
    )
    lead = models.CharField(_("lead"), max_length=255, blank=True, help_text=_("One sentence below the heading."))
    promise = models.TextField(
        _("the promise about roles"),
        max_length=600,
        blank=True,
        help_text=_("Why volunteers never replace staff. Empty: the service's own words."),
    )
    instruments = StreamField(
        [("instrument", PolicyInstrumentBlock())],
        verbose_name=_("what the municipality has promised"),
        blank=True,
        use_json_field=True,
        help_text=_("The promises of the policy, each with the page that keeps it. Empty: the part is left out."),
    )
    body = RichTextField(_("text"), blank=True, features=["h2", "h3", "bold", "ol", "ul", "link", "document-link"])

    max_count = 2
    template = "cms/home_page.html"
    content_panels: ClassVar = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("hero_title"), FieldPanel("lead")], heading=_("The top of the page")),
        FieldPanel("promise"),
        FieldPanel("instruments"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:  # noqa: ANN401 - Wagtail's route result
        """Find a page that was not found at once (cms/serving.py), or tell in which other language there is one.

        Raises:
            Http404: there is no such page.
        """
        try:
            return super().route(request, path_components)
        except Http404:
            other = untranslated.find(path_components, self.locale.language_code)
            if other is None:
                raise
            return RouteResult(self, kwargs={"other": other})

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - Wagtail's signature
        """Answer with a page that is the same for everybody; with another when the address is not in this language."""
        other = kwargs.get("other")
        if isinstance(other, OtherLanguage):
            return self._lead_to(other, request)
        return cache_page_for_everyone()(super().serve)(request, *args, **kwargs)

    def _lead_to(self, other: OtherLanguage, request: HttpRequest) -> HttpResponse:
        """Send on to the translation; where there is none, say so and offer the page that there is (404)."""
        if other.translation_url:
            return HttpResponseRedirect(other.translation_url)
        say_addresses(request, {other.language: other.url})
        return render(request, "cms/untranslated.html", {"other": other}, status=HTTPStatus.NOT_FOUND)
