"""What browsers and proxies are told about every page: the public ones are for everybody, all the rest for one visitor.

The table names every public page that is the same for everybody. A new page that is neither there nor says that it is
for one visitor fails.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import translation

from tests.factories.pages import article, section
from tests.factories.people import UserFactory
from tests.test_access import PAGES, _patterns, world  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.test_access import World

pytestmark = pytest.mark.django_db

FOR_EVERYBODY = {
    *("opportunity_list", "opportunity_detail", "institution_list", "institution_detail", "for_institutions"),
    *("privacy", "about", "accessibility", "site_search", "site_search_suggest"),
    *("association_list", "association_detail"),
    *("event_list", "event_past_list", "event_detail", "event_calendar", "event_feed"),
    *("contact_list", "idea_list"),
    *("story_feed", "opportunity_feed", "sitemap", "sitemap_part", "robots"),
}
"""And every page that editors write."""
ELSEWHERE = ("/redaktion/", "/admin/", "/_util/", "/media/", "/dokumenter/", "/moenstre/", "/udvikling/")
"""Screens with rules of their own."""
SHARED_SECONDS = 20


@pytest.fixture(autouse=True)
def _pages_are_kept(settings):
    settings.PAGE_CACHE_SECONDS = SHARED_SECONDS


def _addresses(built: World) -> Iterator[tuple[str, str]]:
    """Yield every address that can be made, by name."""
    arguments = {name: built.arguments[page.arguments] for name, page in PAGES.items()}
    arguments["sitemap_part"] = ["pages"]
    seen = set()
    for pattern in _patterns(get_resolver()):
        if pattern.name and pattern.name not in seen:
            seen.add(pattern.name)
            try:
                address = reverse(pattern.name, args=arguments.get(pattern.name, []))
            except NoReverseMatch:
                continue
            if not address.startswith(ELSEWHERE):
                yield pattern.name, address


def _control(response: HttpResponse) -> set[str]:
    return {part.strip() for part in response.headers.get("Cache-Control", "").split(",") if part.strip()}


def _depends_on(response: HttpResponse) -> set[str]:
    return {part.strip() for part in response.headers.get("Vary", "").split(",") if part.strip()}


def _is_for_everybody(response: HttpResponse) -> bool:
    return _control(response) == {"public", "max-age=0", f"s-maxage={SHARED_SECONDS}"}


def test_every_public_page_is_for_everybody_and_no_other(world: World):  # noqa: F811
    shared, wrong = set(), []
    for name, address in _addresses(world):
        response = Client().get(address)
        if _is_for_everybody(response):
            shared.add(name)
            assert response.status_code == HTTPStatus.OK, name
            assert "Cookie" in _depends_on(response), name
            assert "Accept-Language" not in _depends_on(response), name
            assert not response.cookies, name
            assert "csrfmiddlewaretoken" not in response.content.decode(), name
            again = Client().get(address, headers={"If-None-Match": response.headers["ETag"]})
            assert again.status_code == HTTPStatus.NOT_MODIFIED, name
            assert not again.content, name
        elif not {"private", "no-store"} & _control(response):
            wrong.append(name)
    assert shared - {"wagtail_serve"} == FOR_EVERYBODY
    assert wrong == []


def test_whatever_somebody_sees_while_logged_in_is_kept_by_nobody(world: World):  # noqa: F811
    wrong = []
    for role in ("volunteer", "leader", "officer", "coordinator"):
        client = Client()
        client.force_login(world.users[role])
        for name, address in _addresses(world):
            if name in {"account_logout", "wagtail_serve"}:
                continue
            response = client.get(address)
            if not {"private", "no-store"} & _control(response) or "public" in _control(response):
                wrong.append((role, name, response.headers.get("Cache-Control")))
            if response.status_code == HTTPStatus.OK and name in FOR_EVERYBODY:
                assert {"private", "no-store"} <= _control(response), name
                assert "ETag" not in response.headers, name
    assert wrong == []


def _pages() -> dict[str, str]:
    """Return the addresses of some pages that everybody sees, and words that only those logged in see on them."""
    return {"/": "Min side", article("Kaffe", under=section()).url: "Min side", "/foreninger/": "Min side"}


def test_a_page_of_somebody_logged_in_never_reaches_a_visitor_and_the_other_way_round():
    for address, words in _pages().items():
        client = Client()
        client.force_login(UserFactory())
        assert words in client.get(address).content.decode()
        for_all = Client().get(address)
        assert words not in for_all.content.decode()
        name = for_all.headers["ETag"]
        # A browser that has the public page from before the login asks by its name, and gets its own page.
        own = client.get(address, headers={"If-None-Match": name})
        assert own.status_code == HTTPStatus.OK
        assert words in own.content.decode()
        client.logout()
        assert Client().get(address).content == for_all.content


def test_a_kept_page_says_how_old_it_is():
    article_page = article("Kaffe")
    first = Client().get(article_page.url)
    kept = Client().get(article_page.url)
    assert "Age" not in first.headers
    assert 0 <= int(kept.headers["Age"]) <= SHARED_SECONDS
    assert kept.headers["ETag"] == first.headers["ETag"]


def test_a_changed_page_has_another_name():
    page = article("Kaffe", lead="Gammelt.")
    before = Client().get(page.url).headers["ETag"]
    page.lead = "Nyt."
    page.save_revision().publish()
    caches["pages"].clear()
    after = Client().get(page.url, headers={"If-None-Match": before})
    assert after.status_code == HTTPStatus.OK
    assert "Nyt." in after.content.decode()


def test_each_language_has_its_own_page_whatever_the_browser_prefers():
    danish = Client().get("/foreninger/", headers={"accept-language": "en"})
    assert '<html lang="da">' in danish.content.decode()
    with translation.override("en"):
        english_address = reverse("association_list")
    english = Client().get(english_address, headers={"accept-language": "da"})
    assert '<html lang="en">' in english.content.decode()
    assert danish.headers["ETag"] != english.headers["ETag"]
    assert Client().get("/foreninger/", headers={"accept-language": "de"}).content == danish.content


@pytest.mark.parametrize("address", ["/", "/foreninger/", "/arrangementer/", "/kontakt/", "/opgaver/"])
def test_a_parameter_that_a_page_does_not_know_leaves_nothing_behind(address):
    plain = Client().get(address).content
    odd = Client().get(f"{address}?fbclid=1234&<script>=x")
    assert not _is_for_everybody(odd)
    assert {"private", "max-age=0"} <= _control(odd)
    assert Client().get(address).content == plain
    assert b"fbclid" not in plain


def test_a_page_with_a_waiting_message_or_a_form_is_for_one_visitor():
    form = Client().get(reverse("idea_new"))
    assert "csrfmiddlewaretoken" in form.content.decode()
    assert not _is_for_everybody(form)
    client = Client()
    client.cookies["messages"] = "en-besked"
    assert not _is_for_everybody(client.get("/"))
    assert _is_for_everybody(Client().get("/"))


def test_a_preview_is_never_kept(admin_user, settings):
    settings.SECOND_STEP_FOR_EDITORS = False
    page = article("Kaffe", lead="Offentligt.")
    page.lead = "Kun et udkast."
    page.save_revision()
    editor = Client()
    editor.force_login(admin_user)
    shown = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "Kun et udkast." in shown.content.decode()
    assert {"private", "no-store"} & _control(shown)
    public = Client().get(page.url)
    assert "Offentligt." in public.content.decode()
    assert "Kun et udkast." not in public.content.decode()


def test_a_page_goes_on_the_net_and_off_by_the_clock_within_half_a_minute(settings):
    from portal.settings import base

    page = article("Kaffe")
    assert Client().get(page.url).status_code == HTTPStatus.OK
    page.unpublish()
    # The kept page, at most so long …
    assert Client().get(page.url).status_code == HTTPStatus.OK
    assert base.PAGE_CACHE_SECONDS + base.PARTS_KEPT_SECONDS <= 30
    # … and gone with it.
    caches["pages"].clear()
    assert Client().get(page.url).status_code == HTTPStatus.NOT_FOUND
