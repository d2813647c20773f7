"""`make check`: everything about the source that can be said without running the site."""

import os
import secrets
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tools import postgres, translations

BIN: Final = Path(sys.executable).parent
DEPLOYMENT: Final = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.base",
    "SITE_HOST": "givenhaand.example.org",
    "CONTACT_PHONE": "+4512345678",
    "CONTACT_EMAIL": "frivillig@example.org",
}


@dataclass(frozen=True)
class Check:
    """One program that must end without complaint."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)


def checks() -> list[Check]:
    """All of them, the slowest first."""
    python = sys.executable
    testing = {"DJANGO_SETTINGS_MODULE": "portal.settings.testing"}
    return [
        Check("types", [python, "-m", "mypy"]),
        Check("templates", [str(BIN / "djlint"), "templates", "--lint", "--quiet"]),
        Check("lint", [python, "-m", "ruff", "check", "--quiet", "."]),
        Check("format", [python, "-m", "ruff", "format", "--check", "--quiet", "--diff", "."]),
        Check("imports", [str(BIN / "lint-imports")]),
        Check("translations", [python, "-m", "tools.translations", "check"]),
        Check("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"], testing),
        Check(
            "deployment",
            [python, "manage.py", "check", "--deploy", "--fail-level=WARNING"],
            DEPLOYMENT | {"SECRET_KEY": secrets.token_urlsafe(60)},
        ),
    ]


def run(check: Check) -> tuple[Check, bool, str]:
    """Run one check; its output only matters when it fails."""
    started = time.monotonic()
    result = subprocess.run(
        check.command,
        cwd=postgres.PROJECT_ROOT,
        env=os.environ | check.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    passed = result.returncode == 0
    print(f"{'✓' if passed else '✗'} {check.name} ({time.monotonic() - started:.1f} s)", flush=True)
    return check, passed, result.stdout


def main(names: list[str]) -> int:
    """Run the checks (or only those named), two at a time; 1 when one fails."""
    postgres.ensure_database_url()
    translations.compile_all()
    chosen = [check for check in checks() if not names or check.name in names]
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(run, chosen))
    failed = [(check, output) for check, passed, output in results if not passed]
    for check, output in failed:
        print(f"\n--- {check.name} ---\n{output.strip()}")
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
