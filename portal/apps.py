"""The Django app of the portal itself."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """What binds the rooms together: settings, front doors, the page cache."""

    name = "portal"
    verbose_name = "Giv en hånd"
    default_auto_field = "django.db.models.BigAutoField"
