"""Databases of the benchmarks' own, beside the development database and never in it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import psycopg
from psycopg import conninfo, sql

from tools import postgres

TEMPLATE = f"bench_template_{os.getpid()}"
LARGE: Final = 10_000
"""From so many opportunities on, the portal is as large as the municipality's own could become."""


@dataclass(frozen=True)
class Sizes:
    """How much there is of everything in a database with ``rows`` opportunities."""

    rows: int

    @property
    def pages(self) -> int:
        """Return how many pages editors have published."""
        return 2000 if self.rows >= LARGE else 20

    @property
    def associations(self) -> int:
        """Return how many associations the guide has."""
        return 500 if self.rows >= LARGE else 25


def say(text: str) -> None:
    """Tell what is going on, beside the results."""
    print(text, file=sys.stderr, flush=True)


def url_of(server: str, database: str) -> str:
    """Return how to reach another database of the same server."""
    return conninfo.make_conninfo(server, dbname=database)


def manage(database_url: str, *arguments: str) -> None:
    """Run a management command against a database; its words go to stderr."""
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=postgres.PROJECT_ROOT,
        env={**os.environ, "DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "portal.settings.development"},
        stdout=sys.stderr,
        check=True,
    )


@contextmanager
def migrated_template(server: str) -> Iterator[str]:
    """Make a migrated, empty database to copy, and drop it at the end."""
    _execute(server, "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", TEMPLATE)
    try:
        manage(url_of(server, TEMPLATE), "migrate", "--verbosity=0")
        yield TEMPLATE
    finally:
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", TEMPLATE)


@contextmanager
def uploads() -> Iterator[None]:
    """Keep the pictures of the measured pages apart from those of the checkout."""
    before = os.environ.get("MEDIA_ROOT")
    with tempfile.TemporaryDirectory(prefix="bench-media-") as folder:
        os.environ["MEDIA_ROOT"] = folder
        try:
            yield
        finally:
            del os.environ["MEDIA_ROOT"]
            if before is not None:
                os.environ["MEDIA_ROOT"] = before


@contextmanager
def filled(server: str, template: str, rows: int) -> Iterator[str]:
    """Give the address of a database with `rows` published opportunities and more; drop it at the end."""
    name = f"bench_{rows}_{os.getpid()}"
    _execute(server, "CREATE DATABASE {} TEMPLATE {}", name, template)
    try:
        url = url_of(server, name)
        sizes = Sizes(rows)
        manage(
            url,
            "bench_data",
            *(f"--opportunities={rows}", f"--volunteers={rows}"),
            *(f"--pages={sizes.pages}", f"--associations={sizes.associations}"),
        )
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        yield url
    finally:
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _execute(server: str, statement: str, *names: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
