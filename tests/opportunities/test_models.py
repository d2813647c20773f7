"""What the database refuses, and what the verbs of an opportunity allow."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from tests.factories.institutions import AssociationFactory, InstitutionFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from volunteering.opportunities.choices import OpportunityState, PauseReason
from volunteering.opportunities.models import IllegalOpportunityStateError, Opportunity, Project

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("opportunity_state_known", {"state": "someday"}),
        ("opportunity_places_not_oversold", {"places": 2, "places_taken": 3}),
        ("opportunity_ends_after_start", {"starts_on": dt.date(2030, 2, 1), "ends_on": dt.date(2030, 1, 1)}),
        ("opportunity_time_ends_after_start", {"starts_at": dt.time(12), "ends_at": dt.time(12)}),
        ("opportunity_published_is_complete", {"title": ""}),
        ("opportunity_published_is_complete", {"what_you_do": ""}),
        ("opportunity_published_is_complete", {"what_staff_do": ""}),
        ("opportunity_published_is_complete", {"staffing": ""}),
        ("opportunity_published_is_complete", {"rhythm": ""}),
        ("opportunity_published_is_complete", {"insurance": ""}),
        ("opportunity_published_is_complete", {"district": None}),
        ("opportunity_published_is_complete", {"responsible": None}),
        ("opportunity_published_is_complete", {"contact": None}),
        ("opportunity_published_is_complete", {"published_under": None}),
        ("opportunity_published_is_complete", {"published_at": None}),
        ("opportunity_pause_has_reason", {"state": "paused"}),
        ("opportunity_pause_has_reason", {"pause_reason": "by_hand"}),
        ("opportunity_association_named", {"run_by": "association"}),
        ("opportunity_closed_has_time", {"state": "closed"}),
        ("opportunity_times_21_bits", {"times": 2**21}),
        ("opportunity_one_place_at_least", {"places": 0}),
    ],
)
def test_the_database_refuses(constraint, fields):
    opportunity = OpportunityFactory()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Opportunity.objects.filter(pk=opportunity.pk).update(**fields)


def test_the_database_refuses_an_association_that_does_not_run_it():
    association = AssociationFactory()
    opportunity = OpportunityFactory()
    with pytest.raises(IntegrityError, match="opportunity_association_named"), transaction.atomic():
        Opportunity.objects.filter(pk=opportunity.pk).update(association=association)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("project_closed_after_start", {"started_on": dt.date(2010, 2, 1), "closed_on": dt.date(2010, 1, 1)}),
        ("project_closed_has_phase", {"closed_on": dt.date(2010, 2, 1), "phase": "running"}),
    ],
)
def test_the_database_refuses_a_project(constraint, fields):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Project.objects.create(institution=InstitutionFactory(), slug="p", title="P", **{"phase": "closed", **fields})


def test_a_draft_may_be_incomplete():
    draft = Opportunity.objects.create(institution=InstitutionFactory())
    assert draft.state == OpportunityState.DRAFT


def test_the_last_day_of_a_single_time_is_the_day_itself():
    opportunity = OpportunityFactory(rhythm="single", starts_on=dt.date(2030, 5, 4))
    regular = OpportunityFactory(rhythm="regular", starts_on=dt.date(2030, 5, 4))
    opportunity.refresh_from_db()
    regular.refresh_from_db()
    assert opportunity.last_day == dt.date(2030, 5, 4)
    assert regular.last_day is None


def test_verbs_refuse_what_the_state_does_not_allow():
    published, paused, closed = OpportunityFactory(), OpportunityFactory(paused=True), OpportunityFactory(closed=True)
    draft = OpportunityFactory(draft=True)
    for act in (
        lambda: published.publish(under=published.published_under),
        lambda: closed.publish(under=closed.published_under),
        lambda: paused.pause(reason=PauseReason.BY_HAND),
        lambda: draft.pause(reason=PauseReason.BY_HAND),
        draft.close,
        closed.close,
    ):
        with pytest.raises(IllegalOpportunityStateError):
            act()


def test_visitors_see_everything_but_drafts_and_colleagues_their_own_drafts_too():
    mine = MembershipFactory(role="mentor")
    own_draft = OpportunityFactory(institution=mine.institution, draft=True)
    others_draft = OpportunityFactory(draft=True)
    public = {OpportunityFactory(), OpportunityFactory(paused=True), OpportunityFactory(closed=True)}
    assert set(Opportunity.objects.visible_to(AnonymousUser())) == public
    seen = set(Opportunity.objects.visible_to(mine.user))
    assert own_draft in seen
    assert others_draft not in seen
    assert not Opportunity.objects.run_by_user(mine.user).exists()
