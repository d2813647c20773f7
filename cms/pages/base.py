"""What all pages of the editors have in common."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from cms import menus
from cms.headings import Anchors, Heading
from volunteering.public_pages import cache_page_for_everyone
from volunteering.templatetags.ui import say_addresses


def in_a_year() -> datetime.date:
    """Return the day a year from now: when a new page should be looked at again unless somebody says otherwise."""
    return timezone.localdate() + datetime.timedelta(days=365)


class ContentPage(Page):
    """A page that editors write (indholdsside): a lead, a picture in lists, and when somebody last looked it through.

    ``template`` follows the type's name; ``cache_parameters`` are the query parameters that the page depends on.
    """

    lead = models.TextField(
        _("lead"), max_length=400, blank=True, help_text=_("One or two sentences below the heading. Also on cards.")
    )
    listing_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("At the top of the page and on cards. Photographer or source comes from the picture itself."),
    )
    reviewed_on = models.DateField(
        _("last looked through"),
        null=True,
        blank=True,
        help_text=_("When somebody last made sure that everything here is right. Readers see it."),
    )
    review_by = models.DateField(
        _("look through again by"),
        null=True,
        blank=True,
        default=in_a_year,
        help_text=_("When this day is past, the page is on the list of pages that need a look."),
    )

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead"), FieldPanel("listing_picture")]
    settings_panels: ClassVar[list[Any]] = [
        *Page.settings_panels,
        MultiFieldPanel([FieldPanel("reviewed_on"), FieldPanel("review_by")], heading=_("Is it still right?")),
    ]
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("lead", boost=2),
        index.AutocompleteField("lead"),
        index.FilterField("review_by"),
    ]
    show_in_menus_default = True
    cache_parameters: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                name="%(class)s_review_in_order",
                condition=Q(reviewed_on=None) | Q(review_by=None) | Q(review_by__gt=F("reviewed_on")),
                violation_error_message=_("The next look must come after the last one."),
            )
        ]

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401, ARG002 - Wagtail's
        """Return the template that is named after the type: ``cms/pages/article_page.html``."""
        return f"cms/pages/{type(self).template_name()}.html"

    @classmethod
    def template_name(cls) -> str:
        """Return the type's name in small letters with underscores."""
        return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in cls.__name__).lstrip("_")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - Wagtail's signature
        """Answer with a page that is the same for everybody who is not logged in."""
        return cache_page_for_everyone(*self.cache_parameters)(super().serve)(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Wagtail's
        """Add where the page is and what is around it."""
        alternates = self.in_other_languages()
        if alternates is not None:
            elsewhere = {code: menus.home_address(code) for code, _name in settings.LANGUAGES} | alternates
            say_addresses(request, elsewhere)
        return {
            **super().get_context(request, *args, **kwargs),
            "alternates": alternates,
            "crumbs": menus.crumbs(self),
            "section_menu": menus.section_menu(self),
            "neighbours": menus.neighbours(self),
            "headings": self.headings(),
            "anchors": Anchors(),
            "is_editor": request.user.is_authenticated and request.user.has_perm("wagtailadmin.access_admin"),
        }

    def in_other_languages(self) -> dict[str, str] | None:
        """Return the page's addresses by language, its own among them; only where there is such a page. One query.

        The link to a language without it leads to that language's front page. None: the address itself tells.
        """
        rows = Page.objects.live().filter(translation_key=self.translation_key)
        return {
            code: menus.address_of(path, code) for code, path in rows.values_list("locale__language_code", "url_path")
        }

    def headings(self) -> list[Heading]:
        """Return what stands on the page, for the list at its top; none where the type has no such list."""
        return []

    @property
    def listing_text(self) -> str:
        """Return what a card says about the page."""
        return str(self.search_description or self.lead)

    @property
    def is_overdue(self) -> bool:
        """Whether somebody should have looked the page through by now."""
        return self.review_by is not None and self.review_by < timezone.localdate()
