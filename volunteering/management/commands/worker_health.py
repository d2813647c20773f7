"""`manage.py worker_health`: for the service manager, which restarts the workers when this fails."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from volunteering.messaging import health

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Say in one line whether the workers do their work; exit with 1 when they do not."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--oldest-heartbeat",
            type=int,
            default=int(health.OLDEST_HEARTBEAT.total_seconds()),
            metavar="SECONDS",
            help="how old a worker's last sign of life may be",
        )
        parser.add_argument(
            "--oldest-due",
            type=int,
            default=int(health.OLDEST_DUE.total_seconds()),
            metavar="SECONDS",
            help="for how long a message may have been due",
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - the framework's
        try:
            found = health.check(
                oldest_heartbeat=datetime.timedelta(seconds=options["oldest_heartbeat"]),
                oldest_due=datetime.timedelta(seconds=options["oldest_due"]),
            )
        except DatabaseError as error:
            raise CommandError(f"The database does not answer: {type(error).__name__}.") from None
        if not found.is_well:
            raise CommandError(found.line)
        self.stdout.write(found.line)
