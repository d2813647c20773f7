"""Small pages that belong to no room."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.pages.standing import StandingAddress, standing_page
from volunteering.public_pages import cache_page_for_everyone


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that the web process answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def accessibility_statement(_request: HttpRequest) -> HttpResponse:
    """Send on to the accessibility statement, which lies at a national address."""
    return HttpResponseRedirect(settings.WAS_URL)


@require_safe
@cache_page_for_everyone()
def about(request: HttpRequest) -> HttpResponse:
    """Tell what the service is, whose it is and where it comes from: in the editors' words when they have any."""
    page = standing_page(StandingAddress.ABOUT, get_language() or settings.LANGUAGE_CODE)
    if page is None:
        return render(request, "portal/about.html")
    return TemplateResponse(request, page.get_template(request), page.get_context(request))


@require_safe
@cache_page_for_everyone()
def accessibility(request: HttpRequest) -> HttpResponse:
    """Tell how the service is made for everybody, and where to say that something does not work."""
    return render(request, "portal/accessibility.html")


def staff_login(request: HttpRequest) -> HttpResponse:
    """The only way in to the editors' and the administrators' screens: the same login as everybody's.

    Django's and Wagtail's own login forms know nothing of codes, second factors and rate limits.
    """
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.GET.get("next", ""))
