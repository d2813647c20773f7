"""Stories from the places: nobody is shown without a yes."""

import datetime

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cms.pages.stories import StoryIndexPage, StoryPage
from cms.snippets.institution_presentation import InstitutionPresentation
from tests.factories.institutions import InstitutionFactory
from tests.factories.pages import STORY, add_page, blocks, home

pytestmark = pytest.mark.django_db

YES = {"consent_given_on": datetime.date(2026, 5, 4), "consent_given_by": "guardian", "consent_kept_by": "Lederen"}


@pytest.fixture
def index():
    return add_page(StoryIndexPage, "Historier")


@pytest.fixture
def place():
    return InstitutionFactory(name="Børnehuset Prøven")


def _read(client, page, query: str = "") -> str:
    response = client.get(f"{page.url}{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_a_story_leads_to_its_place_and_names_the_association(client, index, place):
    html = _read(client, add_page(StoryPage, "Boller", under=index, institution=place, association="Bagerne", **STORY))
    assert place.get_absolute_url() in html
    assert "Sammen med Bagerne" in html
    assert "har sagt ja" not in html


def test_a_story_is_not_published_before_it_says_who_can_be_recognised(index, place):
    draft = StoryPage(title="Kladde", slug="kladde", institution=place, live=False, locale=index.locale)
    index.add_child(instance=draft)
    with pytest.raises(ValidationError) as refused:
        draft.save_revision().publish()
    assert set(refused.value.message_dict) == {"persons"}
    draft.refresh_from_db()
    assert not draft.live


@pytest.mark.parametrize("missing", YES)
def test_somebody_recognised_needs_a_yes_with_its_day_and_who_gave_and_keeps_it(index, place, missing):
    wrong = {**YES, missing: None if missing == "consent_given_on" else ""}
    with pytest.raises(ValidationError, match="hvornår der blev sagt ja"):
        add_page(StoryPage, "Boller", under=index, institution=place, **{**STORY, "persons": "consented", **wrong})
    story = add_page(StoryPage, "Brød", under=index, institution=place, **{**STORY, "persons": "consented", **YES})
    with pytest.raises(IntegrityError), transaction.atomic():
        StoryPage.objects.filter(pk=story.pk).update(**{missing: wrong[missing]})


def test_a_yes_is_shown_but_not_who_said_it(client, index, place):
    story = add_page(StoryPage, "Boller", under=index, institution=place, **{**STORY, "persons": "consented", **YES})
    html = _read(client, story)
    assert "De, der kan genkendes her, har sagt ja til det." in html
    assert "Lederen" not in html


def test_the_stories_are_told_by_area(client, index, place):
    home_for_older = InstitutionFactory(name="Centret", elderly_care=True)
    add_page(StoryPage, "Boller", under=index, institution=place, **STORY)
    add_page(StoryPage, "Breve", under=index, institution=home_for_older, **STORY)
    assert "Boller" in _read(client, index)
    only = _read(client, index, f"?area={home_for_older.area.slug}")
    assert "Breve" in only
    assert "Boller" not in only
    for query in ("?area=x", "?area=%00", "?side=-1", "?side=99999999999999", "?side=%00"):
        assert "Boller" in _read(client, index, query)


def test_without_stories_there_is_a_friendly_word(client, index):
    assert "Ingen historier endnu" in _read(client, index)


def _queries(client, page, django_assert_max_num_queries) -> int:
    _read(client, page)
    with django_assert_max_num_queries(60) as captured:
        _read(client, page)
    return len(captured)


def test_the_list_costs_the_same_for_one_and_for_thirty(client, index, place, django_assert_max_num_queries, settings):
    settings.PAGE_CACHE_SECONDS = 0
    add_page(StoryPage, "Nr. 0", under=index, institution=place, **STORY)
    with_one = _queries(client, index, django_assert_max_num_queries)
    for number in range(1, 30):
        add_page(StoryPage, f"Nr. {number}", under=index, institution=place, **STORY)
    caches["menus"].clear()
    assert _queries(client, index, django_assert_max_num_queries) == with_one


# --- What editors add to an institution's page ------------------------------------------------------------------------
def _presentation(place, language="da", **fields):
    known = {"title": "En dag på Blå Stue", "body": blocks(("text", "<h2>Morgen</h2><p>Kaffe.</p>")), "live": True}
    return InstitutionPresentation.objects.create(
        institution=place, locale=home(language).locale, **{**known, **fields}
    )


def test_editors_tell_about_a_place_on_its_own_page(client, place):
    _presentation(place)
    html = client.get(place.get_absolute_url()).content.decode()
    assert "En dag på Blå Stue" in html
    assert "Kaffe." in html
    english = client.get(f"/en/institutions/{place.slug}/").content.decode()
    assert '<section class="presentation" lang="da">' in english


def test_a_draft_is_not_shown(client, place):
    _presentation(place, live=False)
    assert "En dag på Blå Stue" not in client.get(place.get_absolute_url()).content.decode()


def test_a_place_has_one_presentation_in_each_language(place):
    _presentation(place)
    _presentation(place, "en")
    with pytest.raises(IntegrityError), transaction.atomic():
        _presentation(place)
