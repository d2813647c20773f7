"""The database itself keeps what has been in force."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tests.factories.boundaries import BoundaryRuleFactory, RoleBoundaryFactory, TaskKindFactory
from tests.factories.people import UserFactory
from volunteering.boundaries.models import (
    BoundaryRule,
    BoundaryState,
    IllegalBoundaryStateError,
    RoleBoundary,
    TaskKind,
)
from volunteering.boundaries.verdicts import Verdict

pytestmark = pytest.mark.django_db


def refused(constraint):
    return pytest.raises(IntegrityError, match=constraint)


FROZEN_RULE = "lines of a role boundary are frozen"
FROZEN = "is frozen once it is in force|has been in force is kept"


@pytest.fixture(params=[BoundaryState.IN_FORCE, BoundaryState.SUPERSEDED])
def frozen(request):
    """A version with one line that is, or was, in force."""
    boundary = RoleBoundaryFactory(introduction="Som det var.")
    BoundaryRuleFactory(boundary=boundary, reason="Som det var.")
    boundary.put_in_force(by=UserFactory())
    if request.param == BoundaryState.SUPERSEDED:
        boundary.supersede()
    return boundary


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": Verdict.STAFF_ONLY},
        {"reason": "Ny grund."},
        {"task_name": "Andet navn"},
        {"reason_en": "New reason."},
    ],
)
def test_a_line_cannot_be_changed(frozen, change):
    with refused(FROZEN_RULE):
        BoundaryRule.objects.filter(boundary=frozen).update(**change)


def test_a_line_cannot_be_deleted(frozen):
    with refused(FROZEN_RULE):
        BoundaryRule.objects.filter(boundary=frozen).delete()


def test_a_line_cannot_be_added(frozen):
    with refused(FROZEN_RULE):
        BoundaryRule.objects.create(boundary=frozen, task_kind=TaskKindFactory(), verdict=Verdict.VOLUNTEER)


def test_a_line_cannot_be_moved_to_or_from_a_draft(frozen):
    draft = RoleBoundaryFactory()
    loose = BoundaryRuleFactory(boundary=draft)
    with refused(FROZEN_RULE), transaction.atomic():
        BoundaryRule.objects.filter(pk=loose.pk).update(boundary=frozen)
    with refused(FROZEN_RULE):
        BoundaryRule.objects.filter(boundary=frozen).update(boundary=draft)


def test_not_even_by_hand_in_sql(frozen):
    with refused(FROZEN_RULE), connection.cursor() as cursor:
        cursor.execute("DELETE FROM volunteering_boundaryrule WHERE boundary_id = %s", [frozen.pk])


@pytest.mark.parametrize("change", [{"introduction": "Omskrevet."}, {"version": 99}, {"in_force_at": timezone.now()}])
def test_the_version_itself_cannot_be_rewritten(frozen, change):
    with refused(FROZEN):
        RoleBoundary.objects.filter(pk=frozen.pk).update(**change)


def test_the_version_cannot_become_a_draft_again(frozen):
    with refused(FROZEN):
        RoleBoundary.objects.filter(pk=frozen.pk).update(
            state=BoundaryState.DRAFT, in_force_at=None, superseded_at=None
        )


def test_the_version_cannot_be_deleted(frozen):
    with refused(FROZEN), connection.cursor() as cursor:
        cursor.execute("DELETE FROM volunteering_roleboundary WHERE id = %s", [frozen.pk])


def test_a_superseded_version_does_not_come_back():
    boundary = RoleBoundaryFactory(in_force=True)
    boundary.supersede()
    with refused(FROZEN):
        RoleBoundary.objects.filter(pk=boundary.pk).update(state=BoundaryState.IN_FORCE, superseded_at=None)


def test_the_discussion_and_whom_to_ask_may_still_be_noted(frozen):
    assert RoleBoundary.objects.filter(pk=frozen.pk).update(med_forum="Lokal-MED", ask_whom=None) == 1


def test_who_put_it_in_force_may_be_forgotten(frozen):
    frozen.in_force_by.delete()

    frozen.refresh_from_db()
    assert frozen.in_force_by is None


def test_a_draft_and_its_lines_can_be_changed_and_deleted():
    rule = BoundaryRuleFactory()
    BoundaryRule.objects.update(reason="Ny grund.")
    rule.boundary.delete()

    assert not BoundaryRule.objects.exists()


def test_a_new_name_in_the_taxonomy_leaves_the_version_alone(frozen):
    rule = BoundaryRule.objects.get(boundary=frozen)
    TaskKind.objects.filter(pk=rule.task_kind_id).update(default_verdict=Verdict.STAFF_ONLY)

    assert BoundaryRule.objects.get().verdict == Verdict.VOLUNTEER


# --- The other promises of the tables -------------------------------------------------------------------------------
def test_one_version_in_force_and_one_draft():
    one = RoleBoundaryFactory(in_force=True)
    with refused("boundary_one_in_force"), transaction.atomic():
        RoleBoundaryFactory(institution=one.institution, in_force=True)
    RoleBoundaryFactory(institution=one.institution)
    with refused("boundary_one_draft"):
        RoleBoundaryFactory(institution=one.institution)


def test_a_number_is_used_once():
    one = RoleBoundaryFactory()
    with refused("boundary_version_unique"):
        RoleBoundaryFactory(institution=one.institution, version=one.version, in_force=True)


def test_times_fit_the_state():
    with refused("boundary_times_fit_state"):
        RoleBoundaryFactory(state=BoundaryState.IN_FORCE)


def test_a_kind_of_task_stands_once():
    rule = BoundaryRuleFactory()
    with refused("boundary_rule_once"):
        BoundaryRuleFactory(boundary=rule.boundary, task_kind=rule.task_kind)


def test_only_the_four_verdicts_exist():
    with refused("boundary_rule_verdict_known"), transaction.atomic():
        BoundaryRuleFactory(verdict="maybe")
    with refused("task_kind_verdict_known"), transaction.atomic():
        TaskKindFactory(default_verdict="maybe")
    with refused("task_kind_place_known"):
        TaskKindFactory(institution_kind="shop")


def test_a_version_goes_one_way_only():
    boundary = RoleBoundaryFactory()
    with pytest.raises(IllegalBoundaryStateError):
        boundary.supersede()
    boundary.put_in_force(by=UserFactory())
    with pytest.raises(IllegalBoundaryStateError):
        boundary.put_in_force(by=UserFactory())
