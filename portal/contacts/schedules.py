"""What this room does by the clock."""

from __future__ import annotations

from typing import Final

from volunteering.periodic_jobs import PeriodicJob

JOBS: Final = [
    # Nobody is reminded at night.
    PeriodicJob(name="contacts.silence", task="portal.contacts.tasks.notice_silence", cron="15 8-16 * * 1-5"),
    PeriodicJob(name="contacts.forget", task="portal.contacts.tasks.forget", minutes=60),
]
