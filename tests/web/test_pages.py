"""The frame of the pages, the pages that explain an error, and the weight of a first visit."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure

BUILT = Path(settings.PROJECT_ROOT) / "build" / "frontend" / "assets"
PAGES = [
    "/moenstre/",
    "/moenstre/formular/?fejl=1",
    "/moenstre/fejl/404/",
    "/moenstre/fejl/403/",
    "/moenstre/fejl/500/",
    "/moenstre/fejl/503/",
]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_a_human_to_call_and_one_heading(client, address):
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    assert soup.select_one("a[href^='tel:']").get_text(strip=True)
    assert len(soup.select("h1")) == 1
    assert soup.title.get_text(strip=True).endswith("Giv en hånd")


@pytest.mark.parametrize("address", PAGES)
def test_no_page_needs_an_inline_style_or_script(client, address):
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    assert soup.select("[style], style") == []
    assert [script for script in soup.select("script") if not script.get("src")] == []
    assert [element for element in soup.find_all(True) if any(name.startswith("on") for name in element.attrs)] == []


@pytest.mark.parametrize("address", PAGES)
def test_everything_a_page_fetches_is_our_own(client, address):
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    fetched = [
        element.get("src") or element.get("href")
        for element in soup.select("img, script, link[rel=stylesheet], link[rel=preload], use")
    ]
    assert fetched
    assert [one for one in fetched if not one.startswith("/static/")] == []


def test_images_have_their_size(client):
    soup = BeautifulSoup(client.get("/moenstre/").content, "html.parser")
    assert [
        image
        for image in soup.select("img")
        if not (image.get("width") and image.get("height") and image.has_attr("alt"))
    ] == []


def test_a_page_for_everybody_carries_no_token(client):
    response = client.get("/moenstre/")
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert "csrftoken" not in response.cookies


def test_the_pages_say_their_language(client):
    assert BeautifulSoup(client.get("/moenstre/").content, "html.parser").html["lang"] == "da"
    assert BeautifulSoup(client.get("/en/moenstre/").content, "html.parser").html["lang"] == "en"


def test_a_page_that_is_not_there_offers_ways_on(client):
    response = client.get("/findes-ikke/")
    assert response.status_code == 404
    assert "Vi kan ikke finde siden" in response.content.decode()


def test_the_page_for_a_lost_token_says_what_to_do(rf):
    request = rf.post("/")
    request.user = AnonymousUser()
    response = csrf_failure(request)
    assert response.status_code == 403
    assert "tilbageknap" in response.content.decode()


@pytest.mark.parametrize("status", [500, 503])
def test_the_last_resort_needs_no_request_and_no_database(status, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = render_to_string(f"{status}.html")
    assert "12" in BeautifulSoup(html, "html.parser").select_one("a[href^='tel:']").get_text()


def test_the_pattern_page_is_for_developers_only(settings):
    import importlib

    from volunteering.web import urls

    try:
        settings.PATTERN_PAGE = False
        assert importlib.reload(urls).urlpatterns == []
    finally:
        settings.PATTERN_PAGE = True
        importlib.reload(urls)


def test_a_first_visit_weighs_at_most_250_kilobytes_even_uncompressed(client):
    html = client.get("/moenstre/").content
    soup = BeautifulSoup(html, "html.parser")
    static = [Path(settings.PROJECT_ROOT) / "static", Path(settings.PROJECT_ROOT) / "build" / "frontend"]
    fetched = {
        (e.get("src") or e.get("href")).partition("#")[0]
        for e in soup.select("img, script, link[rel=stylesheet], link[rel=preload], use")
    }
    # The heavier letters are asked for by the style sheet, and htmx by pages that use it.
    fetched |= {"/static/assets/fonts/figtree-latin-600-normal.woff2", "/static/assets/htmx.js"}
    weight = len(html)
    for address in fetched:
        weight += next(
            (folder / address.removeprefix("/static/")).stat().st_size
            for folder in static
            if (folder / address.removeprefix("/static/")).is_file()
        )
    assert weight <= 250_000


def test_the_style_sheet_asks_only_for_files_that_were_built():
    css = (BUILT / "site.css").read_text(encoding="utf-8")
    wanted = set(re.findall(r"url\(\"?([^\")]+)\"?\)", css))
    assert any(name.endswith(".woff2") for name in wanted)
    assert [name for name in wanted if not name.startswith("data:") and not (BUILT / name).is_file()] == []


def test_every_icon_that_a_template_names_is_in_the_sprite():
    sprite = set(re.findall(r'<symbol id="([^"]+)"', (BUILT / "icons.svg").read_text(encoding="utf-8")))
    named = set()
    for template in (Path(settings.PROJECT_ROOT) / "templates").rglob("*.html"):
        named |= set(re.findall(r'{% icon "([^"]+)"', template.read_text(encoding="utf-8")))
    assert named
    assert named - sprite == set()
