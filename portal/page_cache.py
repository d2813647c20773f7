"""Pages that are the same for everybody, kept for some seconds in each web process.

A view opts in with `volunteering.public_pages.cache_page_for_everyone`. Whoever has a session, or a waiting message,
is never given a kept page and never leaves one behind.

What others may keep is said to them too. A browser asks each time whether its page is still right, and mostly hears yes
(304); a proxy may answer for as long as we would. Everything else is for one visitor alone.
"""

import hashlib
import time
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote_plus

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, get_max_age, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import get_language_from_path

from cms import banners
from volunteering.public_pages import PARAMETERS_ATTRIBUTE

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_QUERY: Final = 500
MESSAGES_COOKIE: Final = "messages"
LONGEST: Final = 30
Kept = tuple[bytes, list[tuple[str, str]], float]


class PageCacheMiddleware:
    """Answers from the process's own memory when somebody just asked for the same page."""

    def __init__(self, get_response: "Callable[[HttpRequest], HttpResponseBase]") -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Give the kept page, or make one and keep it when it is for everybody."""
        seconds = min(settings.PAGE_CACHE_SECONDS, LONGEST)
        if not seconds or not may_share(request):
            return for_one_visitor(request, self.get_response(request))
        key = key_of(request)
        kept: Kept | None = caches["pages"].get(key)
        if kept is not None:
            response = HttpResponse(kept[0])
            for name, value in kept[1]:
                response[name] = value
            response["Age"] = str(min(seconds, max(0, int(time.time() - kept[2]))))
            return if_changed(request, response)
        fresh: Any = self.get_response(request)
        if not is_for_everyone(request, fresh):
            return for_one_visitor(request, fresh)
        say_for_everyone(fresh, seconds)
        caches["pages"].set(key, (fresh.content, list(fresh.items()), time.time()), seconds)
        return if_changed(request, fresh)


def say_for_everyone(response: HttpResponse, seconds: int) -> None:
    """Say that all may keep it, what it depends on, and by what name one asks whether it is still the same."""
    patch_cache_control(response, public=True, max_age=0, s_maxage=seconds)
    # The language is in the address: what the browser prefers makes no other page.
    depends_on = {part for name in response.get("Vary", "").split(",") if (part := name.strip())} - {"Accept-Language"}
    response["Vary"] = ", ".join(sorted({*depends_on, "Cookie"}))
    if not response.has_header("ETag"):
        response["ETag"] = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])


def if_changed(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """Return the page, or only that it is what the visitor has already (304)."""
    changed: HttpResponseBase | None = get_conditional_response(request, etag=response.get("ETag"), response=response)
    return response if changed is None else changed


def for_one_visitor(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Let nobody on the way keep what was made for one, unless the view has said something about that itself."""
    if not response.has_header("Cache-Control") and not request.path_info.startswith(settings.MEDIA_URL):
        patch_cache_control(response, private=True, max_age=0)
    return response


def may_share(request: HttpRequest) -> bool:
    """Whether nothing in the request tells one visitor from another."""
    return (
        request.method in {"GET", "HEAD"}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and MESSAGES_COOKIE not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        # Any header of htmx may ask for a part of the page instead of the whole.
        and not any(name.startswith("HTTP_HX_") for name in request.META)
        and "HTTP_RANGE" not in request.META
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
    )


def key_of(request: HttpRequest) -> str:
    """What tells two pages apart: scheme, host, path, language and the query, whatever the order of its names.

    The values of one name keep their order, because the last one counts.
    """
    query = "&".join(sorted(request.META.get("QUERY_STRING", "").split("&"), key=_name_of))
    language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    host = request.META.get("HTTP_HOST", "")
    # A page drawn before an important message was put up is not given to anybody once the process knows the message.
    words = "\n".join((request.scheme or "", host, request.path, language, query, banners.stamp()))
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()


def _name_of(part: str) -> str:
    return unquote_plus(part.partition("=")[0])


def is_for_everyone(request: HttpRequest, response: Any) -> bool:  # noqa: ANN401 - views may answer with any response
    """Whether a response may be given to somebody else."""
    parameters: frozenset[str] | None = getattr(response, PARAMETERS_ATTRIBUTE, None)
    return (
        parameters is not None
        and request.method == "GET"
        and response.status_code == HttpResponse.status_code
        and not response.streaming
        and not response.cookies
        and parameters.issuperset(request.GET)
        and getattr(request, "_csp_nonce", None) is None
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and b"csrfmiddlewaretoken" not in response.content
        and not _private(response)
        and not _has_session(request)
    )


def _private(response: HttpResponse) -> bool:
    control = response.get("Cache-Control", "")
    return "private" in control or "no-store" in control or get_max_age(response) == 0


def _has_session(request: HttpRequest) -> bool:
    """Whether the view has put something in a session, or somebody is logged in after all."""
    session = getattr(request, "session", None)
    user = getattr(request, "user", None)
    return (session is not None and session.modified) or (user is not None and user.is_authenticated)
