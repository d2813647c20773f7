"""The page after login, for each role of the demo content."""

import pytest
from playwright.sync_api import expect

from portal.demo.load import load
from portal.demo.people import email_of
from volunteering.people.models import User

pytestmark = pytest.mark.django_db(transaction=True)

ROLES = [
    "frivillig",
    "ny",
    "leder.bulderby",
    "mentor.bulderby",
    "laerer.engelsborg",
    "omraade.aeldre",
    "arbejdsgruppe",
    "admin",
]


@pytest.fixture
def demo(transactional_db):
    """The demo content, and its users by account."""
    load()
    return lambda account: User.objects.get(email=email_of(account))


def test_every_role_has_an_accessible_front_door(new_page, demo, width, assert_accessible):
    for account in ROLES:
        page = new_page(width=width, user=demo(account))
        page.goto("/min-side/")
        assert page.get_by_role("heading", level=1).inner_text().startswith("Hej "), account
        assert_accessible(page)


@pytest.mark.parametrize("account", ["frivillig", "leder.bulderby"])
def test_in_english_too(new_page, demo, width, account, assert_accessible):
    page = new_page(width=width, language="en", user=demo(account))
    page.goto("/en/my-page/")
    assert page.get_by_role("heading", level=1).inner_text().startswith("Hi ")
    assert_accessible(page)


def test_a_volunteer_goes_from_the_front_door_to_what_waits_without_a_script(new_page, demo, width):
    page = new_page(width=width, javascript=False, user=demo("frivillig"))
    page.goto("/min-side/")
    page.get_by_role("link", name="Kom med på tur i skoven").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kom med på tur i skoven")
    page.go_back()
    page.get_by_role("link", name="Skal vi tale sammen om skovturene?").click()
    assert page.get_by_text("Vælg en af tiderne på din side.").is_visible()


def test_a_leader_reaches_the_one_who_has_waited_longest_by_keyboard(new_page, demo):
    page = new_page(user=demo("leder.bulderby"))
    page.goto("/min-side/")
    page.locator(".waiting-lines a").first.focus()
    assert "Over tre hverdage" in page.locator(".waiting-lines li").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Rasmus Rabarber").first).to_be_visible()


def test_the_working_group_reaches_the_figures(new_page, demo, width):
    page = new_page(width=width, user=demo("arbejdsgruppe"))
    page.goto("/min-side/")
    page.get_by_role("link", name="Se alle tallene").click()
    assert page.url.endswith("/tal/")
