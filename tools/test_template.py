"""A migrated database that the tests' databases are copied from: every migration runs, but once for all processes."""

import fcntl
import hashlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tools import postgres

PREFIX: Final = "template_giv_en_haand_"
KEPT: Final = 3
PACKAGES: Final = ("django", "wagtail", "django-allauth", "django-q2", "django-taggit")


def fingerprint(root: Path = postgres.PROJECT_ROOT) -> str:
    """What tells one state of the migrations from another."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    for folder in ("cms", "portal", "volunteering"):
        for path in sorted((root / folder).rglob("migrations/*.py")):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def ensure(url: str) -> str:
    """The name of a migrated database on the embedded server at `url`, made when nobody has made it yet."""
    name = PREFIX + fingerprint()
    lock = postgres.data_folder("tests").parent / "template.lock"
    with lock.open("w") as handle, psycopg.connect(url, autocommit=True) as connection:
        fcntl.flock(handle, fcntl.LOCK_EX)
        known = [
            row[0]
            for row in connection.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid", [PREFIX]
            )
        ]
        if name in known:
            return name
        unfinished = f"{PREFIX}unfinished"
        for old in [unfinished, *[other for other in known if other != unfinished][: -KEPT + 1]]:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(old)))
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(unfinished))
        )
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity=0", "--skip-checks"],
            cwd=postgres.PROJECT_ROOT,
            env=os.environ
            | {
                "DATABASE_URL": urlunsplit(urlsplit(url)._replace(path=f"/{unfinished}")),
                "DJANGO_SETTINGS_MODULE": "portal.settings.testing",
            },
            check=True,
        )
        connection.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(unfinished), sql.Identifier(name))
        )
    return name
