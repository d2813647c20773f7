"""The waiting list, stepping back, a kind no, Karin without e-mail, a hand without a task: in a real browser.

From a visitor to an engagement goes the main way, in a file of its own.
"""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories.engagements import SignUpFactory
from tests.factories.institutions import MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.engagements.actions import engaging, meeting
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import Engagement, SignUp

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leadership():
    return MembershipFactory(user__display_name="Lis Leder")


@pytest.fixture
def task(leadership):
    return OpportunityFactory(institution=leadership.institution, title="Læs højt for børnene", places=1)


def test_a_place_from_the_waiting_list(somebody, leadership, task) -> None:
    engagement = meeting.welcome(
        sign_up=SignUpFactory(opportunity=task), contact=leadership, acting_user=leadership.user
    )
    volunteer = VolunteerFactory(name="Ventura Venteliste")
    ventura = somebody(volunteer.user)
    ventura.go(reverse("opportunity_sign_up", args=[task.pk]))
    ventura.look()
    ventura.button("Skriv mig på ventelisten")
    expect(ventura.page.get_by_text("Du står på ventelisten.")).to_be_visible()
    ventura.look()
    engaging.end_engagement(engagement=engagement, acting_user=leadership.user)
    ventura.link("Se din tilmelding")
    expect(ventura.page.get_by_role("button", name="Ja tak, jeg vil gerne have pladsen")).to_be_visible()
    ventura.look()
    ventura.button("Ja tak, jeg vil gerne have pladsen")
    expect(ventura.page.get_by_text("Pladsen er din. De har fået besked.")).to_be_visible()
    ventura.look()
    leader = somebody(leadership.user)
    leader.go(reverse("sign_up_list", args=[task.institution.slug]) + "?tab=waiting")
    expect(leader.page.get_by_text("Ja tak til pladsen")).to_be_visible()
    leader.look()
    leader.link("Ventura Venteliste")
    expect(leader.page.get_by_role("heading", level=1)).to_have_text("Ventura Venteliste")
    leader.look()
    leader.button("Sig velkommen")
    expect(leader.page.get_by_text("Her er aftalen")).to_be_visible()
    assert SignUp.objects.get(volunteer=volunteer).state == SignUpState.WELCOME


def test_signing_up_with_an_account_and_stepping_back(somebody, task) -> None:
    frida = somebody(VolunteerFactory(name="Frida Frivillig").user)
    frida.go(reverse("opportunity_sign_up", args=[task.pk]))
    frida.fill("Et par ord om dig", "I eget tempo")
    frida.button("Send", exact=True)
    expect(frida.page.get_by_role("heading", level=1)).to_contain_text("Tak, fordi du vil give en hånd")
    frida.link("Se din tilmelding")
    expect(frida.page.get_by_role("heading", name="Det skrev du")).to_be_visible()
    expect(frida.page.get_by_text("Et menneske læser den")).to_be_visible()
    frida.look()
    frida.open(frida.page.locator("summary", has_text="Vil du hellere trække dig?"))
    frida.button("Ja, jeg trækker mig")
    expect(frida.page.get_by_text("Trukket tilbage")).to_be_visible()
    frida.look()
    assert SignUp.objects.get().words == "I eget tempo"


def test_a_kind_no_and_a_good_end(somebody, leadership, task) -> None:
    sign_up = SignUpFactory(opportunity=task, volunteer__name="Nikolaj Nejtak")
    engagement = meeting.welcome(
        sign_up=SignUpFactory(opportunity=task), contact=leadership, acting_user=leadership.user
    )
    leader = somebody(leadership.user)
    main = leader.page.locator("main")
    leader.go(reverse("sign_up_list", args=[task.institution.slug]))
    leader.look()
    leader.link("Nikolaj Nejtak")
    expect(leader.page.get_by_role("heading", level=1)).to_have_text("Nikolaj Nejtak")
    leader.open(leader.page.locator("summary", has_text="Et venligt nej"))
    leader.look()
    leader.button("Send et venligt nej")
    expect(main).to_contain_text("Der er sendt en venlig besked.")
    expect(main).to_contain_text("Ikke denne gang")
    leader.look()
    sign_up.refresh_from_db()
    assert sign_up.state == SignUpState.DECLINED

    leader.go(reverse("engagement_detail", args=[engagement.uuid]))
    leader.look()
    leader.open(leader.page.locator("summary", has_text="Afslut"))
    leader.button("Opgaven er løst")
    expect(main).to_contain_text("Er afsluttet")
    leader.look()
    engagement.refresh_from_db()
    assert not engagement.is_running


def test_karin_has_no_e_mail(somebody, way, leadership, assert_accessible_at_both_widths) -> None:
    leader = somebody(leadership.user)
    page = leader.page
    leader.go(reverse("engagement_list", args=[leadership.institution.slug]))
    leader.look()
    leader.link("Skriv en ind, der ikke har e-mail")
    expect(page.get_by_label("Navn")).to_be_visible()
    leader.look()
    leader.fill("Navn", "Karin Telefon")
    leader.fill("Telefon", "12")
    leader.choose("Kontaktperson", "Lis Leder, leder")
    leader.button("Gem")
    expect(page.get_by_label("Navn")).to_have_value("Karin Telefon")
    expect(page.locator(".form-error-message")).to_contain_text("otte cifre")
    leader.look()
    leader.fill("Telefon", "20 12 34 56")
    leader.button("Gem")
    expect(page.get_by_role("heading", name="Karin Telefon")).to_be_visible()
    leader.look()
    leader.button("Lav arket")
    expect(page.get_by_text(re.compile(r"^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$"))).to_be_visible()
    expect(page.get_by_role("button", name="Print", exact=True)).to_have_count(1 if way.javascript else 0)
    leader.look()
    leader.link("Tilbage", exact=True)
    expect(page.get_by_role("heading", name="Karin Telefon")).to_be_visible()
    leader.link("English")
    leader.button("Make the sheet")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Welcome to")
    if way.width == "phone":
        assert_accessible_at_both_widths(page, "en")
    assert Engagement.objects.get().volunteer.phone == "+4520123456"


def test_a_hand_without_a_chosen_task_reaches_the_coordinator(somebody, task) -> None:
    coordinator = MembershipFactory(of_area=True)
    ahmad = somebody(UserFactory(display_name="Ahmad Altmulig"))
    ahmad.go(reverse("offer_help"))
    ahmad.look()
    ahmad.button("Send", exact=True)
    expect(ahmad.page.locator(".error-summary")).to_be_visible()
    ahmad.look()
    ahmad.tick("Dagtilbud")
    ahmad.tick("Ja")
    ahmad.button("Send", exact=True)
    expect(ahmad.page.get_by_text("En koordinator læser det")).to_be_visible()
    ahmad.look()
    helper = somebody(coordinator.user)
    page = helper.page
    helper.go(reverse("dashboard"))
    helper.look()
    helper.go(reverse("offer_of_help_list"))
    helper.look()
    helper.link("Ahmad Altmulig")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ahmad Altmulig")
    helper.look()
    helper.choose("Sted", task.institution.name)
    helper.button("Vis stedets opgaver")
    expect(page.get_by_label("Opgave (valgfrit)").get_by_text(task.title)).to_be_attached()
    helper.look()
    helper.choose("Opgave (valgfrit)", task.title)
    helper.button("Giv videre")
    expect(page.get_by_text("Tilbuddet er givet videre")).to_be_visible()
    helper.look()
    assert SignUp.objects.get().opportunity == task
