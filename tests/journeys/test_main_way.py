"""The main way: a citizen finds something to do, is met by the leader, and becomes a number nobody can recognise.

Through the real screens and the mails of the outbox: pointing, without a script, and with the keyboard alone.
"""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories.boundaries import BoundaryRuleFactory, RoleBoundaryFactory
from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.institutions import AreaFactory, InstitutionFactory, MembershipFactory, UnitFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory
from volunteering.boundaries.verdicts import Verdict
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import Engagement, SignUp
from volunteering.institutions.models import Role
from volunteering.messaging.models import Message
from volunteering.opportunities.models import Opportunity
from volunteering.participation.models import Seat
from volunteering.people.models import Volunteer
from volunteering.records.models import Look

pytestmark = pytest.mark.django_db(transaction=True)

NAME, EMAIL = "Fie Findus", "fie.findus@example.org"
PHONE = "20 98 76 12"
WORDS = "Jeg kan alle eventyr udenad"


@pytest.fixture
def task() -> Opportunity:
    """One place in a children's house with a leader, a mentor and a room."""
    house = InstitutionFactory(name="Børnehuset Prøveby", slug="proeveby")
    UnitFactory(institution=house, name="Blå Stue")
    leader = MembershipFactory(institution=house, user__display_name="Birthe Bold", user__email="birthe@example.org")
    MembershipFactory(institution=house, role=Role.MENTOR, user__display_name="Lone Lytter")
    boundary = RoleBoundaryFactory(institution=house)
    BoundaryRuleFactory(boundary=boundary, verdict=Verdict.STAFF_ONLY, reason="Det er personalets fag.")
    RoleBoundaryFactory._meta.model.objects.filter(pk=boundary.pk).update(
        state="in_force", in_force_at=timezone.now(), in_force_by=leader.user
    )
    return OpportunityFactory(institution=house, contact=leader, title="Fortæl eventyr på Blå Stue", places=1)


@pytest.fixture
def working_group(task):
    """Somebody who reads the figures; last month many signed up in day-care and two at the library."""
    user = UserFactory(display_name="Gudrun Gruppesen")
    Seat.objects.create(name="Prøvepladsen", name_en="The trial seat", holder=user)
    library = AreaFactory(slug="bibliotek", name="Bibliotek", name_en="Library")
    last_month = timezone.now().replace(day=1) - datetime.timedelta(days=10)
    elsewhere = OpportunityFactory(institution__area=library, title="Ryd op i eventyrrummet")
    played = OpportunityFactory(title="Leg med børnene", places=20)
    for opportunity, number in ((played, 9), (elsewhere, 2)):
        SignUpFactory.create_batch(number, opportunity=opportunity, sent_at=last_month, state=SignUpState.SENT)
        for _person in range(number):
            EngagementFactory(opportunity=opportunity, started_on=last_month.date())
    return user


def newest(kind: str, to: str) -> Message:
    """Return the latest mail of a kind to somebody."""
    return Message.objects.filter(kind=kind, to_address=to).latest("pk")


def code_for(to: str) -> str:
    """Return the code out of the mail."""
    found = re.search(r"^\d{4} \d{4}$", newest("people_sign_in_code", to).body, re.MULTILINE)
    assert found is not None
    return found.group()


def link_of(message: Message) -> str:
    """Return where the mail's link leads, without the host."""
    found = re.search(r"https?://[^/\s]+(/\S+)", message.body)
    assert found is not None, message.body
    return found.group(1)


def test_from_a_visitor_to_a_number_nobody_recognises(somebody, task, working_group) -> None:  # noqa: PLR0915 - one way
    # The citizen.
    citizen = somebody()
    phone = citizen.page
    citizen.go("/")
    citizen.look()
    citizen.fill("Hvad har du lyst til?", "eventyr blå stue")
    citizen.button("Find", exact=True)
    expect(phone.get_by_role("heading", name="Find en opgave")).to_be_visible()
    citizen.look()
    citizen.link(task.title)
    expect(phone.get_by_role("heading", level=1)).to_have_text(task.title)
    expect(phone.get_by_role("heading", name="Det gør frivillige aldrig her")).to_be_visible()
    citizen.look()
    citizen.link("Giv en hånd her")
    expect(phone.get_by_label("Dit navn")).to_be_visible()
    citizen.look()
    citizen.fill("Et par ord om dig", WORDS)
    citizen.button("Send", exact=True)
    expect(phone.locator(".error-summary")).to_be_visible()
    expect(phone.get_by_label("Et par ord om dig")).to_have_value(WORDS)
    citizen.look()
    citizen.fill("Dit navn", NAME)
    citizen.fill("Din e-mail", EMAIL)
    citizen.tick("Ja")
    citizen.button("Send", exact=True)
    expect(phone.get_by_role("heading", name="Skriv koden")).to_be_visible()
    citizen.look()
    citizen.fill("Kode fra mailen", code_for(EMAIL))
    citizen.button("Gå videre")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Tak, fordi du vil give en hånd")
    citizen.look()
    sign_up = SignUp.objects.get(volunteer__name=NAME)
    assert (sign_up.state, sign_up.words) == (SignUpState.SENT, WORDS)
    Volunteer.objects.filter(pk=sign_up.volunteer_id).update(phone="+4520987612")
    citizen.link("Se din tilmelding")
    expect(phone.get_by_text("Et menneske læser den")).to_be_visible()
    citizen.look()

    # The leader.
    leader = somebody()
    desk = leader.page
    told = newest("staff_new_sign_up", "birthe@example.org")
    assert NAME not in told.subject + told.body
    leader.go("/")
    leader.link("Log ind")
    expect(desk.get_by_label("Din e-mailadresse")).to_be_visible()
    leader.look()
    leader.fill("Din e-mailadresse", "birthe@example.org")
    leader.button("Send mig en kode")
    expect(desk.get_by_label("Kode fra mailen")).to_be_visible()
    leader.fill("Kode fra mailen", code_for("birthe@example.org"))
    leader.button("Gå videre")
    expect(desk).to_have_url(re.compile(re.escape(reverse("dashboard")) + "$"))
    expect(desk.get_by_text("De venter på svar")).to_be_visible()
    expect(desk.locator("body")).not_to_contain_text(NAME)
    leader.look()
    leader.press(desk.locator(".waiting-lines").get_by_role("link", name=task.title))
    expect(desk.get_by_role("heading", level=1)).to_have_text(NAME)
    expect(desk.locator("main")).to_contain_text(WORDS)
    assert EMAIL not in desk.content()
    assert PHONE not in desk.content()
    assert Look.objects.filter(viewer=task.contact.user, subject=sign_up.volunteer.uuid).exists()
    leader.look()
    leader.go(reverse("sign_up_list", args=["proeveby"]))
    expect(desk.get_by_text(EMAIL)).to_have_count(0)
    leader.look()
    leader.link(NAME)
    first = (timezone.localtime() + datetime.timedelta(days=3)).replace(hour=10, minute=15, second=0, microsecond=0)
    leader.fill_time("Første forslag", first)
    leader.button("Send invitationen")
    expect(desk.locator(".error-summary")).to_be_visible()
    expect(desk.get_by_label("Første forslag")).to_have_value(first.strftime("%Y-%m-%dT%H:%M"))
    leader.look()
    leader.fill_time("Andet forslag", first + datetime.timedelta(days=1, hours=3))
    leader.fill("Hvor, eller hvem der ringer", "Kom ind på kontoret")
    leader.button("Send invitationen")
    expect(desk.get_by_role("link", name=EMAIL)).to_be_visible()
    expect(desk.get_by_role("link", name=PHONE)).to_be_visible()
    leader.look()

    # The citizen follows the link of the mail.
    citizen.go(link_of(newest("invited_to_talk", EMAIL)))
    expect(phone.locator("main")).to_contain_text("Kom ind på kontoret")
    citizen.look()
    citizen.button(re.compile(r"13[:.]15"))
    expect(phone.get_by_text("Tiden er aftalt")).to_be_visible()
    citizen.look()

    # The leader says welcome.
    leader.go(link_of(newest("staff_talk_time_chosen", "birthe@example.org")))
    leader.choose("Mentor", "Lone Lytter, mentor")
    leader.choose("Stue eller afdeling", "Blå Stue")
    leader.fill("Timer om ugen", "2,5")
    leader.button("Sig velkommen")
    expect(desk.get_by_text("Her er aftalen")).to_be_visible()
    expect(desk.locator("main")).to_contain_text("Lone Lytter")
    leader.look()
    engagement = Engagement.objects.get(volunteer__name=NAME)
    assert (str(engagement.unit), float(engagement.weekly_hours)) == ("Blå Stue", 2.5)
    assert str(engagement.mentor) == "Lone Lytter – Mentor"

    # Both see it on their pages.
    leader.go(reverse("dashboard"))
    expect(desk.get_by_text("Alle har fået svar")).to_be_visible()
    leader.look()
    leader.go(reverse("engagement_list", args=["proeveby"]))
    expect(desk.get_by_role("link", name=NAME)).to_be_visible()
    leader.look()
    citizen.go(link_of(newest("welcome", EMAIL)))
    expect(phone.locator("main")).to_contain_text("Lone Lytter")
    citizen.look()
    citizen.go(reverse("dashboard"))
    expect(phone.get_by_role("heading", name="Her giver du en hånd")).to_be_visible()
    expect(phone.locator("main")).to_contain_text("Blå Stue")
    citizen.look()

    # The place is taken: the next one is asked to the waiting list.
    citizen.go(task.get_absolute_url())
    expect(phone.get_by_role("link", name="Skriv dig på ventelisten").first).to_be_visible()
    expect(phone.get_by_text("Giv en hånd her")).to_have_count(0)
    citizen.look()

    # The working group reads the figures, and never who it is.
    reader = somebody(working_group)
    group = reader.page
    reader.go(reverse("dashboard"))
    reader.look()
    reader.link("Se alle tallene")
    expect(group.locator(".hidden-cell").first).to_be_visible()
    reader.look()
    file = group.request.get(reverse("figures_csv")).text()
    assert "skjult" in file
    assert "Tilmeldinger" in file
    for text in (group.content(), file):
        assert not re.search("Findus|fie\\.findus|Frida Frivillig|eventyr", text, re.IGNORECASE)
