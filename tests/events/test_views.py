"""The pages: what a visitor without a login meets, bad input at the field, the cost of a list."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.events.actions import registering
from portal.events.choices import EventState, RegistrationState
from portal.events.models import Event, EventSeries, PendingRegistration, ProgrammeItem, Registration
from tests.events.helpers import mails, register
from tests.factories.events import (
    EventFactory,
    EventSeriesFactory,
    FeedbackTicketFactory,
    ProgrammeItemFactory,
    RegistrationFactory,
    in_days,
)
from tests.factories.people import UserFactory
from volunteering.messaging.models import Message
from volunteering.people.models import User
from volunteering.records.models import Look

pytestmark = pytest.mark.django_db
NAME, EMAIL = "نور Nouri 🌱", "nouri@example.org"


@pytest.fixture
def form(event):
    return {"name": NAME, "email": EMAIL, "places": "1", "note": "Vegetar"}


@pytest.fixture
def organiser(client, coordinator):
    client.force_login(coordinator)
    return client


def code():
    body = Message.objects.filter(kind="people_sign_in_code").latest("pk").body
    return re.search(r"^\d{4} \d{4}$", body, re.MULTILINE).group()


def send(client, event, form):
    return client.post(reverse("event_register", args=[event.slug]), form)


def confirm(client):
    return client.post(reverse("event_register_code"), {"code": code()})


# --- Registering without a login ------------------------------------------------------------------------------------
def test_a_visitor_registers_with_a_code_and_gets_no_login(client, event, form):
    answer = send(client, event, form)
    assert answer["Location"] == reverse("event_register_code")
    assert not Registration.objects.exists()
    answer = confirm(client)
    registration = Registration.objects.get()
    assert answer["Location"] == registration.get_absolute_url()
    assert (registration.name, registration.note) == (NAME, "Vegetar")
    assert "Du er tilmeldt" in client.get(answer["Location"]).content.decode()
    assert "_auth_user_id" not in client.session
    assert not User.objects.exists()
    assert not PendingRegistration.objects.exists()


def test_known_and_unknown_addresses_meet_the_same_screens(client, event, form):
    UserFactory(email=EMAIL)
    known, unknown = send(client, event, form), send(client, event, {**form, "email": "ny@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_the_own_page_belongs_to_the_browser_the_mail_and_the_login(client, django_user_model, event):
    registration = register(event, EMAIL)
    page = registration.get_absolute_url()
    assert reverse("account_login") in client.get(page)["Location"]
    client.force_login(UserFactory())
    assert client.get(page).status_code == 404
    client.force_login(UserFactory(email=EMAIL))
    assert client.get(page).status_code == 200
    other = register(event, "anden@example.org")
    stolen = reverse("event_registration_open", args=[other.uuid, registration_key(registration)])
    assert client.get(stolen).status_code == 404


def registration_key(registration):
    body = mails("registered", registration.email).get().body
    return re.search(r"/aabn/([^/]+)/", body).group(1)


def test_what_was_typed_comes_back_when_the_address_is_changed(client, event, form):
    send(client, event, form)
    page = client.get(reverse("event_register_code")).content.decode()
    back = re.search(r'href="([^"]*igen=1)"', page).group(1)
    assert NAME in client.get(back).content.decode()
    assert NAME not in client.get(reverse("event_register", args=[event.slug])).content.decode()


def test_full_meanwhile_offers_the_waiting_list_with_everything_kept(client, event, form):
    send(client, event, form)
    register(event, "a@example.org", places=2)
    answer = confirm(client)
    page = answer.content.decode()
    assert "Den sidste plads er lige blevet taget" in page
    assert NAME in page
    assert "Vegetar" in page
    answer = send(client, event, {**form, "joins_waiting_list": "on"})
    assert Registration.objects.get(email=EMAIL).state == RegistrationState.WAITING
    assert answer["Location"] == Registration.objects.get(email=EMAIL).get_absolute_url()


def test_closed_meanwhile_says_so_and_shows_what_was_typed(client, event, form):
    send(client, event, form)
    Event.objects.update(registration_closes_at=timezone.now())
    answer = confirm(client)
    assert answer.status_code == 409
    assert NAME in answer.content.decode()
    assert send(client, event, form).status_code == 409


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"cancelled": True}, "Vandskade"),
        ({"over": True}, "Arrangementet er holdt"),
        ({"registration_opens_at": in_days(3)}, "Tilmeldingen er ikke åbnet endnu"),
        ({"registration_closes_at": in_days(-1)}, "Tilmeldingen er lukket"),
        ({"places": 1, "places_taken": 1, "has_waiting_list": False}, "Alle pladser er taget"),
    ],
)
def test_an_event_that_takes_nobody_says_why(client, fields, said):
    event = EventFactory(**fields)
    page = client.get(reverse("event_register", args=[event.slug]))
    assert page.status_code == 200
    assert said in page.content.decode()


def test_a_wrong_an_expired_and_no_code(client, event, form):
    assert client.get(reverse("event_register_code"))["Location"] == reverse("event_list")
    send(client, event, form)
    wrong = client.post(reverse("event_register_code"), {"code": "0000 0000"}).content.decode()
    assert "Det er ikke koden" in wrong or "id_code_error" in wrong
    session = client.session
    session["email_code"] = {**session["email_code"], "at": 0}
    session.save()
    assert "udløbet" in confirm(client).content.decode()
    assert client.post(reverse("event_register_code"), {"resend": "1"}).status_code == 302
    assert confirm(client).status_code == 302
    assert Registration.objects.count() == 1


def test_the_same_form_twice_is_one_registration(client, event, form):
    send(client, event, form)
    confirm(client)
    send(client, event, form)
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "Skriv et navn"),
        ("name", "x" * 10_000, "100"),
        ("email", "x", "Det er ikke en e-mailadresse"),
        ("phone", "1", "Det er ikke et telefonnummer"),
        ("note", "x" * 10_000, "1000"),
        ("places", "0", "mindst 1"),
        ("places", "99", "ad gangen"),
        ("places", "to", "helt tal"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(client, event, form, field, value, said):
    page = send(client, event, {**form, field: value}).content.decode()
    assert f'id="id_{field}_error"' in page
    error = page.split(f'id="id_{field}_error"')[1][:300]
    assert said in error
    for name, typed in form.items():
        if name != field:
            assert typed in page


# --- With a login ---------------------------------------------------------------------------------------------------
def test_who_is_logged_in_registers_at_once(client, event, form):
    user = UserFactory(display_name="Dina Deltager")
    client.force_login(user)
    page = client.get(reverse("event_register", args=[event.slug])).content.decode()
    assert "Dina Deltager" in page
    assert 'name="email"' not in page
    send(client, event, form)
    assert Registration.objects.get().user == user
    again = client.get(reverse("event_register", args=[event.slug]))
    assert again["Location"] == Registration.objects.get().get_absolute_url()


def test_changing_the_number_answering_an_offer_and_stepping_back(client, event):
    user = UserFactory()
    client.force_login(user)
    mine = register(event, user.email, user=user)

    def post(name, data=None):
        return client.post(reverse(f"event_registration_{name}", args=[mine.uuid]), data or {}, follow=True)

    other = register(event, "b@example.org")
    assert "Så mange pladser er der ikke ledige" in post("places", {"places": 2}).content.decode()
    registering.withdraw(registration=other, acting_user=None)
    assert "Rettet" in post("places", {"places": 2}).content.decode()
    assert 'id="id_places_error"' in post("places", {"places": "x"}).content.decode()
    assert "Tak, fordi du siger til" in post("withdraw").content.decode()
    mine.refresh_from_db()
    assert mine.state == RegistrationState.WITHDRAWN
    assert "Noget har ændret sig" in post("accept").content.decode()
    other = register(event, "b@example.org", places=2)
    mine = register(event, user.email, user=user, wait=True)
    registering.withdraw(registration=other, acting_user=None)
    assert "Pladsen er din" in post("accept").content.decode()


# --- Lists and the page of an event ---------------------------------------------------------------------------------
def test_the_list_shows_what_is_coming_by_kind_and_no_numbers(client):
    EventFactory(title="Kommer", kind="course", places=30)
    EventFactory(title="Anden slags", kind="seminar")
    EventFactory(title="Kladden", draft=True)
    EventFactory(title="Var engang", over=True)
    page = client.get(reverse("event_list")).content.decode()
    assert ("Kommer" in page, "Anden slags" in page) == (True, True)
    assert ("Kladden" in page, "Var engang" in page) == (False, False)
    assert "Ledige pladser" in page
    page = client.get(reverse("event_list"), {"slags": "course"}).content.decode()
    assert ("Kommer" in page, "Anden slags" in page) == (True, False)
    assert "Var engang" in client.get(reverse("event_past_list")).content.decode()


def test_past_events_stand_by_year(client):
    year = timezone.localtime().year
    EventFactory(title="I forfjor", starts_at=timezone.now() - datetime.timedelta(days=800), state=EventState.HELD)
    latest = EventFactory(title="Lige før", over=True)
    page = client.get(reverse("event_past_list")).content.decode()
    assert ("Lige før" in page, "I forfjor" in page) == (True, False)
    old_year = (timezone.localtime(latest.starts_at) - datetime.timedelta(days=798)).year
    page = client.get(reverse("event_past_list"), {"aar": old_year}).content.decode()
    assert "I forfjor" in page
    assert client.get(reverse("event_past_list"), {"aar": f"{year}x"}).status_code == 200


def test_empty_lists_say_what_to_do(client):
    assert "Der er ikke planlagt noget lige nu" in client.get(reverse("event_list")).content.decode()
    page = client.get(reverse("event_list"), {"slags": "course"}).content.decode()
    assert "Der er ikke planlagt nogen af den slags" in page
    assert "Der er ikke holdt noget endnu" in client.get(reverse("event_past_list")).content.decode()


def test_the_page_tells_search_engines_and_escapes_what_people_write(client):
    event = EventFactory(title="</script><b>Fest & farver", price="20 kr.")
    ProgrammeItemFactory(event=event, title="Kaffe")
    page = client.get(event.get_absolute_url()).content.decode()
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page).group(1)
    assert "\\u003C/script\\u003E" in data
    assert '"isAccessibleForFree": false' in data
    assert "Kaffe" in page
    assert "20 kr." in page


def test_a_draft_is_a_secret_and_a_cancelled_event_is_not(client, coordinator):
    draft, cancelled = EventFactory(draft=True), EventFactory(cancelled=True)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(reverse("event_calendar", args=[draft.slug])).status_code == 404
    assert "Vandskade" in client.get(cancelled.get_absolute_url()).content.decode()
    client.force_login(coordinator)
    assert "Det her er en kladde" in client.get(draft.get_absolute_url()).content.decode()


def test_the_feed_holds_all_public_events(client):
    EventFactory(title="Kommer")
    EventFactory(title="Aflyst", cancelled=True)
    EventFactory(title="Kladden", draft=True)
    answer = client.get(reverse("event_feed"))
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert text.count("BEGIN:VEVENT") == 2
    assert "STATUS:CANCELLED" in text
    assert "Kladden" not in text


@pytest.mark.parametrize("name", ["event_list", "event_past_list", "event_detail", "event_feed"])
def test_public_pages_cost_the_same_however_much_there_is(client, django_assert_num_queries, name):
    from django.core.cache import caches
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    event = EventFactory(slug="den-ene", over=name == "event_past_list")
    ProgrammeItemFactory(event=event)
    url = reverse(name, args=[event.slug] if name == "event_detail" else [])
    client.get(url)

    def cost():
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        return len(found)

    one = cost()
    EventFactory.create_batch(29, over=name == "event_past_list")
    ProgrammeItemFactory.create_batch(29, event=event)
    assert cost() == one <= 4


def test_the_list_is_kept_for_everybody_but_not_for_those_who_are_logged_in(
    client, coordinator, django_assert_num_queries
):
    client.get(reverse("event_list"))
    with django_assert_num_queries(0):
        client.get(reverse("event_list"))
    event = EventFactory()
    client.force_login(coordinator)
    assert event.title in client.get(reverse("event_list")).content.decode()


# --- Organising -----------------------------------------------------------------------------------------------------
def whole(**changes):
    start = timezone.localtime() + datetime.timedelta(days=40)
    return {
        "kind": "course",
        "title": "Kursus i samtaler",
        "lead": "En aften",
        "description": "Vi øver os.",
        "for_whom": "Alle",
        "starts_at": start.strftime("%Y-%m-%dT16:30"),
        "ends_at": start.strftime("%Y-%m-%dT19:00"),
        "place_name": "Salen",
        "address": "Opfindergade 1",
        "places": "20",
        "most_at_once": "2",
        "offer_hours": "48",
        "has_waiting_list": "on",
        "contact_name": "Karla",
        "contact_phone": "20123456",
        **changes,
    }


def test_a_draft_keeps_what_makes_sense_and_shows_the_rest_again(organiser):
    data = whole(ends_at="2001-01-01T10:00", places="0")
    page = organiser.post(reverse("event_new"), data).content.decode()
    event = Event.objects.get()
    assert (event.title, event.starts_at, event.state) == ("Kursus i samtaler", None, EventState.DRAFT)
    assert 'id="id_ends_at_error"' in page
    assert 'id="id_places_error"' in page
    assert "2001-01-01T10:00" in page
    answer = organiser.post(reverse("event_edit", args=[event.slug]), whole())
    assert answer["Location"] == reverse("event_organise", args=[event.slug])
    organiser.post(reverse("event_publish", args=[event.slug]))
    event.refresh_from_db()
    assert event.state == EventState.PUBLISHED


def test_a_form_without_a_title_begins_nothing(organiser):
    page = organiser.post(reverse("event_new"), {"lead": "Kun det"}).content.decode()
    assert 'id="id_title_error"' in page
    assert "Kun det" in page
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_at": "2001-01-01T10:00"}, "ends_at"),
        ({"starts_at": "2020-01-01T10:00"}, "starts_at"),
        ({"starts_at": "0001-01-01T00:00"}, "starts_at"),
        ({"starts_at": "9999-12-31T23:59"}, "starts_at"),
        ({"starts_at": ""}, "starts_at"),
        ({"registration_closes_at": "2100-01-01T10:00"}, "registration_closes_at"),
        (
            {"registration_opens_at": "2026-01-02T10:00", "registration_closes_at": "2026-01-01T10:00"},
            "registration_closes_at",
        ),
        ({"places": "1"}, "places"),
        ({"places": "99999999999"}, "places"),
        ({"title": ""}, "title"),
        ({"contact_phone": ""}, "contact_phone"),
        ({"description": "x" * 10_000}, "description"),
    ],
)
def test_a_public_event_is_changed_as_a_whole_or_not_at_all(organiser, changes, field):
    event = EventFactory(places=5, places_taken=2, lead="Som før")
    page = organiser.post(reverse("event_edit", args=[event.slug]), whole(**changes)).content.decode()
    assert f'id="id_{field}_error"' in page
    assert "Vi øver os." in page or field == "description"
    event.refresh_from_db()
    assert event.lead == "Som før"


def test_a_change_is_told_once(organiser):
    event = EventFactory(places=5)
    register(event, "a@example.org")
    for _twice in range(2):
        organiser.post(reverse("event_edit", args=[event.slug]), whole())
    assert mails("changed").count() == 1
    event.refresh_from_db()
    assert event.sequence == 1


def test_a_half_written_draft_is_not_published(organiser):
    event = EventFactory(draft=True, address="")
    page = organiser.post(reverse("event_publish", args=[event.slug]), follow=True).content.decode()
    assert "Adresse" in page
    event.refresh_from_db()
    assert event.state == EventState.DRAFT


def test_the_programme_grows_and_shrinks_line_by_line(organiser, event):
    url = reverse("event_programme", args=[event.slug])

    def save(*lines):
        data = {"form-TOTAL_FORMS": len(lines), "form-INITIAL_FORMS": 0}
        for number, (at, title) in enumerate(lines):
            data |= {f"form-{number}-at": at, f"form-{number}-title": title}
        return organiser.post(url, data)

    save(("17", "Oplæg"), ("16.30", "Kaffe"), ("", ""))
    assert list(ProgrammeItem.objects.values_list("title", flat=True)) == ["Kaffe", "Oplæg"]
    save(("16.30", "Kaffe"), ("", ""))
    assert ProgrammeItem.objects.get().title == "Kaffe"
    page = save(("", "Uden tid"), ("25.99", "Umulig")).content.decode()
    assert 'id="id_form-0-at_error"' in page
    assert 'id="id_form-1-at_error"' in page
    assert "Uden tid" in page
    assert ProgrammeItem.objects.get().title == "Kaffe"
    assert organiser.post(url, {"x": "1"}).status_code == 200


def test_the_list_of_those_who_come_logs_each_look_and_costs_the_same(organiser, event):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost():
        with CaptureQueriesContext(connection) as found:
            assert organiser.get(reverse("event_organise", args=[event.slug])).status_code == 200
        return len(found)

    RegistrationFactory(event=event, note="Vegetar")
    cost()
    one = cost()
    RegistrationFactory.create_batch(29, event=event)
    assert cost() == one
    assert Look.objects.filter(what="event_list").count() == 1 + 1 + 30


@pytest.mark.parametrize("sort", ["name", "from", "newest", "nonsense"])
def test_the_list_can_be_sorted(organiser, event, sort):
    RegistrationFactory(event=event, name="Åge", comes_from="A")
    RegistrationFactory(event=event, name="Anna", comes_from="B")
    page = organiser.get(reverse("event_organise", args=[event.slug]), {"sort": sort}).content.decode()
    first_is_anna = page.index("Anna") < page.index("Åge")
    assert first_is_anna == (sort != "from")


def test_files_badges_and_ticks(organiser, event):
    row = RegistrationFactory(event=event, name="=SUM(1)", places=2, comes_from="Foreningen")
    RegistrationFactory(event=event, withdrawn=True, name="Kommer Ikke")
    text = organiser.get(reverse("event_csv", args=[event.slug])).content.decode()
    assert "'=SUM(1);Foreningen;2" in text
    assert "Kommer Ikke" not in text
    assert organiser.get(reverse("event_xlsx", args=[event.slug])).content[:2] == b"PK"
    page = organiser.get(reverse("event_badges", args=[event.slug])).content.decode()
    assert page.count('<li class="name-badge">') == 2
    where = organiser.post(reverse("event_tick", args=[event.slug, row.uuid]), {"side": "2"})["Location"]
    assert "?side=2" in where
    row.refresh_from_db()
    assert row.has_arrived
    organiser.post(reverse("event_tick", args=[event.slug, row.uuid]), {"back": "1", "side": "x"})
    row.refresh_from_db()
    assert not row.has_arrived
    assert set(Look.objects.values_list("what", flat=True)) == {"event_export", "event_badges"}


def test_writing_to_everybody_twice_with_the_same_form_is_once(organiser, event):
    register(event, "a@example.org")
    url = reverse("event_message", args=[event.slug])
    key = re.search(r'name="uuid" value="([^"]+)"', organiser.get(url).content.decode()).group(1)
    for _twice in range(2):
        organiser.post(url, {"uuid": key, "subject": "Husk", "body": "Madpakke"})
    assert mails("announcement").count() == 1
    assert 'id="id_body_error"' in organiser.post(url, {"uuid": key, "subject": "Husk"}).content.decode()


def test_cancelling_needs_a_reason_and_happens_once(organiser, event):
    url = reverse("event_cancel", args=[event.slug])
    assert 'id="id_reason_error"' in organiser.post(url, {"reason": " "}).content.decode()
    organiser.post(url, {"reason": "Vandskade"})
    assert organiser.post(url, {"reason": "Igen"})["Location"] == reverse("event_organise", args=[event.slug])
    event.refresh_from_db()
    assert event.cancel_reason == "Vandskade"
    assert "kan ikke rettes" in organiser.get(reverse("event_edit", args=[event.slug])).content.decode()


def test_series_are_planned_and_changed(organiser):
    organiser.post(
        reverse("event_series_new"),
        {"title": "Workshop", "kind": "workshop", "every_months": 24, "plan_ahead_months": 6, "is_active": "on"},
    )
    series = EventSeries.objects.get()
    url = reverse("event_series_edit", args=[series.pk])
    wrong = {"title": "Workshop", "kind": "workshop", "every_months": 3, "plan_ahead_months": 6}
    assert 'id="id_plan_ahead_months_error"' in organiser.post(url, wrong).content.decode()
    far = {**wrong, "plan_ahead_months": 1, "first_expected_on": "9999-12-31"}
    assert 'id="id_first_expected_on_error"' in organiser.post(url, far).content.decode()
    answer = organiser.post(reverse("event_plan_next", args=[series.pk]))
    assert answer["Location"] == reverse("event_edit", args=[Event.objects.get().slug])


def test_the_planning_list_is_for_those_who_organise(client, coordinator, event):
    stranger, named = UserFactory(), UserFactory()
    event.organisers.add(named)
    EventSeriesFactory(first_expected_on=timezone.localdate(), title="Workshop")
    url = reverse("event_manage_list")
    client.force_login(stranger)
    assert client.get(url).status_code == 403
    client.force_login(named)
    page = client.get(url).content.decode()
    assert event.title in page
    assert reverse("event_new") not in page
    assert client.get(reverse("event_new")).status_code == 403
    assert client.get(reverse("event_organisers", args=[event.slug])).status_code == 403
    client.force_login(coordinator)
    assert "Det er tid til at planlægge" in client.get(url).content.decode()
    for tab in ("drafts", "past", "x"):
        assert client.get(url, {"tab": tab}).status_code == 200


def test_organisers_are_named_and_removed(organiser, event):
    url = reverse("event_organisers", args=[event.slug])
    organiser.post(url, {"email": "ny@example.org"})
    named = event.organisers.get()
    assert "ny@example.org" in organiser.get(url).content.decode()
    organiser.post(reverse("event_organiser_remove", args=[event.slug, named.pk]))
    assert not event.organisers.exists()


# --- Afterwards -----------------------------------------------------------------------------------------------------
def test_one_answer_for_each_ticket(client):
    ticket = FeedbackTicketFactory()
    url = reverse("event_feedback", args=[ticket.uuid])
    assert 'id="id_score_error"' in client.post(url, {"words": "Tak"}).content.decode()
    client.post(url, {"score": "5", "words": "Tak"})
    assert "Tak for dit svar" in client.post(url, {"score": "1"}).content.decode()
    assert ticket.event.feedback.get().score == 5


def test_too_few_answers_are_not_shown(organiser):
    event = FeedbackTicketFactory().event
    page = organiser.get(reverse("event_answers", args=[event.slug])).content.decode()
    assert "Der er ikke svar nok endnu" in page
