"""Invented data in any amount: right by the database's own rules, the same every time, never mixed with other data."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, F, Q

from tests.factories.people import UserFactory
from volunteering.boundaries.models import RoleBoundary
from volunteering.engagements.choices import PLACE_HOLDING_STATES
from volunteering.engagements.models import Engagement
from volunteering.institutions.models import Institution
from volunteering.opportunities.models import Opportunity
from volunteering.people.models import Volunteer

pytestmark = pytest.mark.django_db


def test_there_is_as_much_as_was_asked_for(client):
    call_command("bench_data", opportunities=60, volunteers=40)
    assert Opportunity.objects.published().count() == 60
    assert Volunteer.objects.count() == 40
    assert RoleBoundary.objects.in_force().count() == Institution.objects.count() == 5
    assert Engagement.objects.exists()
    assert client.get("/opgaver/").status_code == 200
    assert client.get(Opportunity.objects.first().get_absolute_url()).status_code == 200


def test_places_taken_are_those_of_the_people_who_hold_them():
    call_command("bench_data", opportunities=10, volunteers=80)
    holding = Count("sign_ups", filter=Q(sign_ups__state__in=PLACE_HOLDING_STATES))
    assert Opportunity.objects.filter(places_taken__gt=0).exists()
    assert not Opportunity.objects.annotate(holding=holding).exclude(holding=F("places_taken")).exists()


def test_every_opportunity_can_be_found_by_its_words():
    call_command("bench_data", opportunities=30, volunteers=0)
    assert not Opportunity.objects.filter(search=None).exists()
    assert not Opportunity.objects.filter(task_kinds=None).exists()


def test_it_refuses_a_database_that_belongs_to_somebody():
    UserFactory()
    with pytest.raises(CommandError, match="other data"):
        call_command("bench_data", opportunities=1, volunteers=1)
    assert not Opportunity.objects.exists()
