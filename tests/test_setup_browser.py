"""The journeys' own tools notice what they are there to notice."""

import pytest
from playwright.sync_api import expect

from tests.browser import WIDTHS, log_in
from tests.factories.people import UserFactory


@pytest.mark.parametrize("address", ["/", "/en/", "/findes-ikke/"])
def test_the_frame_of_every_page_is_accessible(new_page, width, address, assert_accessible):
    page = new_page(width=width, language="en" if address == "/en/" else "da")
    page.goto(address)
    assert page.viewport_size["width"] == WIDTHS[width][0]
    expect(page.locator("html")).to_have_attribute("lang", "en" if address == "/en/" else "da")
    assert_accessible(page)


def test_a_fault_is_named_with_its_element(desktop, assert_accessible):
    desktop.goto("/")
    desktop.evaluate("document.querySelector('main').append(Object.assign(new Image(), {src: '/static/img/mark.svg'}))")
    with pytest.raises(AssertionError, match=r"image-alt .*\n.*mark\.svg"):
        assert_accessible(desktop)


def test_a_page_wider_than_the_screen_is_a_fault(phone, assert_accessible):
    phone.goto("/")
    phone.evaluate("document.querySelector('main').style.width = '900px'; document.body.style.overflowX = 'visible'")
    with pytest.raises(AssertionError, match="pixels wider than the screen"):
        assert_accessible(phone)


def test_it_works_without_javascript(new_page):
    page = new_page(width="phone", javascript=False)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_somebody_can_be_logged_in(new_page, live_server):
    page = new_page(user=UserFactory(is_staff=True, is_superuser=True))
    page.goto("/admin/")
    expect(page).to_have_url(f"{live_server.url}/admin/")
    other = new_page()
    other.goto("/admin/")
    assert "/admin/" not in other.url.partition("?")[0]
    log_in(other, UserFactory(is_staff=True, is_superuser=True))
    other.goto("/admin/")
    expect(other).to_have_url(f"{live_server.url}/admin/")


def test_a_breach_of_the_policy_is_noticed(new_page):
    page, troubles = new_page(), new_page.troubles
    page.goto("/")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.hit = 1'}))"
    )
    assert page.evaluate("window.hit") is None
    page.wait_for_timeout(100)
    assert any("Content Security Policy" in trouble for trouble in troubles)
    troubles.clear()


def test_a_window_comes_back_without_what_the_last_one_left_in_it(windows, live_server):
    for _time in range(2):
        context = windows.lend("phone", "da", javascript=True)
        page = context.new_page()
        page.goto("/")
        assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
        assert context.cookies() == []
        page.evaluate("document.cookie = 'a=b'; localStorage.a = 'b'; sessionStorage.a = 'b'")
        windows.take_back()
        assert len(context.pages) == 1
    assert windows.lend("phone", "da", javascript=True) is context
    assert windows.lend("phone", "da", javascript=True) is not context
    windows.take_back()
