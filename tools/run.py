"""`make run`: database, web server and worker on one's own machine, until Ctrl-C.

Expects what tools/bootstrap.py has installed. Every process it starts ends with it, however it is told to end.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Final

from tools import bootstrap, postgres, translations

ROOT: Final = postgres.PROJECT_ROOT
START_SECONDS: Final = 60
STOP_SECONDS: Final = 8
RESTARTS: Final = 5
HEALTH_SECONDS: Final = 60
HEALTH_PATIENCE_SECONDS: Final = 360
"""A worker that has just been started gets so long to give a sign of life; the last one may be from yesterday."""
PR_SET_PDEATHSIG: Final = 1


class StopAsked(Exception):  # noqa: N818 - a wish, not an error
    """Somebody pressed Ctrl-C, closed the terminal or sent a signal."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise StopAsked


def _die_with_parent() -> None:
    """Ask Linux to end this process when its parent is killed without a chance to say so."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Program:
    """One of the processes, with its own group so that Ctrl-C reaches it only through here."""

    name: str
    command: list[str]
    restarts_left: int = 0
    is_well: Callable[[], bool] | None = None
    """Whether it does its work; asked now and then, because a process can live and do nothing."""
    look_again_at: float = field(default=0.0, init=False)
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it."""
        self.look_again_at = time.monotonic() + HEALTH_PATIENCE_SECONDS
        self.process = subprocess.Popen(
            self.command,
            cwd=ROOT,
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - no threads run yet
        )

    def has_ended(self) -> bool:
        """Whether it ended by itself."""
        return self.process is not None and self.process.poll() is not None

    def has_stalled(self) -> bool:
        """Whether it lives and does not do its work. Looks each minute at most, and not right after a start."""
        if self.is_well is None or time.monotonic() < self.look_again_at:
            return False
        self.look_again_at = time.monotonic() + HEALTH_SECONDS
        return not self.is_well()

    def start_again(self) -> None:
        """Stop it, with patience, and start it."""
        self.ask_to_stop()
        self.make_sure_it_stops(time.monotonic() + STOP_SECONDS)
        self.start()

    def ask_to_stop(self) -> None:
        """Let it finish what it is doing."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def make_sure_it_stops(self, deadline: float) -> None:
        """Wait until `deadline`, then end whatever of its group is left."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, deadline - time.monotonic()))
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def programs(port: int) -> list[Program]:
    """The web server (with Django's reloading one when DEBUG=1) and the worker."""
    python = sys.executable
    if os.environ.get("DEBUG") == "1":
        web = [python, "manage.py", "runserver", "--nostatic", f"127.0.0.1:{port}"]
    else:
        web = [
            *(python, "-m", "gunicorn", "portal.wsgi", f"--bind=127.0.0.1:{port}"),
            *("--worker-class=gthread", "--workers=2", "--threads=4", "--log-level=error", "--preload"),
        ]
    worker = [python, "manage.py", "qcluster"]
    return [Program("The web server", web), Program("The worker", worker, RESTARTS, worker_is_well)]


def worker_is_well() -> bool:
    """What `manage.py worker_health` says. A database that does not answer is not the worker's fault."""
    from django.db import DatabaseError, connections

    from volunteering.messaging import health

    try:
        return health.check().is_well
    except DatabaseError:
        return True
    finally:
        connections.close_all()


def prepare() -> None:
    """Migrate, and load the demo content into an empty database (unless DEMO=0)."""
    import django
    from django.core.management import call_command

    django.setup()
    from django.contrib.auth import get_user_model
    from django.db import connection, connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    if os.environ.get("DEMO") != "0" and not get_user_model().objects.exists():
        bootstrap.say("Loading the demo content …")
        call_command("demo")
    connections.close_all()


def _demo_accounts_here() -> list[tuple[str, str]]:
    """(e-mail, role) of the demo accounts, when the demo content has been loaded into this database."""
    from django.contrib.auth import get_user_model
    from django.db import connections

    from portal.demo.people import demo_accounts

    accounts = demo_accounts()
    loaded = get_user_model().objects.filter(email__in=[email for email, _role in accounts]).exists()
    connections.close_all()
    return accounts if loaded else []


def welcome(port: int) -> str:
    """What one should know once the site is up: where it is, who one can be, where mail is read."""
    from django.urls import NoReverseMatch, reverse

    lines = [
        "",
        f"  Giv en hånd is ready: http://127.0.0.1:{port}/",
        f"  Editors:              http://127.0.0.1:{port}/redaktion/",
    ]
    with suppress(NoReverseMatch):
        lines.append(
            f"  Development mail:     http://127.0.0.1:{port}{reverse('development_mail')}   (login codes arrive there)"
        )
    if accounts := _demo_accounts_here():
        lines += ["", "  Demo accounts (log in with the e-mail; the code is in the development mail):"]
        lines += [f"    {email:<44}{role}" for email, role in accounts]
    return "\n".join([*lines, "", "  Ctrl-C stops everything.", ""])


def wait_until_it_answers(port: int, web: Program) -> bool:
    """Whether the web server answers within a minute."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not web.has_ended():
        with (
            suppress(urllib.error.URLError, OSError),
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2),
        ):
            return True
        time.sleep(0.1)
    return False


def watch(started: list[Program]) -> str:
    """Keep the worker going; return what happened when something else ended by itself."""
    while True:
        for program in started:
            if program.has_ended():
                if program.restarts_left <= 0:
                    return f"{program.name} ended by itself."
                program.restarts_left -= 1
                bootstrap.say(f"{program.name} ended by itself and is started again.")
                program.start_again()
            elif program.has_stalled():
                bootstrap.say(f"{program.name} has given no sign of life for a while and is started again.")
                program.start_again()
        time.sleep(0.5)


def serve(port: int) -> int:
    """Start everything and stay until told to stop."""
    started: list[Program] = []
    try:
        external = bool(os.environ.get("DATABASE_URL"))
        postgres.ensure_database_url()
        translations.compile_all()
        prepare()
        for program in programs(port):
            started.append(program)
            program.start()
        if not wait_until_it_answers(port, started[0]):
            bootstrap.say("The web server did not start (see above).")
            return 1
        print(welcome(port), flush=True)
        bootstrap.say("Database: the one in DATABASE_URL." if external else "Database: the embedded PostgreSQL.")
        bootstrap.say(watch(started))
    except StopAsked:
        bootstrap.say("\nStopping …")
        return 0
    finally:
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, signal.SIG_IGN)
        for program in started:
            program.ask_to_stop()
        deadline = time.monotonic() + STOP_SECONDS
        for program in started:
            program.make_sure_it_stops(deadline)
        postgres.stop()
    return 1


def main() -> int:
    """Serve; 1 and one line when that is not possible."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    os.chdir(Path(ROOT))
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, _stop)
    try:
        port = bootstrap.chosen_port()
    except bootstrap.Missing as problem:
        bootstrap.say(str(problem))
        return 1
    return serve(port)


if __name__ == "__main__":
    sys.exit(main())
