"""The look in a real browser: accessible, steady while the letters arrive, usable by keyboard and without a script."""

import pytest

ADDRESSES = [
    "/moenstre/",
    "/moenstre/formular/",
    "/moenstre/formular/?fejl=1",
    "/moenstre/fejl/404/",
    "/moenstre/fejl/403/",
    "/moenstre/fejl/500/",
]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_pattern_is_accessible(new_page, assert_accessible_at_both_widths, language):
    page = new_page(language=language)
    for address in ADDRESSES:
        page.goto(f"/en{address}" if language == "en" else address)
        # The page of a crash asks nobody what language it is to speak.
        assert_accessible_at_both_widths(page, "da" if address == "/moenstre/fejl/500/" else language)


def test_nothing_moves_when_the_letters_arrive(new_page, width):
    page = new_page(width=width)
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver("
        "list => { for (const entry of list.getEntries()) window.moved += entry.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    held = []
    page.route("**/*.woff2", lambda request: held.append(request))  # noqa: PLW0108 (the browser library needs a function)
    page.goto("/moenstre/", wait_until="commit")
    page.locator("footer").wait_for()
    page.wait_for_timeout(1000)  # painted by now, with the letters of the system
    assert len(held) == 3
    assert page.evaluate("document.fonts.status") == "loading"
    for request in held:
        request.continue_()
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") == 0


def test_the_mistakes_are_where_the_keyboard_starts(desktop):
    desktop.goto("/moenstre/formular/")
    desktop.get_by_role("button", name="Send").click()
    summary = desktop.get_by_role("alert")
    assert summary.evaluate("element => element === document.activeElement")
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    assert desktop.evaluate("document.activeElement.id") == "id_name"


def test_a_text_area_counts_down(desktop):
    desktop.goto("/moenstre/formular/")
    desktop.get_by_label("Et par ord om dig").press_sequentially("Hej")
    assert desktop.locator(".character-limit").inner_text() == "Du har 197 tegn tilbage"


def test_the_first_stop_of_the_keyboard_leads_to_the_content(phone):
    phone.goto("/moenstre/")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.textContent") == "Gå til indholdet"
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "main"


def test_a_form_works_without_a_script(new_page, width):
    page = new_page(width=width, javascript=False)
    page.goto("/moenstre/formular/")
    page.get_by_label("E-mail").fill("karin@example.org")
    page.get_by_label("Under 15 år").check()
    page.get_by_role("button", name="Send").click()
    assert "skal rettes" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("E-mail").input_value() == "karin@example.org"
    assert page.get_by_label("Under 15 år").is_checked()


def test_a_form_works_by_keyboard_alone(new_page):
    page = new_page()
    page.goto("/moenstre/formular/")
    page.get_by_label("Hvad skal vi kalde dig?").focus()
    page.keyboard.type("Karin Opdigtet")
    page.keyboard.press("Tab")
    page.keyboard.type("karin@example.org")
    for _stop in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("Jeg vil gerne læse højt.")
    page.keyboard.press("Tab")
    page.keyboard.type("Vi")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_label("Hvilken dag?").fill("2026-12-24")
    page.get_by_label("Fra klokken").fill("10:00")
    page.get_by_label("Jeg har læst").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Send").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Tak for din hånd").wait_for()


def test_the_language_can_be_changed_without_a_script(new_page):
    page = new_page(javascript=False)
    page.goto("/moenstre/?side=3")
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/en/moenstre/?side=3")
    assert page.locator("html").get_attribute("lang") == "en"
