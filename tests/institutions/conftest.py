import pytest
from allauth.account.models import EmailAddress

from tests.factories.institutions import InstitutionFactory, MembershipFactory
from tests.factories.people import UserFactory
from volunteering.institutions.models import Role
from volunteering.people.tokens import digest


@pytest.fixture
def institution(db):
    return InstitutionFactory(name="Børnehuset Prøveby", slug="proeveby")


def colleague(institution, role, **user):
    return MembershipFactory(institution=institution, role=role, user=UserFactory(**user))


@pytest.fixture
def leader(institution):
    return colleague(institution, Role.LEADER, display_name="Hanne Leder", email="hanne@example.org").user


@pytest.fixture
def deputy(institution, leader):
    return colleague(institution, Role.DEPUTY, display_name="Otto Stedfortræder").user


@pytest.fixture
def coordinator(institution, leader):
    return colleague(institution, Role.COORDINATOR, display_name="Kim Koordinator").user


@pytest.fixture
def mentor(institution, leader):
    return colleague(institution, Role.MENTOR, display_name="Lone Mentor").user


@pytest.fixture
def other_leader(db):
    return colleague(InstitutionFactory(name="Et andet hus", slug="andet-hus"), Role.LEADER).user


@pytest.fixture
def somebody(db):
    """Make a user who has confirmed an e-mail address."""

    def make(email="ny@example.org", *, confirmed=True, **fields):
        user = UserFactory(email=email, **fields)
        EmailAddress.objects.create(user=user, email=email, verified=confirmed, primary=True)
        return user

    return make


@pytest.fixture
def link_token(monkeypatch):
    """The links that are sent end in link-1, link-2 and so on."""
    count = iter(range(1, 100))

    def new():
        token = f"link-{next(count)}"
        return token, digest(token)

    monkeypatch.setattr("volunteering.institutions.actions.new_link_token", new)
