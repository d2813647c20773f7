"""What is suggested while somebody types, and the field in the header."""

import json

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.factories.association_guide import EntryFactory
from tests.factories.events import EventFactory
from tests.factories.institutions import InstitutionFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.pages import article, blocks

pytestmark = pytest.mark.django_db


def suggested(client, typed, address="/soeg/forslag/"):
    caches["pages"].clear()
    answer = client.get(address, {"q": typed})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    assert answer["X-Robots-Tag"] == "noindex"
    return [(one["title"], one["url"], one["kind"]) for one in json.loads(answer.content)["suggestions"]]


def test_titles_of_every_kind_are_suggested_by_the_beginnings_of_their_words(client):
    page, entry, event = article("Havens regler"), EntryFactory(name="Havevennerne"), EventFactory(title="Åben have")
    task = OpportunityFactory(title="Hjælp i haven", institution=InstitutionFactory(name="Havehuset"))
    article("Noget andet", body=blocks(("text", "<p>Haven står kun i teksten.</p>")))
    found = suggested(client, "Hav")
    assert set(found) == {
        ("Havens regler", page.url, "Side"),
        ("Hjælp i haven", task.get_absolute_url(), "Opgave · Havehuset"),
        ("Havehuset", task.institution.get_absolute_url(), "Sted"),
        ("Havevennerne", entry.get_absolute_url(), "Forening"),
        ("Åben have", event.get_absolute_url(), "Arrangement"),
    }
    assert [title for title, _url, _kind in suggested(client, "aab hav")] == ["Åben have"]
    assert [title for title, _url, _kind in suggested(client, "kontak")] == ["Kontakt"]


def test_there_are_at_most_eight_and_some_of_each_kind(client):
    for number in range(9):
        article(f"Haven {number}")
        OpportunityFactory(title=f"Haven er stor {number}")
    kinds = [kind.partition(" ")[0] for _title, _url, kind in suggested(client, "haven")]
    assert len(kinds) == 8
    assert {kinds.count("Side"), kinds.count("Opgave")} == {4}


def test_what_is_not_public_is_not_suggested(client):
    PageViewRestriction.objects.create(page=article("Haven"), restriction_type=PageViewRestriction.LOGIN)
    article("Haven igen").unpublish()
    OpportunityFactory(title="Haven", state="draft")
    EntryFactory(name="Haven", live=False)
    EventFactory(title="Haven", draft=True)
    assert suggested(client, "haven") == []


def test_a_task_that_several_places_have_is_suggested_once(client):
    OpportunityFactory.create_batch(3, title="Læs højt")
    assert len(suggested(client, "læs")) == 1


@pytest.mark.parametrize(
    "typed", ["", "a", " ", "æ" * 10_000, "a\x00b", "😀😀", "'", "ab'", "a:*", "\\\\", "(((", "ha " * 50]
)
def test_odd_input_is_never_an_error(client, typed):
    for address in ("/soeg/forslag/", "/en/search/suggestions/"):
        suggested(client, typed, address)
    assert client.get("/soeg/forslag/").status_code == 200
    assert client.post("/soeg/forslag/").status_code == 405


@override_settings(PAGE_CACHE_SECONDS=0)
def test_suggestions_cost_one_query_however_many_there_are(client):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get("/soeg/forslag/?q=haven")
        return len(queries)

    article("Haven")
    asked()  # what a process looks up once
    assert asked() == 1
    for number in range(12):
        article(f"Haven {number}")
        OpportunityFactory(title="Haven")
    assert asked() == 1


@override_settings(PAGE_CACHE_SECONDS=30)
def test_suggestions_are_kept_for_everybody(client, django_assert_num_queries):
    client.get("/soeg/forslag/?q=haven")
    with django_assert_num_queries(0):
        client.get("/soeg/forslag/?q=haven")


@pytest.mark.parametrize(
    ("address", "target", "label"), [("/", "/soeg/", "Søg på hele sitet"), ("/en/", "/en/search/", "")]
)
def test_every_page_has_a_field_that_works_without_a_script(client, address, target, label):
    words = client.get(address).content.decode()
    assert f'<form class="site-search" action="{target}" method="get" role="search"' in words
    assert '<label class="sr-only" for="site-search">' in words
    assert f'<a class="site-search-link" href="{target}">' in words
    assert label in words


def test_the_page_of_the_search_has_one_field_only(client):
    assert client.get("/soeg/").content.decode().count('role="search"') == 1
