"""Hub: the addresses of all rooms."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"volunteering.{room}.urls"))
    for room in (
        "people",
        "institutions",
        "boundaries",
        "opportunities",
        "competence_bank",
        "engagements",
        "messaging",
        "participation",
        "web",
    )
    if find_spec(f"volunteering.{room}.urls")
]
