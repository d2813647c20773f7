"""Read the association guide from a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from portal.association_guide import importing
from portal.association_guide.models import LARGEST_FILE
from portal.association_guide.spreadsheet import UnreadableFileError


class Command(BaseCommand):
    help = "Show what a spreadsheet (XLSX or CSV) would do to the association guide; --apply does it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true", help="do it, all of it or nothing")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's
        path: Path = options["file"]
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        if len(content) > LARGEST_FILE:
            raise CommandError(f"{path} is larger than {LARGEST_FILE} bytes.")
        with translation.override("da"):
            try:
                if options["apply"]:
                    outcome = importing.apply(name=path.name, content=content, acting_user=None)
                else:
                    outcome = importing.dry_run(name=path.name, content=content)
            except UnreadableFileError as error:
                raise CommandError(str(error)) from error
            for row in outcome.rows:
                self.stdout.write(
                    f"{row.number}: {row.name} – {row.label}{': ' if row.why else ''}{' · '.join(row.why)}"
                )
        counts = ", ".join(f"{number} {name}" for name, number in outcome.counts().items())
        self.stdout.write(f"{counts}. {'Done.' if options['apply'] else 'Nothing was changed; --apply does it.'}")
