"""Signing up with a code, the profile step by step, the guardian, another address: in a real browser."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.factories.people import DistrictFactory, UserFactory, VolunteerFactory
from volunteering.messaging.models import Message
from volunteering.people import actions
from volunteering.people.models import User, Volunteer

pytestmark = pytest.mark.django_db(transaction=True)


def newest_code():
    return re.search(r"^\d{4} \d{4}$", Message.objects.latest("pk").body, re.MULTILINE).group()


def go(page: Page, path: str) -> None:
    page.goto(path)


@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_new_signs_up_with_a_code(new_page, width, javascript, assert_accessible) -> None:
    page = new_page(width=width, javascript=javascript)
    go(page, "/konto/log-ind/?next=/profil/")
    check = assert_accessible if javascript else lambda _page: None
    check(page)
    page.get_by_label("Din e-mailadresse").fill("ikke en adresse")
    page.get_by_role("button", name="Send mig en kode").click()
    expect(page.get_by_label("Din e-mailadresse")).to_have_value("ikke en adresse")
    expect(page.locator(".form-error-message")).to_contain_text("Det er ikke en e-mailadresse")
    check(page)
    page.get_by_label("Din e-mailadresse").fill("Frida@Example.org")
    page.get_by_role("button", name="Send mig en kode").click()
    expect(page.get_by_role("heading", name="Skriv koden")).to_be_visible()
    check(page)
    page.get_by_label("Kode fra mailen").fill("0000 0000")
    page.get_by_role("button", name="Gå videre").click()
    expect(page.locator(".form-error-message")).to_contain_text("Det er ikke koden")
    check(page)
    page.get_by_role("button", name="Send en ny kode").click()
    expect(page.get_by_text("Vi har sendt en ny kode")).to_be_visible()
    page.get_by_label("Kode fra mailen").fill(newest_code())
    page.get_by_role("button", name="Gå videre").click()
    expect(page).to_have_url(re.compile(r"/profil/$"))
    check(page)
    assert User.objects.get().email == "frida@example.org"


def test_an_expired_code_and_a_new_one(new_page, live_server, assert_accessible) -> None:
    page = new_page(width="phone")
    go(page, "/konto/log-ind/?next=/profil/")
    page.get_by_label("Din e-mailadresse").fill("frida@example.org")
    page.get_by_role("button", name="Send mig en kode").click()
    old = newest_code()
    _let_time_pass(page)
    page.get_by_label("Kode fra mailen").fill(old)
    page.get_by_role("button", name="Gå videre").click()
    expect(page.locator(".form-error-message")).to_contain_text("udløbet")
    assert_accessible(page)
    page.get_by_role("button", name="Send en ny kode").click()
    page.get_by_label("Kode fra mailen").fill(newest_code())
    page.get_by_role("button", name="Gå videre").click()
    expect(page).to_have_url(re.compile(r"/profil/$"))


def _let_time_pass(page: Page) -> None:
    """Make the code in this browser's session sixteen minutes old."""
    from importlib import import_module

    from django.conf import settings

    from volunteering.people.sign_in import SESSION_KEY

    cookie = next(c for c in page.context.cookies() if c["name"] == settings.SESSION_COOKIE_NAME)
    session = import_module(settings.SESSION_ENGINE).SessionStore(cookie["value"])
    session[SESSION_KEY] = session[SESSION_KEY] | {"at": time.time() - 16 * 60}
    session.save()


def test_signing_up_with_the_keyboard_alone(new_page) -> None:
    page = new_page(javascript=False)
    go(page, "/konto/log-ind/?next=/profil/trin/name/")
    _tab_to(page, "Din e-mailadresse")
    page.keyboard.type("frida@example.org")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Skriv koden")).to_be_visible()
    _tab_to(page, "Kode fra mailen")
    page.keyboard.type(newest_code())
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/profil/trin/name/$"))
    _tab_to(page, "Fornavn og efternavn")
    page.keyboard.type("Frida Frivillig")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/profil/trin/phone/$"))
    assert Volunteer.objects.get().name == "Frida Frivillig"


def _tab_to(page: Page, label: str) -> None:
    """Move with Tab until the field with this label has the focus."""
    target = page.get_by_label(label).element_handle()
    for _step in range(40):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"The keyboard does not reach {label}.")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_profile_step_by_step_with_skipping_and_coming_back(new_page, width, javascript, assert_accessible) -> None:
    DistrictFactory()
    DistrictFactory(code="2830", name="Virum")
    user = UserFactory(display_name="")
    page = new_page(width=width, user=user, javascript=javascript)
    check = assert_accessible if javascript else lambda _page: None
    go(page, "/profil/")
    check(page)
    page.get_by_role("link", name="Begynd").click()
    check(page)
    page.get_by_label("Fornavn og efternavn").fill("Frida Frivillig")
    page.get_by_role("button", name="Gem og gå videre").click()
    page.get_by_label("Dit telefonnummer").fill("12")
    page.get_by_role("button", name="Gem og gå videre").click()
    expect(page.locator(".form-error-message")).to_contain_text("Det er ikke et telefonnummer")
    expect(page.get_by_label("Dit telefonnummer")).to_have_value("12")
    check(page)
    page.get_by_role("button", name="Spring over").click()
    check(page)
    page.get_by_label("25–34 år").check()
    page.get_by_role("button", name="Gem og gå videre").click()
    page.get_by_role("link", name="Stop her, og fortsæt en anden dag").click()
    page.get_by_role("link", name="Fortsæt: Hvor du kan komme hen").click()
    check(page)
    page.get_by_label("2830 Virum").check()
    page.get_by_role("button", name="Gem og gå videre").click()
    check(page)
    page.get_by_label("Dansk", exact=True).check()
    page.get_by_role("button", name="Gem og gå videre").click()
    check(page)
    page.get_by_label("Hvad har du lyst til?").fill("Læse højt")
    page.get_by_role("button", name="Gem og gå videre").click()
    expect(page).to_have_url(re.compile(r"/profil/$"))
    check(page)
    page.get_by_role("link", name="Ret Telefon").click()
    page.get_by_label("Dit telefonnummer").fill("20123456")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("20 12 34 56")).to_be_visible()
    volunteer = Volunteer.objects.get()
    assert (volunteer.name, volunteer.age_band, volunteer.wishes) == ("Frida Frivillig", "25-34", "Læse højt")


def test_times_and_hours_after_the_first_contact(new_page, width, assert_accessible) -> None:
    volunteer = VolunteerFactory()
    actions.note_first_contact(volunteer=volunteer)
    page = new_page(width=width, user=volunteer.user)
    go(page, "/profil/trin/availability/")
    assert_accessible(page)
    page.get_by_label("Mandag Formiddag").focus()
    page.keyboard.press("Space")
    page.get_by_label("Søndag Aften").check()
    page.get_by_role("button", name="Gem og gå videre").click()
    assert_accessible(page)
    page.get_by_label("Cirka hvor mange timer om ugen?").fill("2")
    page.get_by_role("button", name="Gem og gå videre").click()
    volunteer.refresh_from_db()
    assert (volunteer.availability, volunteer.weekly_hours) == (1 | 1 << 20, 2)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_guardian_reads_and_says_yes(new_page, width, javascript, assert_accessible) -> None:
    child = VolunteerFactory(thirteen=True, name="Tilde Testesen")
    page = new_page(width=width, user=child.user, javascript=javascript)
    check = assert_accessible if javascript else lambda _page: None
    go(page, "/profil/foraelder/")
    check(page)
    page.get_by_label("Navn på din forælder eller værge").fill("Vera Værge")
    page.get_by_label("Deres e-mailadresse").fill("vera@example.org")
    page.get_by_role("button", name="Send mailen").click()
    go(page, "/profil/")
    expect(page.get_by_text("Vi venter på din forælder eller værge")).to_be_visible()
    check(page)
    link = re.search(r"http\S+?(/foraelder/\S+)", Message.objects.latest("pk").body).group(1)
    guardian = new_page(width=width, javascript=javascript)
    go(guardian, link)
    check(guardian)
    guardian.get_by_role("button", name="Ja, Tilde Testesen må gerne give en hånd").click()
    expect(guardian.locator(".form-error-message")).to_contain_text("Skriv dit navn")
    guardian.get_by_label("Dit eget navn").fill("Vera Værge")
    guardian.get_by_role("button", name="Ja, Tilde Testesen må gerne give en hånd").click()
    expect(guardian.get_by_role("heading", name="Tak – du har sagt ja")).to_be_visible()
    check(guardian)
    guardian.get_by_role("button", name="Tag mit ja tilbage").click()
    expect(guardian.get_by_role("heading", name="Du har sagt nej")).to_be_visible()
    check(guardian)


def test_another_address(new_page, width, assert_accessible) -> None:
    volunteer = VolunteerFactory()
    page = new_page(width=width, user=volunteer.user)
    go(page, "/konto/")
    assert_accessible(page)
    page.get_by_role("link", name="Skift E-mail").or_(page.get_by_role("link", name="Ret E-mail")).first.click()
    assert_accessible(page)
    page.get_by_label("Din nye e-mailadresse").fill("ny@example.org")
    page.get_by_role("button", name="Send koden").click()
    page.get_by_label("Kode fra mailen").fill(newest_code())
    page.get_by_role("button", name="Skift min adresse").click()
    expect(page.get_by_text("ny@example.org")).to_be_visible()
    go(page, "/konto/adgangskode/")
    assert_accessible(page)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "path",
    ["privatliv/|privacy/", "konto/log-ind/adgangskode/|account/log-in/password/", "foraelder/x/|guardian/x/"],
)
def test_pages_for_everybody_are_accessible(new_page, width, language, path, assert_accessible) -> None:
    danish, english = path.split("|")
    page = new_page(width=width, language=language)
    go(page, f"/{danish}" if language == "da" else f"/en/{english}")
    assert_accessible(page)


def test_the_english_way_in(new_page, width, assert_accessible) -> None:
    page = new_page(width=width, language="en")
    go(page, "/en/account/log-in/?next=/en/profile/")
    assert_accessible(page)
    page.get_by_label("Your e-mail address").fill("frida@example.org")
    page.get_by_role("button", name="Send me a code").click()
    assert "Your code" in Message.objects.latest("pk").subject
    page.get_by_label("Code from the mail").fill(newest_code())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Your profile")).to_be_visible()
    assert_accessible(page)


def test_the_code_from_the_paper(new_page, width, assert_accessible) -> None:
    paper = VolunteerFactory(registered_on_paper=True, name="Karin Uden-Mail")
    code = actions.issue_claim_code(volunteer=paper, acting_user=UserFactory())
    page = new_page(width=width, user=UserFactory(display_name=""))
    go(page, "/profil/papirkode/")
    assert_accessible(page)
    page.get_by_label("Koden fra papiret").fill(code)
    page.get_by_role("button", name="Overtag profilen").click()
    expect(page.get_by_text("Karin Uden-Mail")).to_be_visible()
