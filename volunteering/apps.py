"""The app's configuration: connects what must react upward between rooms."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.db.models.signals import post_migrate

ROOMS = (
    "records",
    "messaging",
    "people",
    "institutions",
    "boundaries",
    "clearances",
    "opportunities",
    "competence_bank",
    "engagements",
    "participation",
)
"""The rooms from the lowest to the highest."""


class VolunteeringConfig(AppConfig):
    """The whole of the volunteering domain is one Django app with a package per room."""

    name = "volunteering"
    label = "volunteering"
    verbose_name = "Giv en hånd"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers of every room, and load what an installation starts with once the tables are there."""
        from volunteering import reference_data, schedules

        for room in ROOMS:
            if find_spec(f"volunteering.{room}.receivers"):
                import_module(f"volunteering.{room}.receivers")
        post_migrate.connect(schedules.after_migrate, sender=self, dispatch_uid="volunteering.schedules")
        post_migrate.connect(reference_data.after_migrate, sender=self, dispatch_uid="volunteering.reference_data")
