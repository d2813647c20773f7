"""The front page: its words, what it gathers, what it costs."""

import pytest
from django.test import Client

from cms.pages.home import HomePage
from cms.pages.stories import StoryIndexPage, StoryPage
from tests.factories.institutions import InstitutionFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.pages import STORY, add_page, article, blocks, home
from volunteering.opportunities.choices import ProjectPhase
from volunteering.opportunities.models import Project

pytestmark = pytest.mark.django_db


def _home(client: Client, address: str = "/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def _project(**given: object) -> Project:
    values = {
        "slug": "proeve",
        "title": "Prøveprojektet",
        "phase": ProjectPhase.RUNNING,
        "summary": "En lille historie.",
    }
    return Project.objects.create(institution=InstitutionFactory(), **{**values, **given})


def test_an_empty_installation_has_a_whole_front_page_in_both_languages(client):
    danish, english = _home(client), _home(client, "/en/")
    assert "Har du en time og to hænder?" in danish
    assert "Have you got an hour and two hands?" in english
    assert "Frivillige erstatter ingen" in danish
    assert "Volunteers never replace staff" in english
    assert 'action="/opgaver/"' in danish
    assert "Historier fra stederne" not in danish


def test_the_editors_words_take_the_place_of_ours(client):
    HomePage.objects.filter(locale__language_code="da").update(
        hero_title="Kom og vær med", lead="Der er kaffe på kanden.", promise="Vi passer på grænsen."
    )
    danish = _home(client)
    assert "Kom og vær med" in danish
    assert "Der er kaffe på kanden." in danish
    assert "Vi passer på grænsen." in danish
    assert "Har du en time" not in danish


def test_newest_opportunities_and_projects_are_shown_with_the_way_to_them(client):
    opportunity = OpportunityFactory(title="Læs højt om onsdagen")
    project = _project()
    danish = _home(client)
    assert "Læs højt om onsdagen" in danish
    assert opportunity.get_absolute_url() in danish
    assert "Prøveprojektet" in danish
    assert f"/{project.slug}/" in danish
    assert f"?area={opportunity.institution.area.slug}" in danish


def test_a_planned_project_is_no_story_yet(client):
    _project(phase=ProjectPhase.PLANNED)
    assert "Prøveprojektet" not in _home(client)


def test_stories_told_by_the_editors_take_the_place_of_the_projects(client):
    _project()
    index = add_page(StoryIndexPage, "Historier")
    told = add_page(StoryPage, "En aften med jazz", under=index, **STORY, institution=InstitutionFactory())
    danish = _home(client)
    assert "En aften med jazz" in danish
    assert f'href="{told.url}"' in danish
    assert f'href="{index.url}"' in danish
    assert "Prøveprojektet" not in danish
    assert "Prøveprojektet" in _home(client, "/en/")


def test_the_promises_of_the_policy_lead_to_the_pages_that_keep_them(client):
    theme = article("Årets tema")
    page = home()
    page.instruments = blocks(
        ("instrument", {"kind": "theme", "title": "Fællesskab", "text": "Sådan.", "target_page": theme.pk}),
        ("instrument", {"kind": "prize", "title": "Årets pris", "text": "Indstil en.", "address": "/pris/"}),
        ("instrument", {"kind": "other", "title": "Workshop", "text": "Hvert andet år.", "address": "/arrangementer/"}),
    )
    page.save_revision().publish()
    danish = _home(client)
    for address, title in ((theme.url, "Fællesskab"), ("/pris/", "Årets pris"), ("/arrangementer/", "Workshop")):
        assert f'<a href="{address}">{title}</a>' in danish
    assert "Til jer, der får noget til at ske" in danish


def test_without_promises_the_part_is_left_out(client):
    assert "Til jer, der får noget til at ske" not in _home(client)


def test_an_area_without_anything_to_do_has_no_tile(client):
    OpportunityFactory(draft=True)
    assert "Hvor har du lyst til at være?" not in _home(client)


def _queries(client, django_assert_max_num_queries) -> int:
    from django.core.cache import caches

    caches["pages"].clear()
    with django_assert_max_num_queries(40) as captured:
        _home(client)
    return len(captured)


def test_it_costs_the_same_with_one_opportunity_and_with_thirty(client, django_assert_max_num_queries):
    OpportunityFactory()
    _home(client)
    with_one = _queries(client, django_assert_max_num_queries)
    OpportunityFactory.create_batch(29)
    assert _queries(client, django_assert_max_num_queries) == with_one


def test_visitors_without_a_session_get_the_kept_page(client, django_assert_num_queries, settings):
    settings.PAGE_CACHE_SECONDS = 30
    _home(client)
    with django_assert_num_queries(0):
        assert "Har du en time" in _home(Client())


def test_about_tells_whose_it_is(client):
    assert "Frivillige erstatter ingen" in _home(client, "/om/")
    assert "Volunteers never replace staff" in _home(client, "/en/about/")
