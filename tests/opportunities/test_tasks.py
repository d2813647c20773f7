"""What the clock does, and what holds when two things happen at once."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.utils import timezone

from tests.factories.boundaries import BoundaryRuleFactory, RoleBoundaryFactory, TaskKindFactory
from tests.factories.institutions import MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from volunteering.boundaries import actions as boundary_actions
from volunteering.boundaries import selectors as boundaries
from volunteering.boundaries.verdicts import Verdict
from volunteering.opportunities import actions
from volunteering.opportunities.choices import OpportunityState, Rhythm
from volunteering.opportunities.models import Opportunity
from volunteering.opportunities.receivers import broken_by
from volunteering.opportunities.signals import opportunity_closed
from volunteering.opportunities.tasks import close_what_is_over
from volunteering.records.models import LogEntry

YESTERDAY = timezone.localdate() - dt.timedelta(days=1)


@pytest.mark.django_db
def test_what_has_had_its_last_day_is_closed_once():
    told = []

    def listen(opportunity, acting_user, **_rest):
        told.append((opportunity.pk, acting_user))

    opportunity_closed.connect(listen)
    over = OpportunityFactory(rhythm=Rhythm.SINGLE, starts_on=YESTERDAY)
    resting = OpportunityFactory(paused=True, starts_on=YESTERDAY, ends_on=YESTERDAY)
    today = OpportunityFactory(rhythm=Rhythm.SINGLE, starts_on=timezone.localdate())
    draft = OpportunityFactory(draft=True, rhythm=Rhythm.SINGLE, starts_on=YESTERDAY)
    regular = OpportunityFactory(starts_on=YESTERDAY)
    try:
        assert close_what_is_over() == 2
        assert close_what_is_over() == 0
    finally:
        opportunity_closed.disconnect(listen)
    states = dict(Opportunity.objects.values_list("pk", "state"))
    assert states[over.pk] == states[resting.pk] == OpportunityState.CLOSED
    assert states[today.pk] == states[regular.pk] == OpportunityState.PUBLISHED
    assert states[draft.pk] == OpportunityState.DRAFT
    assert sorted(told) == sorted([(over.pk, None), (resting.pk, None)])
    assert LogEntry.objects.filter(verb="opportunity.closed", actor=None).count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(4))
def test_nothing_slips_past_a_boundary_that_comes_into_force_at_the_same_moment(_round):
    leader = MembershipFactory()
    kind = TaskKindFactory()
    now = RoleBoundaryFactory(institution=leader.institution, version=1, in_force=True)
    BoundaryRuleFactory(boundary=now, task_kind=kind, verdict=Verdict.VOLUNTEER)
    stricter = RoleBoundaryFactory(institution=leader.institution, version=2)
    BoundaryRuleFactory(boundary=stricter, task_kind=kind, verdict=Verdict.STAFF_ONLY)
    draft = OpportunityFactory(institution=leader.institution, contact=leader, draft=True, times=1, hours_each_time=1)
    draft.task_kinds.add(kind)
    start = threading.Barrier(2)
    outcomes = []

    def at_once(act):
        try:
            start.wait(10)
            act()
            outcomes.append("done")
        except actions.NotReadyError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=at_once, args=[lambda: actions.publish(opportunity=draft, acting_user=leader.user)]),
        threading.Thread(
            target=at_once,
            args=[
                lambda: boundary_actions.put_in_force(
                    institution=leader.institution, revision=stricter.revision, acting_user=leader.user
                )
            ],
        ),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(outcomes) == 2
    in_force = boundaries.in_force_at(leader.institution)
    assert in_force == stricter
    assert broken_by(leader.institution.pk, boundaries.lines_of(in_force)) == []
    draft.refresh_from_db()
    assert draft.state == (OpportunityState.DRAFT if "refused" in outcomes else OpportunityState.PAUSED)
