"""Planning, showing, changing, calling off; and what happens by the clock."""

import datetime
import uuid

import icalendar
import pytest
from django.utils import timezone, translation

from portal.events import calendar_files, exports, messages, selectors, words
from portal.events.actions import by_the_clock, feedback, meeting, organising, registering, waiting_list
from portal.events.choices import EventState
from portal.events.models import Event, Feedback, FeedbackTicket, IllegalEventStateError, Registration
from tests.events.helpers import mails, register
from tests.factories.events import (
    EventFactory,
    EventSeriesFactory,
    FeedbackFactory,
    FeedbackTicketFactory,
    PendingRegistrationFactory,
    RegistrationFactory,
    in_days,
)
from tests.factories.people import UserFactory
from volunteering.institutions.rules import NotAllowedError
from volunteering.messaging.kinds import MessageKind
from volunteering.messaging.models import Message
from volunteering.records.models import Look

pytestmark = pytest.mark.django_db


def test_only_coordinators_begin_events_and_addresses_are_free(coordinator):
    with pytest.raises(NotAllowedError):
        organising.create_event(fields={"title": "Workshop"}, acting_user=UserFactory())
    slugs = [
        organising.create_event(fields={"title": title}, acting_user=coordinator).slug
        for title in ("Workshop på Åsen", "Workshop på Åsen", "Tidligere", "😀")
    ]
    assert slugs == ["workshop-paa-aasen", "workshop-paa-aasen-2", "tidligere-2", "arrangement"]


def test_a_draft_is_shown_only_when_it_is_whole(coordinator):
    event = EventFactory(draft=True, place_name="", contact_phone="")
    with pytest.raises(organising.NotReadyError) as error:
        organising.publish(event=event, acting_user=coordinator)
    assert error.value.missing == ["place_name", "contact_phone"]
    past = EventFactory(draft=True, over=True)
    with pytest.raises(organising.NotReadyError) as error:
        organising.publish(event=past, acting_user=coordinator)
    assert error.value.missing == ["starts_at"]
    good = organising.publish(event=EventFactory(draft=True), acting_user=coordinator)
    assert good.state == EventState.PUBLISHED


def test_those_who_come_get_one_mail_that_says_what_changed(coordinator, event):
    register(event, "dina@example.org")
    changed, told = organising.save_event(
        event=event,
        fields={"place_name": "Ny Sal", "lead": "Nye ord", "price": "20 kr."},
        acting_user=coordinator,
    )
    assert told == ["place_name", "price"]
    assert changed.sequence == 1
    mail = mails("changed").get()
    assert "Hvor: Ny Sal" in mail.body
    assert "Pris: 20 kr." in mail.body
    _same, told = organising.save_event(event=event, fields={"for_whom": "Alle"}, acting_user=coordinator)
    assert told == []
    assert mails("changed").count() == 1
    assert organising.save_event(event=event, fields={"place_name": "Ny Sal"}, acting_user=coordinator)[1] == []


def test_fewer_places_than_people_are_refused_and_more_are_offered_on(coordinator, event):
    register(event, "a@example.org", places=2)
    waiting = register(event, "b@example.org", wait=True)
    with pytest.raises(organising.TooFewPlacesError):
        organising.save_event(event=event, fields={"places": 1}, acting_user=coordinator)
    organising.save_event(event=event, fields={"places": 3}, acting_user=coordinator)
    waiting.refresh_from_db()
    assert waiting.state == "offered"


def test_cancelling_tells_everybody_why(coordinator, event):
    register(event, "a@example.org", places=2)
    register(event, "b@example.org", wait=True)
    organising.cancel(event=event, reason="Salen er våd", acting_user=coordinator)
    assert set(mails("cancelled").values_list("to_address", flat=True)) == {"a@example.org", "b@example.org"}
    assert "Salen er våd" in mails("cancelled").first().body
    with pytest.raises(IllegalEventStateError):
        organising.save_event(event=event, fields={"lead": "x"}, acting_user=coordinator)


def test_strangers_change_nothing(event):
    stranger = UserFactory()
    doings = [
        lambda: organising.save_event(event=event, fields={"lead": "x"}, acting_user=stranger),
        lambda: organising.save_programme(event=event, items=[], acting_user=stranger),
        lambda: organising.publish(event=event, acting_user=stranger),
        lambda: organising.cancel(event=event, reason="x", acting_user=stranger),
        lambda: organising.hold(event=event, acting_user=stranger),
        lambda: organising.name_organiser(event=event, email="a@example.org", acting_user=stranger),
        lambda: organising.remove_organiser(event=event, organiser=stranger, acting_user=stranger),
        lambda: meeting.look_at(event=event, registrations=[], viewer=stranger, what="event_list"),
        lambda: meeting.tick(event=event, uuid=uuid.uuid4(), is_there=True, acting_user=stranger),
        lambda: meeting.announce(event=event, uuid=uuid.uuid4(), subject="x", body="x", acting_user=stranger),
    ]
    for do in doings:
        with pytest.raises(NotAllowedError):
            do()


def test_a_named_organiser_gets_a_mail_and_the_right_to_this_event_only(coordinator, event):
    named = organising.name_organiser(event=event, email="ny@example.org", acting_user=coordinator)
    assert mails("named_organiser").get().to_address == "ny@example.org"
    organising.save_event(event=event, fields={"lead": "Hej"}, acting_user=named)
    with pytest.raises(NotAllowedError):
        organising.save_event(event=EventFactory(), fields={"lead": "Hej"}, acting_user=named)
    organising.remove_organiser(event=event, organiser=named, acting_user=coordinator)
    with pytest.raises(NotAllowedError):
        organising.save_event(event=event, fields={"lead": "Nej"}, acting_user=named)


def test_a_message_goes_to_each_who_comes_once(coordinator, event):
    register(event, "a@example.org", places=2)
    register(event, "b@example.org", wait=True)
    key = uuid.uuid4()
    for _twice in range(2):
        meeting.announce(event=event, uuid=key, subject="Husk madpakke", body="Vi ses", acting_user=coordinator)
    mail = mails("announcement").get()
    assert (mail.to_address, mail.subject) == ("a@example.org", "Husk madpakke")
    assert event.announcements.get().receivers == 1
    with pytest.raises(IllegalEventStateError):
        meeting.announce(
            event=EventFactory(draft=True), uuid=uuid.uuid4(), subject="x", body="x", acting_user=coordinator
        )


def test_ticking_at_the_door_and_taking_it_back(coordinator, event):
    row = register(event)
    meeting.tick(event=event, uuid=row.uuid, is_there=True, acting_user=coordinator)
    assert meeting.tick(event=event, uuid=row.uuid, is_there=True, acting_user=coordinator).has_arrived
    assert not meeting.tick(event=event, uuid=row.uuid, is_there=False, acting_user=coordinator).has_arrived
    with pytest.raises(Registration.DoesNotExist):
        meeting.tick(event=EventFactory(), uuid=row.uuid, is_there=True, acting_user=coordinator)


def test_each_look_at_those_who_come_is_written_down(coordinator, event):
    row = register(event)
    meeting.look_at(event=event, registrations=[row], viewer=coordinator, what="event_list")
    assert Look.objects.get().subject == row.uuid


# --- By the clock ---------------------------------------------------------------------------------------------------
def test_the_day_before_each_gets_one_reminder():
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    event = EventFactory(starts_at=tomorrow.replace(hour=18, minute=0))
    register(event, "a@example.org")
    register(EventFactory(starts_at=tomorrow + datetime.timedelta(days=1)), "b@example.org")
    register(EventFactory(places=1), "c@example.org")
    for _twice in range(2):
        assert by_the_clock.remind_of_tomorrow() == 1
    assert mails("reminder").get().to_address == "a@example.org"


def test_after_the_event_notes_go_and_one_question_is_asked():
    event = EventFactory(over=True)
    RegistrationFactory(event=event, note="Vegetar")
    RegistrationFactory(event=event, withdrawn=True)
    assert by_the_clock.close_what_is_over() == 1
    event.refresh_from_db()
    assert event.state == EventState.HELD
    assert not Registration.objects.exclude(note="").exists()
    assert by_the_clock.ask_for_feedback() == 1
    assert by_the_clock.ask_for_feedback() == 0
    mail = mails("feedback_asked").get()
    assert mail.is_secret
    assert str(FeedbackTicket.objects.get().uuid) in mail.body


def test_where_people_were_ticked_only_they_are_asked():
    event = EventFactory(over=True, state=EventState.HELD)
    there = RegistrationFactory(event=event, arrived_at=timezone.now())
    RegistrationFactory(event=event)
    assert by_the_clock.ask_for_feedback() == 1
    assert mails("feedback_asked").get().to_address == there.email


def test_an_answer_is_given_once_and_tied_to_nobody():
    ticket = FeedbackTicketFactory()
    feedback.give_feedback(ticket=ticket.uuid, score=5, words="Tak")
    with pytest.raises(feedback.TicketUsedError):
        feedback.give_feedback(ticket=ticket.uuid, score=1, words="")
    pointing = {f.related_model for f in Feedback._meta.get_fields() if f.is_relation}
    assert pointing == {Event}


def test_answers_are_shown_from_five_up():
    event = EventFactory(over=True)
    for words_ in ("b", "a", "", ""):
        FeedbackFactory(event=event, score=4, words=words_)
    assert selectors.answers_to(event) == selectors.Answers(count=4)
    FeedbackFactory(event=event, score=2)
    answers = selectors.answers_to(event)
    assert answers.is_shown
    assert answers.words == ("a", "b")
    assert [number for _label, number in answers.scores] == [0, 1, 0, 4, 0]


def test_people_are_forgotten_after_half_a_year_and_the_number_stays():
    long_ago = EventFactory(starts_at=in_days(-200), state=EventState.HELD)
    user = UserFactory()
    old = RegistrationFactory(event=long_ago, user=user, phone="+4520123456", comes_from="F", places=3)
    new = RegistrationFactory(event=EventFactory(over=True))
    FeedbackTicketFactory(event=long_ago)
    PendingRegistrationFactory(expires_at=in_days(-1))
    assert by_the_clock.forget() == 1
    assert by_the_clock.forget() == 0
    old.refresh_from_db()
    assert (old.name, old.email, str(old.phone), old.user, old.places) == ("", "", "", None, 3)
    assert Registration.objects.remembered().get() == new
    assert not FeedbackTicket.objects.exists()


def test_a_series_reminds_the_coordinators_once_when_it_is_time(coordinator):
    series = EventSeriesFactory(every_months=24, plan_ahead_months=6)
    EventFactory(series=series, starts_at=in_days(-300), state=EventState.HELD)
    assert by_the_clock.remind_of_planning() == 0
    Event.objects.update(starts_at=in_days(-600), ends_at=in_days(-599))
    for _twice in range(2):
        by_the_clock.remind_of_planning()
    mail = mails("plan_next").get()
    assert mail.to_address == coordinator.email
    [(found, expected)] = selectors.series_to_plan()
    assert found == series
    assert expected.year * 12 + expected.month == (
        timezone.localtime(Event.objects.get().starts_at).year * 12
        + timezone.localtime(Event.objects.get().starts_at).month
        + 24
    )
    organising.create_event(fields=organising.draft_of_series(series, expected), acting_user=coordinator)
    assert selectors.series_to_plan() == []


def test_without_a_coordinator_the_office_is_reminded(settings):
    EventSeriesFactory(first_expected_on=timezone.localdate())
    EventSeriesFactory(first_expected_on=timezone.localdate(), is_active=False)
    assert by_the_clock.remind_of_planning() == 1
    assert mails("plan_next").get().to_address == settings.CONTACT_EMAIL


def test_the_next_of_a_series_begins_with_the_words_of_the_latest():
    series = EventSeriesFactory(title="Workshop")
    EventFactory(series=series, over=True, place_name="Gammel Sal")
    fields = organising.draft_of_series(series, datetime.date(2028, 3, 1))
    assert (fields["title"], fields["place_name"]) == ("Workshop 2028", "Gammel Sal")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [((2027, 1, 31), 1, (2027, 2, 28)), ((2027, 3, 5), 24, (2029, 3, 5)), ((2027, 3, 31), -6, (2026, 9, 30))],
)
def test_months_are_counted_as_people_do(day, months, expected):
    assert by_the_clock.months_later(datetime.date(*day), months) == datetime.date(*expected)


# --- Words and files ------------------------------------------------------------------------------------------------
def at(*parts):
    return timezone.make_aware(datetime.datetime(*parts))  # noqa: DTZ001 - made aware here


def test_times_are_said_as_danes_say_them():
    event = EventFactory.build(starts_at=at(2027, 3, 4, 16, 30), ends_at=at(2027, 3, 4, 19))
    assert words.when_in_words(event) == "torsdag den 4. marts 2027 kl. 16.30–19"
    event.ends_at = at(2027, 3, 5, 15, 15)
    assert words.when_in_words(event) == "torsdag den 4. marts 2027 kl. 16.30 til fredag den 5. marts 2027 kl. 15.15"
    with translation.override("en"):
        assert words.when_in_words(event) == "Thursday 4 March 2027 at 16:30 until Friday 5 March 2027 at 15:15"
    assert words.when_in_words(Event()) == ""
    assert words.rhythm_in_words(24) == "hvert andet år"
    assert words.rhythm_in_words(3) == "hver 3. måned"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"places": 30}, "Ledige pladser"),
        ({"places": 30, "places_taken": 26}, "Få pladser"),
        ({"places": 3, "places_taken": 3}, "Venteliste"),
        ({"places": 3, "places_taken": 3, "has_waiting_list": False}, "Alle pladser er taget"),
        ({"cancelled": True}, "Aflyst"),
        ({"over": True}, "Er holdt"),
        ({"registration_opens_at": in_days(2)}, "Tilmeldingen åbner senere"),
        ({"registration_closes_at": in_days(-1)}, "Tilmeldingen er lukket"),
    ],
)
def test_places_are_told_kindly_and_without_numbers(fields, said):
    assert words.places_in_words(EventFactory.build(**fields))[0] == said


def test_a_calendar_file_keeps_its_uid_and_says_what_changed(coordinator, event):
    def entry():
        event.refresh_from_db()
        calendar = icalendar.Calendar.from_ical(calendar_files.as_calendar([event]))
        assert "VTIMEZONE" in {component.name for component in calendar.walk()}
        return calendar.walk("VEVENT")[0]

    register(event)
    first = entry()
    assert first["status"] == "CONFIRMED"
    assert first.decoded("dtstart") == event.starts_at.replace(microsecond=0)
    assert first["dtstart"].params["TZID"] == "Europe/Copenhagen"
    assert first["dtstamp"].dt.utcoffset() == datetime.timedelta()
    assert "attendee" not in first
    organising.save_event(event=event, fields={"place_name": "Ny Sal"}, acting_user=coordinator)
    organising.cancel(event=event, reason="Vandskade", acting_user=coordinator)
    last = entry()
    assert last["uid"] == first["uid"]
    assert (last["status"], last["sequence"]) == ("CANCELLED", 2)
    assert "Vandskade" in last["description"]


@pytest.mark.parametrize("nasty", ["=1+1", "+45", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1"])
def test_a_cell_never_becomes_a_formula(nasty):
    assert exports.harmless(nasty).startswith("'")


def test_exports_hold_what_the_list_shows():
    row = RegistrationFactory(name="=cmd", comes_from="Æbleø", phone="+4520123456", note="Hej\x07")
    text = exports.as_csv([row])
    assert "'=cmd;Æbleø;1;" in text
    assert "\x07" not in text
    assert exports.as_xlsx([row])[:2] == b"PK"


def test_the_front_page_gets_the_next_event_that_is_not_cancelled():
    EventFactory(cancelled=True, starts_at=in_days(1))
    EventFactory(starts_at=in_days(9))
    first = EventFactory(starts_at=in_days(3))
    assert selectors.next_event() == first
    Event.objects.all().delete()
    assert selectors.next_event() is None


def test_the_front_door_gets_own_registrations_and_what_one_organises(coordinator, event):
    user = UserFactory(email="dina@example.org")
    row = register(event)
    RegistrationFactory(event=EventFactory(over=True), email=user.email)
    assert selectors.registrations_of(user) == [row]
    assert selectors.to_organise(user) is None
    assert selectors.to_organise(coordinator).events == [event]


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_mail_is_written_whole_in_both_languages(coordinator, language):
    """No English in a Danish mail, no placeholder without its value, and a way on in each."""
    tomorrow = timezone.localtime().replace(hour=12, minute=0) + datetime.timedelta(days=1)
    event = EventFactory(places=1, starts_at=tomorrow, title="Prøven", most_at_once=1)
    user = UserFactory(email="a@example.org", language=language)
    coordinator.language = language
    coordinator.save()

    def come(email, *, wait=False):
        answers = {"name": "Dina Deltager", "email": email, "places": 1, "joins_waiting_list": wait}
        return registering.register(event=event, answers=answers, acting_user=None, language=language)

    first, second = come(user.email), come("b@example.org", wait=True)
    come("c@example.org", wait=True)
    by_the_clock.remind_of_tomorrow()
    registering.withdraw(registration=first, acting_user=None)
    waiting_list.lapse_offers(now=second.event.starts_at + datetime.timedelta(days=9))
    organising.save_event(
        event=event, fields={"place_name": "Ny Sal", "how_to_get_there": "Bus"}, acting_user=coordinator
    )
    third = Registration.objects.get(email="c@example.org")
    registering.accept_offer(registration=third, acting_user=None)
    meeting.announce(event=event, uuid=uuid.uuid4(), subject="Emne", body="Hej", acting_user=coordinator)
    organising.name_organiser(event=event, email=user.email, acting_user=coordinator)
    organising.cancel(event=event, reason="Vandskade", acting_user=coordinator)
    RegistrationFactory(event=EventFactory(over=True, state=EventState.HELD), language=language)
    by_the_clock.ask_for_feedback()
    EventSeriesFactory(first_expected_on=timezone.localdate())
    by_the_clock.remind_of_planning()
    messages.tell_to_call(second, event, until=tomorrow)
    sent = Message.objects.all()
    declared = {kind.name for kind in vars(messages).values() if isinstance(kind, MessageKind)}
    assert {mail.kind for mail in sent} == declared
    for mail in sent:
        assert mail.language == language
        assert mail.subject
        assert "{{" not in mail.body + mail.subject
        assert "http" in mail.body
        assert ("Venlig hilsen" in mail.body or "hilsner" in mail.body) == (language == "da")
