"""The pattern page, where developers see every component. Only where `settings.PATTERN_PAGE` says so."""

from django.conf import settings
from django.urls import URLPattern, path

from volunteering.web import views

urlpatterns: list[URLPattern] = []
if getattr(settings, "PATTERN_PAGE", False):
    urlpatterns = [
        path("moenstre/", views.patterns, name="patterns"),
        path("moenstre/formular/", views.pattern_form, name="pattern_form"),
        path("moenstre/fejl/<int:status>/", views.pattern_error, name="pattern_error"),
    ]
