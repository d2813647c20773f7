"""Engagements: on paper, changed, ended by either side."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.institutions import AreaFactory, MembershipFactory, UnitFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.engagements import places
from volunteering.engagements.actions import engaging, meeting, sending
from volunteering.engagements.choices import EndReason, SignUpState
from volunteering.engagements.models import Engagement
from volunteering.institutions import actions as institution_actions
from volunteering.institutions.models import Membership, Role
from volunteering.institutions.rules import NotAllowedError
from volunteering.institutions.signals import leadership_handed_over, membership_ended
from volunteering.messaging.models import Message
from volunteering.people.signals import volunteer_claimed
from volunteering.records.models import LogEntry

pytestmark = pytest.mark.django_db


def karin(institution, acting_user, contact, **extra):
    return engaging.register_volunteer(
        institution=institution,
        acting_user=acting_user,
        name="Karin Telefon",
        phone="+4520123456",
        contact=contact,
        **extra,
    )


def test_karin_without_e_mail_is_entered_straight_as_an_engagement(task, leader, leadership):
    lone = MembershipFactory(institution=task.institution, role=Role.MENTOR)
    engagement = karin(task.institution, leader, leadership, mentor=lone, weekly_hours=Decimal(4), opportunity=task)
    task.refresh_from_db()
    assert engagement.volunteer.user is None
    assert engagement.volunteer.registered_by == leader
    assert engagement.sign_up is None
    assert task.places_taken == 1
    assert not Message.objects.exists()


def test_entering_karin_twice_is_one_engagement_and_one_place(task, leader, leadership):
    first = karin(task.institution, leader, leadership, opportunity=task)
    assert karin(task.institution, leader, leadership, opportunity=task) == first
    task.refresh_from_db()
    assert task.places_taken == 1


def test_somebody_from_before_the_system_keeps_the_first_day(task, leader, leadership):
    day = datetime.date(2009, 3, 1)
    engagement = karin(task.institution, leader, leadership, began_before_system=True, started_on=day)
    assert engagement.started_on == day
    assert engagement.volunteer.began_before_system


def test_a_full_task_takes_nobody_on_paper_either(task, leader, leadership):
    task.places_taken = 2
    task.save()
    with pytest.raises(places.NoFreePlaceError):
        karin(task.institution, leader, leadership, opportunity=task)
    assert not Engagement.objects.exists()


def test_only_those_who_run_the_place_enter_people(task, leadership):
    mentor = MembershipFactory(institution=task.institution, role=Role.MENTOR)
    for user in (mentor.user, MembershipFactory().user, UserFactory()):
        with pytest.raises(NotAllowedError):
            karin(task.institution, user, leadership)


def test_in_week_six_it_becomes_two_hours_and_nobody_asks_why(task, leader, leadership):
    engagement = EngagementFactory(opportunity=task, contact=leadership, weekly_hours=4)
    unit = UnitFactory(institution=task.institution)
    changed = engaging.change_engagement(
        engagement=engagement,
        contact=leadership,
        mentor=None,
        unit=unit,
        weekly_hours=Decimal(2),
        acting_user=leader,
        seen=engagement.frame,
    )
    assert (changed.weekly_hours, changed.unit) == (2, unit)


def test_a_contact_who_has_left_may_stay_but_not_be_chosen_anew(task, leader, leadership):
    left = MembershipFactory(institution=task.institution, role=Role.STAFF)
    engagement = EngagementFactory(opportunity=task, contact=left)
    left.ended_at = timezone.now()
    left.save()
    engaging.change_engagement(
        engagement=engagement,
        contact=left,
        mentor=None,
        unit=None,
        weekly_hours=Decimal(1),
        acting_user=leader,
        seen=engagement.frame,
    )
    other = EngagementFactory(opportunity=task, contact=leadership)
    with pytest.raises(meeting.ElsewhereError):
        engaging.change_engagement(
            engagement=other,
            contact=left,
            mentor=None,
            unit=None,
            weekly_hours=None,
            acting_user=leader,
            seen=other.frame,
        )


@pytest.fixture
def engagement(task, leader, leadership):
    sign_up = SignUpFactory(opportunity=task)
    return meeting.welcome(sign_up=sign_up, contact=leadership, acting_user=leader)


def test_the_volunteer_ends_it_and_the_leader_is_told(engagement, task, leader):
    for _again in range(2):
        ended = engaging.end_engagement(engagement=engagement, acting_user=engagement.volunteer.user)
    task.refresh_from_db()
    assert ended.end_reason == EndReason.VOLUNTEER_STOPPED
    assert task.places_taken == 0
    assert Message.objects.filter(recipient=leader, kind="staff_volunteer_stopped").count() == 1


def test_the_leader_ends_it_and_the_volunteer_is_thanked(engagement, task, leader):
    engaging.end_engagement(engagement=engagement, acting_user=leader)
    engagement.refresh_from_db()
    assert engagement.end_reason == EndReason.INSTITUTION_ENDED
    assert Message.objects.filter(recipient=engagement.volunteer.user, kind="engagement_ended").count() == 1


def test_after_the_end_one_can_sign_up_again(engagement, task, leader):
    engaging.end_engagement(engagement=engagement, acting_user=leader)
    volunteer = engagement.volunteer
    again = sending.send_sign_up(opportunity=task, volunteer=volunteer, acting_user=volunteer.user)
    assert again.state == SignUpState.SENT
    assert again != engagement.sign_up


def test_one_that_has_not_begun_ends_on_its_first_day(task, leader, leadership):
    start = timezone.localdate() + datetime.timedelta(days=10)
    sign_up = SignUpFactory(opportunity=task)
    engagement = meeting.welcome(sign_up=sign_up, contact=leadership, started_on=start, acting_user=leader)
    assert engaging.end_engagement(engagement=engagement, acting_user=leader).ended_on == start


def test_nobody_else_ends_it(engagement):
    for user in (UserFactory(), MembershipFactory().user):
        with pytest.raises(NotAllowedError):
            engaging.end_engagement(engagement=engagement, acting_user=user)


def test_what_was_registered_on_paper_follows_to_the_own_profile(task, leader, leadership):
    engagement = karin(task.institution, leader, leadership)
    own = VolunteerFactory()
    volunteer_claimed.send(sender=type(own), old=engagement.volunteer, new=own)
    engagement.refresh_from_db()
    assert engagement.volunteer == own


@pytest.fixture
def mentor(task):
    return MembershipFactory(institution=task.institution, role=Role.MENTOR)


def test_who_leaves_is_followed_by_the_leader(task, leader, leadership, mentor):
    running = EngagementFactory(opportunity=task, contact=mentor, mentor=mentor)
    over = EngagementFactory(
        opportunity=task, contact=mentor, mentor=mentor, ended_on=timezone.localdate(), end_reason=EndReason.TASK_DONE
    )
    other = EngagementFactory(opportunity=task, contact=leadership)
    institution_actions.end_membership(membership=mentor, acting_user=leader)
    running.refresh_from_db()
    over.refresh_from_db()
    assert (running.contact, running.mentor) == (leadership, leadership)
    assert (over.contact, over.mentor) == (mentor, mentor)
    entry = LogEntry.objects.get(verb="engagement.handed_on")
    assert (entry.target_key, entry.actor_id, entry.detail) == (
        str(running.pk),
        leader.pk,
        {"membership": leadership.pk},
    )
    assert LogEntry.objects.filter(target_key=str(other.pk), verb="engagement.handed_on").count() == 0


def test_a_new_leader_takes_over_the_people_too(task, leader, leadership, mentor):
    led = EngagementFactory(opportunity=task, contact=leadership, mentor=mentor)
    successor = MembershipFactory(institution=task.institution, role=Role.DEPUTY)
    leadership_handed_over.send(
        sender=type(leadership),
        institution=task.institution,
        previous=leadership,
        successor=successor,
        acting_user=successor.user,
    )
    led.refresh_from_db()
    assert (led.contact, led.mentor) == (successor, mentor)


def test_where_nobody_takes_over_the_name_stays(task, leader, mentor):
    running = EngagementFactory(opportunity=task, contact=mentor)
    membership_ended.send(sender=type(mentor), membership=mentor, taken_over_by=None, acting_user=leader)
    running.refresh_from_db()
    assert running.contact == mentor


def test_nobody_is_welcomed_to_somebody_who_has_left_meanwhile(task, leader, mentor):
    sign_up = SignUpFactory(opportunity=task)
    institution_actions.end_membership(membership=Membership.objects.get(pk=mentor.pk), acting_user=leader)
    assert mentor.ended_at is None
    with pytest.raises(meeting.ElsewhereError):
        meeting.welcome(sign_up=sign_up, contact=mentor, acting_user=leader)


def offer(volunteer, area, **extra):
    return SignUpFactory(volunteer=volunteer, opportunity=None, institution=None, area=area, **extra)


def test_an_own_offer_of_help_does_not_keep_the_rest_from_following(task):
    paper, own = VolunteerFactory(registered_on_paper=True), VolunteerFactory()
    area, elsewhere = AreaFactory(slug="skole"), AreaFactory(slug="bibliotek")
    offer(own, area)
    to_task, same_area, other_area = (
        SignUpFactory(volunteer=paper, opportunity=task),
        offer(paper, area),
        offer(paper, elsewhere),
    )
    volunteer_claimed.send(sender=None, old=paper, new=own)
    for row in (to_task, same_area, other_area):
        row.refresh_from_db()
    assert to_task.volunteer == own
    assert other_area.volunteer == own
    assert same_area.volunteer == paper


@pytest.mark.parametrize(
    ("own_state", "paper_state", "follows"),
    [
        (SignUpState.SENT, SignUpState.SENT, False),
        (SignUpState.WELCOME, SignUpState.INVITED, False),
        (SignUpState.DECLINED, SignUpState.INVITED, True),
        (SignUpState.SENT, SignUpState.WITHDRAWN, True),
    ],
)
def test_only_two_that_count_for_one_task_stand_in_each_others_way(task, own_state, paper_state, follows):
    paper, own = VolunteerFactory(registered_on_paper=True), VolunteerFactory()
    SignUpFactory(volunteer=own, opportunity=task, state=own_state)
    earlier = SignUpFactory(volunteer=paper, opportunity=task, state=paper_state)
    volunteer_claimed.send(sender=None, old=paper, new=own)
    earlier.refresh_from_db()
    assert earlier.volunteer == (own if follows else paper)
