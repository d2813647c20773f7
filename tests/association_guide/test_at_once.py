"""Several at the same moment, each with a connection of its own."""

import threading

import pytest
from django.db import connections

from portal.association_guide.actions import judging, people, writing
from portal.association_guide.choices import Decision
from portal.association_guide.models import AlreadyJudgedError, Entry, OfficerInvitation
from portal.association_guide.workflow import position_of
from tests.association_guide.conftest import somebody
from tests.factories.association_guide import EntryFactory, OfficerFactory, OfficerInvitationFactory, coordinator
from volunteering.institutions.officers import Officer
from volunteering.messaging.models import Message
from volunteering.people.tokens import digest

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    """Run the calls in threads that start together; return the name of what each raised, "" for none."""
    start, found = threading.Barrier(len(calls)), [""] * len(calls)

    def run(number, call):
        start.wait()
        try:
            call()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test names it
            found[number] = type(error).__name__
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.fixture
def waiting():
    entry = EntryFactory()
    chair = somebody("formand@example.org")
    OfficerFactory(association=entry.association, user=chair)
    draft = Entry.objects.get(pk=entry.pk)
    draft.summary = "Nye ord."
    writing.save(draft=draft, seen=0, acting_user=chair)
    return Entry.objects.get(pk=entry.pk)


def test_two_coordinators_approve_once(waiting):
    step = position_of(waiting).task_state_id
    users = [coordinator(), coordinator()]
    found = at_once(
        *[
            lambda user=user: judging.decide(
                entry=waiting, task_state_id=step, decision=Decision.APPROVE, words="", acting_user=user
            )
            for user in users
        ]
    )
    assert sorted(found) == ["", AlreadyJudgedError.__name__]
    assert Message.objects.filter(kind="guide_approved").count() == 1
    assert Entry.objects.get(pk=waiting.pk).summary == "Nye ord."


def test_of_two_officers_who_save_one_is_told(waiting):
    chair = Officer.objects.get().user
    seen = waiting.latest_revision_id

    def save(words):
        draft = Entry.objects.get(pk=waiting.pk).get_latest_revision_as_object()
        draft.summary = words
        writing.save(draft=draft, seen=seen, acting_user=chair)

    found = at_once(lambda: save("Mine."), lambda: save("Dine."))
    assert sorted(found) == ["", writing.ChangedMeanwhileError.__name__]


def test_of_four_invitations_three_become_logins():
    association = EntryFactory().association
    tokens = [f"fire {number}" for number in range(4)]
    users = []
    for token in tokens:
        invitation = OfficerInvitationFactory(association=association, token_hash=digest(token))
        users.append(somebody(invitation.email))
    found = at_once(
        *[
            lambda token=token, user=user: people.accept(token=token, acting_user=user)
            for token, user in zip(tokens, users, strict=True)
        ]
    )
    assert sorted(found) == ["", "", "", people.NoFreeLoginError.__name__]
    assert sorted(Officer.objects.active().values_list("slot", flat=True)) == [1, 2, 3]
    assert OfficerInvitation.objects.unanswered().count() == 1
