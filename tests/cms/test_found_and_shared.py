"""What search engines, feed readers and people who share a link meet."""

import datetime
import xml.etree.ElementTree as ET

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Locale

from cms import sitemaps
from cms.pages.articles import ArticlePage
from cms.pages.stories import StoryIndexPage, StoryPage
from tests.factories.association_guide import EntryFactory
from tests.factories.events import EventFactory
from tests.factories.institutions import InstitutionFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.pages import STORY, add_page, article, home, section

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def _tree(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return ET.fromstring(answer.content)


def _published(**fields):
    return OpportunityFactory(**fields)


def test_the_map_leads_to_everything_public(client):
    page, place, task = article("Sådan får I et CVR-nummer"), InstitutionFactory(), _published()
    hidden = article("Kladde")
    hidden.unpublish()
    parts = [node.text for node in _tree(client, "/sitemap.xml").iter(f"{MAP}loc")]
    assert len(parts) == 6
    found = set()
    for part in parts:
        found |= {node.text for node in _tree(client, part.split("testserver")[-1]).iter(f"{MAP}loc")}
    ends = {address.partition("//")[2].partition("/")[2] for address in found}
    assert {address[1:] for address in (page.url, place.get_absolute_url(), task.get_absolute_url())} <= ends
    with translation.override("en"):
        assert place.get_absolute_url()[1:] in ends
    assert not any("kladde" in end for end in ends)


def test_the_map_names_the_portal_and_nothing_that_asks_for_a_login(client):
    entry, event = EntryFactory(), EventFactory()
    found = {node.text for node in _tree(client, "/sitemap-service.xml").iter(f"{MAP}loc")}
    for part in ("associations", "events"):
        found |= {node.text for node in _tree(client, f"/sitemap-{part}.xml").iter(f"{MAP}loc")}
    paths = {address.partition("://testserver")[2] for address in found}
    for name in ("association_list", "event_list", "event_past_list", "contact_list", "idea_list", "idea_new"):
        for language in ("da", "en"):
            with translation.override(language):
                assert reverse(name) in paths
    assert {entry.get_absolute_url(), event.get_absolute_url()} <= paths
    for path in paths:
        assert client.get(path).status_code == 200, path


def test_a_file_of_the_map_reads_no_more_rows_than_it_names(client, monkeypatch):
    monkeypatch.setattr(sitemaps.Institutions, "limit", 2)
    places = InstitutionFactory.create_batch(5)
    parts = [node.text for node in _tree(client, "/sitemap.xml").iter(f"{MAP}loc") if "institutions" in node.text]
    assert len(parts) == 3
    found = []
    for part in parts:
        with CaptureQueriesContext(connection) as asked:
            locations = list(_tree(client, part.partition("testserver")[2]).iter(f"{MAP}loc"))
        assert len(locations) <= 2 * 2
        assert any("LIMIT" in query["sql"] for query in asked.captured_queries)
        found += [location.text.partition("testserver")[2] for location in locations]
    assert len(found) == len(set(found)) == 5 * 2
    assert {place.get_absolute_url() for place in places} <= set(found)
    assert client.get("/sitemap-institutions.xml", {"p": "4"}).status_code == 404


def test_the_map_names_the_other_language(client):
    page = section("Regler")
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    english.slug = "rules"
    english.save_revision().publish()
    text = client.get("/sitemap-pages.xml").content.decode()
    assert 'hreflang="en"' in text
    assert "/en/rules/" in text


def test_the_map_costs_the_same_for_one_and_thirty(client):
    def queries():
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as asked:
            client.get("/sitemap-pages.xml")
        return len(asked)

    queries()  # what a process looks up once
    few = queries()
    for number in range(10):
        article(f"Side {number}")
    assert queries() == few


def test_robots_are_shown_the_map(client):
    text = client.get("/robots.txt").content.decode()
    assert "/sitemap.xml" in text.partition("Sitemap: ")[2]
    assert "Disallow: /redaktion/" in text


@pytest.mark.parametrize("language", ["da", "en"])
def test_feeds_are_atom_and_name_themselves(client, language):
    task = _published()
    index = add_page(StoryIndexPage, "Historier", under=home(language))
    add_page(StoryPage, "Bal", under=index, **STORY, institution=InstitutionFactory())
    front = client.get(home(language).url).content.decode()
    for name, words in (("story_feed", "Bal"), ("opportunity_feed", task.title)):
        with translation.override(language):
            address = reverse(name)
        assert 'type="application/atom+xml" title="' in front
        assert f'href="{address}"' in front
        tree = _tree(client, address)
        assert tree.tag == f"{ATOM}feed"
        assert all(tree.find(f"{ATOM}{part}") is not None for part in ("id", "title", "updated", "author"))
        entry = tree.find(f"{ATOM}entry")
        assert words in entry.find(f"{ATOM}title").text
        assert all(entry.find(f"{ATOM}{part}") is not None for part in ("id", "updated", "link", "summary"))
        assert any(link.get("rel") == "self" and link.get("href").endswith(address) for link in tree)


@override_settings(PAGE_CACHE_SECONDS=30)
def test_feeds_and_map_are_kept_for_everybody(client, django_assert_num_queries):
    addresses = [reverse("story_feed"), reverse("opportunity_feed"), "/sitemap.xml", "/sitemap-pages.xml"]
    for address in addresses:
        client.get(address)
    with django_assert_num_queries(0):
        for address in addresses:
            assert client.get(address).status_code == 200


def test_a_feed_holds_what_can_still_be_done(client):
    over = _published(title="Forbi", ends_on=timezone.localdate() - datetime.timedelta(days=3))
    assert over.title not in client.get(reverse("opportunity_feed")).content.decode()


def test_pages_say_how_they_look_when_shared(client):
    page = article("Regler for kaffe", lead="Kort om kaffe.", search_description="Om kaffe & te.")
    for address, title in (
        (page.url, "Regler for kaffe"),
        (_published(title="Læs højt").get_absolute_url(), "Læs højt"),
        (InstitutionFactory(name="Bulderhuset").get_absolute_url(), "Bulderhuset"),
    ):
        words = client.get(address).content.decode()
        assert words.count('property="og:title"') == 1
        assert f'<meta property="og:title" content="{title}">' in words
        assert words.count('rel="canonical"') == 1
        assert words.count('property="og:locale"') == 1
        assert words.count('name="description"') == 1
    assert "Om kaffe &amp; te." in client.get(page.url).content.decode()


def test_a_page_without_translation_is_no_dead_end(client):
    page = article("Kun på dansk", under=section("Regler"))
    english = f"/en{page.url}"
    assert f'href="{english}"' in client.get(page.url).content.decode()  # the language switch
    answer = client.get(english)
    assert answer.status_code == 404
    words = answer.content.decode()
    assert '<html lang="en">' in words
    assert '<span lang="da">Kun på dansk</span>' in words
    assert f'href="{page.url}"' in words
    assert client.get("/en/regler/findes-ikke/").status_code == 404
    page.unpublish()
    assert "Kun på dansk" not in client.get(english).content.decode()


def test_the_danish_path_in_english_leads_to_the_translation(client):
    page = section("Regler")
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    english.slug = "rules"
    english.save_revision().publish()
    assert client.get("/en/regler/").url == "/en/rules/"


def test_addresses_stay_readable_also_when_made_in_code():
    parent = home()
    page = parent.add_child(instance=ArticlePage(title="Ældre på gåtur – øl & ål", locale=parent.locale))
    assert page.slug == "aeldre-paa-gaatur-oel-aal"
    second = parent.add_child(instance=ArticlePage(title="Ældre på gåtur – øl & ål", locale=parent.locale))
    assert second.slug == "aeldre-paa-gaatur-oel-aal-2"
    typed = parent.add_child(instance=ArticlePage(title="X", slug="på-Åen", locale=parent.locale))
    assert typed.slug == "paa-aaen"
