"""Add the areas, districts and kinds of task that every installation starts with."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from volunteering import reference_data


class Command(BaseCommand):
    help = "Add the areas, districts and kinds of task that are missing. What is there is left as it is."

    def handle(self, *_args: object, **_options: object) -> None:
        added = reference_data.load()
        self.stdout.write(f"{added} rows added.")
