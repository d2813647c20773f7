"""Sending what is in the outbox."""

import datetime
import smtplib
import threading

import pytest
from django.core import mail
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from django_q.models import OrmQ

from tests.factories.messaging import MessageFactory
from tests.messaging.smtp_sink import SmtpSink
from volunteering.messaging import delivery
from volunteering.messaging.actions import enqueue
from volunteering.messaging.models import Heartbeat, Message, MessageState
from volunteering.messaging.tasks import deliver, sweep

BROKEN = "tests.messaging.test_delivery.BrokenBackend"


class BrokenBackend:
    """A mail server that is down."""

    def __init__(self, **_kwargs):
        pass

    def send_messages(self, _mails):
        raise smtplib.SMTPDataError(451, b"frida@example.org: try again later")


def ago(**time):
    return timezone.now() - datetime.timedelta(**time)


@pytest.mark.django_db
class TestSending:
    def test_a_mail_has_the_text_and_the_same_as_simple_html_with_links(self, settings):
        message = MessageFactory(body="Hej <Frida>\n\n- ét\n- to\n\nhttps://example.org/opgaver/")

        deliver(message.pk)

        (sent,) = mail.outbox
        assert sent.to == [message.to_address]
        assert sent.body == message.body
        assert sent.reply_to == [settings.CONTACT_EMAIL]
        assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
        html, kind = sent.alternatives[0]
        assert kind == "text/html"
        assert '<html lang="da">' in html
        assert "Hej &lt;Frida&gt;" in html
        assert "<li>ét</li>" in html
        assert '<a href="https://example.org/opgaver/"' in html

    def test_a_sent_message_says_when_and_is_not_sent_again(self):
        message = MessageFactory()

        deliver(message.pk)
        deliver(message.pk)

        message.refresh_from_db()
        assert message.state == MessageState.SENT
        assert message.attempts == 1
        assert message.sent_at is not None
        assert len(mail.outbox) == 1

    def test_a_message_that_is_gone_does_no_harm(self):
        deliver(0)

        assert mail.outbox == []

    @pytest.mark.parametrize(("in_development", "left"), [(False, ""), (True, "Koden er 123.")])
    def test_a_secret_is_wiped_once_sent_but_not_in_development(self, secret_kind, settings, in_development, left):
        settings.DEVELOPMENT_MAIL_PAGE = in_development
        message = enqueue(
            kind=secret_kind, key="kode", to_address="a@example.org", language="da", context={"name": "123"}
        )

        deliver(message.pk)

        message.refresh_from_db()
        assert mail.outbox[0].body == "Koden er 123."
        assert message.body == left

    def test_the_message_id_is_the_same_at_every_attempt(self):
        message = MessageFactory()

        ids = {delivery._email(message).message()["Message-ID"] for _ in range(2)}

        assert len(ids) == 1
        assert ids != {delivery._email(MessageFactory()).message()["Message-ID"]}


@pytest.mark.django_db
class TestFailing:
    def test_a_failed_attempt_is_counted_and_waits_longer_each_time(self, settings):
        settings.EMAIL_BACKEND = BROKEN
        message = MessageFactory()

        for attempt, pause in enumerate(delivery.PAUSES, start=1):
            deliver(message.pk)
            message.refresh_from_db()
            assert message.state == MessageState.PENDING
            assert message.attempts == attempt
            waits = message.next_attempt_at - timezone.now()
            assert pause - datetime.timedelta(seconds=20) < waits <= pause
            Message.objects.update(next_attempt_at=ago(seconds=1))

    def test_the_error_is_kept_without_the_address(self, settings):
        settings.EMAIL_BACKEND = BROKEN
        message = MessageFactory()

        deliver(message.pk)

        message.refresh_from_db()
        assert message.last_error == "SMTPDataError 451"

    def test_it_gives_up_after_the_last_attempt_and_never_tries_again(self, settings):
        settings.EMAIL_BACKEND = BROKEN
        message = MessageFactory(attempts=delivery.MOST_ATTEMPTS - 1)

        deliver(message.pk)
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        deliver(message.pk)
        sweep()

        message.refresh_from_db()
        assert message.state == MessageState.FAILED
        assert message.attempts == delivery.MOST_ATTEMPTS
        assert mail.outbox == []
        assert not OrmQ.objects.exists()

    def test_a_secret_that_could_not_be_sent_is_wiped_too(self, settings):
        settings.EMAIL_BACKEND = BROKEN
        message = MessageFactory(attempts=delivery.MOST_ATTEMPTS - 1, is_secret=True, body="Koden er 123.")

        deliver(message.pk)

        message.refresh_from_db()
        assert message.body == ""

    def test_a_refused_receiver_is_noted_with_the_servers_number(self, settings):
        with SmtpSink() as sink:
            settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
            settings.EMAIL_PORT = sink.port
            message = MessageFactory(to_address="afvist@example.org")

            deliver(message.pk)

        message.refresh_from_db()
        assert message.last_error == "SMTPRecipientsRefused 550"

    def test_a_message_that_has_used_its_attempts_while_workers_died_is_given_up_unsent(self):
        message = MessageFactory(attempts=delivery.MOST_ATTEMPTS)

        deliver(message.pk)

        message.refresh_from_db()
        assert message.state == MessageState.FAILED
        assert message.last_error == "WorkerDied"
        assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
class TestTogether:
    def test_the_attempt_is_counted_and_committed_before_the_mail_goes(self, monkeypatch):
        message = MessageFactory()
        seen = []

        def look_from_outside(_mail):
            def look():
                seen.append(Message.objects.values_list("attempts", "state").get(pk=message.pk))
                connection.close()

            other = threading.Thread(target=look)
            other.start()
            other.join()

        monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", look_from_outside)

        deliver(message.pk)

        assert seen == [(1, MessageState.PENDING)]

    def test_many_workers_with_the_same_message_send_it_once(self):
        message = MessageFactory()
        together = threading.Barrier(6)

        def run():
            together.wait(timeout=10)
            deliver(message.pk)
            connection.close()

        threads = [threading.Thread(target=run) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)

        message.refresh_from_db()
        assert len(mail.outbox) == 1
        assert message.attempts == 1

    def test_what_another_worker_holds_is_left_alone(self):
        message = MessageFactory()

        with transaction.atomic():
            Message.objects.select_for_update().get(pk=message.pk)
            other = threading.Thread(target=lambda: (deliver(message.pk), connection.close()))
            other.start()
            other.join(timeout=10)
            assert not other.is_alive()

        assert mail.outbox == []


@pytest.mark.django_db
class TestSweep:
    def test_a_new_message_is_left_to_the_queue(self):
        MessageFactory()

        assert sweep() == 0

    def test_what_the_queue_has_lost_is_queued_again_once(self):
        lost = MessageFactory(next_attempt_at=ago(minutes=30))

        assert sweep() == 1
        assert sweep() == 0
        assert OrmQ.objects.get().task["args"] == (lost.pk,)

    def test_a_message_whose_pause_is_over_is_queued_again(self):
        MessageFactory(attempts=1, queued_at=ago(seconds=61), next_attempt_at=ago(seconds=1))

        assert sweep() == 1

    def test_what_still_pauses_or_is_done_is_not(self):
        MessageFactory(next_attempt_at=timezone.now() + datetime.timedelta(minutes=5), queued_at=ago(minutes=5))
        MessageFactory(sent=True, next_attempt_at=ago(hours=1))
        MessageFactory(state=MessageState.FAILED, next_attempt_at=ago(hours=1))

        assert sweep() == 0

    def test_it_takes_a_bite_at_a_time_oldest_first(self, monkeypatch):
        monkeypatch.setattr(delivery, "SWEPT_AT_ONCE", 2)
        MessageFactory(next_attempt_at=ago(hours=1))
        oldest = MessageFactory(next_attempt_at=ago(hours=3))
        MessageFactory(next_attempt_at=ago(hours=2))

        assert sweep() == 2
        assert OrmQ.objects.order_by("pk").first().task["args"] == (oldest.pk,)

    def test_it_leaves_a_sign_of_life(self):
        sweep()
        first = Heartbeat.objects.get().at
        Heartbeat.objects.update(at=first - datetime.timedelta(minutes=1))
        sweep()

        assert Heartbeat.objects.get().at >= first


@pytest.mark.django_db
class TestTheDatabaseRefuses:
    def refuse(self, **fields):
        with pytest.raises(DatabaseError), transaction.atomic():
            MessageFactory(**fields)

    def test_a_sent_message_without_a_time(self):
        self.refuse(state=MessageState.SENT, sent_at=None)

    def test_a_time_of_sending_on_what_waits(self):
        self.refuse(sent_at=timezone.now())

    def test_an_unknown_state(self):
        self.refuse(state="lost")

    def test_a_message_sent_before_it_was_made(self):
        message = MessageFactory(sent=True)
        with pytest.raises(IntegrityError), transaction.atomic():
            Message.objects.filter(pk=message.pk).update(sent_at=ago(days=1))

    def test_the_same_key_twice(self):
        MessageFactory(key="samme")
        self.refuse(key="samme")
