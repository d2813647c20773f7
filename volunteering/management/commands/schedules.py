"""`manage.py schedules`: brings the workers' schedules in line with what the rooms declare, and may be repeated."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from volunteering import schedules


class Command(BaseCommand):
    help = "Install what the rooms want done by the clock."

    def handle(self, **_options: Any) -> None:  # noqa: ANN401 - the framework's
        total, changed = schedules.install()
        self.stdout.write(f"{total} periodic jobs, {changed} changed.")
