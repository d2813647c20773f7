"""What the workers do by the clock.

A room says what it wants in its ``schedules.py``: ``JOBS = [PeriodicJob(...)]``. The table of schedules is brought in
line after every migration and by ``manage.py schedules``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from croniter import croniter

HOUR_THAT_MAY_NOT_EXIST: Final = 2
"""Between 02 and 03 a local hour is missing in spring and comes twice in autumn."""


class BadJobError(Exception):
    """A job says nothing, too much or something impossible about when it runs."""


@dataclass(frozen=True)
class PeriodicJob:
    """A task without arguments that runs every so many minutes, or at the times of a cron line (Danish time).

    ``name`` is unique; ``task`` is the dotted path of a function that may run twice without harm.

    Raises:
        BadJobError: not exactly one of ``minutes`` and ``cron`` is given, or the cron line touches 02 to 03.
    """

    name: str
    task: str
    minutes: int | None = None
    cron: str | None = None

    def __post_init__(self) -> None:
        if (self.minutes is None) == (self.cron is None):
            raise BadJobError(f"{self.name}: give either minutes or cron.")
        if self.minutes is not None and self.minutes < 1:
            raise BadJobError(f"{self.name}: at least one minute.")
        if self.cron is not None:
            if not croniter.is_valid(self.cron):
                raise BadJobError(f"{self.name}: {self.cron!r} is no cron line.")
            hours = croniter.expand(self.cron)[0][1]
            if "*" in hours or HOUR_THAT_MAY_NOT_EXIST in hours:
                raise BadJobError(f"{self.name}: no job runs between 02 and 03; use minutes for what runs every hour.")
