"""What this room does by the clock."""

from __future__ import annotations

from typing import Final

from volunteering.periodic_jobs import PeriodicJob

JOBS: Final = [
    PeriodicJob(
        name="opportunities.close_what_is_over",
        task="volunteering.opportunities.tasks.close_what_is_over",
        cron="20 5 * * *",
    )
]
