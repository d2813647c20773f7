"""`make test`: every test, on two processes, with what they need started by themselves."""

import os
import sys
from typing import Final

from tools import postgres, translations

PROCESSES: Final = os.environ.get("TEST_PROCESSES") or "2"


def main(arguments: list[str]) -> int:
    """Run pytest in place of this process."""
    translations.compile_all()
    parallel = [] if PROCESSES == "1" else ["-n", PROCESSES, "--dist", "worksteal"]
    command = [sys.executable, "-m", "pytest", "-q", *parallel, *arguments]
    os.chdir(postgres.PROJECT_ROOT)
    os.execv(sys.executable, command)  # noqa: S606 - our own command


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
