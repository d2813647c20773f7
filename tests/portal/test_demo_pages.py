"""The demo's pages: all there, all open, none without words, and the eight commitments near the front page."""

import re

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, ReferenceIndex

from cms.front_page import newest_stories
from cms.media import CustomImage
from cms.pages.base import ContentPage
from cms.pages.home import HomePage
from cms.pages.legislation import LegislationPage
from cms.pages.starter_package import StarterPackagePage
from cms.pages.stories import Persons, StoryPage
from portal.demo.load import load
from portal.demo.names import NAMES
from portal.demo.pages.policy import EIGHT
from portal.events.selectors import next_event
from tests.test_translations_words import words_in

MAIN = re.compile(r"<main.*</main>", re.DOTALL)
LINK = re.compile(r'<a [^>]*href="(/[^"#?]*)')
PICTURE = re.compile(r"<img [^>]*>")
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo content, loaded once for this file and rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        with CaptureQueriesContext(connection) as queries:
            load()
        yield len(queries)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def opened(demo, django_db_blocker):
    """Every page of the editors as a visitor meets it: page, status, what stands in its main part."""
    found = []
    with django_db_blocker.unblock():
        caches["menus"].clear()
        client = Client()
        for page in Page.objects.live().filter(depth__gte=2).specific().order_by("path"):
            answer = client.get(page.get_url(), follow=True)
            html = answer.content.decode()
            found.append((page, answer.status_code, (MAIN.search(html) or [""])[0]))
    return found


@pytest.mark.django_db
class TestPages:
    """What the editors of the demo have written."""

    def test_there_are_at_least_30_danish_pages_and_six_english_ones(self, opened):
        languages = [page.locale.language_code for page, _status, _html in opened]
        assert languages.count("da") >= 30
        assert languages.count("en") >= 6

    def test_every_page_opens_in_its_language(self, opened):
        assert [(page.get_url(), status) for page, status, _html in opened if status != 200] == []

    def test_no_page_is_without_words(self, opened):
        short = [page.get_url() for page, _status, html in opened if len(TAG.sub(" ", html).split()) < 40]
        assert short == []

    def test_no_page_leads_nowhere(self, opened):
        addresses = {address for _page, _status, html in opened for address in LINK.findall(html)}
        client = Client()
        assert len(addresses) > 60
        broken = [address for address in sorted(addresses) if client.get(address, follow=True).status_code != 200]
        assert broken == []

    def test_no_word_that_the_service_avoids(self, opened):
        found = [(page.get_url(), words_in(TAG.sub(" ", html))) for page, _status, html in opened]
        assert [pair for pair in found if pair[1]] == []

    def test_nothing_is_left_to_fill_in(self, opened):
        unfinished = re.compile(r"lorem|ipsum|\btodo\b|xxx|\b(?:side|url|billede|dag):[\w-]", re.IGNORECASE)
        assert [page.get_url() for page, _status, html in opened if unfinished.search(html)] == []

    def test_no_invented_person_is_named_on_a_page(self, opened):
        texts = [(page.get_url(), html) for page, _status, html in opened if not isinstance(page, HomePage)]
        assert [url for url, html in texts if any(name in html for name in NAMES)] == []

    def test_pictures_have_words_and_are_shown(self, opened):
        images = list(CustomImage.objects.all())
        assert len(images) >= 10
        assert all(len(image.description) > 30 for image in images)
        shown = [tag for _page, _status, html in opened for tag in PICTURE.findall(html) if "/media/" in tag]
        assert len(shown) > 40
        assert all("alt=" in tag for tag in shown)
        unused = [image.title for image in images if not ReferenceIndex.get_references_to(image).exists()]
        assert unused == []

    def test_every_article_says_when_it_was_looked_through(self, opened):
        pages = [page for page, _status, _html in opened if isinstance(page, ContentPage)]
        assert all(page.reviewed_on and page.review_by for page in pages)
        overdue = [page.slug for page in pages if page.is_overdue]
        assert overdue == ["ydelser"], "One shows editors what a page looks like that needs a look."

    def test_every_rule_names_its_source(self, opened):
        rules = [
            entry.value
            for page, _status, _html in opened
            if isinstance(page, LegislationPage)
            for entry in page.entries
        ]
        assert len(rules) >= 15
        assert all(rule["source_name"] and rule["address"].startswith("https://") for rule in rules)


@pytest.mark.django_db
class TestWaysThrough:
    """How one gets about."""

    def test_the_eight_commitments_are_two_clicks_from_the_front_page(self, opened):
        front = {address for page, _status, html in opened if page.get_url() == "/" for address in LINK.findall(html)}
        kept = {where.removeprefix("side:") for _title, _words, where in EIGHT}
        places = {page.slug: page.get_url() for page, _status, _html in opened if page.slug in kept}
        assert len(places) == 8
        assert set(places.values()) <= front, "They are even one click away."
        policy = next(html for page, _status, html in opened if page.slug == "politikken")
        assert set(places.values()) <= set(LINK.findall(policy)), "And from the page of the policy, too."

    def test_the_front_page_leads_to_the_next_event(self, opened):
        front = {page.get_url(): html for page, _status, html in opened if isinstance(page, HomePage)}
        event = next_event()
        assert all(event.title in html and event.get_absolute_url() in front["/"] for html in front.values())
        assert "Næste arrangement" in front["/"]
        assert "Next event" in front["/en/"]

    def test_all_sections_fit_the_main_menu_in_both_languages(self, demo):
        for language, least in (("da", 5), ("en", 3)):
            home = HomePage.objects.get(locale__language_code=language)
            assert least <= home.get_children().live().in_menu().count() <= 8

    def test_the_steps_of_the_starter_package_are_the_same_in_both_languages(self, demo):
        danish, english = StarterPackagePage.objects.order_by("locale__language_code")
        assert len(danish.steps) == 10
        assert [step.id for step in danish.steps] == [step.id for step in english.steps]

    def test_six_stories_one_from_each_project_show_nobody(self, demo):
        stories = StoryPage.objects.filter(locale__language_code="da").select_related("institution")
        assert len({story.institution.slug for story in stories}) == 6
        assert {story.persons for story in stories} == {Persons.NOBODY}
        assert len(newest_stories("da", 6)) == 6

    def test_loading_everything_costs_a_bounded_number_of_queries(self, demo):
        pages = Page.objects.filter(depth__gte=2).count()
        assert demo < 1200 + 120 * pages
