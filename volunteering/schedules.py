"""Hub: brings the table of schedules in line with what the rooms declare. Rooms never import this."""

from __future__ import annotations

import pkgutil
from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from volunteering.periodic_jobs import BadJobError, PeriodicJob

HOUSES: Final = ("volunteering", "portal", "cms")
_LOCK: Final = 5_401_201


def declared_jobs() -> list[PeriodicJob]:
    """Return the jobs of all rooms.

    Raises:
        BadJobError: two jobs have the same name.
    """
    jobs: list[PeriodicJob] = []
    for house in HOUSES:
        for room in pkgutil.iter_modules(import_module(house).__path__, f"{house}."):
            if room.ispkg and find_spec(f"{room.name}.schedules"):
                jobs += import_module(f"{room.name}.schedules").JOBS
    doubled = [name for name, count in Counter(job.name for job in jobs).items() if count > 1]
    if doubled:
        raise BadJobError(f"Declared twice: {', '.join(doubled)}.")
    return jobs


def install(*, using: str = DEFAULT_DB_ALIAS) -> tuple[int, int]:
    """Make, change and remove schedules as declared; return how many there are and how many were changed.

    A schedule that is right keeps its next run. Schedules of functions outside this project are left alone.
    """
    from django_q.models import Schedule  # needs every app to be ready

    wanted = {job.name: job for job in declared_jobs()}
    changed = 0
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        # Two processes may migrate or start at the same time.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        missing = dict(wanted)
        for schedule in Schedule.objects.using(using).order_by("pk"):
            if not schedule.func.startswith(tuple(f"{house}." for house in HOUSES)):
                continue
            job = missing.pop(schedule.name, None)
            if job is None:
                schedule.delete()
                changed += 1
            elif not _is_right(schedule, job):
                schedule.delete()
                missing[job.name] = job
        for job in missing.values():
            Schedule.objects.using(using).create(name=job.name, func=job.task, **_timing(job))
            changed += 1
    return len(wanted), changed


def after_migrate(*, using: str = DEFAULT_DB_ALIAS, **_kwargs: object) -> None:
    """Install the schedules once the queue's tables are there."""
    if "django_q_schedule" in connections[using].introspection.table_names():
        install(using=using)


def _timing(job: PeriodicJob) -> dict[str, Any]:
    from django_q.models import Schedule

    if job.minutes is not None:
        return {"schedule_type": Schedule.MINUTES, "minutes": job.minutes, "cron": None}
    return {"schedule_type": Schedule.CRON, "minutes": None, "cron": job.cron}


def _is_right(schedule: Any, job: PeriodicJob) -> bool:  # noqa: ANN401 - the queue's model has no types
    right = {"func": job.task, **_timing(job)}
    return all(getattr(schedule, name) == value for name, value in right.items())
