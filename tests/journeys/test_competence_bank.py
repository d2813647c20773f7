"""A teacher looks up volcanoes, and the coordinator keeps the bank: in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

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


def address_of(bank, rest="") -> str:
    return f"/institutioner/{bank.institution.slug}/foraeldrebank/{rest}"


def test_a_teacher_finds_the_geologist(somebody, bank, teacher) -> None:
    mette = somebody(teacher)
    page = mette.page
    mette.go(reverse("work_home", args=[bank.institution.slug]))
    mette.look()
    mette.link("Banken", exact=True)
    expect(page.get_by_role("heading", name="30 opslag")).to_be_visible()
    mette.look()
    mette.link("Næste")
    expect(page.get_by_role("heading", name="30 opslag – side 2")).to_be_visible()
    mette.fill("Hvad leder du efter?", "vulkaner")
    mette.choose("Klassetrin", "5. klasse")
    mette.press(mette.page.get_by_role("main").get_by_role("button", name="Søg"))
    expect(page.get_by_role("heading", name="Ét opslag")).to_be_visible()
    expect(page.get_by_label("Hvad leder du efter?")).to_have_value("vulkaner")
    mette.look()
    mette.link("En vulkan i klassen")
    expect(page.get_by_text("3.–6. klasse")).to_be_visible()
    expect(page.get_by_text("Ali Opdigtet")).to_be_visible()
    expect(page.get_by_role("link", name="Skriv en e-mail – Fie Forældrebank")).to_be_visible()
    expect(page.get_by_text("20 99 88 77")).to_have_count(0)
    mette.look()
    volunteer = Entry.objects.get(title="En vulkan i klassen").volunteer
    assert set(Look.objects.filter(subject=volunteer.uuid, viewer=teacher).values_list("what", flat=True)) == {
        "bank",
        "bank_entry",
    }

    # Nothing fits, and the way on.
    mette.go(address_of(bank, "?q=vulkan&klasse=9"))
    expect(page.get_by_role("heading", name="Der er ikke nogen i banken, der passer præcis")).to_be_visible()
    mette.look()
    mette.link("Ét opslag på alle klassetrin")
    expect(page.get_by_role("link", name="En vulkan i klassen")).to_be_visible()


def test_the_coordinator_writes_somebody_in_changes_and_takes_out(somebody, bank, coordinator) -> None:
    fie = somebody(coordinator)
    page = fie.page
    fie.go(address_of(bank))
    fie.look()
    fie.link("Skriv en ny person i banken")
    expect(page.get_by_label("Personens navn")).to_be_visible()
    fie.look()
    fie.fill("Personens navn", "Birte Bier")
    fie.fill("Personens telefonnummer", "12")
    fie.tick("4. klasse")
    fie.button("Gem")
    expect(page.get_by_label("Personens navn")).to_have_value("Birte Bier")
    expect(page.get_by_label("4. klasse")).to_be_checked()
    expect(page.locator(".form-error-message").first).to_contain_text("Det er ikke et telefonnummer")
    fie.look()
    fie.fill("Personens telefonnummer", "20 12 34 56")
    fie.fill("Hvad kan personen fortælle eller vise?", "Bier og honning")
    fie.tick("Lokalbank")
    fie.button("Gem")
    expect(page.get_by_text("Nu står det i banken.")).to_be_visible()
    expect(page.get_by_role("link", name="20 12 34 56")).to_be_visible()
    fie.look()
    fie.link("Ret eller bekræft")
    expect(page.get_by_label("Hvad kan personen fortælle eller vise?")).to_have_value("Bier og honning")
    fie.look()
    fie.fill("Hvad kan personen fortælle eller vise?", "Bier, honning og voks")
    fie.button("Gem")
    expect(page.get_by_role("heading", name="Bier, honning og voks")).to_be_visible()
    fie.link("Tag det ud af banken")
    expect(page.get_by_role("button", name="Tag det ud af banken")).to_be_visible()
    fie.look()
    fie.button("Tag det ud af banken")
    expect(page.get_by_text("Opslaget er taget ud af banken")).to_be_visible()
    assert not Entry.objects.get(title="Bier, honning og voks").is_active
