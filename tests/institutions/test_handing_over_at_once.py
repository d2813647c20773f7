"""Two at the same moment: real connections, because only they can wait for each other."""

import threading

import pytest
from allauth.account.models import EmailAddress
from django.db import connection

from tests.factories.institutions import InstitutionFactory, MembershipFactory
from tests.factories.people import UserFactory
from volunteering.institutions import actions
from volunteering.institutions.models import IllegalInvitationStateError, Membership, Role
from volunteering.people.tokens import digest

pytestmark = pytest.mark.django_db(transaction=True)


def together(*calls):
    """Run the calls at the same moment; return what each returned or raised."""
    barrier, results = threading.Barrier(len(calls)), [None] * len(calls)

    def run(place, call):
        try:
            barrier.wait(10)
            results[place] = call()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_a_link_pressed_twice_at_once_makes_one_leader(monkeypatch):
    leader = MembershipFactory(institution=InstitutionFactory())
    guest = UserFactory(email="ny@example.org")
    EmailAddress.objects.create(user=guest, email=guest.email, verified=True, primary=True)
    monkeypatch.setattr("volunteering.institutions.actions.new_link_token", lambda: ("link", digest("link")))
    actions.invite_successor(
        institution=leader.institution, email=guest.email, title="", predecessor_stays=True, acting_user=leader.user
    )

    results = together(*[lambda: actions.accept(token="link", acting_user=guest)] * 4)

    refused = [result for result in results if isinstance(result, Exception)]
    assert [type(error) for error in refused] == [IllegalInvitationStateError] * 3
    active = Membership.objects.active().filter(institution=leader.institution)
    assert {(m.user_id, m.role) for m in active} == {(guest.pk, Role.LEADER), (leader.user_id, Role.COORDINATOR)}


def test_the_same_invitation_sent_twice_at_once_is_one(monkeypatch):
    leader = MembershipFactory(institution=InstitutionFactory())

    results = together(
        *[
            lambda: actions.invite(
                institution=leader.institution,
                email="ny@example.org",
                role=Role.MENTOR,
                title="",
                acting_user=leader.user,
            )
        ]
        * 4
    )

    assert sum(isinstance(result, actions.AlreadyInvitedError) for result in results) == 3
