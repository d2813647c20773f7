"""Pages for when something is wrong."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token

RETRY_AFTER_SECONDS = "30"


@requires_csrf_token
def server_error(_request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database cannot be reached just now. Needs neither database nor session."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return HttpResponse(
            loader.render_to_string("503.html"), status=503, headers={"Retry-After": RETRY_AFTER_SECONDS}
        )
    return HttpResponse(loader.render_to_string("500.html"), status=500)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django names it
    """403 for a form whose token no longer holds, mostly because somebody logged in or out in another window."""
    return HttpResponse(loader.render_to_string(["403_csrf.html", "403.html"], {}, request), status=403)
