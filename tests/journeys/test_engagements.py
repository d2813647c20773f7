"""From a visitor with a phone to an engagement; the waiting list; Karin without e-mail: in a real browser."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.factories.engagements import SignUpFactory
from tests.factories.institutions import MembershipFactory, UnitFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.engagements.actions import engaging, meeting
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import Engagement, SignUp
from volunteering.institutions.models import Role
from volunteering.messaging.models import Message

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leadership():
    return MembershipFactory(user__display_name="Lis Leder")


@pytest.fixture
def task(leadership):
    return OpportunityFactory(institution=leadership.institution, title="Læs højt for børnene", places=1)


@pytest.fixture
def checked(assert_accessible):
    """Check a page, unless it is opened without a script (the checker is one)."""

    def check(page: Page, *, javascript: bool = True) -> None:
        if javascript:
            assert_accessible(page)

    return check


def newest_code():
    return re.search(
        r"^\d{4} \d{4}$", Message.objects.filter(kind="people_sign_in_code").latest("pk").body, re.MULTILINE
    ).group()


def soon(days=2):
    return (timezone.localtime() + datetime.timedelta(days=days)).strftime("%Y-%m-%dT10:00")


@pytest.mark.parametrize("javascript", [True, False])
def test_from_a_visitor_with_a_phone_to_an_engagement(  # noqa: PLR0915 - one whole way
    new_page, width, javascript, leadership, task, checked
) -> None:
    UnitFactory(institution=leadership.institution, name="Blå Stue")
    lone = MembershipFactory(institution=leadership.institution, role=Role.MENTOR, user__display_name="Lone Lytter")
    visitor = new_page(width=width, javascript=javascript)
    visitor.goto(reverse("opportunity_sign_up", args=[task.pk]))
    checked(visitor, javascript=javascript)
    visitor.get_by_role("button", name="Send").click()
    expect(visitor.locator(".error-summary")).to_be_visible()
    checked(visitor, javascript=javascript)
    visitor.get_by_label("Dit navn").fill("Frida Frivillig")
    visitor.get_by_label("Din e-mail").fill("frida@example.org")
    visitor.get_by_label("Et par ord om dig").fill("Jeg elsker historier")
    visitor.get_by_label("Ja", exact=True).check()
    visitor.get_by_role("button", name="Send").click()
    visitor.get_by_label("Kode fra mailen").fill(newest_code())
    visitor.get_by_role("button", name="Gå videre").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Tak, fordi du vil give en hånd")
    checked(visitor, javascript=javascript)
    visitor.get_by_role("link", name="Se din tilmelding").click()
    expect(visitor.get_by_text("Et menneske læser den")).to_be_visible()
    checked(visitor, javascript=javascript)

    leader = new_page(width=width, user=leadership.user, javascript=javascript)
    leader.goto(reverse("sign_up_list", args=[leadership.institution.slug]))
    expect(leader.get_by_text("frida@example.org")).to_have_count(0)
    checked(leader, javascript=javascript)
    leader.get_by_role("link", name="Frida Frivillig").click()
    checked(leader, javascript=javascript)
    leader.get_by_label("Første forslag").fill(soon())
    leader.get_by_role("button", name="Send invitationen").click()
    expect(leader.locator(".error-summary")).to_be_visible()
    checked(leader, javascript=javascript)
    leader.get_by_label("Hvor, eller hvem der ringer").fill("Vi ses på kontoret")
    leader.get_by_role("button", name="Send invitationen").click()
    expect(leader.get_by_role("link", name="frida@example.org")).to_be_visible()
    checked(leader, javascript=javascript)

    visitor.reload()
    expect(visitor.get_by_text("Vi ses på kontoret")).to_be_visible()
    checked(visitor, javascript=javascript)
    visitor.get_by_role("button", name=re.compile(r"kl\. 10\.00")).click()
    expect(visitor.get_by_text("Tiden er aftalt")).to_be_visible()
    checked(visitor, javascript=javascript)

    leader.reload()
    leader.get_by_label("Mentor").select_option(label="Lone Lytter, mentor")
    leader.get_by_label("Stue eller afdeling").select_option(label="Blå Stue")
    leader.get_by_label("Timer om ugen").fill("4")
    leader.get_by_role("button", name="Sig velkommen").click()
    expect(leader.get_by_text("Her er aftalen")).to_be_visible()
    checked(leader, javascript=javascript)
    engagement = Engagement.objects.get()
    assert (engagement.mentor, engagement.weekly_hours) == (lone, 4)

    visitor.reload()
    expect(visitor.get_by_text("Lone Lytter")).to_be_visible()
    checked(visitor, javascript=javascript)
    leader.goto(reverse("engagement_list", args=[leadership.institution.slug]))
    expect(leader.get_by_role("link", name="Frida Frivillig")).to_be_visible()
    checked(leader, javascript=javascript)


def test_the_pages_in_english(new_page, width, leadership, task, checked) -> None:
    page = new_page(width=width, language="en")
    page.goto(f"/en/sign-up/{task.pk}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("I would like to give a hand")
    checked(page)
    page.goto("/en/give-a-hand/")
    checked(page)
    sign_up = SignUpFactory(opportunity=task)
    leader = new_page(width=width, user=leadership.user, language="en")
    leader.goto(f"/en/sign-ups/{sign_up.uuid}/")
    checked(leader)


def test_a_place_from_the_waiting_list(new_page, width, leadership, task, checked) -> None:
    engagement = meeting.welcome(
        sign_up=SignUpFactory(opportunity=task), contact=leadership, acting_user=leadership.user
    )
    volunteer = VolunteerFactory(name="Ventura Venteliste")
    page = new_page(width=width, user=volunteer.user)
    page.goto(reverse("opportunity_sign_up", args=[task.pk]))
    checked(page)
    page.get_by_label("Skriv mig på ventelisten").check()
    page.get_by_role("button", name="Skriv mig på ventelisten").click()
    expect(page.get_by_text("Du står på ventelisten.")).to_be_visible()
    engaging.end_engagement(engagement=engagement, acting_user=leadership.user)
    page.get_by_role("link", name="Se din tilmelding").click()
    checked(page)
    page.get_by_role("button", name="Ja tak, jeg vil gerne have pladsen").click()
    expect(page.get_by_text("Pladsen er din. De har fået besked.")).to_be_visible()
    checked(page)
    leader = new_page(width=width, user=leadership.user)
    leader.goto(reverse("sign_up_list", args=[task.institution.slug]) + "?tab=waiting")
    expect(leader.get_by_text("Ja tak til pladsen")).to_be_visible()
    leader.get_by_role("link", name="Ventura Venteliste").click()
    checked(leader)
    leader.get_by_role("button", name="Sig velkommen").click()
    expect(leader.get_by_text("Her er aftalen")).to_be_visible()
    assert SignUp.objects.get(volunteer=volunteer).state == SignUpState.WELCOME


@pytest.mark.parametrize("javascript", [True, False])
def test_karin_has_no_e_mail(new_page, width, javascript, leadership, checked) -> None:
    page = new_page(width=width, user=leadership.user, javascript=javascript)
    page.goto(reverse("engagement_list", args=[leadership.institution.slug]))
    page.get_by_role("link", name="Skriv en ind, der ikke har e-mail").click()
    checked(page, javascript=javascript)
    page.get_by_label("Navn").fill("Karin Telefon")
    page.get_by_label("Telefon").fill("12")
    page.get_by_label("Kontaktperson").select_option(index=1)
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_label("Navn")).to_have_value("Karin Telefon")
    expect(page.locator(".form-error-message")).to_contain_text("otte cifre")
    page.get_by_label("Telefon").fill("20 12 34 56")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("heading", name="Karin Telefon")).to_be_visible()
    checked(page, javascript=javascript)
    page.get_by_role("button", name="Lav arket").click()
    expect(page.get_by_text(re.compile(r"^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$"))).to_be_visible()
    checked(page, javascript=javascript)


def test_a_hand_without_a_chosen_task_reaches_the_coordinator(new_page, width, checked, task) -> None:
    coordinator = MembershipFactory(of_area=True)
    visitor = new_page(width=width, user=UserFactory(display_name="Ahmad Altmulig"))
    visitor.goto(reverse("offer_help"))
    visitor.get_by_label("Dagtilbud").check()
    visitor.get_by_label("Ja", exact=True).check()
    visitor.get_by_role("button", name="Send").click()
    expect(visitor.get_by_text("En koordinator læser det")).to_be_visible()
    checked(visitor)
    page = new_page(width=width, user=coordinator.user)
    page.goto(reverse("offer_of_help_list"))
    checked(page)
    page.get_by_role("link", name="Ahmad Altmulig").click()
    checked(page)
    page.get_by_label("Sted").select_option(label=task.institution.name)
    page.get_by_role("button", name="Vis stedets opgaver").click()
    page.get_by_label("Opgave (valgfrit)").select_option(label=task.title)
    page.get_by_role("button", name="Giv videre").click()
    expect(page.get_by_text("Tilbuddet er givet videre")).to_be_visible()
    assert SignUp.objects.get().opportunity == task


def test_signing_up_with_the_keyboard_alone(new_page, task) -> None:
    page = new_page(user=VolunteerFactory().user)
    page.goto(reverse("opportunity_sign_up", args=[task.pk]))
    _tab_to(page, "Et par ord om dig")
    page.keyboard.type("Uden mus")
    _tab_to(page, "Send")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tak, fordi du vil give en hånd")
    _tab_to(page, "Se din tilmelding")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Det skrev du")).to_be_visible()
    _tab_to(page, "Vil du hellere trække dig?")
    page.keyboard.press("Enter")
    _tab_to(page, "Ja, jeg trækker mig")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Trukket tilbage")).to_be_visible()
    assert SignUp.objects.get().words == "Uden mus"


def test_meeting_somebody_with_the_keyboard_alone(new_page, leadership, task) -> None:
    SignUpFactory(opportunity=task, invited=True, volunteer__name="Frida Frivillig")
    page = new_page(user=leadership.user)
    page.goto(reverse("sign_up_list", args=[task.institution.slug]) + "?tab=talk")
    _tab_to(page, "Frida Frivillig")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Frida Frivillig", level=1)).to_be_visible()
    _tab_to(page, "Timer om ugen")
    page.keyboard.type("2,5")
    _tab_to(page, "Sig velkommen", tag="BUTTON")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Her er aftalen")).to_be_visible()
    assert str(Engagement.objects.get().weekly_hours) == "2.5"


FOCUSED = """() => {
  const e = document.activeElement;
  const labels = e.labels && e.labels.length ? [...e.labels].map((label) => label.textContent).join(" ") : "";
  return [e.tagName, (labels || e.textContent || "").trim()];
}"""


def _tab_to(page: Page, text: str, *, tag: str = "") -> None:
    """Press Tab until what is focused is called ``text``."""
    for _press in range(80):
        page.keyboard.press("Tab")
        name, label = page.evaluate(FOCUSED)
        if label.startswith(text) and (not tag or name == tag):
            return
    pytest.fail(f"The keyboard does not reach {text}")
