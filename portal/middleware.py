"""What happens to every request besides the page cache."""

from typing import TYPE_CHECKING

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.views.defaults import page_not_found

if TYPE_CHECKING:
    from collections.abc import Callable

EDITING_PATHS = ("/redaktion/", "/admin/")


class ContentSecurityMiddleware(CSPMiddleware):
    """The strict policy everywhere; the wider one on the editors' screens only."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002 - the library's signature
    ) -> PolicyParts:
        """The library's parts, with the editors' policy as the base where it belongs."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and parts.config is None and request.path_info.startswith(EDITING_PATHS):
            parts.config = settings.EDITING_POLICY
        return parts


class UnprintableAddressMiddleware:
    """An address with a NUL character is no page: PostgreSQL would refuse to look for it."""

    def __init__(self, get_response: "Callable[[HttpRequest], HttpResponseBase]") -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as for any unknown page."""
        if "\x00" in request.path_info:
            return page_not_found(request, Http404())
        return self.get_response(request)


class OwnPagesMiddleware:
    """What somebody saw while logged in stays in no browser: libraries and schools share computers."""

    def __init__(self, get_response: "Callable[[HttpRequest], HttpResponseBase]") -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Forbid keeping the answer, unless the view has said something about that itself."""
        # Looked up before the view, which may log out.
        is_logged_in = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
        response = self.get_response(request)
        is_picture = request.path_info.startswith(settings.MEDIA_URL)
        if is_logged_in and not is_picture and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response
