"""A leader sets the line, invites a colleague and hands over; everybody reads about the place. In a real browser."""

import datetime
import re

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import expect

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


def account(email, name):
    user = UserFactory(email=email, display_name=name)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def link_to(email):
    body = Message.objects.filter(to_address=email, is_secret=True).latest("pk").body
    return re.search(r"https?://[^/\s]+(/\S+)", body).group(1)


def open_line(hand, name: str):
    """Unfold one line of the boundary and return it."""
    line = hand.page.locator("section.card").filter(has=hand.page.get_by_role("heading", name=name, exact=True))
    hand.open(line.locator("summary"))
    return line


def test_a_leader_sets_the_line_from_ten_filled_in_lines(somebody, place, leader):
    hanne = somebody(leader)
    page = hanne.page
    hanne.go("/arbejde/")
    expect(page).to_have_url(re.compile(r"/arbejde/proevebo/$"))
    hanne.look()
    hanne.link("Rollegrænse", exact=True)
    expect(page.get_by_role("button", name="Begynd med de ti linjer")).to_be_visible()
    hanne.look()
    hanne.button("Begynd med de ti linjer")
    expect(page.locator("section.card")).to_have_count(10)
    hanne.look()

    # One line is let go of, and must say why.
    line = open_line(hanne, "Hjælpe i beboernes egne boliger")
    hanne.choose(line.get_by_label("Hvem må"), "Kun sammen med personalet")
    hanne.fill(line.get_by_label("Hvorfor"), "")
    hanne.fill("Kort fortalt", "Vi vil gerne have flere at snakke med.")
    hanne.button("Gem og gå videre")
    expect(page.get_by_role("alert")).to_contain_text("Her må frivillige mere end normalt")
    expect(page.get_by_label("Kort fortalt")).to_have_value("Vi vil gerne have flere at snakke med.")
    hanne.look()
    line = open_line(hanne, "Hjælpe i beboernes egne boliger")
    hanne.fill(line.get_by_label("Hvorfor"), "Kun ved flytning, og en ansat er med.")

    # One more is added, and saved with what was written.
    hanne.choose("Tilføj en type opgave", "Spille kort, skak og banko")
    hanne.button("Tilføj linjen og gem")
    expect(page.locator("section.card")).to_have_count(11)
    expect(page.get_by_text("Kun ved flytning, og en ansat er med.").first).to_be_attached()
    hanne.look()
    hanne.button("Gem og gå videre")

    expect(page.get_by_role("heading", level=1)).to_have_text("Vil I sætte version 1 i kraft?")
    hanne.look()
    hanne.button("Ja, sæt den i kraft")
    expect(page.get_by_text("Version 1 er i kraft.")).to_be_visible()
    hanne.look()
    boundary = RoleBoundary.objects.in_force().get()
    assert boundary.institution == place
    assert boundary.rules.count() == 11

    hanne.go("/institutioner/proevebo/")
    expect(page.get_by_role("heading", name="Det gør frivillige aldrig her")).to_be_visible()
    hanne.look()


def test_a_new_version_is_compared_and_printed(somebody, in_force, leader):
    hanne = somebody(leader)
    page = hanne.page
    hanne.go("/arbejde/proevebo/rollegraense/")
    hanne.button("Ret den i en ny kladde")
    line = open_line(hanne, "Gå en tur sammen")
    hanne.choose(line.get_by_label("Hvem må"), "Kun personalet")
    hanne.fill_day("Drøftet i MED-udvalget den", datetime.date(2026, 1, 15))
    hanne.fill("Hvor blev den drøftet?", "Lokal-MED")
    hanne.button("Gem kladde")
    expect(page.get_by_text("Kladden er gemt.")).to_be_visible()
    hanne.go("/arbejde/proevebo/rollegraense/")
    hanne.look()
    hanne.link("Sæt den i kraft")
    expect(page.get_by_text("Ændret")).to_be_visible()
    hanne.look()
    hanne.button("Ja, sæt den i kraft")
    expect(page.get_by_text("15. januar 2026")).to_be_visible()
    hanne.link("Sammenlign to versioner")
    expect(page.get_by_role("heading", name="Forskellene")).to_be_visible()
    hanne.look()
    hanne.go("/arbejde/proevebo/rollegraense/1/")
    hanne.look()
    hanne.go("/arbejde/proevebo/rollegraense/2/udskriv/")
    expect(page.get_by_text("drøftet i MED-udvalget 15. januar 2026")).to_be_visible()
    hanne.look()


def test_a_colleague_is_invited_and_says_yes(somebody, place, leader):
    hanne = somebody(leader)
    page = hanne.page
    hanne.go("/arbejde/proevebo/kolleger/")
    hanne.link("Inviter en kollega")
    expect(page.get_by_label("Din kollegas e-mail")).to_be_visible()
    hanne.look()
    hanne.fill("Din kollegas e-mail", "ikke en adresse")
    hanne.fill("Titel", "Ergoterapeut")
    hanne.button("Send invitationen")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Titel")).to_have_value("Ergoterapeut")
    hanne.look()
    hanne.fill("Din kollegas e-mail", "ny@example.org")
    hanne.tick("Koordinator – slår opgaver op og tager imod frivillige")
    hanne.button("Send invitationen")
    expect(page.get_by_role("heading", name="ny@example.org")).to_be_visible()
    hanne.look()

    other = somebody(account("anden@example.org", "Anna Anden"))
    other.go(link_to("ny@example.org"))
    expect(other.page.get_by_role("heading", name="Invitationen er til en anden")).to_be_visible()
    other.look()

    nina = somebody(account("ny@example.org", "Nina Ny"))
    nina.go(link_to("ny@example.org"))
    nina.look()
    nina.button("Ja tak")
    expect(nina.page.get_by_text("Velkommen til Ældrecenteret Prøvebo.")).to_be_visible()
    nina.look()
    assert Membership.objects.get(user__email="ny@example.org").role == Role.COORDINATOR

    page.reload()
    hanne.link(re.compile("Afslut rollen – Nina Ny"))
    expect(page.get_by_role("button", name="Afslut rollen")).to_be_visible()
    hanne.look()
    hanne.button("Afslut rollen")
    expect(page.get_by_text("Rollen er afsluttet.")).to_be_visible()
    nina.go("/arbejde/proevebo/")
    expect(nina.page.get_by_role("heading", name="Overblik")).not_to_be_visible()
    nina.look()


def test_the_leader_hands_over(somebody, place, leader):
    hanne = somebody(leader)
    page = hanne.page
    hanne.go("/arbejde/proevebo/kolleger/")
    hanne.link("Overdrag til en efterfølger")
    expect(page.get_by_label("Din efterfølgers e-mail")).to_be_visible()
    hanne.look()
    hanne.fill("Din efterfølgers e-mail", "ny@example.org")
    hanne.tick("Jeg fortsætter her som koordinator")
    hanne.button("Send invitationen")
    expect(page.get_by_text("Du er leder, indtil der bliver sagt ja.")).to_be_visible()

    nina = somebody(account("ny@example.org", "Nina Ny"))
    nina.go(link_to("ny@example.org"))
    nina.look()
    nina.button("Ja tak")
    expect(nina.page.get_by_text("Velkommen til")).to_be_visible()
    nina.go("/arbejde/proevebo/vores-side/")
    nina.look()
    nina.fill("I én sætning", "Et hjem med plads til en mere.")
    nina.button("Gem")
    expect(nina.page.get_by_text("Jeres side er gemt.")).to_be_visible()

    page.reload()
    expect(page.get_by_role("link", name="Overdrag til en efterfølger")).not_to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Nina Ny"))).to_contain_text("Leder")
    assert Institution.objects.get().summary == "Et hjem med plads til en mere."


def test_everybody_reads_about_the_places(somebody, place, in_force):
    visitor = somebody()
    page = visitor.page
    visitor.go("/institutioner/")
    visitor.look()
    visitor.link("Ældrecenteret Prøvebo")
    expect(page.get_by_role("heading", name="Det gør frivillige aldrig her")).to_be_visible()
    expect(page.get_by_text("Her dufter af kaffe.")).to_be_visible()
    visitor.look()
    visitor.link("English")
    expect(page.get_by_role("heading", name="What volunteers never do here")).to_be_visible()
    expect(page.get_by_text("Her dufter af kaffe.")).to_be_visible()
    visitor.go("/for-institutioner/")
    expect(page.get_by_role("main").get_by_text("12 34 56 78")).to_be_visible()
    visitor.look()


def test_coordinators_see_who_stands_in(somebody, place, leader):
    network = AreaNetwork.objects.create(name="De seks områdecentre", area=place.area)
    neighbour = InstitutionFactory(name="Ældrecenteret Nabobo", elderly_care=True)
    network.institutions.add(place, neighbour)
    MembershipFactory(institution=neighbour, role=Role.COORDINATOR, user__display_name="Kaja Koordinator")
    hanne = somebody(leader)
    hanne.go("/arbejde/proevebo/")
    hanne.link("Netværk")
    expect(hanne.page.get_by_text("Kaja Koordinator")).to_be_visible()
    hanne.look()
