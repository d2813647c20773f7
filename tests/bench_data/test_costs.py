"""Public pages cost the same in a small portal and in a large one: the database is not asked more often."""

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.pages.articles import ArticlePage, SectionPage
from cms.pages.stories import StoryIndexPage
from portal.association_guide.models import Entry

pytestmark = pytest.mark.django_db

MOST_WARM = 6
"""Of a page whose menus and facets the process knows."""
MOST_COLD = 25
"""Of the first page that a process shows."""


@pytest.fixture(autouse=True)
def _the_menu_is_looked_up(editors_menu, settings):
    settings.PAGE_CACHE_SECONDS = 0


def _costs(client, **sizes):
    """Return how often each page asks, the first time in a process and then."""
    call_command("bench_data", volunteers=0, **sizes)
    crowded = SectionPage.objects.order_by("-numchild", "path").first()
    # One with the blocks that look something up: a picture, cards that lead on.
    rich = next(page for page in ArticlePage.objects.order_by("path") if _looked_up(page) == {"link_cards", "picture"})
    addresses = {
        "front page": "/",
        "article": rich.url,
        "section": crowded.url,
        "stories": StoryIndexPage.objects.get().url,
        "guide": "/foreninger/",
        "guide, turned and filtered": "/foreninger/?wanted=1&page=2",
        "association": Entry.objects.first().get_absolute_url(),
        "events": "/arrangementer/",
        "map": "/sitemap.xml",
        "map of pages": "/sitemap-pages.xml",
        "map of associations": "/sitemap-associations.xml",
        "feed": "/feeds/historier.atom",
    }
    found = {}
    for name, address in addresses.items():
        client.get(address)  # makes the sizes of pictures
        for cache in ("pages", "menus"):
            caches[cache].clear()
        cold = _asked(client, address)
        found[name] = (cold, _asked(client, address))
    assert Page.objects.count() == sizes["pages"] + 3
    transaction.set_rollback(True)
    return found


def _looked_up(page):
    return {block["type"] for block in page.body.raw_data} & {"link_cards", "picture", "call_to_action", "downloads"}


def _asked(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200, address
    return len(asked)


def test_a_large_portal_costs_as_much_as_a_small_one(client):
    with transaction.atomic():
        small = _costs(client, opportunities=20, pages=60, associations=30)
    for cache in ("pages", "menus"):
        caches[cache].clear()
    with transaction.atomic():
        large = _costs(client, opportunities=80, pages=400, associations=120)
    assert small == large
    assert max(cold for cold, _warm in large.values()) <= MOST_COLD
    assert max(warm for _cold, warm in large.values()) <= MOST_WARM
