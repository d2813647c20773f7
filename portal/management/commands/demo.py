"""`manage.py demo`: load the six projects with invented people."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.demo.load import OtherDataError, Outcome, load


class Command(BaseCommand):
    """Load the demo content into an empty database; harmless when it is there already."""

    help = "Load the six projects with their stories and invented people into an empty database."

    def handle(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Load, or say in one line why not."""
        try:
            outcome = load()
        except OtherDataError:
            message = "The database holds other data; the demo content is loaded into an empty database only."
            raise CommandError(message) from None
        if outcome is Outcome.LOADED:
            self.stdout.write("The demo content is loaded.")
        else:
            self.stdout.write("The demo content is already there; nothing was changed.")
