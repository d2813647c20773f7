"""From an address to a page in two queries, where Wagtail itself makes seven.

What Wagtail would find is given to it beforehand (the site, the route, that nothing is behind a login), and the rest of
its way is left as it is: its hooks, its restrictions, its own search level by level for whatever is not found here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import get_language
from wagtail import views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from cms.addresses import address_of, language_of, locale_of
from cms.kept import kept
from cms.restrictions import is_anything_restricted

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the page at an address, as ``wagtail.views.serve`` does."""
    site = site_of(request)
    page = find(path, site)
    if page is not None:
        request._wagtail_site = site  # type: ignore[attr-defined]  # noqa: SLF001 - where Wagtail keeps it
        request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]  # noqa: SLF001 - where Wagtail keeps it
    response: HttpResponse = views.serve(request, path)
    return response


def site_of(request: HttpRequest) -> Site | None:
    """Return the site that a request is for, with its first page. No query on a warm process."""
    host = f"{request._get_raw_host()}-{request.get_port()}"  # type: ignore[attr-defined]  # noqa: SLF001 - as Wagtail asks
    (site,) = kept(f"site-{host}", lambda: (Site.find_for_request(request),))
    return site


def find(path: str, site: Site | None) -> Page | None:
    """Return the live page at an address of the language of the moment, as its own type. Two queries.

    Nothing where Wagtail has to look for itself: such an address may belong to another language.
    """
    if site is None:
        return None
    locale = locale_of(get_language() or "")
    (home,) = kept(f"home-{site.root_page.translation_key}-{locale}", lambda: (_home(site, locale),))
    if home is None:
        return None
    parts = [home, *(part for part in path.split("/") if part)]
    wanted = f"/{'/'.join(parts)}/"
    live = Page.objects.live().order_by()
    # Of the two, the slug has an index.
    here = live.filter(slug=parts[-1], url_path=wanted).values("translation_key")
    rows = list(live.filter(translation_key__in=here).values_list("pk", "url_path", "locale_id", "content_type_id"))
    for pk, url_path, _locale, content_type in rows:
        if url_path == wanted:
            page = _specific(pk, content_type)
            if page is not None:
                page.known_addresses = {language_of(row[2]): address_of(row[1], language_of(row[2])) for row in rows}
                page.is_known_to_be_public = not is_anything_restricted()
            return page
    return None


def _home(site: Site, locale: int | None) -> str | None:
    """Return the part of the tree's addresses that stands for the front page."""
    rows = Page.objects.live().filter(translation_key=site.root_page.translation_key, locale=locale)
    url_path: str | None = rows.values_list("url_path", flat=True).first()
    return url_path.strip("/") if url_path else None


def _specific(pk: int, content_type: int) -> Any:  # noqa: ANN401 - a page of any type
    model = ContentType.objects.get_for_id(content_type).model_class()
    if model is None or not hasattr(model, "is_known_to_be_public"):
        return None
    rows = model._default_manager.order_by().filter(pk=pk, live=True)  # noqa: SLF001 - of any type
    if hasattr(model, "listing_picture"):
        rows = rows.select_related("listing_picture")
    return next(iter(rows), None)
