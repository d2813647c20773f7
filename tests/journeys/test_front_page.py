"""Somebody comes to the front page and finds a way on."""

import pytest

from portal.demo.load import load

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def demo(transactional_db):
    """The demo content: what a visitor meets."""
    load()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("address", ["", "om/"])
def test_the_page_is_accessible(new_page, width, language, address, assert_accessible):
    page = new_page(width=width, language=language)
    path = f"/{address}" if language == "da" else f"/en/{address.replace('om/', 'about/')}"
    page.goto(path)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == language
    assert_accessible(page)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("javascript", [True, False])
def test_searching_from_the_front_page_leads_to_something_to_do(new_page, width, javascript, assert_accessible):
    page = new_page(width=width, javascript=javascript)
    page.goto("/")
    page.get_by_label("Hvad har du lyst til?").fill("bage")
    page.get_by_role("button", name="Find", exact=True).click()
    page.wait_for_url("**/opgaver/?q=bage")
    page.get_by_role("link", name="Bag boller med børnene en formiddag").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Bag boller")


@pytest.mark.usefixtures("demo")
def test_the_keyboard_alone_reaches_the_search_and_a_story(new_page):
    page = new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skipnav"
    page.keyboard.press("Enter")
    for _press in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("gåtur")
    page.keyboard.press("Enter")
    page.wait_for_url("**/opgaver/?q=*")
    assert page.get_by_role("link", name="En gåtur i weekenden").is_visible()


@pytest.mark.usefixtures("demo")
def test_the_closed_project_is_told_as_a_lesson(new_page):
    page = new_page(width="phone")
    page.goto("/")
    page.get_by_role("link", name="Borgere med på hjemmesiden").click()
    assert page.get_by_text("Et nej kan være lige så nyttigt som et ja").is_visible()


@pytest.mark.usefixtures("demo")
def test_an_area_leads_to_what_one_can_do_there(new_page):
    page = new_page(width="phone", javascript=False)
    page.goto("/")
    page.get_by_role("link", name="Bibliotek", exact=True).click()
    assert "area=bibliotek" in page.url
    assert page.get_by_role("link", name="Pas cafékrogen en lørdag").is_visible()
