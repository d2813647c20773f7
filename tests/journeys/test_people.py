"""Signing up with a code, the profile step by step, the guardian, another address: in a real browser."""

import re
import time
from importlib import import_module

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.factories.people import DistrictFactory, UserFactory, VolunteerFactory
from volunteering.messaging.models import Message
from volunteering.people import actions
from volunteering.people.models import User, Volunteer
from volunteering.people.sign_in import SESSION_KEY

pytestmark = pytest.mark.django_db(transaction=True)


def newest_code():
    return re.search(r"^\d{4} \d{4}$", Message.objects.latest("pk").body, re.MULTILINE).group()


def _let_time_pass(page: Page) -> None:
    """Make the code in this browser's session sixteen minutes old."""
    cookie = next(c for c in page.context.cookies() if c["name"] == settings.SESSION_COOKIE_NAME)
    session = import_module(settings.SESSION_ENGINE).SessionStore(cookie["value"])
    session[SESSION_KEY] = session[SESSION_KEY] | {"at": time.time() - 16 * 60}
    session.save()


def test_somebody_new_signs_up_with_a_code(somebody) -> None:
    frida = somebody()
    page = frida.page
    frida.go("/konto/log-ind/?next=/profil/")
    frida.look()
    frida.fill("Din e-mailadresse", "ikke en adresse")
    frida.button("Send mig en kode")
    expect(page.get_by_label("Din e-mailadresse")).to_have_value("ikke en adresse")
    expect(page.locator(".form-error-message")).to_contain_text("Det er ikke en e-mailadresse")
    frida.look()
    frida.fill("Din e-mailadresse", "Frida@Example.org")
    frida.button("Send mig en kode")
    expect(page.get_by_role("heading", name="Skriv koden")).to_be_visible()
    frida.look()
    frida.fill("Kode fra mailen", "0000 0000")
    frida.button("Gå videre")
    expect(page.locator(".form-error-message")).to_contain_text("Det er ikke koden")
    frida.look()
    old = newest_code()
    _let_time_pass(page)
    frida.fill("Kode fra mailen", old)
    frida.button("Gå videre")
    expect(page.locator(".form-error-message")).to_contain_text("udløbet")
    frida.look()
    frida.button("Send en ny kode")
    expect(page.get_by_text("Vi har sendt en ny kode")).to_be_visible()
    frida.fill("Kode fra mailen", newest_code())
    frida.button("Gå videre")
    expect(page).to_have_url(re.compile(r"/profil/$"))
    frida.look()
    assert User.objects.get().email == "frida@example.org"


def test_the_profile_step_by_step_with_skipping_and_coming_back(somebody) -> None:
    DistrictFactory()
    DistrictFactory(code="2830", name="Virum")
    frida = somebody(UserFactory(display_name=""))
    page = frida.page
    frida.go("/profil/")
    frida.look()
    frida.link("Begynd")
    expect(page.get_by_label("Fornavn og efternavn")).to_be_visible()
    frida.look()
    frida.fill("Fornavn og efternavn", "Frida Frivillig")
    frida.button("Gem og gå videre")
    frida.fill("Dit telefonnummer", "12")
    frida.button("Gem og gå videre")
    expect(page.locator(".form-error-message")).to_contain_text("Det er ikke et telefonnummer")
    expect(page.get_by_label("Dit telefonnummer")).to_have_value("12")
    frida.look()
    frida.button("Spring over")
    expect(page.get_by_label("25–34 år")).to_be_attached()
    frida.look()
    frida.tick("25–34 år")
    frida.button("Gem og gå videre")
    expect(page.get_by_label("2830 Virum")).to_be_attached()
    frida.link("Stop her, og fortsæt en anden dag")
    frida.link("Fortsæt: Hvor du kan komme hen")
    expect(page.get_by_label("2830 Virum")).to_be_attached()
    frida.look()
    frida.tick("2830 Virum")
    frida.button("Gem og gå videre")
    expect(page.get_by_label("Dansk", exact=True)).to_be_attached()
    frida.look()
    frida.tick("Dansk")
    frida.button("Gem og gå videre")
    expect(page.get_by_label("Hvad har du lyst til?")).to_be_visible()
    frida.look()
    frida.fill("Hvad har du lyst til?", "Læse højt")
    frida.button("Gem og gå videre")
    expect(page).to_have_url(re.compile(r"/profil/$"))
    frida.look()
    frida.link("Ret Telefon")
    frida.fill("Dit telefonnummer", "20123456")
    frida.button("Gem")
    expect(page.get_by_text("20 12 34 56")).to_be_visible()
    volunteer = Volunteer.objects.get()
    assert (volunteer.name, volunteer.age_band, volunteer.wishes) == ("Frida Frivillig", "25-34", "Læse højt")


def test_times_and_hours_after_the_first_contact(somebody) -> None:
    volunteer = VolunteerFactory()
    actions.note_first_contact(volunteer=volunteer)
    frida = somebody(volunteer.user)
    frida.go("/profil/trin/availability/")
    frida.look()
    frida.tick("Mandag Formiddag")
    frida.tick("Søndag Aften")
    frida.button("Gem og gå videre")
    expect(frida.page.get_by_label("Cirka hvor mange timer om ugen?")).to_be_visible()
    frida.look()
    frida.fill("Cirka hvor mange timer om ugen?", "2")
    frida.button("Gem og gå videre")
    expect(frida.page).to_have_url(re.compile(r"/profil/$"))
    volunteer.refresh_from_db()
    assert (volunteer.availability, volunteer.weekly_hours) == (1 | 1 << 20, 2)


def test_a_guardian_reads_and_says_yes(somebody) -> None:
    child = VolunteerFactory(thirteen=True, name="Tilde Testesen")
    tilde = somebody(child.user)
    tilde.go("/profil/foraelder/")
    tilde.look()
    tilde.fill("Navn på din forælder eller værge", "Vera Værge")
    tilde.fill("Deres e-mailadresse", "vera@example.org")
    tilde.button("Send mailen")
    expect(tilde.page.get_by_role("button", name="Send mailen")).to_have_count(0)
    tilde.go("/profil/")
    expect(tilde.page.get_by_text("Vi venter på din forælder eller værge")).to_be_visible()
    tilde.look()
    link = re.search(r"http\S+?(/foraelder/\S+)", Message.objects.latest("pk").body).group(1)
    guardian = somebody()
    guardian.go(link)
    guardian.look()
    guardian.button("Ja, Tilde Testesen må gerne give en hånd")
    expect(guardian.page.locator(".form-error-message")).to_contain_text("Skriv dit navn")
    guardian.look()
    guardian.fill("Dit eget navn", "Vera Værge")
    guardian.button("Ja, Tilde Testesen må gerne give en hånd")
    expect(guardian.page.get_by_role("heading", name="Tak – du har sagt ja")).to_be_visible()
    guardian.look()
    guardian.button("Tag mit ja tilbage")
    expect(guardian.page.get_by_role("heading", name="Du har sagt nej")).to_be_visible()
    guardian.look()


def test_another_address(somebody) -> None:
    frida = somebody(VolunteerFactory().user)
    page = frida.page
    frida.go("/konto/")
    frida.look()
    frida.press(page.get_by_role("link", name=re.compile("^(Skift|Ret) E-mail")).first)
    expect(page.get_by_label("Din nye e-mailadresse")).to_be_visible()
    frida.look()
    frida.fill("Din nye e-mailadresse", "ny@example.org")
    frida.button("Send koden")
    expect(page.get_by_label("Kode fra mailen")).to_be_visible()
    frida.look()
    frida.fill("Kode fra mailen", newest_code())
    frida.button("Skift min adresse")
    expect(page.get_by_text("ny@example.org")).to_be_visible()


def test_the_english_way_in(new_page, assert_accessible_at_both_widths) -> None:
    page = new_page(width="phone", language="en")
    page.goto("/en/account/log-in/?next=/en/profile/")
    page.get_by_label("Your e-mail address").fill("frida@example.org")
    page.get_by_role("button", name="Send me a code").click()
    assert "Your code" in Message.objects.latest("pk").subject
    page.get_by_label("Code from the mail").fill("0000 0000")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".form-error-message")).to_be_visible()
    assert_accessible_at_both_widths(page, "en")
    page.get_by_label("Code from the mail").fill(newest_code())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Your profile")).to_be_visible()
    assert_accessible_at_both_widths(page, "en")


def test_the_code_from_the_paper(somebody) -> None:
    paper = VolunteerFactory(registered_on_paper=True, name="Karin Uden-Mail")
    code = actions.issue_claim_code(volunteer=paper, acting_user=UserFactory())
    karin = somebody(UserFactory(display_name=""))
    karin.go("/profil/papirkode/")
    karin.look()
    karin.fill("Koden fra papiret", "XXXX-XXXX-XXXX")
    karin.button("Overtag profilen")
    expect(karin.page.locator(".form-error-message")).to_be_visible()
    karin.look()
    karin.fill("Koden fra papiret", code)
    karin.button("Overtag profilen")
    expect(karin.page.get_by_text("Karin Uden-Mail")).to_be_visible()
