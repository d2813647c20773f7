"""Silence for three working days reaches the deputy, once."""

import datetime

import pytest
from django.utils import timezone

from tests.factories.engagements import SignUpFactory
from tests.factories.institutions import AreaFactory, MembershipFactory
from volunteering.engagements import tasks
from volunteering.engagements.actions import first_contact, sending, silence, waiting_list
from volunteering.engagements.models import PendingSignUp, SignUp
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


def test_an_offer_where_nobody_coordinates_is_recalled_to_the_common_address(settings):
    silent = SignUpFactory(
        opportunity=None,
        institution=None,
        area=AreaFactory(),
        sent_at=timezone.now() - datetime.timedelta(days=10),
    )
    assert silence.tell_deputies() == 1
    mail = Message.objects.get()
    assert mail.to_address == settings.CONTACT_EMAIL
    assert str(silent.uuid) in mail.body


def test_a_yes_to_a_held_place_that_nobody_answers_is_silence_too(task, leader, deputy):
    long_ago = timezone.now() - datetime.timedelta(days=10)
    waiting = SignUpFactory(opportunity=task, waiting=True, sent_at=long_ago, deputy_told_at=long_ago)
    waiting_list.offer_next(opportunity_id=task.pk)
    waiting.refresh_from_db()
    assert silence.tell_deputies() == 0
    sending.accept_offer(sign_up=waiting, acting_user=waiting.volunteer.user)
    assert silence.tell_deputies() == 0
    SignUp.objects.update(offer_accepted_at=long_ago)
    assert silence.tell_deputies() == 1
    assert silence.tell_deputies() == 0
    mail = Message.objects.get(kind="staff_silence")
    assert mail.recipient == deputy
    assert "har sagt ja til en plads" in mail.body


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
