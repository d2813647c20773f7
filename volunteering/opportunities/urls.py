"""The addresses of opportunities and projects."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from volunteering.opportunities import staff_views, views

urlpatterns = [
    path(_("opportunities/"), views.opportunity_list, name="opportunity_list"),
    path(_("opportunities/<int:pk>/<slug:slug>/"), views.opportunity_detail, name="opportunity_detail"),
    path(_("opportunities/<int:pk>/"), views.opportunity_detail),
    path(_("projects/<slug:slug>/"), views.project_detail, name="project_detail"),
    path(_("at-work/<slug:slug>/opportunities/"), staff_views.opportunity_manage_list, name="opportunity_manage_list"),
    path(_("at-work/<slug:slug>/opportunities/new/"), staff_views.opportunity_new, name="opportunity_new"),
    path(_("at-work/opportunity/<int:pk>/"), staff_views.opportunity_edit, name="opportunity_edit"),
    path(_("at-work/opportunity/<int:pk>/preview/"), staff_views.opportunity_preview, name="opportunity_preview"),
    path(_("at-work/opportunity/<int:pk>/publish/"), staff_views.opportunity_publish, name="opportunity_publish"),
    path(_("at-work/opportunity/<int:pk>/pause/"), staff_views.opportunity_pause, name="opportunity_pause"),
    path(_("at-work/opportunity/<int:pk>/close/"), staff_views.opportunity_close, name="opportunity_close"),
    path(_("at-work/opportunity/<int:pk>/copy/"), staff_views.opportunity_copy, name="opportunity_copy"),
]
