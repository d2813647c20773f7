"""A new boundary, somebody who leaves, a new leader: what becomes of the opportunities."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.boundaries import BoundaryRuleFactory, RoleBoundaryFactory, TaskKindFactory
from tests.factories.institutions import MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from volunteering.boundaries import actions as boundary_actions
from volunteering.boundaries.selectors import would_break
from volunteering.boundaries.verdicts import Verdict
from volunteering.institutions.models import Role
from volunteering.institutions.signals import leadership_handed_over, membership_ended
from volunteering.messaging.models import Message
from volunteering.opportunities.choices import OpportunityState, PauseReason
from volunteering.records.models import LogEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader():
    return MembershipFactory()


@pytest.fixture
def reading():
    return TaskKindFactory(name="Læse højt")


@pytest.fixture
def baking():
    return TaskKindFactory(name="Bage")


@pytest.fixture
def in_force(leader, reading, baking):
    boundary = RoleBoundaryFactory(institution=leader.institution, version=1, in_force=True)
    for kind in (reading, baking):
        BoundaryRuleFactory(boundary=boundary, task_kind=kind, verdict=Verdict.VOLUNTEER)
    return boundary


@pytest.fixture
def stricter(leader, reading, baking, in_force):
    """A draft under which baking is the staff's."""
    draft = RoleBoundaryFactory(institution=leader.institution, version=2)
    BoundaryRuleFactory(boundary=draft, task_kind=reading, verdict=Verdict.VOLUNTEER)
    BoundaryRuleFactory(boundary=draft, task_kind=baking, verdict=Verdict.STAFF_ONLY, reason="Hygiejne.")
    return draft


def post(leader, in_force, kind, title, **fields):
    opportunity = OpportunityFactory(
        institution=leader.institution, contact=leader, published_under=in_force, title=title, **fields
    )
    opportunity.task_kinds.add(kind)
    return opportunity


def put_in_force(leader, draft):
    return boundary_actions.put_in_force(
        institution=leader.institution, revision=draft.revision, acting_user=leader.user
    )


def test_what_would_break_is_shown_beforehand_and_nothing_changes(leader, reading, baking, in_force, stricter):
    fine = post(leader, in_force, reading, "Læs")
    broken = post(leader, in_force, baking, "Bag")
    post(leader, in_force, baking, "Kladde", state="draft")
    (found,) = would_break(stricter)
    assert found.title == "Bag"
    assert found.url == reverse("opportunity_edit", args=[broken.pk])
    assert [breach.verdict for breach in found.breaches] == [Verdict.STAFF_ONLY]
    for opportunity in (fine, broken):
        opportunity.refresh_from_db()
        assert (opportunity.state, opportunity.published_under) == (OpportunityState.PUBLISHED, in_force)


def test_what_breaks_rests_in_the_same_moment_and_the_leader_is_told(leader, reading, baking, in_force, stricter):
    fine = post(leader, in_force, reading, "Læs")
    broken = post(leader, in_force, baking, "Bag boller")
    resting = post(leader, in_force, reading, "Hviler", state="paused", pause_reason="by_hand")
    elsewhere = OpportunityFactory(title="Et andet sted")
    elsewhere.task_kinds.add(baking)
    _version, paused = put_in_force(leader, stricter)
    assert [found.title for found in paused] == ["Bag boller"]
    for opportunity in (fine, broken, resting, elsewhere):
        opportunity.refresh_from_db()
    assert (broken.state, broken.pause_reason) == (OpportunityState.PAUSED, PauseReason.BOUNDARY)
    assert fine.published_under_id == stricter.pk
    assert (resting.pause_reason, resting.published_under_id) == (PauseReason.BY_HAND, in_force.pk)
    assert elsewhere.state == OpportunityState.PUBLISHED
    message = Message.objects.get(kind="opportunities_paused_by_boundary")
    assert message.recipient == leader.user
    assert "Bag boller" in message.body
    assert "Læs" not in message.body.splitlines()
    assert LogEntry.objects.filter(verb="opportunity.paused_by_boundary", target_key=str(broken.pk)).exists()


def test_when_nothing_breaks_nobody_is_written_to(leader, reading, in_force, stricter):
    post(leader, in_force, reading, "Læs")
    put_in_force(leader, stricter)
    assert not Message.objects.filter(kind="opportunities_paused_by_boundary").exists()


def test_thirty_cost_as_many_looks_as_one(leader, reading, in_force, stricter, django_assert_max_num_queries):
    post(leader, in_force, reading, "Læs")
    with django_assert_max_num_queries(10) as one:
        would_break(stricter)
    for number in range(29):
        post(leader, in_force, reading, f"Læs {number}")
    with django_assert_max_num_queries(len(one)):
        would_break(stricter)


def test_what_rests_for_its_boundary_starts_again_only_when_it_fits(leader, baking, in_force, stricter):
    broken = post(leader, in_force, baking, "Bag", hours_each_time=1, times=1)
    put_in_force(leader, stricter)
    client = Client()
    client.force_login(leader.user)
    response = client.post(reverse("opportunity_publish", args=[broken.pk]), follow=True)
    assert "Hygiejne." in str(response.context["form"].errors["task_kinds"])
    broken.refresh_from_db()
    assert broken.state == OpportunityState.PAUSED


def test_who_takes_over_is_named_from_then_on(leader):
    colleague = MembershipFactory(institution=leader.institution, role=Role.COORDINATOR)
    named = OpportunityFactory(institution=leader.institution, contact=colleague)
    closed = OpportunityFactory(institution=leader.institution, contact=colleague, closed=True)
    membership_ended.send(sender=type(colleague), membership=colleague, taken_over_by=leader, acting_user=leader.user)
    named.refresh_from_db()
    closed.refresh_from_db()
    assert (named.contact, named.responsible) == (leader, leader)
    assert closed.contact == colleague


def test_a_new_leader_stands_where_the_earlier_one_stood(leader):
    successor = MembershipFactory(institution=leader.institution, role=Role.DEPUTY)
    named = OpportunityFactory(institution=leader.institution, contact=leader)
    leadership_handed_over.send(
        sender=type(leader),
        institution=leader.institution,
        previous=leader,
        successor=successor,
        acting_user=successor.user,
    )
    named.refresh_from_db()
    assert (named.contact, named.responsible) == (successor, successor)
