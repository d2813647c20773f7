"""A gunicorn to measure: its processes, its database's processes, and a small client."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import psutil
import psycopg

from tools import postgres

WORKERS = 2
START_SECONDS = 120
ANSWER_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """What came back: the head in lower case, how many bytes, how long it took."""

    head: str
    size: int
    seconds: float


@dataclass(frozen=True)
class Server:
    """A running gunicorn."""

    port: int
    master: psutil.Process
    database_url: str

    def get(self, path: str, *headers: str) -> Answer:
        """Ask for a page on a connection of its own, as gunicorn's sync workers serve them.

        Raises:
            RuntimeError: the answer is not 200.
        """
        lines = [f"GET {path} HTTP/1.1", "Host: localhost", "X-Forwarded-Proto: https", "Connection: close", *headers]
        start = time.perf_counter()
        with socket.create_connection(("127.0.0.1", self.port), timeout=ANSWER_SECONDS) as connection:
            connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
            parts = []
            while part := connection.recv(65536):
                parts.append(part)
        seconds = time.perf_counter() - start
        answer = b"".join(parts)
        head = answer.partition(b"\r\n\r\n")[0].decode("latin-1").lower()
        if " 200 " not in head.partition("\r\n")[0]:
            message = f"{path}: {head.partition(chr(13))[0]}"
            raise RuntimeError(message)
        return Answer(head, len(answer), seconds)

    def cpu_seconds(self) -> float:
        """Return what its workers and their database processes have used so far."""
        processes = self.master.children()
        if self.database_url:
            with psycopg.connect(self.database_url, autocommit=True) as connection:
                rows = connection.execute(
                    "SELECT pid FROM pg_stat_activity WHERE application_name = %s", [self.name]
                ).fetchall()
            processes = [*processes, *(psutil.Process(pid) for (pid,) in rows)]
        return sum(times.user + times.system for times in (process.cpu_times() for process in processes))

    @property
    def name(self) -> str:
        """Return what its database connections are called."""
        return f"bench-{self.port}"

    def load(self, paths: Sequence[str], requests: int, threads: int) -> tuple[float, list[float]]:
        """Ask for the pages in turn; return requests a second and the seconds of each."""
        each: list[list[float]] = [[] for _ in range(threads)]
        errors: list[Exception] = []

        def work(number: int) -> None:
            try:
                for turn in range(number, requests, threads):
                    each[number].append(self.get(paths[turn % len(paths)]).seconds)
            except (OSError, RuntimeError) as error:
                errors.append(error)

        crew = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
        start = time.perf_counter()
        for thread in crew:
            thread.start()
        for thread in crew:
            thread.join()
        wall = time.perf_counter() - start
        if errors:
            raise errors[0]
        return requests / wall, [seconds for found in each for seconds in found]


def free_port() -> int:
    """Return a port that nobody serves on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(application: str, database_url: str = "", **environment: str) -> Iterator[Server]:
    """Start gunicorn with two sync workers, wait until it answers, and stop it at the end."""
    port = free_port()
    variables = {**os.environ, **environment, "PGAPPNAME": f"bench-{port}"}
    if database_url:
        variables["DATABASE_URL"] = database_url
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", application, f"--bind=127.0.0.1:{port}"),
            *("--worker-class=sync", f"--workers={WORKERS}", "--log-level=error", "--timeout=120"),
        ],
        cwd=postgres.PROJECT_ROOT,
        env=variables,
        stdout=sys.stderr,
    )
    try:
        yield Server(port, psutil.Process(process.pid), database_url)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(server: Server, path: str) -> None:
    """Ask until the page comes.

    Raises:
        RuntimeError: it does not.
    """
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            server.get(path)
        except (OSError, RuntimeError):
            if time.monotonic() > deadline or not server.master.is_running():
                raise
            time.sleep(0.2)
        else:
            return
