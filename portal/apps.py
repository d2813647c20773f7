"""The Django app of the portal itself."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_save

ROOMS = ("association_guide", "contacts", "events")
"""The rooms from the lowest to the highest."""


class PortalConfig(AppConfig):
    """The instruments of the policy, a package per room, and what binds the whole site together."""

    name = "portal"
    verbose_name = "Giv en hånd"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers of every room, load what it starts with, and make the groups of staff."""
        from django_q.models import Failure, Success, Task  # every app's models are there by now

        from portal import discreet_log, staff_groups

        for room in ROOMS:
            if find_spec(f"portal.{room}.receivers"):
                import_module(f"portal.{room}.receivers")
            if find_spec(f"portal.{room}.reference_data"):
                reference_data = import_module(f"portal.{room}.reference_data")
                post_migrate.connect(
                    reference_data.after_migrate, sender=self, dispatch_uid=f"portal.{room}.reference_data"
                )
        for model in (Task, Success, Failure):
            pre_save.connect(
                discreet_log.leave_out_explanations, sender=model, dispatch_uid=f"portal.discreet.{model.__name__}"
            )
        post_migrate.connect(staff_groups.after_migrate, sender=self, dispatch_uid="portal.staff_groups")
