"""Real worker processes, killed at the worst moment, against a real mail server."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import quote

import psutil
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from tests.messaging.smtp_sink import SmtpSink
from volunteering.messaging import delivery
from volunteering.messaging.actions import enqueue
from volunteering.messaging.models import Message, MessageState
from volunteering.messaging.tasks import sweep

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _short_waits(settings):
    settings.MESSAGE_LEASE_SECONDS = 3
    settings.MESSAGE_PATIENCE_SECONDS = 3


def database_url():
    database = connection.settings_dict
    address = f"postgresql://{quote(database['USER'])}:{quote(database['PASSWORD'])}@/{quote(database['NAME'])}"
    return f"{address}?host={quote(database['HOST'], safe='')}&port={database['PORT'] or 5432}"


@contextmanager
def worker(sink):
    """A cluster as `manage.py qcluster` starts it, in a process group of its own; killed at the end in any case."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.messaging.worker_settings",
        "DATABASE_URL": database_url(),
        "EMAIL_PORT": str(sink.port),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "qcluster"],
        cwd=settings.PROJECT_ROOT,
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        kill(process)


def kill(process):
    """kill -9 of the cluster and everything it has started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=10)


def wait_until(condition, *, seconds=45, meanwhile=lambda: None):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it took too long"
        meanwhile()
        time.sleep(0.05)


def enqueue_to(kind, *receivers):
    for receiver in receivers:
        enqueue(kind=kind, key=receiver, to_address=receiver, language="da", context={"name": "Frida"})


def test_no_message_is_lost_when_the_workers_are_killed_in_the_middle_of_sending(kind):
    receivers = [f"modtager{number}@example.org" for number in range(40)]
    with SmtpSink(seconds_each=0.05) as sink:
        enqueue_to(kind, *receivers)
        with worker(sink) as process:
            wait_until(lambda: len(sink.receivers()) >= 10)
            kill(process)
        time.sleep(0.2)
        before = len(sink.receivers())
        assert Message.objects.exclude(state=MessageState.SENT).exists(), "the kill came too late to show anything"
        with worker(sink):
            wait_until(lambda: not Message.objects.exclude(state=MessageState.SENT).exists(), meanwhile=sweep)
        delivered = sink.receivers()

    assert before < len(receivers)
    assert set(delivered) == set(receivers)
    # What was on its way to the mail server at the kill may come twice, one a worker, with the same Message-ID.
    doubled = len(delivered) - len(receivers)
    assert doubled <= settings.WORKERS
    assert len({mail["Message-ID"] for mail in sink.mails}) == len(receivers)
    attempts = sum(Message.objects.values_list("attempts", flat=True))
    assert len(receivers) <= attempts <= len(receivers) + settings.WORKERS


def test_a_message_that_kills_its_worker_is_given_up_in_the_end(kind):
    message = enqueue(kind=kind, key="gift", to_address="gift@example.org", language="da", context={"name": "Frida"})
    with SmtpSink(seconds_each=60) as sink:
        # The worker is inside the attempt when it dies, time after time.
        Message.objects.filter(pk=message.pk).update(attempts=delivery.MOST_ATTEMPTS - 1)
        with worker(sink) as process:
            wait_until(lambda: Message.objects.get().attempts == delivery.MOST_ATTEMPTS)
            kill(process)
        sink.seconds_each = 0
        with worker(sink):
            wait_until(lambda: Message.objects.get().state == MessageState.FAILED, meanwhile=sweep)
    assert Message.objects.get().last_error == "WorkerDied"


def test_the_health_check_sees_that_a_cluster_stands_still_after_an_idle_worker_was_killed(kind):
    with SmtpSink() as sink, worker(sink) as process:
        enqueue_to(kind, "foer@example.org")
        wait_until(lambda: sink.receivers() == ["foer@example.org"])
        sweep()
        call_command("worker_health", oldest_due=2)

        time.sleep(1)
        for idle in idle_workers(process):
            idle.kill()
        time.sleep(1)
        enqueue_to(kind, *(f"efter{number}@example.org" for number in range(5)))
        time.sleep(3)
        alive = [child for child in psutil.Process(process.pid).children(recursive=True) if child.is_running()]

        assert len(alive) > settings.WORKERS, "the cluster still looks alive from outside"
        assert len(sink.receivers()) == 1
        with pytest.raises(CommandError, match="due"):
            call_command("worker_health", oldest_due=2)


def idle_workers(process):
    """The pool: the sentinel's first children, before the monitor and the pusher."""
    (sentinel,) = psutil.Process(process.pid).children()
    children = sorted(sentinel.children(), key=lambda child: (child.create_time(), child.pid))
    return children[: settings.WORKERS]
