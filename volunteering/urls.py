"""Hub: the addresses of all rooms."""

from django.urls import include, path

urlpatterns = [
    path("", include("volunteering.people.urls")),
    path("", include("volunteering.institutions.urls")),
    path("", include("volunteering.boundaries.urls")),
    path("", include("volunteering.opportunities.urls")),
    path("", include("volunteering.competence_bank.urls")),
    path("", include("volunteering.engagements.urls")),
    path("", include("volunteering.messaging.urls")),
    path("", include("volunteering.participation.urls")),
    path("", include("volunteering.web.urls")),
]
