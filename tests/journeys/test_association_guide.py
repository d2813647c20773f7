"""An association keeps its entry, a coordinator judges it, everybody reads it. In a real browser."""

import datetime
import re

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from playwright.sync_api import Page, expect

from portal.association_guide import reference_data as guide_words
from portal.association_guide import tasks
from portal.association_guide.models import Entry
from tests.factories.association_guide import EntryFactory, OfficerFactory, coordinator
from tests.factories.people import UserFactory
from volunteering import reference_data
from volunteering.institutions.officers import Officer
from volunteering.messaging.models import Message

pytestmark = pytest.mark.django_db(transaction=True)


def somebody(email, name):
    user = UserFactory(email=email, display_name=name)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def link_in(kind):
    return re.search(r"https?://[^/\s]+(/\S+)", Message.objects.filter(kind=kind).latest("pk").body).group(1)


@pytest.fixture
def entry():
    reference_data.load()
    guide_words.load()
    return EntryFactory(name="Naboerne på Åvej", association__slug="naboerne", summary="Vi drikker kaffe.")


@pytest.fixture
def chair(entry):
    user = somebody("formand@example.org", "Frode Formand")
    OfficerFactory(association=entry.association, user=user)
    return user


@pytest.mark.parametrize("javascript", [True, False])
def test_an_officer_writes_the_coordinator_asks_for_changes_and_approves(
    new_page, width, javascript, entry, chair, assert_accessible
):
    check = assert_accessible if javascript else lambda _page: None
    officer = new_page(width=width, user=chair, javascript=javascript)
    moderator = new_page(
        width=width, user=coordinator(email="k@example.org", display_name="Kirsten"), javascript=javascript
    )
    visitor = new_page(width=width, javascript=javascript)

    # The officer writes; everybody sees the old words.
    officer.goto("/foreninger/naboerne/ret/")
    check(officer)
    officer.get_by_label("Hjemmeside, eller jeres side").fill("")
    officer.get_by_label("Sig i én sætning, hvad I laver").fill("Kom til fest")
    officer.get_by_role("button", name="Send det ind").click()
    expect(officer.get_by_role("alert").first).to_contain_text("Vis mindst én måde at få fat i jer på")
    expect(officer.get_by_label("Sig i én sætning, hvad I laver")).to_have_value("Kom til fest")
    check(officer)
    officer.get_by_label("Hjemmeside, eller jeres side").fill("example.org")
    officer.get_by_role("button", name="Send det ind").click()
    expect(officer.get_by_text("Indtil da står de gamle ord.").first).to_be_visible()
    check(officer)
    visitor.goto("/foreninger/naboerne/")
    expect(visitor.get_by_text("Vi drikker kaffe.").first).to_be_visible()
    check(visitor)

    # The coordinator asks for changes, and the officer mends it.
    moderator.goto("/foreningsguiden/")
    check(moderator)
    moderator.get_by_role("link", name="Naboerne på Åvej").first.click()
    expect(moderator.locator("ins", has_text="Kom til fest")).to_be_visible()
    check(moderator)
    moderator.get_by_label("Bed om ændringer").check()
    moderator.get_by_label("Dine ord til foreningen").fill("Skriv, hvad I laver til daglig.")
    moderator.get_by_role("button", name="Send svaret").click()
    expect(moderator.get_by_text("Foreningen får en mail med dine ord.")).to_be_visible()
    check(moderator)
    officer.goto(link_in("guide_changes_wanted"))
    expect(officer.get_by_text("Skriv, hvad I laver til daglig.")).to_be_visible()
    check(officer)
    officer.get_by_label("Sig i én sætning, hvad I laver").fill("Vi går ture hver torsdag.")
    officer.get_by_role("button", name="Send det ind").click()
    expect(officer.get_by_text("Sendt ind")).to_be_visible()

    # Approved: everybody sees it.
    moderator.goto(link_in("guide_waits"))
    moderator.get_by_label("Godkend og vis i guiden").check()
    moderator.get_by_role("button", name="Send svaret").click()
    expect(moderator.get_by_text("Alle ser det nu")).to_be_visible()
    visitor.goto(f"{link_in('guide_approved')}?x=1")
    expect(visitor.get_by_text("Vi går ture hver torsdag.").first).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_guide_is_searched_and_a_new_association_asks_to_be_in_it(
    new_page, width, javascript, entry, assert_accessible
):
    check = assert_accessible if javascript else lambda _page: None
    EntryFactory(name="Besøgsvennerne", wants_volunteers=True, volunteers_note="En med god tid.")
    page = new_page(width=width, user=somebody("ny@example.org", "Nina Ny"), javascript=javascript)
    page.goto("/foreninger/")
    check(page)
    page.get_by_label("Hvad leder du efter?").fill("besøgsven")
    page.get_by_role("main").get_by_role("button", name="Søg").click()
    expect(page.get_by_role("heading", name="Besøgsvennerne")).to_be_visible()
    expect(page.get_by_role("heading", name="Naboerne på Åvej")).to_have_count(0)
    check(page)
    page.get_by_role("link", name="Besøgsvennerne").click()
    expect(page.get_by_text("En med god tid.")).to_be_visible()
    check(page)
    page.goto("/foreninger/")
    page.get_by_role("link", name="Kom med i guiden").click()
    check(page)
    page.get_by_label("Hvad hedder I?").fill("Strikkeklubben")
    page.get_by_label("En forening med CVR-nummer").check()
    page.get_by_label("CVR-nummer", exact=False).last.fill("12345678")
    page.get_by_label("Sig i én sætning, hvad I laver").fill("Vi strikker.")
    page.get_by_label("Vis e-mailen for alle").check()
    page.get_by_role("button", name="Send det ind").click()
    expect(page.get_by_text("Et ciffer må være forkert").first).to_be_visible()
    check(page)
    page.get_by_label("Et uformelt fællesskab").check()
    page.locator("#id_cvr").fill("")
    page.get_by_role("button", name="Send det ind").click()
    expect(page.get_by_role("heading", name="Tak – vi har fået det")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Inviter de andre").click()
    expect(page.get_by_text("(dig)")).to_be_visible()
    check(page)


def test_once_a_year_one_click_brings_it_back_without_a_login(new_page, width, entry, chair, assert_accessible):
    Entry.objects.update(confirmed_at=timezone.now() - datetime.timedelta(days=366))
    tasks.tend()
    Entry.objects.update(asked_at=timezone.now() - datetime.timedelta(days=43))
    tasks.tend()
    assert not Entry.objects.public().exists()
    page = new_page(width=width, javascript=False)
    page.goto(link_in("guide_hidden"))
    assert not Entry.objects.public().exists()
    page.get_by_role("button", name="Ja, det passer stadig").click()
    expect(page.get_by_text("er bekræftet, og alle kan se det")).to_be_visible()
    assert Entry.objects.public().exists()
    scripted = new_page(width=width)
    scripted.goto(link_in("guide_hidden"))
    assert_accessible(scripted)


def test_by_keyboard_alone_a_second_is_invited_and_the_login_handed_on(new_page, entry, chair, assert_accessible):
    page = new_page(user=chair)
    page.goto("/foreninger/naboerne/login/")
    assert_accessible(page)
    press_until(page, page.get_by_role("link", name="Inviter en mere"))
    page.keyboard.press("Enter")
    email = page.get_by_label("E-mail på den, du inviterer")
    press_until(page, email)
    page.keyboard.type("ny@example.org")
    press_until(page, page.locator("input[name=role]").first)
    page.keyboard.press("Space")
    press_until(page, page.get_by_role("button", name="Send invitationen"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Invitationen er på vej til ny@example.org.")).to_be_visible()
    assert_accessible(page)
    newcomer = new_page(user=somebody("ny@example.org", "Nina Ny"), width="phone")
    newcomer.goto(link_in("guide_invitation"))
    assert_accessible(newcomer)
    newcomer.get_by_role("button", name="Ja tak").click()
    expect(newcomer.get_by_text("Du har nu login til")).to_be_visible()
    assert Officer.objects.active().count() == 2


def test_the_guide_in_english(new_page, entry, assert_accessible):
    page = new_page(language="en", width="phone")
    page.goto("/en/associations/")
    expect(page.get_by_role("heading", level=1)).to_have_text("The association guide")
    assert_accessible(page)


def press_until(page: Page, target):
    expect(target).to_be_visible()
    for _ in range(80):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("The keyboard does not get there.")
