"""Pin every package with its hashes, naming no index: the lock files hold wherever the packages come from."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

REQUIREMENTS: Final = Path(__file__).resolve().parent.parent / "requirements"
OPTIONS: Final = (
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-build-options",
    "--custom-compile-command=make lock",
)


def compile_locks(*arguments: str) -> None:
    """Write both lock files; `--upgrade` and the like go to uv."""
    for name, groups in (("production", []), ("development", ["--group=development"])):
        subprocess.run(
            [
                Path(sys.executable).with_name("uv"),
                "pip",
                "compile",
                *OPTIONS,
                *groups,
                *arguments,
                "pyproject.toml",
                "--output-file",
                REQUIREMENTS / f"{name}.txt",
            ],
            cwd=REQUIREMENTS.parent,
            env=os.environ | {"UV_NO_PROGRESS": "1"},
            check=True,
        )


if __name__ == "__main__":
    compile_locks(*sys.argv[1:])
