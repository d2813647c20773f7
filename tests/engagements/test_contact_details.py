"""Phone and e-mail are shown from the invitation on and to nobody whom they do not concern any more."""

import datetime
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.institutions import MembershipFactory
from volunteering.engagements.choices import EndReason, SignUpState
from volunteering.engagements.models import PendingSignUp
from volunteering.institutions.models import Role

NUMBER = "20 12 34 56"


def page_for(user, name, uuid, method="get"):
    client = Client()
    client.force_login(user)
    return getattr(client, method)(reverse(name, args=[uuid])).content.decode()


def offered(task, **extra):
    until = timezone.now() + datetime.timedelta(hours=72)
    return SignUpFactory(opportunity=task, state=SignUpState.OFFERED, offered_until=until, **extra)


@pytest.mark.parametrize(
    ("extra", "is_shown"),
    [({}, False), ({"offer_accepted_at": timezone.now()}, True), ({"invited_at": timezone.now()}, True)],
    ids=["offered by itself", "accepted", "invited before"],
)
def test_a_place_offered_by_itself_shows_no_number_before_the_yes(task, leader, extra, is_shown):
    sign_up = offered(task, **extra)
    page = page_for(leader, "sign_up_meet", sign_up.uuid)
    assert (NUMBER in page) is is_shown
    assert (sign_up.volunteer.user.email in page) is is_shown


def test_what_is_over_shows_no_number_on_the_sheet_either(task, leader):
    over = EngagementFactory(opportunity=task, ended_on=timezone.localdate(), end_reason=EndReason.TASK_DONE)
    for name, method in (("engagement_detail", "get"), ("engagement_paper", "post")):
        page = page_for(leader, name, over.uuid, method)
        assert NUMBER not in page
        assert over.volunteer.user.email not in page


def test_a_former_mentor_with_another_role_there_sees_no_number(task):
    former = MembershipFactory(institution=task.institution, role=Role.MENTOR)
    former.end()
    now = MembershipFactory(institution=task.institution, role=Role.CLEARANCE_OFFICER, user=former.user)
    engagement = EngagementFactory(opportunity=task, mentor=former)
    page = page_for(now.user, "engagement_detail", engagement.uuid)
    assert engagement.volunteer.name in page
    assert NUMBER not in page


def test_signs_that_turn_text_around_do_not_reach_a_name(client, task):
    response = client.post(
        reverse("opportunity_sign_up", args=[task.pk]),
        {"name": "\u202eFrida\u2066 Frivillig", "email": "Frida@KØBENHAVN.dk", "age": "15+", "words": "", "wishes": ""},
    )
    assert response.status_code == HTTPStatus.FOUND
    pending = PendingSignUp.objects.get()
    assert pending.answers["name"] == "Frida Frivillig"
    assert pending.email == "frida@xn--kbenhavn-54a.dk"
