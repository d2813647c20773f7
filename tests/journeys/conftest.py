"""What every journey needs: somebody who walks it in each of the ways, and a good look at every page on it."""

import pytest
from playwright.sync_api import expect

from portal.demo.load import load
from portal.demo.people import email_of
from tests import rows
from tests.journeys.hands import NUMBER_OF_A_HUMAN, WAYS, Pointer
from volunteering.people.models import User

DEMO: list[rows.Rows] = []
"""The demo content as the first journey of this process has loaded it."""


@pytest.fixture(params=WAYS.values(), ids=list(WAYS))
def way(request):
    """Each of the ways, one after the other."""
    return request.param


@pytest.fixture
def somebody(way, new_page, assert_accessible_everywhere):
    """Let people in: `karin = somebody(user)`, a hand with `karin.page` and `karin.look()`."""

    def look(page) -> None:
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("a[href^='tel:']").first).to_have_attribute("href", NUMBER_OF_A_HUMAN)
        if way is WAYS["finger on a phone"]:
            assert_accessible_everywhere(page)

    def come(user=None) -> Pointer:
        page = new_page(width=way.width, javascript=way.javascript, user=user)
        return way.hand(page, look)

    return come


@pytest.fixture
def demo(transactional_db):
    """The demo content; `demo("frivillig")` is the user behind one of its accounts."""
    if DEMO:
        rows.put_back(DEMO[0])
    else:
        load()
        DEMO.append(rows.keep())
    return lambda account: User.objects.get(email=email_of(account))
