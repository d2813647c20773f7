"""Silence for three working days reaches the deputy, once."""

import datetime

import pytest
from django.utils import timezone

from tests.factories.engagements import SignUpFactory
from tests.factories.institutions import MembershipFactory
from volunteering.engagements import tasks
from volunteering.engagements.actions import first_contact, silence
from volunteering.engagements.models import PendingSignUp
from volunteering.institutions.models import Role
from volunteering.messaging.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def deputy(leadership):
    return MembershipFactory(institution=leadership.institution, role=Role.DEPUTY).user


def test_the_deputy_is_told_once_and_the_leader_is_not_blamed(task, deputy):
    silent = SignUpFactory(opportunity=task, sent_at=timezone.now() - datetime.timedelta(days=10))
    SignUpFactory(opportunity=task)
    SignUpFactory(opportunity=task, invited=True, sent_at=timezone.now() - datetime.timedelta(days=10))
    assert silence.tell_deputies() == 1
    assert tasks.tell_deputies() == 0
    mail = Message.objects.get()
    assert (mail.kind, mail.recipient) == ("staff_silence", deputy)
    assert str(silent.uuid) in mail.body


def test_without_a_deputy_the_coordinator_is_told_and_else_the_leader(task, leader):
    SignUpFactory(opportunity=task, sent_at=timezone.now() - datetime.timedelta(days=10))
    silence.tell_deputies()
    assert Message.objects.get().recipient == leader


def test_an_offer_to_an_area_is_recalled_to_its_coordinator():
    coordinator = MembershipFactory(of_area=True)
    SignUpFactory(
        opportunity=None,
        institution=None,
        area=coordinator.area,
        sent_at=timezone.now() - datetime.timedelta(days=10),
    )
    assert silence.tell_deputies() == 1
    assert Message.objects.get().recipient == coordinator.user


def test_a_weekend_is_no_silence(task, deputy):
    friday = datetime.datetime(2026, 11, 20, 9, 0, tzinfo=datetime.UTC)
    SignUpFactory(opportunity=task, sent_at=friday)
    assert silence.tell_deputies(now=friday + datetime.timedelta(days=4)) == 0
    assert silence.tell_deputies(now=friday + datetime.timedelta(days=5)) == 1


def test_what_was_typed_but_not_confirmed_goes_after_a_day(task):
    token = first_contact.keep_pending(opportunity=task, answers={"email": "frida@example.org", "words": "Hej"})
    assert first_contact.pending_of(token) is not None
    assert not PendingSignUp.objects.filter(token_hash=token).exists()
    assert tasks.forget_pending_sign_ups() == 0
    PendingSignUp.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    assert first_contact.pending_of(token) is None
    assert tasks.forget_pending_sign_ups() == 1
