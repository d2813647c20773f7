"""Wagtail's app of the editors' screens, without its own mails and with words for everything."""

from wagtail.admin.apps import WagtailAdminAppConfig


class EditorsScreensConfig(WagtailAdminAppConfig):
    """The same app; it sends nothing past the outbox (cms/editing/receivers.py writes the mails instead)."""

    def ready(self) -> None:
        """Load what the screens need, and connect no mails."""
        from wagtail.admin.telepath import widgets  # noqa: F401 - registers itself

        from cms.editing.unnamed import name_the_unnamed

        name_the_unnamed()
