"""Addresses of the pages about role boundaries."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from volunteering.boundaries import views

urlpatterns = [
    path(_("at-work/<slug:slug>/role-boundary/"), views.boundary_home, name="boundary_home"),
    path(_("at-work/<slug:slug>/role-boundary/start/"), views.boundary_start_draft, name="boundary_start_draft"),
    path(_("at-work/<slug:slug>/role-boundary/draft/"), views.boundary_edit, name="boundary_edit"),
    path(
        _("at-work/<slug:slug>/role-boundary/draft/throw-away/"),
        views.boundary_discard_draft,
        name="boundary_discard_draft",
    ),
    path(
        _("at-work/<slug:slug>/role-boundary/draft/put-in-force/"),
        views.boundary_put_in_force,
        name="boundary_put_in_force",
    ),
    path(_("at-work/<slug:slug>/role-boundary/notes/"), views.boundary_note, name="boundary_note"),
    path(_("at-work/<slug:slug>/role-boundary/compare/"), views.boundary_compare, name="boundary_compare"),
    path(_("at-work/<slug:slug>/role-boundary/<int:version>/"), views.boundary_version, name="boundary_version"),
    path(_("at-work/<slug:slug>/role-boundary/<int:version>/print/"), views.boundary_print, name="boundary_print"),
]
