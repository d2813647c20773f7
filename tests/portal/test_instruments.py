"""The front door shows associations, events and requests to those who have any, at a fixed cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.association_guide import EntryFactory, OfficerFactory
from tests.factories.contacts import BackingFactory, KeyPersonFactory, RequestFactory
from tests.factories.events import RegistrationFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
MANY = 30


def fill(user, person, association, number):
    for _one in range(number):
        RequestFactory(key_person=person, title="Til mig")
        RequestFactory(sender=user, title="Fra mig")
        BackingFactory(association=association, request__title="Bak op")
        RegistrationFactory(user=user, email=user.email, event__title="Min workshop")


def test_one_sees_what_one_has_at_the_same_cost_with_one_and_thirty(client):
    person = KeyPersonFactory()
    user = person.user
    officer = OfficerFactory(user=user)
    EntryFactory(association=officer.association, name="Vores forening")
    client.force_login(user)
    fill(user, person, officer.association, 1)
    page = client.get(reverse("dashboard")).content.decode()
    for words in ("Til mig", "Fra mig", "Bak op", "Min workshop", "Vores forening", reverse("request_inbox")):
        assert words in page

    def cost():
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse("dashboard"))
        return len(caught)

    one = cost()
    fill(user, person, officer.association, MANY)
    assert cost() == one


def test_who_has_none_of_it_sees_none_of_it(client):
    RequestFactory(title="En andens")
    BackingFactory(request__title="En andens forum")
    client.force_login(UserFactory())
    page = client.get(reverse("dashboard")).content.decode()
    assert "En andens" not in page
    assert reverse("request_inbox") not in page
