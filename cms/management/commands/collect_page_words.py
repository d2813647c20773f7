"""Reads the words of all public pages anew: after pages were loaded past the program, or the search learned more."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.search import index


class Command(BaseCommand):
    help = "Read the words of every public page anew, as the search of the site knows them."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's
        """Do it and say how many."""
        self.stdout.write(f"{index.collect_all()} pages can be found.")
