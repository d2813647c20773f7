#!/usr/bin/env python
"""Django's command line. Plain use means development with the embedded PostgreSQL."""

import os
import sys


def main() -> None:
    """Run a management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    if os.environ["DJANGO_SETTINGS_MODULE"] != "portal.settings.base":
        from tools import postgres, translations

        postgres.ensure_database_url()
        translations.compile_all()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
