"""The editors' screens of every type open, save and preview; every block can be looked at before it is chosen."""

import datetime
import json

import pytest
from django.urls import reverse
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from zeal import zeal_ignore

from cms import models as hub
from cms.pages.articles import ArticlePage, SectionPage
from cms.pages.base import ContentPage
from cms.pages.courses import CourseListPage
from cms.pages.home import HomePage
from cms.pages.stories import StoryIndexPage, StoryPage
from cms.snippets.institution_presentation import InstitutionPresentation
from tests.factories.institutions import InstitutionFactory
from tests.factories.pages import STORY, add_page, home, section

pytestmark = pytest.mark.django_db

TYPES = [model for model in vars(hub).values() if isinstance(model, type) and issubclass(model, Page)]
CONTENT_TYPES = [model for model in TYPES if issubclass(model, ContentPage)]


@pytest.fixture
def editor(client, admin_user):
    client.force_login(admin_user)
    return client


@pytest.fixture
def wagtails_own_lookups():
    """Wagtail's screen cleans a form several times and looks a choice up each time."""
    with zeal_ignore():
        yield


def _parent_of(model) -> Page:
    return add_page(StoryIndexPage, "Historier") if model is StoryPage else home()


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_the_screen_for_a_new_page_opens(editor, model):
    parent = home().get_parent() if model is HomePage else _parent_of(model)
    address = reverse("wagtailadmin_pages:add", args=["cms", model._meta.model_name, parent.pk])
    response = editor.get(address)
    if model is HomePage:  # there is one for each language already
        assert response.status_code == 302
        response = editor.get(reverse("wagtailadmin_pages:edit", args=[home().pk]))
    assert response.status_code == 200
    assert str(model._meta.verbose_name) in response.content.decode().lower()


@pytest.mark.usefixtures("wagtails_own_lookups")
def test_a_story_may_be_a_draft_before_it_is_whole(editor):
    index = add_page(StoryIndexPage, "Historier")
    address = reverse("wagtailadmin_pages:add", args=["cms", "storypage", index.pk])
    given = nested_form_data(
        {
            "title": "Kladde",
            "slug": "kladde",
            "lead": "",
            "institution": str(InstitutionFactory().pk),
            "association": "",
            "body": streamfield([("text", rich_text("<p>Hej</p>"))]),
            "persons": "",
            "comments": {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MAX_NUM_FORMS": "0"},
            "review_by": "2027-01-01",
        }
    )
    editor.post(address, given)
    story = StoryPage.objects.get(slug="kladde")
    assert not story.live
    refused = editor.post(
        reverse("wagtailadmin_pages:edit", args=[story.pk]), {**given, "action-publish": "1"}, follow=True
    )
    story.refresh_from_db()
    assert not story.live
    assert "persons" in refused.context["form"].errors
    answered = {**given, "persons": "consented", "action-publish": "1"}
    refused = editor.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), answered, follow=True)
    assert "hvornår der blev sagt ja" in str(refused.context["form"].errors)
    editor.post(
        reverse("wagtailadmin_pages:edit", args=[story.pk]), {**given, "persons": "nobody", "action-publish": "1"}
    )
    story.refresh_from_db()
    assert story.live


def test_the_screens_wear_the_name_and_colour_of_the_site(editor):
    screen = editor.get(reverse("wagtailadmin_home")).text
    assert "<title>" in screen
    assert "- Giv en hånd</title>" in " ".join(screen.split())
    assert "assets/editing.css" in screen
    assert "img/mark-light.svg" in screen
    assert "wagtailadmin/images/favicon.ico" not in screen


def test_a_duplicate_slug_gets_a_message_and_keeps_what_was_typed(editor):
    section("Regler")
    given = nested_form_data(
        {
            "title": "Noget nyt",
            "slug": "regler",
            "lead": "Skrevet i en time.",
            "body": streamfield([]),
            "comments": {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MAX_NUM_FORMS": "0"},
        }
    )
    response = editor.post(reverse("wagtailadmin_pages:add", args=["cms", "articlepage", home().pk]), given)
    assert response.status_code == 200
    assert "slug" in response.context["form"].errors
    assert "Skrevet i en time." in response.content.decode()


@pytest.mark.parametrize("model", CONTENT_TYPES, ids=lambda model: model.__name__)
def test_a_page_can_be_previewed(rf, admin_user, model):
    known = {**STORY, "institution": InstitutionFactory()} if model is StoryPage else {}
    if "place" in {field.name for field in model._meta.get_fields()}:
        known["place"] = "about"
    page = add_page(model, "Prøve", under=_parent_of(model), **known)
    response = page.make_preview_request()
    assert response.status_code == 200
    response.render()
    assert "<h1>Prøve</h1>" in response.content.decode()


def _blocks_of(model):
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            for block in field.stream_block.child_blocks.values():
                yield pytest.param(block, id=f"{model.__name__}.{field.name}.{block.name}")


@pytest.mark.parametrize("block", [block for model in [*TYPES, InstitutionPresentation] for block in _blocks_of(model)])
def test_every_block_shows_how_it_looks(editor, block):
    assert not isinstance(block, StreamBlock)
    assert block.is_previewable
    response = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    assert "assets/site.css" in response.content.decode()


@pytest.mark.parametrize(
    "model", [model for model in TYPES if issubclass(model, ContentPage)], ids=lambda m: m.__name__
)
def test_every_type_says_what_it_is_for_and_where_it_may_stand(model):
    assert model.page_description
    assert model.parent_page_types
    assert {"lead", "listing_picture"} <= {
        str(panel) and getattr(panel, "field_name", "") for panel in model.content_panels
    }


def test_pages_stand_where_they_make_sense():
    assert StoryPage.can_create_at(add_page(StoryIndexPage, "Historier"))
    assert not StoryPage.can_create_at(home())
    assert not CourseListPage.can_create_at(add_page(CourseListPage, "Kurser"))
    assert SectionPage.can_create_at(section())
    assert not ArticlePage.can_create_at(home().get_parent())


def test_the_presentation_of_a_place_can_be_written_and_previewed(editor):
    place = InstitutionFactory()
    add = editor.get(reverse(InstitutionPresentation.snippet_viewset.get_url_name("add")))
    assert add.status_code == 200
    presentation = InstitutionPresentation.objects.create(
        institution=place,
        locale=home().locale,
        title="En dag",
        body=json.dumps([{"type": "text", "value": "<p>Kaffe.</p>"}]),
        live=True,
        last_published_at=datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC),
    )
    response = presentation.make_preview_request()
    response.render()
    assert "Kaffe." in response.content.decode()
