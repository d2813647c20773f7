"""A school with both banks and its people."""

import pytest

from tests.factories.competence_bank import BankFactory
from tests.factories.institutions import MembershipFactory
from volunteering.competence_bank.models import BankKind
from volunteering.institutions.models import Role


@pytest.fixture
def bank(db):
    """The parent bank."""
    return BankFactory()


@pytest.fixture
def local_bank(bank):
    """The same school's local bank."""
    return BankFactory(institution=bank.institution, kind=BankKind.LOCAL)


@pytest.fixture
def school(bank):
    return bank.institution


@pytest.fixture
def coordinator(school):
    """Runs the bank."""
    return MembershipFactory(
        institution=school, role=Role.COORDINATOR, title="Tovholder", user__display_name="Fie Forældrebank"
    ).user


@pytest.fixture
def teacher(school):
    """Looks things up."""
    return MembershipFactory(institution=school, role=Role.STAFF, user__display_name="Mette Matematik").user
