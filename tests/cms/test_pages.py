"""Sections and articles: where they stand, what they show, what they cost."""

import datetime

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.blocks.links import LinkCardBlock
from cms.pages.articles import ArticlePage
from cms.pages.base import in_a_year
from cms.pages.courses import CourseListPage
from cms.pages.legislation import LegislationPage
from cms.pages.links import LinkCollectionPage
from cms.pages.standing import StandingAddress, StandingPage
from cms.pages.starter_package import StarterPackagePage
from cms.pages.stories import Persons, StoryIndexPage, StoryPage
from cms.pages.strategy import StrategyProcessPage
from tests.factories.institutions import InstitutionFactory
from tests.factories.pages import add_page, article, blocks, home, section
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

EVERY_BLOCK = blocks(
    ("text", "<h2>Før I begynder</h2><p>Tal sammen.</p><h3></h3><h2>Før I begynder</h2><h2>Bagefter</h2>"),
    ("fact_box", {"title": "Kort fortalt", "text": "<p>Det er gratis.</p>", "tone": "sun"}),
    ("steps", {"title": "Gør sådan", "steps": [{"title": "Ét", "text": ""}, {"title": "To", "text": "<p>Så.</p>"}]}),
    ("quote", {"text": "Det var sjovt.", "who": "Frivillig"}),
    ("accordion", {"title": "Spørgsmål", "folds": [{"title": "Hvorfor?", "text": "<p>Derfor.</p>"}]}),
    (
        "table",
        {
            "table": {
                "caption": "Priser",
                "columns": [{"type": "text", "heading": "Hvad"}, {"type": "number", "heading": "Kr."}],
                "rows": [{"values": ["Lokale", "100"]}],
            }
        },
    ),
    (
        "video",
        {"title": "Film", "address": "https://film.example.org/1", "minutes": 3, "text": "Vi bager.", "captions": True},
    ),
    ("link_cards", {"title": "Læs mere", "cards": [{"title": "Opgaver", "text": "", "address": "/opgaver/"}]}),
    ("call_to_action", {"title": "Kom med", "text": "", "button": "Find noget", "address": "/opgaver/"}),
    ("contact", {"title": "Spørg os", "text": "Vi svarer."}),
)


def _read(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_an_article_shows_every_block_and_what_is_on_the_page(client):
    page = article(body=EVERY_BLOCK, lead="Det kan I godt.", reviewed_on=datetime.date(2026, 11, 3))
    html = _read(client, page)
    for words in ("Kort fortalt", "Gør sådan", "Det var sjovt.", "Hvorfor?", "Priser", "film.example.org", "Læs mere"):
        assert words in html
    assert '<h2 id="foer-i-begynder">' in html
    assert '<h2 id="foer-i-begynder-2">' in html
    assert 'href="#foer-i-begynder-2"' in html
    assert "<h3></h3>" not in html
    assert "Sidst gennemgået 3.\u00a0november 2026" in html
    assert "<details" in html
    assert "<iframe" not in html


def test_a_section_lists_its_published_pages_in_the_editors_order(client):
    guide = section("Kom godt i gang", is_guide=True)
    pages = [article(title, under=guide) for title in ("Idéen", "Mødet", "Reglerne")]
    hidden = article("Kladden", under=guide)
    hidden.unpublish()
    html = _read(client, guide)
    assert html.index("Idéen") < html.index("Mødet") < html.index("Reglerne")
    assert "Kladden" not in html
    middle = _read(client, pages[1])
    assert f'href="{pages[0].url}" rel="prev"' in middle
    assert f'href="{pages[2].url}" rel="next"' in middle


def test_an_article_says_where_it_is_and_what_else_is_there(client):
    top = section("For foreninger")
    below = section("Regler", under=top)
    page = article("Skat", under=below)
    other = article("Lokaler", under=top)
    html = _read(client, page)
    crumbs = html[html.index('aria-label="Du er her"') :]
    assert crumbs.index('href="/"') < crumbs.index(top.url) < crumbs.index(below.url)
    menu = html[html.index('class="section-menu') :]
    assert other.url in menu
    assert f'<a href="{page.url}" aria-current="page">' in menu


def test_pages_without_order_have_no_next_and_previous(client):
    top = section()
    article("Ét", under=top)
    assert 'rel="prev"' not in _read(client, article("To", under=top))


def test_the_sections_are_in_the_menu_of_every_page_and_cost_no_query(client, django_assert_num_queries):
    from cms.menus import main_menu

    top = section("For foreninger")
    caches["menus"].clear()
    assert top.url in client.get("/om/").content.decode()
    with django_assert_num_queries(0):
        assert [link.text for link in main_menu("da")] == ["For foreninger"]
    assert main_menu("en") == ()


def test_the_menu_follows_a_publish_within_half_a_minute(settings):
    from cms import menus
    from portal.settings import base

    assert base.PARTS_KEPT_SECONDS + base.PAGE_CACHE_SECONDS <= 30
    assert menus.main_menu("da") == ()
    section("Ny")
    caches["menus"].clear()
    assert [link.text for link in menus.main_menu("da")] == ["Ny"]


def _queries(client, page, django_assert_max_num_queries) -> int:
    _read(client, page)
    with django_assert_max_num_queries(60) as captured:
        _read(client, page)
    return len(captured)


def test_a_section_costs_the_same_with_one_page_and_with_thirty(client, django_assert_max_num_queries, settings):
    settings.PAGE_CACHE_SECONDS = 0
    top = section()
    article("Nr. 0", under=top)
    with_one = _queries(client, top, django_assert_max_num_queries)
    for number in range(1, 30):
        article(f"Nr. {number}", under=top)
    caches["menus"].clear()
    assert _queries(client, top, django_assert_max_num_queries) == with_one


def test_a_long_article_costs_the_same_as_a_short_one(client, django_assert_max_num_queries, settings):
    settings.PAGE_CACHE_SECONDS = 0
    short = article("Kort", body=blocks(("text", "<p>Hej</p>")))
    long = article("Lang", body=EVERY_BLOCK)
    cost = _queries(client, short, django_assert_max_num_queries)
    assert _queries(client, long, django_assert_max_num_queries) == cost
    assert cost <= 12


def test_a_visitor_gets_the_kept_page_and_somebody_logged_in_never(client, django_assert_num_queries, settings):
    settings.PAGE_CACHE_SECONDS = 30
    page = article()
    _read(client, page)
    with django_assert_num_queries(0):
        _read(client, page)
    client.force_login(UserFactory())
    assert "Min side" in _read(client, page)


def test_a_link_to_an_unpublished_page_is_words_only(client, settings):
    settings.PAGE_CACHE_SECONDS = 0
    gone = article("Væk", show_in_menus=False)
    page = article(
        "Her", body=blocks(("link_cards", {"title": "Mere", "cards": [{"title": "Den gamle", "target_page": gone.pk}]}))
    )
    assert f'href="{gone.url}"' in _read(client, page)
    gone.unpublish()
    caches["pages"].clear()
    html = _read(client, page)
    assert "Den gamle" in html
    assert f'href="{gone.url}"' not in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//example.org", "http://example.org", ""])
def test_a_link_leads_to_this_site_or_a_safe_one(address):
    block = LinkCardBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"title": "x", "address": address}))


def test_a_page_is_to_be_looked_through_within_a_year():
    page = article()
    assert page.review_by == in_a_year()
    assert not page.is_overdue
    page.review_by = timezone.localdate() - datetime.timedelta(days=1)
    assert page.is_overdue


def story():
    return add_page(StoryPage, "Historie", institution=InstitutionFactory(), persons=Persons.NOBODY)


@pytest.mark.parametrize(
    ("make", "constraint"),
    [
        (article, "articlepage_review_in_order"),
        (section, "sectionpage_review_in_order"),
        (lambda: add_page(CourseListPage, "Kurser"), "courselistpage_review_in_order"),
        (lambda: add_page(LegislationPage, "Love"), "legislationpage_review_in_order"),
        (lambda: add_page(LinkCollectionPage, "Links"), "linkcollectionpage_review_in_order"),
        (lambda: add_page(StandingPage, "Om", place=StandingAddress.ABOUT), "standingpage_review_in_order"),
        (lambda: add_page(StarterPackagePage, "Pakken"), "starterpackagepage_review_in_order"),
        (lambda: add_page(StoryIndexPage, "Historier"), "storyindexpage_review_in_order"),
        (story, "storypage_review_in_order"),
        (lambda: add_page(StrategyProcessPage, "Strategi"), "strategyprocesspage_review_in_order"),
    ],
)
def test_the_database_refuses_a_next_look_before_the_last_one(make, constraint):
    page = make()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        type(page).objects.filter(pk=page.pk).update(reviewed_on=page.review_by)
    page.reviewed_on = page.review_by
    with pytest.raises(ValidationError, match="Næste gennemgang"):
        page.full_clean()


def test_only_editors_are_told_that_a_page_is_overdue(client, admin_user):
    page = add_page(ArticlePage, "Gammel", review_by=datetime.date(2020, 1, 1))
    assert "Kun redaktører ser dette" not in _read(client, page)
    client.force_login(admin_user)
    assert "Kun redaktører ser dette" in _read(client, page)


def test_the_other_language_is_offered_where_there_is_a_page_in_it(client):
    top = section()
    danish = client.get(top.url).content.decode()
    assert 'hreflang="en" href="http' not in danish
    assert f'<a href="/en{top.url}" lang="en"' in danish
    english = top.copy_for_translation(home("en").locale)
    english.slug = "associations"
    english.save_revision().publish()
    english.refresh_from_db()
    caches["pages"].clear()
    danish = client.get(top.url).content.decode()
    assert f'hreflang="en" href="http://testserver{english.url}"' in danish
    assert f'<a href="{english.url}" lang="en"' in danish
