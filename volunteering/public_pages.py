"""Marking pages that are the same for everybody who is not logged in."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec

from django.http import HttpResponseRedirect
from django.utils.encoding import escape_uri_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")

PARAMETERS_ATTRIBUTE: Final = "same_for_everyone"


def cache_page_for_everyone(
    *parameters: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponse]
]:
    """Let the page cache keep a view's pages for half a minute and give them to anybody without a session.

    `parameters` are the only query parameters the page depends on; an address with any other is never kept.
    The page must not use a CSRF token, a nonce or a cookie: such a page is never kept either.
    """

    def decorate(
        view: Callable[Concatenate[HttpRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @functools.wraps(view)
        def marked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            response = view(request, *args, **kwargs)
            setattr(response, PARAMETERS_ATTRIBUTE, frozenset(parameters))
            return response

        return marked

    return decorate


def _is_empty(part: str) -> bool:
    name, sign, value = part.partition("=")
    return bool(name and sign) and not value


def without_empty_parameters(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Send a filter form whose fields were left empty on to the address without them: short, and kept once only.

    A browser without scripts sends every field of a form. An address without empty parameters costs nothing more.
    """

    @functools.wraps(view)
    def clean(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        given: str = request.META.get("QUERY_STRING", "")
        if "=&" not in f"{given}&" or "HX-Request" in request.headers:
            return view(request, *args, **kwargs)
        parts = given.split("&")
        filled = "&".join(part for part in parts if part and not _is_empty(part))
        if not any(map(_is_empty, parts)):
            return view(request, *args, **kwargs)
        return HttpResponseRedirect(f"{escape_uri_path(request.path)}{filled and '?'}{filled}")

    return clean
