"""Whether the workers are well, and what they do by the clock."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_q.models import Schedule, Task

from tests.factories.messaging import MessageFactory
from volunteering import schedules
from volunteering.messaging import health
from volunteering.messaging.models import Heartbeat
from volunteering.messaging.tasks import deliver, forget_failures, sweep
from volunteering.periodic_jobs import BadJobError, PeriodicJob


@pytest.mark.django_db
def test_failed_tasks_are_forgotten_after_a_month_and_the_others_are_left():
    now = timezone.now()
    for number, (days, success) in enumerate([(31, False), (29, False), (31, True)]):
        then = now - datetime.timedelta(days=days)
        Task.objects.create(id=str(number), name=str(number), func="x", started=then, stopped=then, success=success)

    assert forget_failures() == 1
    assert forget_failures() == 0
    assert set(Task.objects.values_list("id", flat=True)) == {"1", "2"}
    assert Schedule.objects.filter(func="volunteering.messaging.tasks.forget_failures").exists()


@pytest.mark.django_db
class TestWorkerHealth:
    def test_it_says_so_when_no_worker_has_ever_run(self):
        with pytest.raises(CommandError, match="No worker"):
            call_command("worker_health")

    def test_it_is_well_after_a_sweep(self, capsys):
        sweep()

        call_command("worker_health")

        assert "well" in capsys.readouterr().out

    def test_an_old_sign_of_life_is_a_fault(self):
        Heartbeat.objects.create(name="sweep", at=timezone.now() - datetime.timedelta(minutes=5))

        with pytest.raises(CommandError, match="sign of life"):
            call_command("worker_health")

    def test_a_late_message_is_a_fault_even_when_workers_live(self):
        MessageFactory(next_attempt_at=timezone.now() - datetime.timedelta(minutes=11))
        sweep()

        with pytest.raises(CommandError, match="due"):
            call_command("worker_health")

    def test_a_long_line_that_is_being_worked_off_is_not(self, capsys):
        """Starting the workers again would only make it longer; the sweep waits its turn behind the messages."""
        Heartbeat.objects.create(name="sweep", at=timezone.now() - datetime.timedelta(minutes=5))
        MessageFactory(next_attempt_at=timezone.now() - datetime.timedelta(minutes=11))
        deliver(MessageFactory().pk)

        call_command("worker_health")

        assert "busy" in capsys.readouterr().out

    def test_a_long_line_that_nobody_works_on_is(self):
        deliver(MessageFactory().pk)
        Heartbeat.objects.filter(name="delivery").update(at=timezone.now() - datetime.timedelta(minutes=5))
        MessageFactory(next_attempt_at=timezone.now() - datetime.timedelta(minutes=11))
        sweep()

        with pytest.raises(CommandError, match="none is being sent"):
            call_command("worker_health")

    def test_a_sign_of_life_is_renewed_but_not_for_every_message(self, django_assert_num_queries):
        Heartbeat.objects.create(name="delivery", at=timezone.now() - datetime.timedelta(minutes=1))
        health.give_sign_of_life("delivery")
        assert timezone.now() - Heartbeat.objects.get().at < datetime.timedelta(seconds=10)

        with django_assert_num_queries(1):
            health.give_sign_of_life("delivery")

    def test_a_message_that_pauses_after_a_failure_is_not(self):
        MessageFactory(attempts=3, next_attempt_at=timezone.now() + datetime.timedelta(hours=1))
        sweep()

        call_command("worker_health")


class TestDeclaringJobs:
    def test_every_room_declares_jobs_that_exist(self):
        from django.utils.module_loading import import_string

        jobs = schedules.declared_jobs()

        assert "messaging.sweep" in {job.name for job in jobs}
        for job in jobs:
            assert callable(import_string(job.task)), job

    @pytest.mark.parametrize("cron", ["30 2 * * *", "0 * * * *", "0 */2 * * *", "15 1-4 * * *"])
    def test_no_job_runs_in_the_hour_that_may_not_exist(self, cron):
        with pytest.raises(BadJobError):
            PeriodicJob("a", "b", cron=cron)

    @pytest.mark.parametrize("when", [{}, {"minutes": 5, "cron": "0 4 * * *"}, {"cron": "sometimes"}, {"minutes": 0}])
    def test_a_job_says_exactly_when(self, when):
        with pytest.raises(BadJobError):
            PeriodicJob("a", "b", **when)


@pytest.mark.django_db
class TestInstalling:
    def jobs(self, monkeypatch, *jobs):
        monkeypatch.setattr(schedules, "declared_jobs", lambda: list(jobs))

    def test_migrating_has_installed_the_sweep_each_minute(self):
        schedule = Schedule.objects.get(name="messaging.sweep")

        assert (schedule.schedule_type, schedule.minutes) == (Schedule.MINUTES, 1)

    def test_installing_again_changes_nothing(self):
        before = list(Schedule.objects.values())

        call_command("schedules")

        assert list(Schedule.objects.values()) == before

    def test_a_changed_job_is_changed_and_a_dropped_one_removed(self, monkeypatch):
        self.jobs(
            monkeypatch, PeriodicJob("a", "volunteering.a", minutes=5), PeriodicJob("b", "portal.b", cron="0 4 * * *")
        )
        schedules.install()
        self.jobs(monkeypatch, PeriodicJob("a", "volunteering.a", minutes=7))

        schedules.install()

        assert list(Schedule.objects.values_list("name", "minutes")) == [("a", 7)]

    def test_a_doubled_schedule_becomes_one(self, monkeypatch):
        job = PeriodicJob("a", "volunteering.a", minutes=5)
        self.jobs(monkeypatch, job)
        schedules.install()
        Schedule.objects.create(name="a", func="volunteering.a", schedule_type=Schedule.MINUTES, minutes=5)

        schedules.install()

        assert Schedule.objects.filter(name="a").count() == 1

    def test_somebody_elses_schedule_is_left_alone(self, monkeypatch):
        Schedule.objects.create(name="theirs", func="other.package.job")
        self.jobs(monkeypatch)

        schedules.install()

        assert Schedule.objects.filter(name="theirs").exists()
