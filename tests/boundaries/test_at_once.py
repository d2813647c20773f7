"""Two at the same moment: real connections, because only they can wait for each other."""

import pytest
from django.db import IntegrityError

from tests.boundaries.conftest import lines, texts
from tests.factories.boundaries import TaskKindFactory
from tests.factories.institutions import InstitutionFactory, MembershipFactory
from tests.institutions.test_handing_over_at_once import together
from volunteering.boundaries import actions
from volunteering.boundaries.models import BoundaryRule, RoleBoundary
from volunteering.boundaries.verdicts import Verdict

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leader():
    TaskKindFactory(is_starter=True)
    return MembershipFactory(institution=InstitutionFactory())


def test_of_several_who_put_in_force_at_once_one_wins(leader):
    draft = actions.start_draft(institution=leader.institution, acting_user=leader.user)

    results = together(
        *[lambda: actions.put_in_force(institution=draft.institution, revision=0, acting_user=leader.user)] * 6
    )

    refused = [result for result in results if isinstance(result, Exception)]
    assert [type(error) for error in refused] == [actions.NoDraftError] * 5
    assert RoleBoundary.objects.in_force().get() == draft


def test_a_draft_begun_by_several_at_once_is_one(leader):
    results = together(*[lambda: actions.start_draft(institution=leader.institution, acting_user=leader.user)] * 6)

    assert {result.pk for result in results} == {RoleBoundary.objects.get().pk}


def test_a_line_saved_while_it_comes_into_force_is_not_lost_and_not_smuggled_in(leader):
    draft = actions.start_draft(institution=leader.institution, acting_user=leader.user)
    kind = TaskKindFactory()
    typed = [*lines(draft), actions.DraftLine(kind.pk, Verdict.VOLUNTEER, "")]

    saved, forced = together(
        lambda: actions.save_draft(draft=draft, texts=texts(), lines=typed, revision=0, acting_user=leader.user),
        lambda: actions.put_in_force(institution=draft.institution, revision=0, acting_user=leader.user),
    )

    outcomes = (isinstance(saved, actions.NoDraftError), isinstance(forced, actions.ChangedMeanwhileError))
    assert sum(outcomes) == 1, (saved, forced)
    assert BoundaryRule.objects.filter(boundary=draft, task_kind=kind).exists() == outcomes[1]


def test_a_line_added_behind_the_actions_back_waits_and_is_refused(leader):
    draft = actions.start_draft(institution=leader.institution, acting_user=leader.user)
    kinds = TaskKindFactory.create_batch(8)

    results = together(
        *[
            lambda kind=kind: BoundaryRule.objects.create(boundary=draft, task_kind=kind, verdict=Verdict.VOLUNTEER)
            for kind in kinds
        ],
        lambda: actions.put_in_force(institution=draft.institution, revision=0, acting_user=leader.user),
    )

    added = [result for result in results[:-1] if isinstance(result, BoundaryRule)]
    assert all(isinstance(result, (BoundaryRule, IntegrityError)) for result in results[:-1])
    assert BoundaryRule.objects.filter(boundary=draft, task_kind__in=kinds).count() == len(added)
    # Whoever came in time was there when the names were copied.
    assert not BoundaryRule.objects.filter(boundary=draft, task_name="").exists()
