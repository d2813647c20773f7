"""People around one association."""

import pytest
from allauth.account.models import EmailAddress

from tests.factories.association_guide import EntryFactory, OfficerFactory, coordinator
from tests.factories.people import UserFactory


def somebody(email, name="Nina Ny"):
    user = UserFactory(email=email, display_name=name)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


@pytest.fixture
def entry():
    return EntryFactory(name="Naboerne på Åvej", association__slug="naboerne")


@pytest.fixture
def chair(entry):
    user = somebody("formand@example.org", "Frode Formand")
    OfficerFactory(association=entry.association, user=user)
    return user


@pytest.fixture
def moderator():
    return coordinator(email="koordinator@example.org", display_name="Kirsten Koordinator")
