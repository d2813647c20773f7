"""A leader sets the line, invites a colleague and hands over; everybody reads about the place. In a real browser."""

import re

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect

from tests.factories.institutions import InstitutionFactory, MembershipFactory
from tests.factories.people import UserFactory
from volunteering import reference_data
from volunteering.boundaries import actions as boundary_actions
from volunteering.boundaries.models import RoleBoundary
from volunteering.institutions.models import AreaNetwork, Institution, Membership, Role
from volunteering.messaging.models import Message

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place():
    reference_data.load()
    return InstitutionFactory(
        name="Ældrecenteret Prøvebo",
        slug="proevebo",
        elderly_care=True,
        summary="Et hjem tæt på åen.",
        description="Her dufter af kaffe.\n\nHaven er stor.",
        welcome_text="Hanne møder dig i døren.",
        phone="+4520123456",
    )


@pytest.fixture
def leader(place):
    return MembershipFactory(
        institution=place, user__display_name="Hanne Leder", user__email="hanne@example.org", title="Centerleder"
    ).user


@pytest.fixture
def in_force(place, leader):
    draft = boundary_actions.start_draft(institution=place, acting_user=leader)
    return boundary_actions.put_in_force(institution=place, revision=draft.revision, acting_user=leader)[0]


def somebody(email, name):
    user = UserFactory(email=email, display_name=name)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def link_to(email):
    body = Message.objects.filter(to_address=email, is_secret=True).latest("pk").body
    return re.search(r"https?://[^/\s]+(/\S+)", body).group(1)


def open_line(page: Page, name: str):
    line = page.locator("section.card").filter(has=page.get_by_role("heading", name=name, exact=True))
    if line.locator("details[open]").count() == 0:
        line.locator("summary").click()
    return line


@pytest.mark.parametrize("javascript", [True, False])
def test_a_leader_sets_the_line_from_ten_filled_in_lines(new_page, width, javascript, place, leader, assert_accessible):
    page = new_page(width=width, user=leader, javascript=javascript)
    check = assert_accessible if javascript else lambda _page: None
    page.goto("/arbejde/")
    expect(page).to_have_url(re.compile(r"/arbejde/proevebo/$"))
    check(page)
    page.get_by_role("link", name="Rollegrænse", exact=True).click()
    check(page)
    page.get_by_role("button", name="Begynd med de ti linjer").click()
    expect(page.locator("section.card")).to_have_count(10)
    check(page)

    # One line is let go of, and must say why.
    line = open_line(page, "Hjælpe i beboernes egne boliger")
    line.get_by_label("Hvem må").select_option("staff_present")
    line.get_by_label("Hvorfor").fill("")
    page.get_by_label("Kort fortalt").fill("Vi vil gerne have flere at snakke med.")
    page.get_by_role("button", name="Gem og gå videre").click()
    expect(page.get_by_role("alert")).to_contain_text("Her må frivillige mere end normalt")
    expect(page.get_by_label("Kort fortalt")).to_have_value("Vi vil gerne have flere at snakke med.")
    check(page)
    line = open_line(page, "Hjælpe i beboernes egne boliger")
    line.get_by_label("Hvorfor").fill("Kun ved flytning, og en ansat er med.")

    # One more is added, and saved with what was written.
    page.get_by_label("Tilføj en type opgave").select_option(label="Spille kort, skak og banko")
    page.get_by_role("button", name="Tilføj linjen og gem").click()
    expect(page.locator("section.card")).to_have_count(11)
    expect(page.get_by_text("Kun ved flytning, og en ansat er med.").first).to_be_attached()
    check(page)
    page.get_by_role("button", name="Gem og gå videre").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Vil I sætte version 1 i kraft?")
    check(page)
    page.get_by_role("button", name="Ja, sæt den i kraft").click()
    expect(page.get_by_text("Version 1 er i kraft.")).to_be_visible()
    check(page)
    boundary = RoleBoundary.objects.in_force().get()
    assert boundary.institution == place
    assert boundary.rules.count() == 11

    page.goto("/institutioner/proevebo/")
    expect(page.get_by_role("heading", name="Det gør frivillige aldrig her")).to_be_visible()
    check(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_new_version_is_compared_and_printed(new_page, width, javascript, in_force, leader, assert_accessible):
    page = new_page(width=width, user=leader, javascript=javascript)
    check = assert_accessible if javascript else lambda _page: None
    page.goto("/arbejde/proevebo/rollegraense/")
    page.get_by_role("button", name="Ret den i en ny kladde").click()
    line = open_line(page, "Gå en tur sammen")
    line.get_by_label("Hvem må").select_option("staff_only")
    page.get_by_label("Drøftet i MED-udvalget den").fill("2026-01-15")
    page.get_by_label("Hvor blev den drøftet?").fill("Lokal-MED")
    page.get_by_role("button", name="Gem kladde").click()
    expect(page.get_by_text("Kladden er gemt.")).to_be_visible()
    page.goto("/arbejde/proevebo/rollegraense/")
    check(page)
    page.get_by_role("link", name="Sæt den i kraft").click()
    expect(page.get_by_text("Ændret")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Ja, sæt den i kraft").click()
    expect(page.get_by_text("15. januar 2026")).to_be_visible()
    page.get_by_role("link", name="Sammenlign to versioner").click()
    expect(page.get_by_role("heading", name="Forskellene")).to_be_visible()
    check(page)
    page.goto("/arbejde/proevebo/rollegraense/1/")
    check(page)
    page.goto("/arbejde/proevebo/rollegraense/2/udskriv/")
    expect(page.get_by_text("drøftet i MED-udvalget 15. januar 2026")).to_be_visible()
    check(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_colleague_is_invited_and_says_yes(new_page, width, javascript, place, leader, assert_accessible):
    page = new_page(width=width, user=leader, javascript=javascript)
    check = assert_accessible if javascript else lambda _page: None
    page.goto("/arbejde/proevebo/kolleger/")
    page.get_by_role("link", name="Inviter en kollega").click()
    check(page)
    page.get_by_label("Din kollegas e-mail").fill("ikke en adresse")
    page.get_by_label("Titel").fill("Ergoterapeut")
    page.get_by_role("button", name="Send invitationen").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Titel")).to_have_value("Ergoterapeut")
    check(page)
    page.get_by_label("Din kollegas e-mail").fill("ny@example.org")
    page.get_by_label("Koordinator – slår opgaver op og tager imod frivillige").check()
    page.get_by_role("button", name="Send invitationen").click()
    expect(page.get_by_role("heading", name="ny@example.org")).to_be_visible()
    check(page)

    other = new_page(width=width, user=somebody("anden@example.org", "Anna Anden"), javascript=javascript)
    other.goto(link_to("ny@example.org"))
    expect(other.get_by_role("heading", name="Invitationen er til en anden")).to_be_visible()
    check(other)

    colleague = new_page(width=width, user=somebody("ny@example.org", "Nina Ny"), javascript=javascript)
    colleague.goto(link_to("ny@example.org"))
    check(colleague)
    colleague.get_by_role("button", name="Ja tak").click()
    expect(colleague.get_by_text("Velkommen til Ældrecenteret Prøvebo.")).to_be_visible()
    check(colleague)
    assert Membership.objects.get(user__email="ny@example.org").role == Role.COORDINATOR

    page.reload()
    page.get_by_role("link", name=re.compile("Afslut rollen – Nina Ny")).click()
    check(page)
    page.get_by_role("button", name="Afslut rollen").click()
    expect(page.get_by_text("Rollen er afsluttet.")).to_be_visible()
    colleague.goto("/arbejde/proevebo/")
    expect(colleague.get_by_role("heading", name="Overblik")).not_to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_leader_hands_over(new_page, width, javascript, place, leader, assert_accessible):
    page = new_page(width=width, user=leader, javascript=javascript)
    check = assert_accessible if javascript else lambda _page: None
    page.goto("/arbejde/proevebo/kolleger/")
    page.get_by_role("link", name="Overdrag til en efterfølger").click()
    check(page)
    page.get_by_label("Din efterfølgers e-mail").fill("ny@example.org")
    page.get_by_label("Jeg fortsætter her som koordinator").check()
    page.get_by_role("button", name="Send invitationen").click()
    expect(page.get_by_text("Du er leder, indtil der bliver sagt ja.")).to_be_visible()

    successor = new_page(width=width, user=somebody("ny@example.org", "Nina Ny"), javascript=javascript)
    successor.goto(link_to("ny@example.org"))
    check(successor)
    successor.get_by_role("button", name="Ja tak").click()
    expect(successor.get_by_text("Velkommen til")).to_be_visible()
    successor.goto("/arbejde/proevebo/vores-side/")
    check(successor)
    successor.get_by_label("I én sætning").fill("Et hjem med plads til en mere.")
    successor.get_by_role("button", name="Gem").click()
    expect(successor.get_by_text("Jeres side er gemt.")).to_be_visible()

    page.reload()
    expect(page.get_by_role("link", name="Overdrag til en efterfølger")).not_to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Nina Ny"))).to_contain_text("Leder")
    assert Institution.objects.get().summary == "Et hjem med plads til en mere."


def test_by_keyboard_alone_the_line_is_set(new_page, place, leader):
    page = new_page(user=leader)
    page.goto("/arbejde/proevebo/rollegraense/")

    def press(name, role="button"):
        target = page.get_by_role(role, name=name, exact=True)
        for _ in range(120):
            page.keyboard.press("Tab")
            if target.evaluate("element => element === document.activeElement"):
                page.keyboard.press("Enter")
                return
        pytest.fail(f"{name!r} cannot be reached by keyboard")

    press("Begynd med de ti linjer")
    expect(page.locator("section.card")).to_have_count(10)
    press("Gem og gå videre")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vil I sætte version 1 i kraft?")
    press("Ja, sæt den i kraft")
    expect(page.get_by_text("Version 1 er i kraft.")).to_be_visible()


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_reads_about_the_places(new_page, width, language, place, in_force, assert_accessible):
    page = new_page(width=width, language=language)
    start = "" if language == "da" else "/en"
    page.goto(f"{start}/institutioner/" if language == "da" else "/en/institutions/")
    assert_accessible(page)
    page.get_by_role("link", name="Ældrecenteret Prøvebo").click()
    heading = "Det gør frivillige aldrig her" if language == "da" else "What volunteers never do here"
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_text("Her dufter af kaffe.")).to_be_visible()
    assert_accessible(page)
    page.goto("/for-institutioner/" if language == "da" else "/en/for-institutions/")
    expect(page.get_by_role("main").get_by_text("12 34 56 78")).to_be_visible()
    assert_accessible(page)


def test_coordinators_see_who_stands_in(new_page, width, place, leader, assert_accessible):
    network = AreaNetwork.objects.create(name="De seks områdecentre", area=place.area)
    neighbour = InstitutionFactory(name="Ældrecenteret Nabobo", elderly_care=True)
    network.institutions.add(place, neighbour)
    MembershipFactory(institution=neighbour, role=Role.COORDINATOR, user__display_name="Kaja Koordinator")
    page = new_page(width=width, user=leader)
    page.goto("/arbejde/proevebo/netvaerk/")
    expect(page.get_by_text("Kaja Koordinator")).to_be_visible()
    assert_accessible(page)
