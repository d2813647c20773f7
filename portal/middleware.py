"""What happens to every request besides the page cache."""

from typing import TYPE_CHECKING

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.defaults import page_not_found

from volunteering.people import second_step
from volunteering.people.models import User

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


class NothingToSeeMiddleware:
    """An address that only a button leads to, opened by itself: after logging in anew, or from history."""

    def __init__(self, get_response: "Callable[[HttpRequest], HttpResponseBase]") -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with a page that leads on, where the framework's answer is an empty one."""
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and request.method == "GET" and not response.content:
            page = render(request, "405.html", status=response.status_code)
            page["Allow"] = response["Allow"]
            return page
        return response


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


class SecondStepMiddleware:
    """Editors and administrators get to their screens with a second step at login, and nobody past it."""

    def __init__(self, get_response: "Callable[[HttpRequest], HttpResponseBase]") -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Lead whoever has not taken it to where it is turned on, or to logging in again."""
        if not settings.SECOND_STEP_FOR_EDITORS or not request.path_info.startswith(EDITING_PATHS):
            return self.get_response(request)
        user = request.user
        if isinstance(user, User) and may_edit(user) and not second_step.was_taken(request, user):
            messages.info(request, _("To write or set up something here you need a second step at login."))
            return redirect("second_step")
        return self.get_response(request)


def may_edit(user: User) -> bool:
    """Say whether somebody has any business on the editors' or the administrators' screens."""
    return user.is_staff or user.has_perm("wagtailadmin.access_admin")
