"""The Django app of what editors write."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CmsConfig(AppConfig):
    """Pages, pictures and documents."""

    name = "cms"
    verbose_name = "Indhold"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give every new (or emptied) database its front pages."""
        from cms.front_pages import after_migrate

        post_migrate.connect(after_migrate, sender=self, dispatch_uid="cms.front_pages")
