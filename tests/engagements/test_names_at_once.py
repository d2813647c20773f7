"""Two at once around who is named: somebody leaves while somebody else is welcomed or stops."""

import threading

import pytest
from django.db import close_old_connections, connection, transaction

from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.institutions import MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from volunteering.engagements.actions import engaging, meeting
from volunteering.engagements.models import Engagement
from volunteering.institutions import actions as institutions
from volunteering.institutions.models import Role

pytestmark = pytest.mark.django_db(transaction=True)


def meanwhile(do):
    """Run ``do`` in another connection; return the thread and what became of it."""
    outcome = []

    def run():
        try:
            outcome.append(do())
        except Exception as error:  # noqa: BLE001 - the test looks at it
            outcome.append(error)
        finally:
            close_old_connections()
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, outcome


@pytest.fixture
def place():
    leadership = MembershipFactory()
    mentor = MembershipFactory(institution=leadership.institution, role=Role.MENTOR)
    task = OpportunityFactory(institution=leadership.institution, places=3, places_taken=1, contact=mentor)
    return leadership, mentor, task


def test_who_leaves_waits_for_the_welcome_and_is_followed_in_it(place):
    leadership, mentor, task = place
    sign_up = SignUpFactory(opportunity=task)
    with transaction.atomic():
        meeting.welcome(sign_up=sign_up, contact=mentor, acting_user=leadership.user)
        thread, outcome = meanwhile(lambda: institutions.end_membership(membership=mentor, acting_user=leadership.user))
        thread.join(timeout=0.5)
        assert thread.is_alive(), "leaving must wait for the welcome"
    thread.join(timeout=10)
    assert outcome == [None]
    assert Engagement.objects.get(sign_up=sign_up).contact == leadership


def test_stopping_waits_for_the_handing_on_and_neither_is_lost(place):
    leadership, mentor, task = place
    engagement = EngagementFactory(opportunity=task, contact=mentor)
    with transaction.atomic():
        institutions.end_membership(membership=mentor, acting_user=leadership.user)
        thread, outcome = meanwhile(
            lambda: engaging.end_engagement(
                engagement=Engagement.objects.with_details().get(pk=engagement.pk),
                acting_user=engagement.volunteer.user,
            )
        )
        thread.join(timeout=0.5)
        assert thread.is_alive(), "stopping must wait for the handing on"
    thread.join(timeout=10)
    assert isinstance(outcome[0], Engagement), outcome
    engagement.refresh_from_db()
    task.refresh_from_db()
    assert (engagement.is_running, engagement.contact, task.places_taken) == (False, leadership, 0)
