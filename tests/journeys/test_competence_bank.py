"""A teacher looks up volcanoes, and the coordinator keeps the bank: in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.factories.competence_bank import BankFactory, EntryFactory
from tests.factories.institutions import MembershipFactory
from volunteering.competence_bank.models import BankKind, Entry
from volunteering.institutions.models import Role
from volunteering.records.models import Look

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bank():
    """A school with two banks and thirty entries, one of them about volcanoes."""
    bank = BankFactory(introduction="Slå op, hvad du mangler, og spørg.")
    local = BankFactory(institution=bank.institution, kind=BankKind.LOCAL)
    EntryFactory.create_batch(24, bank=bank)
    EntryFactory.create_batch(5, bank=local)
    EntryFactory(
        bank=bank,
        title="En vulkan i klassen",
        year_groups=[3, 4, 5, 6],
        volunteer__name="Ali Opdigtet",
        volunteer__phone="+4520998877",
    )
    return bank


@pytest.fixture
def coordinator(bank):
    return MembershipFactory(
        institution=bank.institution, role=Role.COORDINATOR, user__display_name="Fie Forældrebank"
    ).user


@pytest.fixture
def teacher(bank, coordinator):
    return MembershipFactory(institution=bank.institution, role=Role.STAFF, user__display_name="Mette Matematik").user


def go(page: Page, bank, rest="") -> None:
    page.goto(f"/institutioner/{bank.institution.slug}/foraeldrebank/{rest}")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_teacher_finds_the_geologist(new_page, width, javascript, bank, teacher, assert_accessible) -> None:
    page = new_page(width=width, user=teacher, javascript=javascript)
    check = assert_accessible if javascript else lambda _page: None
    page.goto(reverse("work_home", args=[bank.institution.slug]))
    page.get_by_role("link", name="Banken", exact=True).click()
    expect(page.get_by_role("heading", name="30 opslag")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Næste").click()
    expect(page.get_by_role("heading", name="30 opslag – side 2")).to_be_visible()
    page.get_by_label("Hvad leder du efter?").fill("vulkaner")
    page.get_by_label("Klassetrin").select_option(label="5. klasse")
    page.get_by_role("button", name="Søg").click()
    expect(page.get_by_role("heading", name="Ét opslag")).to_be_visible()
    expect(page.get_by_label("Hvad leder du efter?")).to_have_value("vulkaner")
    check(page)
    page.get_by_role("link", name="En vulkan i klassen").click()
    expect(page.get_by_text("3.–6. klasse")).to_be_visible()
    expect(page.get_by_text("Ali Opdigtet")).to_be_visible()
    expect(page.get_by_role("link", name="Skriv en e-mail – Fie Forældrebank")).to_be_visible()
    expect(page.get_by_text("20 99 88 77")).to_have_count(0)
    check(page)
    volunteer = Entry.objects.get(title="En vulkan i klassen").volunteer
    assert set(Look.objects.filter(subject=volunteer.uuid, viewer=teacher).values_list("what", flat=True)) == {
        "bank",
        "bank_entry",
    }


@pytest.mark.parametrize("javascript", [True, False])
def test_nothing_fits_and_the_way_on(new_page, width, javascript, bank, teacher, assert_accessible) -> None:
    page = new_page(width=width, user=teacher, javascript=javascript)
    go(page, bank, "?q=vulkan&klasse=9")
    expect(page.get_by_role("heading", name="Der er ikke nogen i banken, der passer præcis")).to_be_visible()
    if javascript:
        assert_accessible(page)
    page.get_by_role("link", name="Ét opslag på alle klassetrin").click()
    expect(page.get_by_role("link", name="En vulkan i klassen")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_coordinator_writes_somebody_in_changes_and_takes_out(
    new_page, width, javascript, bank, coordinator, assert_accessible
) -> None:
    page = new_page(width=width, user=coordinator, javascript=javascript)
    check = assert_accessible if javascript else lambda _page: None
    go(page, bank)
    page.get_by_role("link", name="Skriv en ny person i banken").click()
    check(page)
    page.get_by_label("Personens navn").fill("Birte Bier")
    page.get_by_label("Personens telefonnummer").fill("12")
    page.get_by_label("4. klasse").check()
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_label("Personens navn")).to_have_value("Birte Bier")
    expect(page.get_by_label("4. klasse")).to_be_checked()
    expect(page.locator(".form-error-message").first).to_contain_text("Det er ikke et telefonnummer")
    check(page)
    page.get_by_label("Personens telefonnummer").fill("20 12 34 56")
    page.get_by_label("Hvad kan personen fortælle eller vise?").fill("Bier og honning")
    page.get_by_label("Lokalbank").check()
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Nu står det i banken.")).to_be_visible()
    expect(page.get_by_role("link", name="20 12 34 56")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Ret eller bekræft").click()
    check(page)
    page.get_by_label("Hvad kan personen fortælle eller vise?").fill("Bier, honning og voks")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("heading", name="Bier, honning og voks")).to_be_visible()
    page.get_by_role("link", name="Tag det ud af banken").click()
    check(page)
    page.get_by_role("button", name="Tag det ud af banken").click()
    expect(page.get_by_text("Opslaget er taget ud af banken")).to_be_visible()
    assert not Entry.objects.get(title="Bier, honning og voks").is_active


def test_looking_up_with_the_keyboard_alone(new_page, bank, teacher) -> None:
    page = new_page(javascript=False, user=teacher)
    go(page, bank)
    _tab_to(page, page.get_by_label("Hvad leder du efter?"))
    page.keyboard.type("vulkaner")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ét opslag")).to_be_visible()
    _tab_to(page, page.get_by_role("link", name="En vulkan i klassen"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="En vulkan i klassen")).to_be_visible()


def _tab_to(page: Page, target) -> None:
    """Move with Tab until the target has the focus."""
    handle = target.element_handle()
    for _step in range(60):
        if handle.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("The keyboard does not reach it.")


def test_the_bank_in_english(new_page, width, bank, coordinator, assert_accessible) -> None:
    page = new_page(width=width, user=coordinator, language="en")
    page.goto(f"/en/institutions/{bank.institution.slug}/parent-bank/?q=vulkan")
    expect(page.get_by_role("heading", name="One entry")).to_be_visible()
    assert_accessible(page)
