"""What the tests of this room share."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories.people import VolunteerFactory
from volunteering.messaging.models import Message


@pytest.fixture(autouse=True)
def _no_limits_left_from_before(db):
    """Rate limits count from nothing."""
    cache.clear()


@pytest.fixture
def newest_code():
    """`newest_code()`: the code in the newest mail, as it stands there."""

    def read() -> str:
        body = Message.objects.latest("pk").body
        return re.search(r"^\d{4} \d{4}$", body, re.MULTILINE).group()

    return read


@pytest.fixture
def volunteer():
    """A grown-up with a login and a profile."""
    return VolunteerFactory()


@pytest.fixture
def own(volunteer) -> Client:
    """A browser in which `volunteer` is logged in."""
    client = Client()
    client.force_login(volunteer.user)
    return client
