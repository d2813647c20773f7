"""A leader posts something, a visitor finds it: in a real browser, in each of the ways."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories.institutions import InstitutionFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from volunteering import reference_data
from volunteering.boundaries import actions as boundary_actions
from volunteering.opportunities.models import Opportunity, Project
from volunteering.people.models import District
from volunteering.people.times_of_week import bit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place():
    reference_data.load()
    return InstitutionFactory(
        name="Ældrecenteret Prøvebo", slug="proevebo", elderly_care=True, phone="+4520123456", address="Prøvevej 1"
    )


@pytest.fixture
def leader(place):
    return MembershipFactory(institution=place, user__display_name="Hanne Leder", title="Centerleder")


@pytest.fixture
def in_force(place, leader):
    draft = boundary_actions.start_draft(institution=place, acting_user=leader.user)
    return boundary_actions.put_in_force(institution=place, revision=draft.revision, acting_user=leader.user)[0]


@pytest.fixture
def posted(place, leader, in_force):
    """Something at the place, something elsewhere, and something without a place left."""
    library = InstitutionFactory(
        name="Prøvebiblioteket", kind="library", district=District.objects.get(code="2930"), slug="proevebibliotek"
    )
    OpportunityFactory(
        institution=place,
        contact=leader,
        published_under=in_force,
        title="Besøgsvenner til søndagskaffen",
        times=bit(6, 1),
        hours_each_time=2,
        starts_at=dt.time(14),
        ends_at=dt.time(16),
    )
    OpportunityFactory(institution=library, title="Pas caféhjørnet i Århusgade", times=bit(5, 0), groups_welcome=True)
    OpportunityFactory(institution=library, title="Syng med", times=bit(2, 2), places=1, places_taken=1)


# --- A visitor --------------------------------------------------------------------------------------------------------
def test_a_visitor_searches_filters_and_reads(somebody, way, posted):
    visitor = somebody()
    page = visitor.page
    status = page.get_by_role("status")
    visitor.go("/opgaver/")
    expect(page.get_by_role("heading", name="Find en opgave")).to_be_visible()
    visitor.look()
    visitor.fill("Hvad har du lyst til?", "besøgsven")
    if way.javascript:  # The results come while one types on.
        page.keyboard.press("Tab")
        expect(status).to_have_text("1 opgave")
    visitor.press(visitor.page.get_by_role("main").get_by_role("button", name="Søg"))
    expect(status).to_have_text("1 opgave")
    expect(page.locator("#sort option:checked")).to_have_text("Det, der passer bedst")
    expect(page.get_by_role("heading", name="Besøgsvenner til søndagskaffen")).to_be_visible()
    expect(page.get_by_role("heading", name="Syng med")).to_have_count(0)
    visitor.look()
    visitor.link("Fjern “besøgsven”")
    expect(status).to_have_text("3 opgaver")

    def filter_by(label):
        visitor.open(page.locator("details.filters > summary"))
        visitor.tick(label)
        if not way.javascript:
            visitor.button("Vis resultater")

    filter_by("Onsdag")
    expect(status).to_have_text("1 opgave")
    expect(page).to_have_url(re.compile(r"[?&]day=2\b"))
    expect(page.get_by_role("heading", name="Syng med")).to_be_visible()
    filter_by("Med ledige pladser")
    expect(page.get_by_role("heading", name="Noget er tæt på")).to_be_visible()
    visitor.look()
    page.go_back()
    expect(page.get_by_role("heading", name="Syng med")).to_be_visible()
    page.go_back()
    expect(status).to_have_text("3 opgaver")

    visitor.link("Besøgsvenner til søndagskaffen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Besøgsvenner til søndagskaffen")
    expect(page.get_by_role("heading", name="Det gør frivillige aldrig her")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Søndag eftermiddag kl. 14–16")
    expect(page.get_by_role("link", name="Giv en hånd her").first).to_be_visible()
    expect(page.get_by_role("link", name="Send som e-mail")).to_have_attribute("href", re.compile("^mailto:"))
    visitor.look()
    visitor.link("English")
    expect(page.get_by_role("heading", name="What you do")).to_be_visible()


def test_old_spelling_and_two_filters_at_once(somebody, way, posted):
    visitor = somebody()
    page = visitor.page
    visitor.go("/opgaver/?q=arhus")
    expect(page.get_by_role("heading", name="Pas caféhjørnet i Århusgade")).to_be_visible()
    visitor.open(page.locator("details.filters > summary"))
    visitor.tick("Lørdag")
    visitor.tick("Hvor grupper er velkomne")
    visitor.button("Vis resultater")
    expect(page.get_by_role("status")).to_have_text("1 opgave")
    visitor.link("Pas caféhjørnet i Århusgade")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pas caféhjørnet i Århusgade")


def test_what_rests_and_a_closed_project_say_so_kindly(somebody, place, posted):
    visitor = somebody()
    page = visitor.page
    resting = OpportunityFactory(institution=place, title="Hviler", paused=True)
    visitor.go(resting.get_absolute_url())
    expect(page.locator("main")).to_contain_text("holder pause")
    visitor.look()
    visitor.link("Besøgsvenner til søndagskaffen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Besøgsvenner til søndagskaffen")
    project = Project.objects.create(
        institution=place,
        slug="forsoeget",
        title="Forsøget",
        story="Det begyndte godt.",
        lesson="Ingen ejede opgaven.",
        phase="closed",
        closed_on=dt.date(2010, 8, 1),
    )
    visitor.go(project.get_absolute_url())
    expect(page.get_by_role("heading", name="Det lærte vi")).to_be_visible()
    visitor.look()


# --- A leader ---------------------------------------------------------------------------------------------------------
def test_a_leader_posts_from_a_template(somebody, place, leader, in_force):
    hanne = somebody(leader.user)
    page = hanne.page
    hanne.go("/arbejde/proevebo/opgaver/")
    hanne.look()
    hanne.link("Slå en opgave op")
    expect(page.get_by_role("button", name="Brug den – Drik kaffe og få en snak")).to_be_visible()
    hanne.look()
    hanne.button("Brug den – Drik kaffe og få en snak")
    title = page.get_by_label("Titel", exact=True)
    expect(title).to_have_value("Drik kaffe og få en snak")
    hanne.look()
    hanne.fill(title, "Drik kaffe om søndagen")
    hanne.fill("Hvor mange kan være med?", "5")

    # A task of the staff's is stopped with the rule and the person to ask.
    hanne.open(page.locator("summary").filter(has_text="Slags opgave"))
    hanne.tick("Hjælpe i beboernes egne boliger")
    hanne.button("Slå op", exact=True)
    summary = page.locator(".error-summary")
    expect(summary).to_contain_text("Hjælpe i beboernes egne boliger")
    expect(summary).to_contain_text("Kun personalet")
    expect(summary).to_contain_text("Spørg Hanne Leder")
    expect(page.get_by_label("Hjælpe i beboernes egne boliger")).to_be_checked()
    expect(title).to_have_value("Drik kaffe om søndagen")
    hanne.look()
    hanne.untick("Hjælpe i beboernes egne boliger")

    hanne.button("Se, hvordan den ser ud")
    expect(page.get_by_role("heading", name="Sådan vil alle se den")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Alt er på plads")
    hanne.look()
    hanne.button("Slå op", exact=True)
    expect(page.locator("main")).to_contain_text("Opgaven er slået op")
    hanne.look()
    opportunity = Opportunity.objects.get()
    assert (opportunity.state, opportunity.places, opportunity.contact) == ("published", 5, leader)
    visitor = somebody()
    visitor.go("/opgaver/")
    expect(visitor.page.get_by_role("link", name="Drik kaffe om søndagen")).to_be_visible()


def test_a_leader_pauses_starts_again_copies_and_closes(somebody, posted, leader):
    hanne = somebody(leader.user)
    main = hanne.page.locator("main")
    hanne.go("/arbejde/proevebo/opgaver/")
    hanne.button("Sæt på pause – Besøgsvenner til søndagskaffen")
    expect(main).to_contain_text("Opgaven er på pause")
    hanne.look()
    hanne.go("/arbejde/proevebo/opgaver/?state=paused")
    hanne.look()
    hanne.button("Start igen – Besøgsvenner til søndagskaffen")
    expect(hanne.page.locator(".error-summary")).to_contain_text("Vælg mindst én slags opgave")
    hanne.look()
    hanne.tick("Være selskab i fællesrummene")
    hanne.button("Gem, og start igen")
    expect(main).to_contain_text("Opgaven er slået op")
    hanne.go("/arbejde/proevebo/opgaver/?state=published")
    hanne.button("Kopiér – Besøgsvenner til søndagskaffen")
    expect(hanne.page.get_by_label("Titel", exact=True)).to_have_value("Besøgsvenner til søndagskaffen")
    hanne.go("/arbejde/proevebo/opgaver/?state=published")
    hanne.link("Afslut – Besøgsvenner til søndagskaffen")
    expect(hanne.page.get_by_role("heading", name="Vil du afslutte opgaven?")).to_be_visible()
    hanne.look()
    hanne.button("Afslut den")
    expect(main).to_contain_text("Opgaven er afsluttet")
    states = Opportunity.objects.filter(title="Besøgsvenner til søndagskaffen").order_by("pk")
    assert list(states.values_list("state", flat=True)) == ["closed", "draft"]


def test_a_draft_keeps_what_is_typed_by_itself(new_page, place, leader, in_force):
    page = new_page(user=leader.user)
    page.goto("/arbejde/proevebo/opgaver/ny/")
    page.get_by_role("button", name="Begynd", exact=True).click()
    page.get_by_label("Titel", exact=True).fill("Spil kort")
    with page.expect_response(lambda response: response.request.method == "POST" and response.ok):
        page.get_by_label("Hvad gør den frivillige?").fill("Du spiller kort.")
    expect(page.locator("#draft-status")).to_contain_text("Gemt kl.")
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    page.get_by_label("Første dag").fill(yesterday.isoformat())
    expect(page.locator("#draft-status")).to_contain_text("Den dag har været")
    page.reload()
    expect(page.get_by_label("Titel", exact=True)).to_have_value("Spil kort")
    expect(page.get_by_label("Hvad gør den frivillige?")).to_have_value("Du spiller kort.")
    # What saved itself is not somebody else's doing.
    page.get_by_label("Titel", exact=True).fill("Spil kort og skak")
    page.get_by_role("button", name="Gem kladde").click()
    expect(page.locator("main")).to_contain_text("Kladden er gemt")
