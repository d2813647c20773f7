"""The addresses of opportunities and projects."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from volunteering.opportunities import views

urlpatterns = [
    path(_("opportunities/"), views.opportunity_list, name="opportunity_list"),
    path(_("opportunities/<int:pk>/<slug:slug>/"), views.opportunity_detail, name="opportunity_detail"),
    path(_("opportunities/<int:pk>/"), views.opportunity_detail),
    path(_("projects/<slug:slug>/"), views.project_detail, name="project_detail"),
]
