"""What messaging does by the clock."""

from __future__ import annotations

from typing import Final

from volunteering.periodic_jobs import PeriodicJob

JOBS: Final = [
    PeriodicJob(name="messaging.sweep", task="volunteering.messaging.tasks.sweep", minutes=1),
    PeriodicJob(
        name="messaging.forget_failures", task="volunteering.messaging.tasks.forget_failures", cron="40 4 * * *"
    ),
]
