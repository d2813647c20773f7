"""What this room does by the clock."""

from __future__ import annotations

from typing import Final

from volunteering.periodic_jobs import PeriodicJob

JOBS: Final = [
    PeriodicJob(name="editing.publish_scheduled", task="cms.editing.tasks.publish_scheduled", minutes=5),
]
