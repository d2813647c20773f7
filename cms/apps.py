"""The Django app of what editors write."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CmsConfig(AppConfig):
    """Pages, pictures and documents."""

    name = "cms"
    verbose_name = "Indhold"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give every new (or emptied) database its front pages and the groups of those who write; connect receivers."""
        from cms import front_pages
        from cms.editing import receivers, roles  # noqa: F401 - receivers connect themselves
        from cms.search import receivers as search_receivers

        post_migrate.connect(front_pages.after_migrate, sender=self, dispatch_uid="cms.front_pages")
        post_migrate.connect(roles.after_migrate, sender=self, dispatch_uid="cms.editing.roles")
        post_migrate.connect(search_receivers.after_migrate, sender=self, dispatch_uid="cms.search")
