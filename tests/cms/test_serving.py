"""From an address to a page: what is found at once is what Wagtail would have found, and for the same people."""

import pytest
from django.core.cache import caches
from wagtail.models import Locale, Page, PageViewRestriction, Site

from cms import addresses, serving
from portal.object_cache import ObjectCache
from tests.factories.pages import article, blocks, home, section
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_page_is_kept(settings):
    settings.PAGE_CACHE_SECONDS = 0


def _translated(page, title):
    copy = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    copy.title = copy.draft_title = title
    copy.slug = title.lower()
    copy.live = True
    copy.save()
    copy.save_revision().publish()
    return copy


def test_a_page_is_found_in_two_queries_however_deep_it_lies(client, django_assert_num_queries):
    page = section("Dybt")
    for number in range(4):
        page = section(f"Trin {number}", under=page)
    page = article("Nederst", under=page)
    client.get(page.url)
    site = Site.objects.get()
    serving.find(page.url.strip("/"), site)
    with django_assert_num_queries(2):
        found = serving.find(page.url.strip("/"), site)
    assert found == page
    assert type(found) is type(page)


def test_it_finds_what_wagtail_finds(rf):
    page = article("Sådan")
    draft = article("Kladde", live=False)
    draft.unpublish()
    site = Site.objects.get()
    for path in ["", page.url.strip("/"), "findes-ikke", "forside", home().url_path, draft.url_path.split("/", 2)[2]]:
        found = serving.find(path.strip("/"), site)
        request = rf.get("/")
        routed = Page.route_for_request(request, path)
        theirs = routed and not routed.kwargs and routed.page
        assert (found or None) == (theirs or None), path


def test_an_unpublished_page_is_gone_at_once(client):
    page = article()
    assert client.get(page.url).status_code == 200
    page.unpublish()
    assert client.get(page.url).status_code == 404
    page.save_revision().publish()
    assert client.get(page.url).status_code == 200


def test_a_page_that_moves_is_found_at_its_new_address_only(client):
    page, other = article("Flyttes"), section("Andetsteds")
    old = page.url
    client.get(old)
    page.move(other, pos="last-child")
    page.refresh_from_db()
    assert page.url != old
    assert client.get(page.url).status_code == 200
    assert client.get(old).status_code in {301, 302, 404}


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_what_is_for_some_readers_is_for_nobody_else_from_the_moment_it_is_said(client, settings, kind):
    settings.PAGE_CACHE_SECONDS = 30
    page = article("Kun for nogle", under=section("Lukket"), lead="Hemmeligt.")
    restriction = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=kind, password="sesam" if kind == "password" else ""
    )
    answer = client.get(page.url)
    assert "Hemmeligt." not in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Hemmeligt." not in client.get(page.url).content.decode()
    client.force_login(UserFactory())
    if kind == PageViewRestriction.LOGIN:
        read = client.get(page.url)
        assert "Hemmeligt." in read.content.decode()
        assert "no-store" in read.headers["Cache-Control"]
    client.logout()
    assert "Hemmeligt." not in client.get(page.url).content.decode()
    restriction.delete()
    assert "Hemmeligt." in client.get(page.url).content.decode()


def test_an_alias_is_for_those_its_source_is_for(client):
    source = article("Kilden", lead="Hemmeligt.")
    alias = source.create_alias(parent=section("Spejl"))
    PageViewRestriction.objects.create(page=source, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(alias.url).status_code == 302


def test_the_editors_screens_ask_about_restrictions_themselves():
    page = article()
    assert not page.is_known_to_be_public
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert page.get_view_restrictions().count() == 1


def test_translations_know_each_other(client):
    page = article("Forsikring")
    assert "/en/" not in client.get(page.url).content.decode().partition("<body")[0]
    english = _translated(page, "Insurance")
    assert english.url == "/en/insurance/"
    read = client.get(page.url).content.decode()
    assert f'hreflang="en" href="http://testserver{english.url}"' in read
    assert f'hreflang="da" href="http://testserver{page.url}"' in client.get(english.url).content.decode()


def test_another_site_keeps_its_own_pages(client, settings):
    settings.ALLOWED_HOSTS = ["testserver", "andet.example.org"]
    other = section("Andet sted")
    article("Kun her", under=other, lead="Hos os.")
    Site.objects.create(hostname="andet.example.org", port=80, root_page=other)
    assert client.get("/andet-sted/kun-her/").status_code == 200
    caches["menus"].clear()
    assert "Hos os." in client.get("/kun-her/", headers={"host": "andet.example.org"}).content.decode()


def test_links_in_a_text_follow_the_page_and_are_words_only_when_it_is_gone(client):
    target = article("Målet")
    text = f'<p>Læs <a linktype="page" id="{target.pk}">videre</a>, <a linktype="page" id="999999">eller ikke</a>.</p>'
    page = article("Her", body=blocks(("text", text)))
    read = client.get(page.url).content.decode()
    assert f'<a href="{target.url}">videre</a>' in read
    assert "<a>eller ikke</a>" in read
    target.slug = "maalet-flyttet"
    target.save_revision().publish()
    caches["pages"].clear()
    assert '<a href="/maalet-flyttet/">videre</a>' in client.get(page.url).content.decode()
    target.unpublish()
    caches["pages"].clear()
    assert "<a>videre</a>" in client.get(page.url).content.decode()


def test_links_in_a_text_lead_to_the_translation(client):
    target = article("Målet")
    text = f'<p><a linktype="page" id="{target.pk}">videre</a></p>'
    page = article("Her", body=blocks(("text", text)))
    english = _translated(page, "Here")
    assert f'<a href="{target.url}">videre</a>' in client.get(english.url).content.decode()
    translated = _translated(target, "There")
    caches["pages"].clear()
    assert f'<a href="{translated.url}">videre</a>' in client.get(english.url).content.decode()
    assert f'<a href="{target.url}">videre</a>' in client.get(page.url).content.decode()


def test_links_of_a_text_cost_the_same_however_many(client, django_assert_max_num_queries):
    def cost(count):
        links = "".join(f'<p><a linktype="page" id="{article(f"Mål {count} {n}").pk}">x</a></p>' for n in range(count))
        page = article(f"Links {count}", body=blocks(("text", links)))
        client.get(page.url)
        caches["pages"].clear()
        with django_assert_max_num_queries(30) as captured:
            client.get(page.url)
        return len(captured)

    assert cost(1) == cost(12)


def test_an_address_is_what_wagtail_says():
    page = article("Æbler & pærer")
    english = _translated(page, "Apples")
    for one in (page, english, home(), home("en")):
        assert addresses.page_address(one) == one.get_url()


def test_what_is_kept_is_given_back_as_it_is():
    cache = ObjectCache("trial", {})
    thing = object()
    cache.set("key", thing)
    assert cache.get("key") is thing
    assert not cache.add("key", 1)
    assert cache.add("other", 1)
    cache.delete("key")
    assert cache.get("key", "gone") == "gone"
    cache.set("short", 1, timeout=0)
    assert cache.get("short") is None
