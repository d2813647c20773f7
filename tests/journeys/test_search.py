"""Somebody looks for something and finds it, from any page."""

import re

from playwright.sync_api import expect

from tests.journeys.hands import WAYS, Keyboard


def test_somebody_finds_what_they_look_for(somebody, way, demo):
    visitor = somebody()
    page = visitor.page
    title = page.get_by_role("heading", level=1)

    # From the front page: in the field where there is room for it, else through the page of the search.
    visitor.go("/")
    if way is WAYS["finger on a phone"]:
        visitor.press(page.get_by_role("link", name="Søg", exact=True))
        expect(title).to_have_text("Søg")
        visitor.look()
    form = page.locator("form[data-suggest]").locator("visible=true")
    visitor.fill(form.locator("input"), "laes hoejt")
    visitor.press(form.get_by_role("button", name="Søg", exact=True))
    expect(page).to_have_url(re.compile(r"/soeg/\?q=laes\+hoejt$"))
    visitor.look()
    expect(page.locator("mark", has_text="højt").first).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^Opgaver"))).to_be_visible()

    # On to the list with the same words, and back to something that is not there.
    visitor.link("Se alle opgaver")
    expect(page).to_have_url(re.compile(r"/opgaver/\?q=laes\+hoejt$"))
    visitor.go("/soeg/?q=xyzzyx")
    expect(page.get_by_text("Vi fandt ikke noget om “xyzzyx”")).to_be_visible()
    visitor.look()
    visitor.go("/soeg/?q=frivillig")
    visitor.link("Se alle sider")
    visitor.look()
    expect(page.get_by_role("heading", name=re.compile(r"sider med “frivillig”"))).to_be_visible()

    if way.javascript:
        _takes_a_suggestion(visitor)


def _takes_a_suggestion(visitor):
    page = visitor.page
    visitor.go("/soeg/")
    field = page.get_by_role("combobox", name="Hvad leder du efter?")
    options = page.get_by_role("option")
    visitor.fill(field, "")
    field.press_sequentially("bulder")
    expect(options.first).to_contain_text("Bulderby")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="forslag")).to_have_count(1)
    visitor.look()
    if not isinstance(visitor, Keyboard):
        options.first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Bulderby")
        return
    # Escape closes the list and keeps the words; the arrows go round and come back to the field.
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("bulder")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bulderby")
