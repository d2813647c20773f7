"""What the places of an area network share: opportunities and head counts, never persons."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.institutions import AreaFactory, InstitutionFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from volunteering.institutions.models import AreaNetwork, Institution, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return InstitutionFactory(elderly_care=True)


@pytest.fixture
def neighbour(home):
    other = InstitutionFactory(elderly_care=True)
    network = AreaNetwork.objects.create(name="Prøvenettet", area=AreaFactory(slug="aeldre"))
    network.institutions.set([home, other])
    return other


def page(client, home: Institution, role: Role) -> str:
    client.force_login(MembershipFactory(institution=home, role=role).user)
    return client.get(reverse("area_network", args=[home.slug])).content.decode()


def test_a_coordinator_sees_the_neighbours_programme_and_how_many_come(client, home, neighbour):
    OpportunityFactory(institution=neighbour, title="Sang i stuen", places=9, places_taken=7)
    shown = page(client, home, Role.COORDINATOR)
    assert "Sang i stuen" in shown
    assert '<td data-label="Hvor mange der kommer" class="number">7</td>' in shown


def test_another_role_sees_the_programme_without_head_counts(client, home, neighbour):
    OpportunityFactory(institution=neighbour, title="Sang i stuen", places=9, places_taken=7)
    shown = page(client, home, Role.MENTOR)
    assert "Sang i stuen" in shown
    assert "Hvor mange der kommer" not in shown


def test_drafts_own_tasks_and_strangers_are_not_shared(client, home, neighbour):
    OpportunityFactory(institution=neighbour, title="En kladde", draft=True)
    OpportunityFactory(institution=home, title="Vores egen")
    OpportunityFactory(title="Hos en fremmed")
    shown = page(client, home, Role.COORDINATOR)
    assert "En kladde" not in shown
    assert "Vores egen" not in shown
    assert "Hos en fremmed" not in shown


def test_many_shared_tasks_cost_no_more_queries(client, home, neighbour, django_assert_num_queries):
    client.force_login(MembershipFactory(institution=home, role=Role.COORDINATOR).user)
    url = reverse("area_network", args=[home.slug])
    OpportunityFactory(institution=neighbour)
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    OpportunityFactory.create_batch(29, institution=neighbour)
    with django_assert_num_queries(len(one)):
        client.get(url)
