"""Who organises events in these tests."""

import pytest
from django.contrib.auth.models import Group

from tests.factories.events import EventFactory
from tests.factories.people import UserFactory


@pytest.fixture
def coordinator():
    user = UserFactory(email="koordinator@example.org", display_name="Karla Koordinator")
    user.groups.add(Group.objects.get(name="Frivilligkoordinatorer"))
    return user


@pytest.fixture
def event():
    return EventFactory(places=2)
