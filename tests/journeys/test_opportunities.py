"""A leader posts something, a visitor finds it: in a real browser, on a phone and a desk, with and without a script."""

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
        starts_at=dt.time(14),
        ends_at=dt.time(16),
    )
    OpportunityFactory(institution=library, title="Pas caféhjørnet i Århusgade", times=bit(5, 0), groups_welcome=True)
    OpportunityFactory(institution=library, title="Syng med", times=bit(2, 2), places=1, places_taken=1)


# --- A visitor --------------------------------------------------------------------------------------------------------
def test_a_visitor_searches_filters_and_reads(new_page, width, posted, assert_accessible):
    page = new_page(width=width)
    page.goto("/opgaver/")
    expect(page.get_by_role("heading", name="Find en opgave")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Hvad har du lyst til?").fill("besøgsven")
    page.keyboard.press("Tab")
    expect(page.get_by_role("status")).to_have_text("En opgave")
    expect(page.locator("#sort option:checked")).to_have_text("Det, der passer bedst")
    page.get_by_role("button", name="Søg").click()
    expect(page.get_by_role("heading", name="Besøgsvenner til søndagskaffen")).to_be_visible()
    expect(page.get_by_role("heading", name="Syng med")).to_have_count(0)
    assert_accessible(page)
    page.get_by_role("link", name="Fjern “besøgsven”").click()
    expect(page.get_by_role("status")).to_have_text("3 opgaver")

    if width == "phone":
        page.locator("details.filters > summary").click()
    page.get_by_label("Onsdag").check()
    expect(page.get_by_role("status")).to_have_text("En opgave")
    expect(page).to_have_url(re.compile(r"\?day=2$"))
    expect(page.get_by_role("heading", name="Syng med")).to_be_visible()
    page.get_by_label("Med ledige pladser").check()
    expect(page.get_by_role("heading", name="Noget er tæt på")).to_be_visible()
    assert_accessible(page)
    page.go_back()
    expect(page.get_by_role("heading", name="Syng med")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("3 opgaver")

    page.get_by_role("link", name="Besøgsvenner til søndagskaffen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Besøgsvenner til søndagskaffen")
    expect(page.get_by_role("heading", name="Det gør frivillige aldrig her")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Søndag eftermiddag kl. 14–16")
    expect(page.get_by_role("link", name="Giv en hånd her").first).to_be_visible()
    assert_accessible(page)


def test_without_a_script_everything_is_there(new_page, width, posted):
    page = new_page(width=width, javascript=False)
    page.goto("/opgaver/")
    if width == "phone":
        page.locator("details.filters > summary").click()
    page.get_by_label("Lørdag").check()
    page.get_by_label("Hvor grupper er velkomne").check()
    page.get_by_role("button", name="Vis resultater").click()
    expect(page.locator("#result-count")).to_have_text("En opgave")
    page.get_by_role("link", name="Pas caféhjørnet i Århusgade").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pas caféhjørnet i Århusgade")
    expect(page.get_by_role("link", name="Send som e-mail")).to_have_attribute("href", re.compile("^mailto:"))


def test_with_the_keyboard_alone_one_finds_and_opens(new_page, posted):
    page = new_page()
    page.goto("/opgaver/")
    page.get_by_label("Hvad har du lyst til?").focus()
    page.keyboard.type("arhus")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Pas caféhjørnet i Århusgade")).to_be_visible()
    expect(page.get_by_role("heading", name="Syng med")).to_have_count(0)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Pas caféhjørnet i Århusgade":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pas caféhjørnet i Århusgade")


def test_the_list_speaks_english(new_page, width, posted, assert_accessible):
    page = new_page(width=width, language="en")
    page.goto("/en/opportunities/")
    expect(page.get_by_role("heading", name="Find something to do")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Besøgsvenner til søndagskaffen").click()
    expect(page.get_by_role("heading", name="What you do")).to_be_visible()
    assert_accessible(page)


def test_what_rests_and_a_closed_project_say_so_kindly(new_page, width, place, posted, assert_accessible):
    page = new_page(width=width)
    resting = OpportunityFactory(institution=place, title="Hviler", paused=True)
    page.goto(resting.get_absolute_url())
    expect(page.locator("main")).to_contain_text("holder pause")
    expect(page.get_by_role("link", name="Besøgsvenner til søndagskaffen")).to_be_visible()
    assert_accessible(page)
    project = Project.objects.create(
        institution=place,
        slug="forsoeget",
        title="Forsøget",
        story="Det begyndte godt.",
        lesson="Ingen ejede opgaven.",
        phase="closed",
        closed_on=dt.date(2010, 8, 1),
    )
    page.goto(project.get_absolute_url())
    expect(page.get_by_role("heading", name="Det lærte vi")).to_be_visible()
    assert_accessible(page)


# --- A leader ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("javascript", [True, False])
def test_a_leader_posts_from_a_template(new_page, width, javascript, place, leader, in_force, assert_accessible):
    page = new_page(width=width, user=leader.user, javascript=javascript)
    check = assert_accessible if javascript else lambda _page: None
    page.goto("/arbejde/proevebo/opgaver/")
    check(page)
    page.get_by_role("link", name="Slå en opgave op").first.click()
    check(page)
    page.get_by_role("button", name="Brug den – Drik kaffe og få en snak").click()
    check(page)
    title = page.get_by_label("Titel", exact=True)
    expect(title).to_have_value("Drik kaffe og få en snak")
    title.fill("Drik kaffe om søndagen")
    page.get_by_label("Hvor mange kan være med?").fill("5")
    page.get_by_role("button", name="Se, hvordan den ser ud").click()
    expect(page.get_by_role("heading", name="Sådan vil alle se den")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Alt er på plads")
    check(page)
    page.get_by_role("button", name="Slå op").click()
    expect(page.locator("main")).to_contain_text("Opgaven er slået op")
    opportunity = Opportunity.objects.get()
    assert (opportunity.state, opportunity.places, opportunity.contact) == ("published", 5, leader)
    visitor = new_page(width=width, javascript=javascript)
    visitor.goto("/opgaver/")
    expect(visitor.get_by_role("link", name="Drik kaffe om søndagen")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_task_of_the_staff_is_stopped_with_the_rule_and_the_person_to_ask(
    new_page, width, javascript, place, leader, in_force, assert_accessible
):
    page = new_page(width=width, user=leader.user, javascript=javascript)
    page.goto("/arbejde/proevebo/opgaver/ny/")
    page.get_by_role("button", name="Brug den – Drik kaffe og få en snak").click()
    page.get_by_label("Hjælpe i beboernes egne boliger").check()
    page.get_by_role("button", name="Slå op", exact=True).click()
    summary = page.locator(".error-summary")
    expect(summary).to_contain_text("Hjælpe i beboernes egne boliger")
    expect(summary).to_contain_text("Kun personalet")
    expect(summary).to_contain_text("Spørg Hanne Leder")
    expect(page.get_by_label("Hjælpe i beboernes egne boliger")).to_be_checked()
    if javascript:
        assert_accessible(page)
    page.get_by_label("Hjælpe i beboernes egne boliger").uncheck()
    page.get_by_role("button", name="Slå op", exact=True).click()
    expect(page.locator("main")).to_contain_text("Opgaven er slået op")


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


def test_with_the_keyboard_alone_one_pauses_and_closes(new_page, posted, leader):
    page = new_page(user=leader.user)
    page.goto("/arbejde/proevebo/opgaver/")
    page.get_by_role("button", name="Sæt på pause – Besøgsvenner til søndagskaffen").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Opgaven er på pause")
    page.goto("/arbejde/proevebo/opgaver/?state=paused")
    page.get_by_role("link", name="Afslut – Besøgsvenner til søndagskaffen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Vil du afslutte opgaven?")).to_be_visible()
    page.get_by_role("button", name="Afslut den").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Opgaven er afsluttet")


def test_every_screen_of_the_leader_is_accessible(new_page, width, posted, leader, assert_accessible):
    page = new_page(width=width, user=leader.user)
    opportunity = Opportunity.objects.get(title="Besøgsvenner til søndagskaffen")
    for address in ("", "se/", "afslut/"):
        page.goto(f"/arbejde/opgave/{opportunity.pk}/{address}")
        assert_accessible(page)
    page.goto("/arbejde/proevebo/")
    assert_accessible(page)
