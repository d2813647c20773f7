"""What this room does by the clock."""

from __future__ import annotations

from typing import Final

from volunteering.periodic_jobs import PeriodicJob

JOBS: Final = [
    PeriodicJob(name="engagements.lapse_offers", task="volunteering.engagements.tasks.lapse_offers", minutes=10),
    PeriodicJob(name="engagements.end_left_behind", task="volunteering.engagements.tasks.end_left_behind", minutes=60),
    # Nobody is reminded at night.
    PeriodicJob(
        name="engagements.tell_deputies", task="volunteering.engagements.tasks.tell_deputies", cron="5 8-16 * * 1-5"
    ),
    PeriodicJob(
        name="engagements.forget_pending", task="volunteering.engagements.tasks.forget_pending_sign_ups", minutes=60
    ),
]
