"""Task kinds and boundaries for tests."""

from __future__ import annotations

from contextlib import contextmanager

import factory
from django.db import connection, transaction
from django.utils import timezone
from factory.django import DjangoModelFactory

from tests.factories.institutions import InstitutionFactory
from tests.factories.people import UserFactory
from volunteering.boundaries.models import (
    BoundaryRule,
    BoundaryState,
    RoleBoundary,
    TaskKind,
)
from volunteering.boundaries.verdicts import Verdict
from volunteering.institutions.models import InstitutionKind


class TaskKindFactory(DjangoModelFactory[TaskKind]):
    """A kind of task that volunteers may do."""

    class Meta:
        model = TaskKind

    slug = factory.Sequence(lambda n: f"proeveopgave-{n}")
    institution_kind = InstitutionKind.DAY_CARE
    name = factory.Sequence(lambda n: f"Prøveopgave {n}")
    name_en = factory.Sequence(lambda n: f"Trial task {n}")
    default_verdict = Verdict.VOLUNTEER
    default_reason = "Det er ekstra og erstatter ingen."


@contextmanager
def thawed():
    """Let a test build a version that is in force line by line. The product never does: its lines are frozen."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE volunteering_boundaryrule DISABLE TRIGGER boundary_rule_frozen")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE volunteering_boundaryrule ENABLE TRIGGER boundary_rule_frozen")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class RoleBoundaryFactory(DjangoModelFactory[RoleBoundary]):
    """A draft; ``in_force=True`` for a version that counts."""

    class Meta:
        model = RoleBoundary

    institution = factory.SubFactory(InstitutionFactory)
    version = factory.Sequence(lambda n: n + 1)

    class Params:
        """Traits."""

        in_force = factory.Trait(
            state=BoundaryState.IN_FORCE,
            in_force_at=factory.LazyFunction(timezone.now),
            in_force_by=factory.SubFactory(UserFactory),
        )


class BoundaryRuleFactory(DjangoModelFactory[BoundaryRule]):
    """A line of a boundary."""

    class Meta:
        model = BoundaryRule

    boundary = factory.SubFactory(RoleBoundaryFactory)
    task_kind = factory.SubFactory(TaskKindFactory)
    verdict = Verdict.VOLUNTEER
    reason = "Det er ekstra og erstatter ingen."

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        if kwargs["boundary"].state == BoundaryState.DRAFT:
            return super()._create(model_class, *args, **kwargs)
        with thawed():
            return super()._create(model_class, *args, **kwargs)
