"""What this room does by the clock."""

from __future__ import annotations

from typing import Final

from volunteering.periodic_jobs import PeriodicJob

JOBS: Final = [
    PeriodicJob(name="search.forget_old_searches", task="cms.search.tasks.forget_old_searches", cron="40 4 * * *"),
]
