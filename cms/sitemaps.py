"""What search engines find: everything public, a thousand addresses a file, each with its other language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.addresses import address_of
from cms.pages.standing import StandingPage
from cms.pages.tree import HOME_DEPTH
from portal.association_guide.models import Entry
from portal.events.models import Event
from volunteering.institutions.models import Institution
from volunteering.messaging.links import absolute
from volunteering.opportunities.models import Opportunity
from volunteering.public_pages import cache_page_for_everyone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest

A_FILE: Final = 1000
FIXED: Final = (
    *("opportunity_list", "institution_list", "offer_help", "for_institutions", "about", "privacy"),
    *("accessibility", "event_list", "event_past_list", "association_list", "contact_list", "idea_list", "idea_new"),
)
CLOSED: Final = ("/redaktion/", "/admin/", "/_util/")


class _EachInBothLanguages(Paginator[Any]):
    """Reads no more rows than go into a file; Django's own way reads them all to say them in each language."""

    def page(self, number: int | str) -> Any:  # noqa: ANN401 - Django's page
        """Return the rows of a file, each once for every language."""
        found = super().page(number)
        codes = [code for code, _name in settings.LANGUAGES]
        found.object_list = [(row, code) for row in found.object_list for code in codes]
        return found


class _InBothLanguages(Sitemap[Any]):
    limit = A_FILE // len(settings.LANGUAGES)
    i18n = True
    alternates = True
    protocol = settings.ACCOUNT_DEFAULT_HTTP_PROTOCOL

    @property
    def paginator(self) -> Paginator[Any]:
        """Return the files."""
        return _EachInBothLanguages(cast("Any", self.items()), self.limit)

    def get_latest_lastmod(self) -> None:
        """Leave it out: it would read every row."""


class FixedPages(_InBothLanguages):
    """The service's own pages, those that this installation has."""

    def items(self) -> list[str]:
        """Return the names of their addresses."""
        return [name for name in FIXED if _exists(name)]

    def location(self, item: str) -> str:
        """Return the address in the language of the moment."""
        return reverse(item)


class Opportunities(_InBothLanguages):
    """Things to do that are not over."""

    def items(self) -> QuerySet[Opportunity]:
        """Return them without their texts."""
        wanted: QuerySet[Opportunity] = Opportunity.objects.on_offer(timezone.localdate())
        return wanted.only("pk", "title", "published_at").order_by("pk")

    def lastmod(self, item: Opportunity) -> Any:  # noqa: ANN401 - a moment or nothing
        """Return when it became public."""
        return item.published_at


class Institutions(_InBothLanguages):
    """Places with a public page."""

    def items(self) -> QuerySet[Institution]:
        """Return them without their texts."""
        return Institution.objects.filter(is_active=True).only("pk", "slug").order_by("pk")


class Associations(_InBothLanguages):
    """The guide to associations."""

    def items(self) -> Any:  # noqa: ANN401 - rows, or nothing where the guide has no pages
        """Return what everybody sees."""
        if not _exists("association_list"):
            return []
        shown = Entry.objects.public().select_related("association").order_by("pk")
        return shown.only("pk", "association__slug", "last_published_at")

    def lastmod(self, item: Entry) -> Any:  # noqa: ANN401 - a moment or nothing
        """Return when its words last changed."""
        return item.last_published_at


class Events(_InBothLanguages):
    """Events that are to come."""

    def items(self) -> QuerySet[Event]:
        """Return them."""
        return Event.objects.public().coming().only("pk", "slug").order_by("pk")


class Pages(Sitemap[Any]):
    """What editors have published, in any language."""

    limit = A_FILE
    protocol = settings.ACCOUNT_DEFAULT_HTTP_PROTOCOL

    def items(self) -> Any:  # noqa: ANN401 - tuples
        """Return path, language, last change and what binds translations together."""
        return (
            Page.objects.live()
            .public()
            .filter(depth__gte=HOME_DEPTH)
            .not_type(StandingPage)
            .order_by("pk")
            .values_list("url_path", "locale__language_code", "last_published_at", "translation_key")
        )

    def location(self, item: tuple[Any, ...]) -> str:
        """Return the address."""
        return address_of(item[0], item[1])

    def lastmod(self, item: tuple[Any, ...]) -> Any:  # noqa: ANN401 - a moment or nothing
        """Return when it last changed; nothing for a page that has never been published by hand."""
        return item[2]

    def get_latest_lastmod(self) -> None:
        """Leave it out: it would read every page."""

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        urls: list[dict[str, Any]] = super()._urls(page, protocol, domain)  # type: ignore[misc]
        keys = {url["item"][3] for url in urls}
        others: dict[Any, list[tuple[str, str]]] = {}
        rows = Page.objects.live().public().filter(translation_key__in=keys)
        for key, path, code in rows.values_list("translation_key", "url_path", "locale__language_code"):
            others.setdefault(key, []).append((code, f"{protocol}://{domain}{address_of(path, code)}"))
        for url in urls:
            found = others.get(url["item"][3], [])
            if len(found) > 1:
                url["alternates"] = [{"lang_code": code, "location": address} for code, address in sorted(found)]
        return urls


SITEMAPS: Final = {
    "pages": Pages,
    "service": FixedPages,
    "opportunities": Opportunities,
    "institutions": Institutions,
    "associations": Associations,
    "events": Events,
}


@require_safe
@cache_page_for_everyone()
def robots(_request: HttpRequest) -> HttpResponse:
    """Tell search engines where the map is, and what is no page for readers."""
    with translation.override(settings.LANGUAGE_CODE):
        lines: Sequence[str] = [
            "User-agent: *",
            *(f"Disallow: {path}" for path in CLOSED),
            "",
            f"Sitemap: {absolute(reverse('sitemap'))}",
        ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _exists(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True
