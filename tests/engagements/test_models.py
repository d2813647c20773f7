"""What the database itself refuses of sign-ups, times to talk and engagements."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.people import VolunteerFactory
from volunteering.engagements.choices import COUNTING_STATES, OPEN_STATES, SignUpState
from volunteering.engagements.models import Engagement, SignUp, TalkTime
from volunteering.opportunities.models import MOST_PLACES

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def refused(constraint):
    return pytest.raises(IntegrityError, match=constraint)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("sign_up_offer_has_deadline", {"state": "offered"}),
        ("sign_up_offer_has_deadline", {"state": "welcome", "offered_until": NOW}),
        ("sign_up_yes_only_to_offer", {"state": "welcome", "offer_accepted_at": NOW}),
        ("sign_up_yes_only_to_offer", {"state": "waiting", "offer_accepted_at": NOW}),
        ("sign_up_sent_unless_guardian", {"sent_at": None}),
        ("sign_up_sent_unless_guardian", {"state": "declined", "sent_at": None}),
        ("sign_up_reason_only_with_no", {"decline_reason": "no_place"}),
        ("sign_up_places_positive", {"places": 0}),
        ("sign_up_places_positive", {"places": MOST_PLACES + 1}),
        ("sign_up_task_has_place", {"institution": None}),
        ("sign_up_state_known", {"state": "maybe"}),
    ],
)
def test_the_database_refuses_a_sign_up(constraint, fields):
    sign_up = SignUpFactory()
    with refused(constraint), transaction.atomic():
        SignUp.objects.filter(pk=sign_up.pk).update(**fields)


@pytest.mark.parametrize("state", COUNTING_STATES)
def test_the_database_refuses_a_second_sign_up_while_one_counts(state):
    held = {"offered_until": NOW} if state == SignUpState.OFFERED else {}
    first = SignUpFactory(state=state, **held)
    with refused("sign_up_open_once"), transaction.atomic():
        SignUpFactory(volunteer=first.volunteer, opportunity=first.opportunity)
    SignUp.objects.filter(pk=first.pk).update(state=SignUpState.WITHDRAWN, offered_until=None)
    SignUpFactory(volunteer=first.volunteer, opportunity=first.opportunity)


@pytest.mark.parametrize("state", OPEN_STATES)
def test_the_database_refuses_a_second_open_offer_in_an_area(state):
    held = {"offered_until": NOW} if state == SignUpState.OFFERED else {}
    area = SignUpFactory().area
    offer = {"volunteer": VolunteerFactory(), "area": area, "opportunity": None, "institution": None}
    SignUpFactory(**offer, state=state, **held)
    with refused("sign_up_unsolicited_once"), transaction.atomic():
        SignUpFactory(**offer)


def test_the_database_refuses_one_time_to_talk_twice_and_two_chosen_ones():
    chosen = TalkTime.objects.create(sign_up=SignUpFactory(invited=True), starts_at=NOW, is_chosen=True)
    with refused("talk_time_once"), transaction.atomic():
        TalkTime.objects.create(sign_up=chosen.sign_up, starts_at=NOW)
    with refused("talk_time_one_chosen"), transaction.atomic():
        TalkTime.objects.create(sign_up=chosen.sign_up, starts_at=NOW + datetime.timedelta(days=1), is_chosen=True)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("engagement_ends_after_start", {"ended_on": datetime.date(2001, 1, 1)}),
        ("engagement_reason_only_at_end", {"end_reason": "done"}),
        ("engagement_places_positive", {"places": 0}),
        ("engagement_hours_of_a_week", {"weekly_hours": "0.4"}),
        ("engagement_hours_of_a_week", {"weekly_hours": "37.1"}),
    ],
)
def test_the_database_refuses_an_engagement(constraint, fields):
    engagement = EngagementFactory()
    with refused(constraint), transaction.atomic():
        Engagement.objects.filter(pk=engagement.pk).update(**fields)
