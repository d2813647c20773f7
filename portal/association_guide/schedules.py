"""What this room does by the clock."""

from __future__ import annotations

from typing import Final

from volunteering.periodic_jobs import PeriodicJob

JOBS: Final = [
    # In the morning of a working day: who has a question can ring at once.
    PeriodicJob(name="association_guide.tend", task="portal.association_guide.tasks.tend", cron="15 9 * * 1-5")
]
