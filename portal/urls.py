"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms import serving
from cms import urls as cms_urls
from cms.editing.script_words import script_words
from portal import views
from portal.known_addresses import remembering

handler500 = "portal.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", views.healthz, name="healthz"),
    path("was", views.accessibility_statement, name="accessibility_statement"),
    path("admin/login/", views.staff_login),
    path("admin/", admin.site.urls),
    path("redaktion/login/", views.staff_login, name="staff_login"),
    path("redaktion/jsi18n/", script_words),
    path("redaktion/", include(wagtailadmin_urls)),
    path("dokumenter/", include(wagtaildocs_urls)),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(
        re_path(rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>.+)$", serve, {"document_root": settings.MEDIA_ROOT})
    )

urlpatterns += cms_urls.in_one_language
in_languages = i18n_patterns(
    path("", include("cms.urls")),
    path("", include("volunteering.urls")),
    path("", include("portal.association_guide.urls")),
    path("", include("portal.contacts.urls")),
    path("", include("portal.events.urls")),
    path("", include("portal.dashboard.urls")),
    path(_("about/"), views.about, name="about"),
    path(_("accessibility/"), views.accessibility, name="accessibility"),
    path("_util/login/", views.staff_login),
    re_path(wagtail_urls.serve_pattern, serving.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
urlpatterns += remembering(in_languages)
