"""A visitor registers on a phone, the next one waits and gets the place; a coordinator plans, meets and cancels."""

import datetime
import re

import pytest
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from portal.events.choices import EventState
from portal.events.models import Event, Registration
from tests.factories.events import (
    EventFactory,
    EventSeriesFactory,
    FeedbackFactory,
    FeedbackTicketFactory,
    ProgrammeItemFactory,
    RegistrationFactory,
)
from tests.factories.people import UserFactory
from tests.journeys.hands import Keyboard, Pointer
from volunteering.messaging.models import Message

pytestmark = pytest.mark.django_db(transaction=True)

WAYS = [("phone", True, Pointer), ("desktop", True, Pointer), ("phone", False, Pointer), ("desktop", True, Keyboard)]
NAMES = ["phone", "desktop", "phone without a script", "keyboard"]
A4_IN_PIXELS = (794, 1123)


@pytest.fixture
def event():
    event = EventFactory(title="Workshop om naboskab", places=1, most_at_once=3, has_wheelchair_access=True)
    ProgrammeItemFactory(event=event, who="Ulla Udvalg", room="Salen")
    return event


@pytest.fixture
def coordinator():
    user = UserFactory(display_name="Karla Koordinator")
    user.groups.add(Group.objects.get_or_create(name="Frivilligkoordinatorer")[0])
    return user


@pytest.fixture
def checked(assert_accessible):
    """Check a page, unless it is opened without a script (the checker is one)."""

    def check(page: Page, *, javascript: bool = True) -> None:
        if javascript:
            assert_accessible(page)
        expect(page.locator("h1")).to_have_count(1)

    return check


def newest_code():
    body = Message.objects.filter(kind="people_sign_in_code").latest("pk").body
    return re.search(r"^\d{4} \d{4}$", body, re.MULTILINE).group()


def link_in(kind, address):
    body = Message.objects.filter(kind=kind, to_address=address).latest("pk").body
    return "/" + re.search(r"https?://\S*mine-arrangementer\S*", body).group().split("/", 3)[3]


def registers(page, hand, name, email, *, waits, look):
    """Go from the list to the code and be there."""
    caches["pages"].clear()  # else somebody may see for half a minute how it was before
    page.goto(reverse("event_list"))
    look(page)
    hand.press(page.get_by_role("link", name="Workshop om naboskab"))
    expect(page.get_by_text("Ulla Udvalg")).to_be_visible()
    look(page)
    hand.press(page.get_by_role("link", name="Skriv dig på ventelisten" if waits else "Tilmeld dig", exact=True))
    look(page)
    button = page.get_by_role("button", name="Skriv mig på ventelisten" if waits else "Tilmeld dig")
    hand.press(button)
    expect(page.locator(".error-summary")).to_be_visible()
    look(page)
    hand.fill("Dit navn", name)
    hand.fill("Din e-mail", email)
    hand.fill("Besked til arrangøren", "Jeg bruger teleslynge")
    if waits:
        hand.tick("Skriv mig på ventelisten")
    hand.press(button)
    expect(page.get_by_label("Kode fra mailen")).to_be_visible()
    look(page)
    hand.fill("Kode fra mailen", "0000 0000")
    hand.press(page.get_by_role("button", name="Send min tilmelding"))
    expect(page.locator(".error-summary")).to_be_visible()
    hand.fill("Kode fra mailen", newest_code())
    hand.press(page.get_by_role("button", name="Send min tilmelding"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Workshop om naboskab")
    look(page)


@pytest.mark.parametrize(("width", "javascript", "hands"), WAYS, ids=NAMES)
def test_from_a_visitor_to_name_badges_and_a_cancelled_event(
    new_page, width, javascript, hands, event, coordinator, checked
) -> None:
    def look(page):
        checked(page, javascript=javascript)

    first = new_page(width=width, javascript=javascript)
    registers(first, hands(first, look), "Første Frida", "frida@example.org", waits=False, look=look)
    expect(first.get_by_role("heading", name="Du er tilmeldt")).to_be_visible()

    second = new_page(width=width, javascript=javascript)
    registers(second, hands(second, look), "Venter Vilma", "vilma@example.org", waits=True, look=look)
    expect(second.get_by_role("heading", name="Du er på ventelisten")).to_be_visible()

    hand = hands(first, look)
    hand.press(first.get_by_text("Kan du ikke komme alligevel?"))
    hand.press(first.get_by_role("button", name="Ja, meld mig fra"))
    expect(first.get_by_role("heading", name="Du kommer ikke")).to_be_visible()
    look(first)

    elsewhere = new_page(width=width, javascript=javascript)
    elsewhere.goto(link_in("event_place_offered", "vilma@example.org"))
    expect(elsewhere.get_by_role("heading", name="Vi holder en plads til dig")).to_be_visible()
    look(elsewhere)
    hands(elsewhere, look).press(elsewhere.get_by_role("button", name="Ja tak, jeg vil gerne have pladsen"))
    expect(elsewhere.get_by_role("heading", name="Du er tilmeldt")).to_be_visible()

    organiser = new_page(width=width, javascript=javascript, user=coordinator)
    hand = hands(organiser, look)
    organiser.goto(reverse("event_manage_list"))
    look(organiser)
    hand.press(organiser.get_by_role("link", name="Workshop om naboskab"))
    expect(organiser.get_by_text("Jeg bruger teleslynge")).to_be_visible()
    expect(organiser.get_by_text("Første Frida")).to_have_count(0)
    look(organiser)
    hand.press(organiser.get_by_role("button", name=re.compile("Sæt kryds.*Venter Vilma")))
    expect(organiser.get_by_role("button", name=re.compile("Fortryd.*Venter Vilma"))).to_be_visible()
    look(organiser)
    hand.press(organiser.get_by_role("link", name="Navneskilte"))
    expect(organiser.locator(".name-badge")).to_have_text(re.compile("Venter Vilma"))
    look(organiser)
    organiser.goto(reverse("event_cancel", args=[event.slug]))
    look(organiser)
    hand.fill("Hvorfor bliver det aflyst?", "Salen har fået vandskade.")
    hand.press(organiser.get_by_role("button", name="Aflys, og giv alle besked"))
    expect(organiser.get_by_text("Salen har fået vandskade.")).to_be_visible()
    look(organiser)

    elsewhere.reload()
    expect(elsewhere.get_by_text("Salen har fået vandskade.")).to_be_visible()
    look(elsewhere)
    caches["pages"].clear()
    first.goto(event.get_absolute_url())
    expect(first.get_by_text("Arrangementet er aflyst")).to_be_visible()
    look(first)
    assert Message.objects.filter(kind="event_cancelled").get().to_address == "vilma@example.org"


@pytest.mark.parametrize(("width", "javascript"), [("phone", True), ("desktop", False)])
def test_a_coordinator_plans_the_next_of_a_series(new_page, width, javascript, coordinator, checked) -> None:
    series = EventSeriesFactory(title="Workshop", first_expected_on=timezone.localdate())
    page = new_page(width=width, javascript=javascript, user=coordinator)
    page.goto(reverse("event_manage_list"))
    checked(page, javascript=javascript)
    page.get_by_role("link", name="Begynd at planlægge").click()
    checked(page, javascript=javascript)
    page.get_by_role("button", name="Begynd kladden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beskrivelse")
    checked(page, javascript=javascript)
    start = timezone.localtime() + datetime.timedelta(days=60)
    page.get_by_label("I en eller to sætninger").fill("En aften om naboer")
    page.get_by_label("Begynder").fill(start.strftime("%Y-%m-%dT16:30"))
    page.get_by_label("Slutter").fill(start.strftime("%Y-%m-%dT15:30"))
    page.get_by_role("button", name="Gem kladde").click()
    expect(page.locator(".error-summary")).to_contain_text("Det skal slutte, efter det er begyndt.")
    expect(page.get_by_label("Slutter")).to_have_value(start.strftime("%Y-%m-%dT15:30"))
    checked(page, javascript=javascript)
    assert Event.objects.get().lead == "En aften om naboer"
    page.get_by_label("Slutter").fill(start.strftime("%Y-%m-%dT19:00"))
    page.get_by_label("Hvad det handler om").fill("Vi mødes.")
    page.get_by_label("Hvem det er for").fill("Alle")
    page.get_by_label("Sted", exact=True).fill("Salen")
    page.get_by_label("Adresse").fill("Opfindergade 1")
    page.get_by_label("Kontaktperson", exact=True).fill("Karla Koordinator")
    page.get_by_role("button", name="Gem kladde").click()
    expect(page.get_by_text("Kontaktpersonens telefon")).to_be_visible()
    checked(page, javascript=javascript)
    page.get_by_role("link", name="Skriv videre").click()
    page.get_by_label("Kontaktpersonens telefon").fill("20 12 34 56")
    page.get_by_role("button", name="Gem kladde").click()
    page.get_by_role("link", name="Program", exact=True).click()
    checked(page, javascript=javascript)
    page.get_by_label("Klokkeslæt").first.fill("16:30")
    page.get_by_role("button", name="Gem programmet").click()
    expect(page.locator(".error-summary")).to_be_visible()
    checked(page, javascript=javascript)
    page.get_by_label("Det sker der").first.fill("Kaffe")
    page.get_by_role("button", name="Gem programmet").click()
    expect(page.get_by_text("Programmet er gemt.")).to_be_visible()
    page.get_by_role("link", name="Dem, der kommer").click()
    page.get_by_role("button", name="Vis det for alle").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dem, der kommer")
    checked(page, javascript=javascript)
    assert Event.objects.get().state == EventState.PUBLISHED
    page.goto(reverse("event_series_edit", args=[series.pk]))
    checked(page, javascript=javascript)
    for name in ("event_new", "event_series_new"):
        page.goto(reverse(name))
        checked(page, javascript=javascript)
    for name in ("event_organisers", "event_message", "event_edit"):
        page.goto(reverse(name, args=[Event.objects.get().slug]))
        checked(page, javascript=javascript)


def test_one_question_afterwards_and_the_answers(new_page, width, coordinator, checked) -> None:
    event = EventFactory(over=True, state=EventState.HELD)
    for score in (3, 4, 4, 5):
        FeedbackFactory(event=event, score=score)
    page = new_page(width=width)
    page.goto(reverse("event_feedback", args=[FeedbackTicketFactory(event=event).uuid]))
    checked(page)
    page.get_by_label("Rigtig meget").check()
    page.get_by_label("En linje til dem, der stod for det").fill("Tak for kaffe")
    page.get_by_role("button", name="Send mit svar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tak for dit svar")
    checked(page)
    organiser = new_page(width=width, user=coordinator)
    organiser.goto(reverse("event_answers", args=[event.slug]))
    expect(organiser.get_by_text("Tak for kaffe")).to_be_visible()
    checked(organiser)
    organiser.goto(reverse("event_past_list"))
    checked(organiser)


def test_ten_badges_fit_on_a_sheet_and_nothing_else_is_printed(new_page, coordinator) -> None:
    event = EventFactory()
    RegistrationFactory.create_batch(11, event=event, comes_from="Foreningen med et langt navn i Kongens Lyngby")
    page = new_page(user=coordinator)
    page.goto(reverse("event_badges", args=[event.slug]))
    page.set_viewport_size({"width": A4_IN_PIXELS[0] - 113, "height": A4_IN_PIXELS[1]})
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    expect(page.locator(".site-footer")).to_be_hidden()
    boxes = [badge.bounding_box() for badge in page.locator(".name-badge").all()]
    width, height = boxes[0]["width"], boxes[0]["height"]
    assert (round(width), round(height)) == (340, 208)  # 90 × 55 mm at 96 dots an inch
    assert boxes[1]["x"] > boxes[0]["x"]
    assert boxes[1]["y"] == boxes[0]["y"]
    assert boxes[9]["y"] + height - boxes[0]["y"] < A4_IN_PIXELS[1] - 76  # ten between margins of 10 mm
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 2


def test_the_pages_in_english(new_page, width, event, coordinator, checked) -> None:
    page = new_page(width=width, language="en")
    page.goto(f"/en/events/{event.slug}/")
    expect(page.get_by_role("link", name="Register")).to_be_visible()
    checked(page)
    page.goto(f"/en/events/{event.slug}/register/")
    checked(page)
    row = RegistrationFactory(event=event)
    organiser = new_page(width=width, user=coordinator, language="en")
    organiser.goto(f"/en/events/{event.slug}/organise/")
    expect(organiser.get_by_text(row.name, exact=True).first).to_be_visible()
    checked(organiser)
    assert Registration.objects.count() == 1
