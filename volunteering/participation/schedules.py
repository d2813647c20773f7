"""What this room does by the clock."""

from __future__ import annotations

from typing import Final

from volunteering.periodic_jobs import PeriodicJob

JOBS: Final = [
    # Each night, so that a night without a worker is made up for the next.
    PeriodicJob(
        name="participation.close_months", task="volunteering.participation.tasks.close_months", cron="15 0 * * *"
    ),
]
