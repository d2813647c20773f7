"""Inviting, saying welcome, the kind no."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories.engagements import SignUpFactory
from tests.factories.institutions import MembershipFactory, UnitFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.engagements import places
from volunteering.engagements.actions import meeting
from volunteering.engagements.choices import DeclineReason, SignUpState
from volunteering.engagements.models import Engagement, IllegalSignUpStateError
from volunteering.institutions.models import Role
from volunteering.institutions.rules import NotAllowedError
from volunteering.messaging.models import Message
from volunteering.records.models import LogEntry

pytestmark = pytest.mark.django_db


def in_days(days):
    return timezone.now() + datetime.timedelta(days=days)


@pytest.fixture
def sign_up(task):
    return SignUpFactory(opportunity=task)


def test_an_invitation_proposes_times_and_opens_phone_and_e_mail(sign_up, leader):
    invited = meeting.invite(sign_up=sign_up, times=[in_days(2)], note="Ring på døren", acting_user=leader)
    assert invited.state == SignUpState.INVITED
    assert invited.shows_contact
    mail = Message.objects.get(recipient=sign_up.volunteer.user)
    assert mail.kind == "invited_to_talk"
    assert "Ring på døren" in mail.body
    sign_up.volunteer.refresh_from_db()
    assert sign_up.volunteer.first_contact_at is not None


def test_the_same_invitation_sent_twice_is_one_mail_and_new_times_are_another(sign_up, leader):
    when = in_days(2)
    for _again in range(2):
        meeting.invite(sign_up=sign_up, times=[when], note="Her", acting_user=leader)
    assert Message.objects.filter(kind="invited_to_talk").count() == 1
    meeting.invite(sign_up=sign_up, times=[in_days(3)], note="Her", acting_user=leader)
    assert Message.objects.filter(kind="invited_to_talk").count() == 2
    assert sign_up.talk_times.count() == 1


@pytest.mark.parametrize("days", [[], [-1], [1, 2, 3, 4], [2, 2]])
def test_odd_times_are_refused(sign_up, leader, days):
    now = timezone.now()
    with pytest.raises(meeting.BadTalkTimesError):
        meeting.invite(
            sign_up=sign_up, times=[now + datetime.timedelta(days=d) for d in days], note="", acting_user=leader
        )


def test_nobody_from_elsewhere_and_no_other_role_meets_people(sign_up):
    mentor = MembershipFactory(institution=sign_up.institution, role=Role.MENTOR)
    for user in (MembershipFactory().user, mentor.user, sign_up.volunteer.user, UserFactory()):
        with pytest.raises(NotAllowedError):
            meeting.invite(sign_up=sign_up, times=[in_days(1)], note="", acting_user=user)
        with pytest.raises(NotAllowedError):
            meeting.welcome(sign_up=sign_up, contact=mentor, acting_user=user)
        with pytest.raises(NotAllowedError):
            meeting.decline(sign_up=sign_up, reason=DeclineReason.NONE, acting_user=user)
        with pytest.raises(NotAllowedError):
            meeting.put_on_waiting_list(sign_up=sign_up, acting_user=user)


def test_welcome_makes_the_engagement_and_takes_the_place(sign_up, task, leader, leadership):
    lone = MembershipFactory(institution=task.institution, role=Role.MENTOR)
    blue_room = UnitFactory(institution=task.institution)
    engagement = meeting.welcome(
        sign_up=sign_up,
        contact=leadership,
        mentor=lone,
        unit=blue_room,
        weekly_hours=Decimal(4),
        acting_user=leader,
    )
    task.refresh_from_db()
    assert task.places_taken == 1
    assert (engagement.contact, engagement.mentor, engagement.unit) == (leadership, lone, blue_room)
    assert engagement.weekly_hours == 4
    assert engagement.started_on == timezone.localdate()
    assert Message.objects.get(recipient=sign_up.volunteer.user).kind == "welcome"
    assert LogEntry.objects.filter(verb="sign_up.welcomed", actor=leader).exists()


def test_welcome_twice_is_one_engagement_and_one_place(sign_up, task, leader, leadership):
    first = meeting.welcome(sign_up=sign_up, contact=leadership, acting_user=leader)
    assert meeting.welcome(sign_up=sign_up, contact=leadership, acting_user=leader) == first
    task.refresh_from_db()
    assert (task.places_taken, Engagement.objects.count()) == (1, 1)


def test_a_full_task_welcomes_nobody_and_nothing_is_left_behind(sign_up, task, leader, leadership):
    task.places_taken = 2
    task.save()
    with pytest.raises(places.NoFreePlaceError):
        meeting.welcome(sign_up=sign_up, contact=leadership, acting_user=leader)
    sign_up.refresh_from_db()
    assert sign_up.state == SignUpState.SENT
    assert not Engagement.objects.exists()


def test_a_team_takes_its_size_or_nothing(task, leader, leadership):
    pair = SignUpFactory(opportunity=task, places=2)
    meeting.welcome(sign_up=pair, contact=leadership, acting_user=leader)
    task.refresh_from_db()
    assert task.places_taken == 2
    with pytest.raises(places.NoFreePlaceError):
        meeting.welcome(sign_up=SignUpFactory(opportunity=task), contact=leadership, acting_user=leader)


def test_contact_mentor_and_unit_must_be_of_the_place(sign_up, leader, leadership):
    with pytest.raises(meeting.ElsewhereError):
        meeting.welcome(sign_up=sign_up, contact=MembershipFactory(), acting_user=leader)
    with pytest.raises(meeting.ElsewhereError):
        meeting.welcome(sign_up=sign_up, contact=leadership, mentor=MembershipFactory(), acting_user=leader)
    with pytest.raises(meeting.ElsewhereError):
        meeting.welcome(sign_up=sign_up, contact=leadership, unit=UnitFactory(), acting_user=leader)


def test_an_offer_to_an_area_is_passed_on_before_anybody_is_welcomed(leadership):
    coordinator = MembershipFactory(of_area=True)
    offer = SignUpFactory(opportunity=None, institution=None, area=coordinator.area)
    with pytest.raises(meeting.NoPlaceChosenError):
        meeting.welcome(sign_up=offer, contact=leadership, acting_user=coordinator.user)


def test_a_kind_no_has_a_reason_code_and_a_warm_mail(sign_up, leader):
    for _again in range(2):
        meeting.decline(sign_up=sign_up, reason=DeclineReason.TIME_DOES_NOT_FIT, acting_user=leader)
    sign_up.refresh_from_db()
    assert sign_up.decline_reason == DeclineReason.TIME_DOES_NOT_FIT
    mail = Message.objects.get(recipient=sign_up.volunteer.user)
    assert mail.kind == "kind_no"
    assert "Dage og timer" in mail.body


def test_what_is_over_cannot_be_welcomed(sign_up, leader, leadership):
    meeting.decline(sign_up=sign_up, reason=DeclineReason.NONE, acting_user=leader)
    with pytest.raises(IllegalSignUpStateError):
        meeting.welcome(sign_up=sign_up, contact=leadership, acting_user=leader)
    with pytest.raises(IllegalSignUpStateError):
        meeting.invite(sign_up=sign_up, times=[in_days(1)], note="", acting_user=leader)


def test_who_has_no_e_mail_gets_no_mail(task, leader, leadership):
    on_paper = SignUpFactory(opportunity=task, volunteer=VolunteerFactory(registered_on_paper=True))
    meeting.welcome(sign_up=on_paper, contact=leadership, acting_user=leader)
    assert not Message.objects.exists()
