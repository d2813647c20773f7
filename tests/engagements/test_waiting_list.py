"""Places that come free go to the first in line that fits, and are held for 72 hours."""

import datetime

import pytest
from django.utils import timezone

from tests.factories.boundaries import BoundaryRuleFactory, TaskKindFactory, thawed
from tests.factories.engagements import SignUpFactory
from tests.factories.opportunities import OpportunityFactory
from volunteering.boundaries.verdicts import Verdict
from volunteering.engagements import places, tasks
from volunteering.engagements.actions import engaging, meeting, sending, waiting_list
from volunteering.engagements.choices import DeclineReason, SignUpState
from volunteering.engagements.models import IllegalSignUpStateError
from volunteering.institutions.rules import NotAllowedError
from volunteering.messaging.models import Message
from volunteering.opportunities import actions as opportunity_actions
from volunteering.opportunities.signals import opportunity_closed, places_added

pytestmark = pytest.mark.django_db


def state(sign_up):
    sign_up.refresh_from_db()
    return sign_up.state


def taken(task):
    task.refresh_from_db()
    return task.places_taken


@pytest.fixture
def welcomed(task, leader, leadership):
    """Two who fill the task."""
    sign_ups = [SignUpFactory(opportunity=task) for _ in range(2)]
    return [meeting.welcome(sign_up=s, contact=leadership, acting_user=leader) for s in sign_ups]


@pytest.fixture
def queue(task, welcomed):
    """Three in line, in this order."""
    now = timezone.now()
    return [
        SignUpFactory(opportunity=task, waiting=True, waiting_since=now + datetime.timedelta(minutes=n))
        for n in range(3)
    ]


def test_the_leader_puts_on_the_waiting_list_only_when_it_is_full(task, leader, leadership):
    sign_up = SignUpFactory(opportunity=task)
    with pytest.raises(places.PlaceIsFreeError):
        meeting.put_on_waiting_list(sign_up=sign_up, acting_user=leader)
    for _ in range(2):
        meeting.welcome(sign_up=SignUpFactory(opportunity=task), contact=leadership, acting_user=leader)
    for _again in range(2):
        meeting.put_on_waiting_list(sign_up=sign_up, acting_user=leader)
    assert state(sign_up) == SignUpState.WAITING
    assert Message.objects.filter(kind="on_waiting_list").count() == 1


def test_a_place_that_comes_free_is_offered_to_the_first_in_line(task, welcomed, queue, leader):
    engaging.end_engagement(engagement=welcomed[0], acting_user=leader)
    assert [state(s) for s in queue] == [SignUpState.OFFERED, SignUpState.WAITING, SignUpState.WAITING]
    assert taken(task) == 2
    assert queue[0].offered_until - timezone.now() > datetime.timedelta(hours=71)
    assert Message.objects.filter(kind="place_offered", recipient=queue[0].volunteer.user).count() == 1


def test_a_team_takes_its_size_and_who_fits_goes_first(task, welcomed, queue, leader):
    queue[0].places = 2
    queue[0].save()
    engaging.end_engagement(engagement=welcomed[0], acting_user=leader)
    assert [state(s) for s in queue] == [SignUpState.WAITING, SignUpState.OFFERED, SignUpState.WAITING]
    sending.decline_offer(sign_up=queue[1], acting_user=queue[1].volunteer.user)
    assert state(queue[2]) == SignUpState.OFFERED
    engaging.end_engagement(engagement=welcomed[1], acting_user=leader)
    sending.withdraw(sign_up=queue[2], acting_user=queue[2].volunteer.user)
    assert state(queue[0]) == SignUpState.OFFERED
    assert taken(task) == 2


def test_a_yes_keeps_the_place_until_the_leader_says_welcome(task, welcomed, queue, leader, leadership):
    engaging.end_engagement(engagement=welcomed[0], acting_user=leader)
    first = queue[0]
    for _again in range(2):
        sending.accept_offer(sign_up=first, acting_user=first.volunteer.user)
    assert waiting_list.lapse_offers(now=timezone.now() + datetime.timedelta(days=30)) == 0
    assert Message.objects.filter(kind="staff_place_accepted", recipient=leader).count() == 1
    first.refresh_from_db()
    invited = meeting.invite(
        sign_up=first, times=[timezone.now() + datetime.timedelta(days=1)], note="Kom forbi", acting_user=leader
    )
    assert invited.state == SignUpState.OFFERED
    sending.choose_talk_time(sign_up=invited, talk_time=invited.talk_times.get(), acting_user=invited.volunteer.user)
    meeting.welcome(sign_up=first, contact=leadership, acting_user=leader)
    assert state(first) == SignUpState.WELCOME
    assert taken(task) == 2


def test_only_the_own_offer_can_be_answered_and_only_in_time(task, welcomed, queue, leader):
    engaging.end_engagement(engagement=welcomed[0], acting_user=leader)
    with pytest.raises(NotAllowedError):
        sending.accept_offer(sign_up=queue[0], acting_user=queue[1].volunteer.user)
    with pytest.raises(IllegalSignUpStateError):
        sending.accept_offer(sign_up=queue[1], acting_user=queue[1].volunteer.user)
    queue[0].refresh_from_db()
    queue[0].offered_until = timezone.now() - datetime.timedelta(seconds=1)
    queue[0].save()
    with pytest.raises(IllegalSignUpStateError):
        sending.accept_offer(sign_up=queue[0], acting_user=queue[0].volunteer.user)


def test_an_offer_that_nobody_took_goes_on_and_may_be_swept_twice(task, welcomed, queue, leader):
    engaging.end_engagement(engagement=welcomed[0], acting_user=leader)
    later = timezone.now() + datetime.timedelta(hours=73)
    assert waiting_list.lapse_offers(now=later) == 1
    assert [state(s) for s in queue] == [SignUpState.LAPSED, SignUpState.OFFERED, SignUpState.WAITING]
    assert taken(task) == 2
    assert waiting_list.lapse_offers(now=timezone.now() + datetime.timedelta(hours=1)) == 0
    assert Message.objects.filter(kind="place_passed_on").count() == 1


def test_a_kind_no_to_somebody_with_a_held_place_gives_it_on(task, welcomed, queue, leader):
    engaging.end_engagement(engagement=welcomed[0], acting_user=leader)
    meeting.decline(sign_up=queue[0], reason=DeclineReason.NONE, acting_user=leader)
    assert state(queue[1]) == SignUpState.OFFERED
    assert taken(task) == 2


def test_more_places_are_offered_at_once(task, queue):
    task.refresh_from_db()
    task.places = 4
    task.save()
    offered = waiting_list.offer_next(opportunity_id=task.pk)
    assert [s.pk for s in offered] == [queue[0].pk, queue[1].pk]
    assert taken(task) == 4
    assert waiting_list.offer_next(opportunity_id=task.pk) == []


def test_a_paused_task_offers_nothing(task, welcomed, queue, leader):
    task.refresh_from_db()
    task.pause(reason="by_hand")
    engaging.end_engagement(engagement=welcomed[0], acting_user=leader)
    assert state(queue[0]) == SignUpState.WAITING
    assert taken(task) == 1


def test_what_is_open_for_a_closed_task_ends_kindly_and_the_welcomed_stay(task, welcomed, queue, leader):
    engaging.end_engagement(engagement=welcomed[0], acting_user=leader)
    new = SignUpFactory(opportunity=task)
    task.refresh_from_db()
    task.close()
    opportunity_closed.send(sender=type(task), opportunity=task, acting_user=leader)
    assert {state(s) for s in [*queue, new]} == {SignUpState.LAPSED}
    assert state(welcomed[1].sign_up) == SignUpState.WELCOME
    assert taken(task) == 1
    assert Message.objects.filter(kind="task_closed").count() == 4


def test_places_that_a_task_gets_are_offered(task, queue, leader):
    task.refresh_from_db()
    task.places = 3
    task.save()
    places_added.send(sender=type(task), opportunity=task, acting_user=leader)
    assert state(queue[0]) == SignUpState.OFFERED


def test_what_came_free_while_a_task_rested_is_offered_when_it_opens_again(task, welcomed, queue, leader):
    kind = TaskKindFactory()
    task.refresh_from_db()
    task.times, task.hours_each_time = 1, 1
    task.pause(reason="by_hand")
    task.save()
    task.task_kinds.add(kind)
    with thawed():
        BoundaryRuleFactory(boundary=task.published_under, task_kind=kind, verdict=Verdict.VOLUNTEER)
    engaging.end_engagement(engagement=welcomed[0], acting_user=leader)
    assert state(queue[0]) == SignUpState.WAITING
    opportunity_actions.publish(opportunity=task, acting_user=leader)
    assert [state(s) for s in queue] == [SignUpState.OFFERED, SignUpState.WAITING, SignUpState.WAITING]
    assert taken(task) == 2


def test_nobody_is_offered_a_place_in_something_that_has_been(task, welcomed, queue, leader):
    task.refresh_from_db()
    task.ends_on = timezone.localdate() - datetime.timedelta(days=1)
    task.save()
    engaging.end_engagement(engagement=welcomed[0], acting_user=leader)
    assert state(queue[0]) == SignUpState.WAITING
    assert taken(task) == 1


def test_who_was_called_to_a_talk_in_between_is_told_again_about_the_waiting_list(task, welcomed, queue, leader):
    first = queue[0]
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    for note in ("Kom forbi", "Vi ringer"):
        meeting.invite(sign_up=first, times=[tomorrow], note=note, acting_user=leader)
        meeting.put_on_waiting_list(sign_up=first, acting_user=leader)
    assert Message.objects.filter(kind="on_waiting_list", recipient=first.volunteer.user).count() == 2


def test_what_was_passed_over_when_its_task_closed_ends_in_the_next_sweep(task, welcomed, leader):
    waiting, invited = SignUpFactory(opportunity=task, waiting=True), SignUpFactory(opportunity=task, invited=True)
    running = SignUpFactory(opportunity=OpportunityFactory(institution=task.institution))
    engaging.end_engagement(engagement=welcomed[0], acting_user=leader)
    assert state(waiting) == SignUpState.OFFERED
    task.refresh_from_db()
    task.close()
    assert tasks.end_left_behind() == 2
    assert tasks.end_left_behind() == 0
    assert {state(waiting), state(invited)} == {SignUpState.LAPSED}
    assert state(running) == SignUpState.SENT
    assert taken(task) == 1
    assert Message.objects.filter(kind="task_closed").count() == 2


def test_nobody_waits_for_a_task_that_has_closed(task, welcomed, leader):
    late = SignUpFactory(opportunity=task)
    task.refresh_from_db()
    task.close()
    with pytest.raises(IllegalSignUpStateError):
        meeting.put_on_waiting_list(sign_up=late, acting_user=leader)
    assert state(late) == SignUpState.SENT
