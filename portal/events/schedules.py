"""What this room does by the clock."""

from __future__ import annotations

from typing import Final

from volunteering.periodic_jobs import PeriodicJob

JOBS: Final = [
    PeriodicJob(name="events.lapse_offers", task="portal.events.tasks.lapse_offers", minutes=10),
    # People hear from us in the daytime.
    PeriodicJob(name="events.remind", task="portal.events.tasks.remind_of_tomorrow", cron="10 9,13 * * *"),
    PeriodicJob(name="events.follow_up", task="portal.events.tasks.follow_up", cron="20 9 * * *"),
    PeriodicJob(name="events.plan_next", task="portal.events.tasks.remind_of_planning", cron="30 8 * * 1-5"),
    PeriodicJob(name="events.forget", task="portal.events.tasks.forget", minutes=60),
]
