"""Putting messages into the outbox."""

import threading

import pytest
from django.db import connection, transaction
from django_q.models import OrmQ

from volunteering.messaging.actions import enqueue
from volunteering.messaging.kinds import WrongPlaceholdersError
from volunteering.messaging.models import Message


def enqueue_once(kind, name="Frida", **changes):
    fields = {"key": "en-noegle", "to_address": "frida@example.org", "language": "da"} | changes
    return enqueue(kind=kind, context={"name": name}, **fields)


@pytest.mark.django_db
def test_the_first_line_is_the_subject_and_the_rest_the_text_with_a_human_to_call(kind, settings):
    settings.CONTACT_PHONE = "+4520123456"

    message = enqueue_once(kind)

    assert message.subject == "Hej Frida"
    assert message.body.startswith("Vi ses.")
    assert "20 12 34 56" in message.body
    assert settings.CONTACT_NAME in message.body


@pytest.mark.django_db
def test_a_message_is_plain_text_and_keeps_every_sign_that_people_have_in_their_names(kind):
    assert enqueue_once(kind, name="Bo & <Åse> 'Ø'").subject == "Hej Bo & <Åse> 'Ø'"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Frida\r\nBcc: alle@example.org", "Fr\tida", "F" * 10_000, "🌻 \u202eadirF"])
def test_a_name_cannot_add_lines_to_the_subject(kind, name):
    subject = enqueue_once(kind, name=name).subject

    assert "\n" not in subject
    assert "\r" not in subject
    assert len(subject) <= 200


@pytest.mark.django_db
def test_the_receivers_language_decides_and_not_the_senders(kind):
    assert "Best wishes" in enqueue_once(kind, language="en").body


@pytest.mark.django_db
def test_other_placeholders_than_the_kind_declares_are_refused(kind):
    with pytest.raises(WrongPlaceholdersError):
        enqueue(kind=kind, key="x", to_address="a@example.org", language="da", context={"nam": "Frida"})


@pytest.mark.django_db
def test_the_same_key_is_one_message_and_one_task_for_ever(kind):
    first = enqueue_once(kind)
    second = enqueue_once(kind, name="Somebody else", to_address="another@example.org")

    assert first == second
    assert Message.objects.count() == 1
    assert OrmQ.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_message_and_its_task_go_when_the_transaction_is_rolled_back(kind):
    with transaction.atomic():
        enqueue_once(kind)
        transaction.set_rollback(True)

    assert not Message.objects.exists()
    assert not OrmQ.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_transactions_that_enqueue_the_same_key_at_once_all_succeed_with_one_message(kind):
    together = threading.Barrier(8)
    results, troubles = [], []

    def run():
        try:
            with transaction.atomic():
                together.wait(timeout=10)
                results.append(enqueue_once(kind).pk)
                # The transaction is still usable: what it tells of is saved in it.
                assert Message.objects.filter(key="en-noegle").exists()
        except Exception as error:  # noqa: BLE001
            troubles.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert troubles == []
    assert len(results) == 8
    assert set(results) == {Message.objects.get().pk}
    assert OrmQ.objects.count() == 1
