#!/usr/bin/env python
"""Django's command line. Plain use means development with the embedded PostgreSQL, unless there is a SECRET_KEY."""

import os
import sys

NO_SETTINGS = (
    "The worker must know whose mail it sends. Set DJANGO_SETTINGS_MODULE: portal.settings.base in production "
    "(docs/operations.md), portal.settings.development on your own machine, where mail goes nowhere. "
    "`make run` does it by itself."
)


def main() -> None:
    """Run a management command."""
    if "DJANGO_SETTINGS_MODULE" not in os.environ:
        # Who has set a key of the installation means production. Development settings would drop its mail.
        is_production = bool(os.environ.get("SECRET_KEY"))
        if sys.argv[1:2] == ["qcluster"] and not is_production:
            sys.exit(NO_SETTINGS)
        os.environ["DJANGO_SETTINGS_MODULE"] = f"portal.settings.{'base' if is_production else 'development'}"
    if os.environ["DJANGO_SETTINGS_MODULE"] != "portal.settings.base":
        from tools import postgres, translations

        postgres.ensure_database_url()
        translations.compile_all()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
