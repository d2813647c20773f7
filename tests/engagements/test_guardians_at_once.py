"""A guardian answers while somebody else is at work with the same sign-up: nothing slips through, nobody is stuck."""

import datetime
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from tests.factories.engagements import SignUpFactory
from tests.factories.institutions import MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import GuardianConsentFactory, VolunteerFactory
from volunteering.engagements.actions import meeting, sending
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import IllegalSignUpStateError, SignUp
from volunteering.people import guardians

pytestmark = pytest.mark.django_db(transaction=True)
LONGEST_WAIT = 20


def elsewhere(work):
    """Do ``work`` on a connection of its own."""
    try:
        return work()
    finally:
        connections["default"].close()


def until(condition):
    """Wait until ``condition`` holds; the test fails by itself when it never does."""
    end = time.monotonic() + LONGEST_WAIT
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)


def somebody_waits():
    """Say whether a connection waits for another one's lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted LIMIT 1")
        return cursor.fetchone() is not None


@pytest.fixture
def child():
    return VolunteerFactory(thirteen=True)


@pytest.fixture
def task():
    return OpportunityFactory(institution=MembershipFactory().institution)


def test_a_yes_in_the_moment_of_sending_sends_it_on(child, task):
    consent = GuardianConsentFactory(volunteer=child)
    area = task.institution.area
    forms = [
        lambda: sending.send_sign_up(opportunity=task, volunteer=child, acting_user=child.user),
        lambda: sending.send_unsolicited_offer(area=area, volunteer=child, acting_user=child.user),
    ]
    with ThreadPoolExecutor(max_workers=2) as pool:
        with transaction.atomic():
            guardians.confirm(consent=consent, signed_name="Vera Værge")
            sent = [pool.submit(elsewhere, form) for form in forms]
            until(somebody_waits)
        results = [one.result(LONGEST_WAIT) for one in sent]
    assert {sign_up.state for sign_up in results} == {SignUpState.SENT}


def test_a_no_in_the_moment_of_sending_keeps_it_from_the_institution(child, task):
    consent = GuardianConsentFactory(volunteer=child, confirmed=True)
    with ThreadPoolExecutor(max_workers=1) as pool:
        with transaction.atomic():
            guardians.withdraw(consent=consent)
            sent = pool.submit(
                elsewhere, lambda: sending.send_sign_up(opportunity=task, volunteer=child, acting_user=child.user)
            )
            until(somebody_waits)
        assert sent.result(LONGEST_WAIT).state == SignUpState.AWAITING_GUARDIAN


def test_a_no_and_an_invitation_at_once_do_not_wait_for_each_other_in_a_circle(child, task, monkeypatch):
    consent = GuardianConsentFactory(volunteer=child, confirmed=True)
    sign_up = SignUpFactory(volunteer=child, opportunity=task)
    leader = task.contact.user
    leader_is_on_the_way, guardian_is_done = threading.Event(), threading.Event()
    note = meeting.note_first_contact

    def slowly(**kwargs):
        leader_is_on_the_way.set()
        until(lambda: guardian_is_done.is_set() or somebody_waits())
        note(**kwargs)

    def say_no():
        leader_is_on_the_way.wait(LONGEST_WAIT)
        guardians.withdraw(consent=consent)
        guardian_is_done.set()

    def invite():
        tomorrow = timezone.now() + datetime.timedelta(days=1)
        with pytest.raises(IllegalSignUpStateError):
            meeting.invite(sign_up=sign_up, times=[tomorrow], note="Kom forbi", acting_user=leader)

    monkeypatch.setattr(meeting, "note_first_contact", slowly)
    with ThreadPoolExecutor(max_workers=2) as pool:
        both = [pool.submit(elsewhere, work) for work in (invite, say_no)]
        for one in both:
            one.result(2 * LONGEST_WAIT)
    assert SignUp.objects.get().state == SignUpState.WITHDRAWN
