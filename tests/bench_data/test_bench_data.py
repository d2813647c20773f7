"""Invented data in any amount: right by the database's own rules, the same every time, never mixed with other data."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, F, Q
from wagtail.models import Page

from cms.pages.articles import ArticlePage
from cms.pages.stories import StoryPage
from portal.association_guide.models import Entry
from tests.factories.pages import section
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


def test_it_refuses_pages_that_belong_to_somebody():
    section()
    with pytest.raises(CommandError, match="other data"):
        call_command("bench_data", opportunities=1, volunteers=1, pages=10)
    assert not Opportunity.objects.exists()


def test_pages_stand_in_the_tree_are_published_and_can_be_read_and_found(client):
    call_command("bench_data", opportunities=5, volunteers=0, pages=60)
    below = Page.objects.filter(depth__gt=2)
    assert below.count() == below.live().public().count() == 60
    assert not any(Page.find_problems())
    assert not below.filter(latest_revision=None).exists()
    assert not [page for page in below if page.get_latest_revision_as_object().title != page.title]
    for model in {page.specific_class for page in below}:
        some = model.objects.first()
        assert client.get(some.url).status_code == 200
        some.full_clean()
    article = ArticlePage.objects.first()
    assert article.pk in [page.pk for page in Page.objects.live().search(article.title)]
    front_page = client.get("/").content.decode()
    assert StoryPage.objects.order_by("-first_published_at").first().title in front_page
    assert "Frivilligprisen" in front_page


def test_associations_are_in_the_guide(client):
    call_command("bench_data", opportunities=5, volunteers=0, associations=30)
    assert Entry.objects.public().count() == 30
    assert Entry.objects.wanting_volunteers().exists()
    assert not Entry.objects.filter(search=None).exists()
    assert not Entry.objects.filter(fields_of_work=None).exists()
    for entry in Entry.objects.all():
        entry.full_clean()
    assert client.get(Entry.objects.first().get_absolute_url()).status_code == 200


def _told(seed):
    """What somebody reads, without the numbers that the database gives out."""
    call_command("bench_data", opportunities=10, volunteers=10, pages=30, associations=10, seed=seed)
    told = [
        list(Opportunity.objects.order_by("pk").values_list("title", "what_you_do")),
        list(Volunteer.objects.order_by("pk").values_list("name", "age_band")),
        list(Page.objects.order_by("path").values_list("url_path", "title", "translation_key")),
        list(StoryPage.objects.order_by("path").values_list("lead", "institution__slug")),
        list(Entry.objects.order_by("pk").values_list("name", "cvr", "description", "place")),
    ]
    transaction.set_rollback(True)
    return told


def test_the_same_seed_gives_the_same_data():
    with transaction.atomic():
        first = _told(seed=3)
    with transaction.atomic():
        again = _told(seed=3)
    with transaction.atomic():
        other = _told(seed=4)
    assert first == again
    assert all(one != another for one, another in zip(first, other, strict=True))
