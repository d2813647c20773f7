"""The first view on a phone: little to fetch, and nothing that moves once it is there."""

import pytest
from playwright.sync_api import Page

from tests.factories.opportunities import OpportunityFactory

MOST_BYTES = 250_000
"""On the wire, with everything the page asks for."""
MOST_SHIFT = 0.01
WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def pages(db):
    """The addresses of the front page, a full list and an opportunity."""
    opportunities = OpportunityFactory.create_batch(
        25,
        what_you_do="Du læser højt for en lille gruppe børn, og bagefter taler I om det, I har læst. " * 3,
    )
    return {"front": "/", "list": "/opgaver/", "detail": opportunities[0].get_absolute_url()}


def fetched_bytes(page: Page, address: str) -> int:
    """Open a page with an empty cache and add up what the network brought, heads included."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    response = page.goto(address, wait_until="networkidle")
    assert response is not None
    assert response.status == 200
    session.detach()
    return int(sum(sizes))


@pytest.mark.parametrize("which", ["front", "list", "detail"])
def test_the_first_view_is_light_and_still(new_page, pages, which, width):
    page = new_page(width=width)
    page.add_init_script(WATCH_SHIFTS)
    total = fetched_bytes(page, pages[which])
    assert 10_000 < total <= MOST_BYTES, f"{total} bytes"
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") <= MOST_SHIFT
    unsized = page.evaluate(
        "[...document.images].filter(i => !i.getAttribute('width') || !i.getAttribute('height')).map(i => i.src)"
    )
    assert unsized == []
