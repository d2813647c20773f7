"""The app's configuration: connects what must react upward between rooms."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class VolunteeringConfig(AppConfig):
    """The whole of the volunteering domain is one Django app with a package per room."""

    name = "volunteering"
    label = "volunteering"
    verbose_name = "Giv en hånd"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers."""
        from volunteering import schedules

        post_migrate.connect(schedules.after_migrate, sender=self, dispatch_uid="volunteering.schedules")
