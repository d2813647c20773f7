"""The app's configuration: connects what must react upward between rooms."""

from django.apps import AppConfig


class VolunteeringConfig(AppConfig):
    """The whole of the volunteering domain is one Django app with a package per room."""

    name = "volunteering"
    label = "volunteering"
    verbose_name = "Giv en hånd"
    default_auto_field = "django.db.models.BigAutoField"
