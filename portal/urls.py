"""Every address of the site."""

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls


def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that the web process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("redaktion/", include(wagtailadmin_urls)),
    path("dokumenter/", include(wagtaildocs_urls)),
    path("admin/", admin.site.urls),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]

rooms: list[URLPattern | URLResolver] = []
if find_spec("volunteering.urls"):
    rooms.append(path("", include("volunteering.urls")))

urlpatterns += i18n_patterns(
    *rooms,
    path(_("account/"), include("allauth.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
