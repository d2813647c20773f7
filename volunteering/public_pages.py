"""Marking pages that are the same for everybody who is not logged in."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec

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
