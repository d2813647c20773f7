"""A leader with a published task, and what most tests of this room need."""

import pytest

from tests.factories.institutions import MembershipFactory
from tests.factories.opportunities import OpportunityFactory


@pytest.fixture
def leadership(db):
    """The leader's membership of an institution."""
    return MembershipFactory()


@pytest.fixture
def leader(leadership):
    return leadership.user


@pytest.fixture
def task(leadership):
    """A published task with two places."""
    return OpportunityFactory(institution=leadership.institution, places=2)
