"""Somebody comes to the front page and finds a way on."""

import re

from playwright.sync_api import expect


def test_ways_on_from_the_front_page(somebody, demo):
    visitor = somebody()
    page = visitor.page
    title = page.get_by_role("heading", level=1)

    # Searching leads to something to do.
    visitor.go("/")
    visitor.fill("Hvad har du lyst til?", "bage")
    visitor.button("Find", exact=True)
    expect(page).to_have_url(re.compile(r"/opgaver/\?q=bage$"))
    visitor.link("Bag boller med børnene en formiddag")
    expect(title).to_contain_text("Bag boller")

    # An area leads to what one can do there.
    visitor.go("/")
    visitor.link("Bibliotek", exact=True)
    expect(page).to_have_url(re.compile("area=bibliotek"))
    expect(page.get_by_role("link", name="Pas cafékrogen en lørdag")).to_be_visible()

    # The closed project is told as a lesson.
    visitor.go("/")
    visitor.link("Projektet, der lukkede, og hvorfor det var klogt")
    expect(title).to_contain_text("Projektet, der lukkede")


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(new_page, demo):
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
