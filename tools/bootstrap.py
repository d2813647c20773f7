"""Make ready what a fresh machine lacks: packages, front end and, for the tests, a browser.

Runs on the machine's own Python and says in one line what stands in the way; so it must stay readable to old ones.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements" / "development.txt"
BUILT = ROOT / "build" / "frontend"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HIGHEST_PORT = 65535


class Missing(Exception):  # noqa: N818 - it is what is missing, not an error of the program
    """Something that has to be there first, in one line."""


def say(text: str) -> None:
    """Tell what is going on."""
    print(text, file=sys.stderr)
    sys.stderr.flush()


def require_python(version: tuple[int, ...] = sys.version_info[:3]) -> None:
    """Refuse a Python that is too old."""
    if tuple(version[:2]) < OLDEST_PYTHON:
        found = ".".join(str(part) for part in version[:2])
        wanted = ".".join(str(part) for part in OLDEST_PYTHON)
        raise Missing(
            f"Python {found} is too old: install Python {wanted} or newer, or point at one: make run PYTHON=python3.12."
        )


def require_programs() -> None:
    """Refuse to start without git, node and npm."""
    for program, hint in (
        ("git", "install git"),
        ("node", f"install Node.js {OLDEST_NODE} or newer"),
        ("npm", "install npm, which comes with Node.js"),
    ):
        if shutil.which(program) is None:
            raise Missing(f"{program} is missing: {hint}.")
    answer = subprocess.run(["node", "--version"], stdout=subprocess.PIPE, check=False).stdout.decode().strip()
    found = re.match(r"v(\d+)", answer)
    if found is None or int(found.group(1)) < OLDEST_NODE:
        raise Missing("Node.js {} is too old: install Node.js {} or newer.".format(answer or "?", OLDEST_NODE))


def chosen_port() -> int:
    """The port from PORT, 8000 by default."""
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) <= HIGHEST_PORT:
        raise Missing(f"PORT must be a number from 1 to {HIGHEST_PORT}, not {text!r}.")
    return int(text)


def require_free_port() -> None:
    """Refuse a port that somebody else serves on."""
    port = chosen_port()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Missing(
                f"Port {port} is taken or not allowed: stop what serves there, or choose another: "
                f"make run PORT={port % HIGHEST_PORT + 1}."
            ) from None


def digest(paths: list[Path], *extra: str) -> str:
    """A fingerprint of files and further words."""
    total = hashlib.sha256("\n".join(extra).encode())
    for path in paths:
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def is_current(stamp: Path, fingerprint: str) -> bool:
    """Whether the work that left `stamp` was done for the same input."""
    return stamp.is_file() and stamp.read_text() == fingerprint


def run(command: list[str], problem: str, env: dict[str, str] | None = None) -> None:
    """Run a program that says something only when it fails."""
    result = subprocess.run(
        command, cwd=str(ROOT), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, env=env
    )
    if result.returncode:
        say(result.stdout.decode(errors="replace").strip())
        raise Missing(problem)


def install_packages() -> None:
    """Bring .venv to exactly what the lock file says."""
    python = VENV / "bin" / "python"
    stamp = VENV / ".installed"
    fingerprint = digest([LOCK], str(VENV), sys.version)
    if is_current(stamp, fingerprint) and python.exists():
        return
    say("Installing Python packages …")
    if not python.exists():
        run(
            [sys.executable, "-m", "venv", "--without-pip", "--clear", str(VENV)],
            "Python cannot make a virtual environment.",
        )
    if not (VENV / "bin" / "uv").exists():
        _install_uv(python)
    run(
        [str(VENV / "bin" / "uv"), "pip", "sync", "--quiet", "--require-hashes", "--python", str(python), str(LOCK)],
        "The Python packages could not be installed (see above).",
        env=dict(os.environ, VIRTUAL_ENV=str(VENV), UV_NO_PROGRESS="1"),
    )
    stamp.write_text(fingerprint)


def _install_uv(python: Path) -> None:
    """Install the one package that installs the others, pinned like them."""
    pinned = re.search(r"^uv==(?:.*\\\n)(?:    --hash=.*\n)+", LOCK.read_text(), re.MULTILINE)
    if pinned is None:
        raise Missing("requirements/development.txt does not pin uv: run `make lock`.")
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
        raise Missing(f"pip is missing: install it for {sys.executable} (on Debian: apt-get install python3-pip).")
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "uv.txt"
        wanted.write_text(pinned.group(0))
        run(
            [
                sys.executable,
                "-m",
                "pip",
                "--python",
                str(python),
                "install",
                "--quiet",
                "--require-hashes",
                "-r",
                str(wanted),
            ],
            "uv could not be installed (see above).",
        )


def build_front_end() -> None:
    """Install the browser's packages and build what it fetches, each only when something changed."""
    node = subprocess.run(["node", "--version"], stdout=subprocess.PIPE, check=False).stdout.decode().strip()
    installed = ROOT / "node_modules" / ".installed"
    packages = digest([ROOT / "package.json", ROOT / "package-lock.json"], node)
    if not is_current(installed, packages):
        say("Installing the front end's packages …")
        run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            "npm could not install the front end's packages (see above).",
        )
        installed.write_text(packages)
    built = BUILT / ".built"
    sources = digest(sorted(path for path in (ROOT / "static").rglob("*") if path.is_file()), packages)
    if not is_current(built, sources):
        say("Building the front end …")
        run(["npm", "run", "--silent", "build"], "The front end could not be built (see above).")
        _compress()
        built.write_text(sources)


def _compress() -> None:
    """Lay a compressed copy beside every text, for whichever server sends it."""
    for path in sorted(BUILT.rglob("*")):
        if path.suffix in (".css", ".js", ".svg", ".json"):
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def side_by_side(*parts: Callable[[], None]) -> None:
    """Do what does not need one another at the same time; tell of everything that went wrong."""
    with ThreadPoolExecutor(len(parts)) as pool:
        problems = [future.exception() for future in [pool.submit(part) for part in parts]]
    found = [problem for problem in problems if problem is not None]
    for problem in found:
        if not isinstance(problem, Missing):
            raise problem
    if found:
        raise Missing("\n".join(str(problem) for problem in found))


def find_browser() -> str:
    """The path of Chromium, or nothing."""
    for name in [os.environ.get("CHROMIUM", ""), *BROWSERS]:
        path = shutil.which(name) if name else None
        if path:
            return path
    return ""


def require_browser() -> None:
    """See to it that there is a browser for the journeys, with apt where that is allowed."""
    if os.environ.get("JOURNEYS") == "0" or find_browser():
        return
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        say("Installing Chromium …")
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        for command in (["update", "-q"], ["install", "-qy", "--no-install-recommends", "chromium"]):
            subprocess.run([apt, *command], env=environment, capture_output=True, check=False)
    if not find_browser():
        raise Missing(
            "Chromium is missing and could not be installed: install it (apt-get install chromium), or leave the "
            "journeys out with JOURNEYS=0."
        )


def main(arguments: list[str] | None = None) -> int:
    """Make everything ready; 1 and one line when something is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", action="store_true", help="the port must be free")
    parser.add_argument("--browser", action="store_true", help="the tests need Chromium")
    options = parser.parse_args(arguments)
    try:
        require_python()
        require_programs()
        if options.port:
            require_free_port()
        if options.browser:
            require_browser()
        side_by_side(install_packages, build_front_end)
    except Missing as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
