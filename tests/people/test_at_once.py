"""What two people, or two clicks, do at the same moment."""

import threading
import time

import pytest
from django.db import connection, transaction

from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.people import actions, claims, guardians, sign_in
from volunteering.people.models import GuardianConsent, Volunteer
from volunteering.people.signals import guardian_confirmed

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs):
    """Run jobs in threads that begin together, each on its own connection; returns results or errors in order."""
    gate, results = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(number, job):
        try:
            gate.wait()
            results[number] = job()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_eight_people_with_the_same_paper_code_and_one_gets_the_profile() -> None:
    paper = VolunteerFactory(registered_on_paper=True)
    code = actions.issue_claim_code(volunteer=paper, acting_user=UserFactory())
    users = [UserFactory() for _number in range(8)]
    results = at_once(*[lambda user=user: claims.claim(acting_user=user, typed_code=code) for user in users])
    assert sum(isinstance(result, Volunteer) for result in results) == 1
    assert sum(isinstance(result, claims.ClaimCodeWrongError) for result in results) == 7
    paper.refresh_from_db()
    assert paper.user in users


def test_a_new_paper_code_while_the_old_one_is_typed_stops_nobody() -> None:
    paper, user = VolunteerFactory(registered_on_paper=True), UserFactory()
    code = actions.issue_claim_code(volunteer=paper, acting_user=UserFactory())
    results = []

    def type_it() -> None:
        try:
            results.append(claims.claim(acting_user=user, typed_code=code))
        except Exception as error:  # noqa: BLE001 - the test looks at it
            results.append(error)
        finally:
            connection.close()

    typing = threading.Thread(target=type_it)
    with transaction.atomic():
        Volunteer.objects.select_for_update().get(pk=paper.pk)
        typing.start()
        wait_until_somebody_waits()
        paper.claim_codes.all().delete()
    typing.join()

    assert isinstance(results[0], claims.ClaimCodeWrongError)


def wait_until_somebody_waits() -> None:
    """Return as soon as another connection waits for a lock."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            # Within a transaction the first look at the others' doings would be kept.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
            )
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    pytest.fail("Nobody waited for a lock.")


def test_two_who_change_to_the_same_address_and_one_is_told() -> None:
    users = [UserFactory() for _number in range(4)]
    results = at_once(
        *[lambda user=user: sign_in.change_email(acting_user=user, new_email="samme@example.org") for user in users]
    )

    assert sum(isinstance(result, sign_in.EmailTakenError) for result in results) == 3
    assert results.count(None) == 1


def test_eight_clicks_make_one_profile() -> None:
    user = UserFactory()
    results = at_once(*[lambda: actions.ensure_volunteer(user=user).pk for _number in range(8)])
    assert len(set(results)) == 1
    assert Volunteer.objects.count() == 1


def test_eight_sendings_of_a_form_register_one_person() -> None:
    leader = UserFactory()
    sent = {"acting_user": leader, "name": "Karin Uden-Mail", "phone": "+4520123456"}
    results = at_once(*[lambda: actions.register_volunteer(**sent).pk for _number in range(8)])
    assert len(set(results)) == 1


def test_a_guardian_who_clicks_eight_times_says_yes_once() -> None:
    child = VolunteerFactory(thirteen=True)
    consent = guardians.ask_guardian(
        volunteer=child, guardian_name="Vera Værge", guardian_email="vera@example.org", acting_user=child.user
    )
    told = []

    def hear(volunteer, **_rest):
        told.append(volunteer)

    guardian_confirmed.connect(hear)
    try:
        results = at_once(
            *[lambda: guardians.confirm(consent=consent, signed_name="Vera Værge") for _number in range(8)]
        )
    finally:
        guardian_confirmed.disconnect(hear)
    assert all(isinstance(result, GuardianConsent) for result in results)
    assert len(told) == 1
