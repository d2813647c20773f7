"""Pages that are the same for everybody, kept for some seconds in each web process.

A view opts in with `volunteering.public_pages.cache_page_for_everyone`. Whoever has a session, or a waiting message,
is never given a kept page and never leaves one behind.
"""

import hashlib
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import unquote_plus

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_max_age
from django.utils.translation import get_language_from_path

from cms import banners
from volunteering.public_pages import PARAMETERS_ATTRIBUTE

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_QUERY: Final = 500
MESSAGES_COOKIE: Final = "messages"
Kept = tuple[bytes, list[tuple[str, str]]]


class PageCacheMiddleware:
    """Answers from the process's own memory when somebody just asked for the same page."""

    def __init__(self, get_response: "Callable[[HttpRequest], HttpResponseBase]") -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Give the kept page, or make one and keep it when it is for everybody."""
        seconds = settings.PAGE_CACHE_SECONDS
        if not seconds or not may_share(request):
            return self.get_response(request)
        key = key_of(request)
        kept: Kept | None = caches["pages"].get(key)
        if kept is not None:
            response = HttpResponse(kept[0])
            for name, value in kept[1]:
                response[name] = value
            return response
        fresh: Any = self.get_response(request)
        if is_for_everyone(request, fresh):
            caches["pages"].set(key, (fresh.content, list(fresh.items())), min(seconds, 30))
        return cast("HttpResponseBase", fresh)


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
