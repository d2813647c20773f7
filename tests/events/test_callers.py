"""Somebody phones: an organiser writes the name down; the same places, the same queue, and no mail to nobody."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.events.actions import by_the_clock, organising, registering, waiting_list
from portal.events.choices import EventState, RegistrationState
from portal.events.models import Event, Registration
from tests.engagements.test_capacity import at_once
from tests.events.helpers import held, mails, register
from tests.factories.events import EventFactory, RegistrationFactory, in_days
from tests.factories.people import UserFactory
from volunteering.institutions.rules import NotAllowedError
from volunteering.messaging.models import Message
from volunteering.records.models import LogEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(client, coordinator):
    client.force_login(coordinator)
    return client


def call(event, coordinator, name="Oda Opringer", *, form=None, places=1, wait=False, **more):
    return registering.register_caller(
        event=event,
        uuid=form or uuid.uuid4(),
        answers={"name": name, "places": places, "joins_waiting_list": wait, **more},
        acting_user=coordinator,
    )


def typed(**changes):
    return {"uuid": str(uuid.uuid4()), "name": "Oda Opringer", "phone": "", "places": "1", **changes}


def test_a_caller_is_on_the_list_and_on_the_badges_and_gets_no_mail(organiser, event):
    form = organiser.get(reverse("event_caller", args=[event.slug]))
    assert form.status_code == 200
    answer = organiser.post(
        reverse("event_caller", args=[event.slug]), typed(phone="20 12 34 56", comes_from="Kolonihaven"), follow=True
    )
    words = answer.content.decode()
    assert "Personen står på listen." in words
    assert "Oda Opringer" in words
    assert 'mailto:"' not in words
    assert "1 tilmelding er uden e-mail" in words
    badges = organiser.get(reverse("event_badges", args=[event.slug])).content.decode()
    assert "Oda Opringer" in badges
    assert "Kolonihaven" in badges
    assert "Oda Opringer" in organiser.get(reverse("event_csv", args=[event.slug])).content.decode()
    event.refresh_from_db()
    assert event.places_taken == held(event) == 1
    assert not Message.objects.exists()
    assert LogEntry.objects.filter(verb="event_registration.written_down").count() == 1


@pytest.mark.parametrize("name", ["event_caller", "event_caller_answer"])
def test_only_organisers_write_somebody_down(client, event, coordinator, name):
    row = call(event, coordinator)
    address = reverse(name, args=[event.slug, *([row.uuid] if name == "event_caller_answer" else [])])
    client.force_login(UserFactory())
    assert client.post(address, typed()).status_code == 403
    with pytest.raises(NotAllowedError):
        call(event, UserFactory())
    assert Registration.objects.get().state == RegistrationState.REGISTERED


def test_the_same_form_twice_is_one_and_a_second_of_the_name_is_asked_about(organiser, event):
    address = reverse("event_caller", args=[event.slug])
    first = typed()
    organiser.post(address, first)
    organiser.post(address, first)
    assert Registration.objects.count() == 1
    again = organiser.post(address, typed(name="oda opringer", note="Vegetar"))
    assert again.status_code == 422
    assert "Der står allerede en med det navn på listen" in again.content.decode()
    assert "Vegetar" in again.content.decode()
    organiser.post(address, typed(is_another="on"))
    assert Registration.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Skriv et navn."),
        ({"phone": "12"}, "telefonnummer"),
        ({"places": "0"}, "mindst 1"),
        ({"places": ""}, "Skriv, hvor mange"),
        ({"places": "3"}, "2"),
        ({"note": "x" * 1001}, "1000"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(organiser, event, wrong, said):
    answer = organiser.post(reverse("event_caller", args=[event.slug]), typed(comes_from="Kolonihaven", **wrong))
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert said in answer.content.decode()
    assert "Kolonihaven" in answer.content.decode()
    assert not Registration.objects.exists()


def test_a_full_event_offers_the_waiting_list(organiser, coordinator):
    event = EventFactory(places=1)
    register(event)
    address = reverse("event_caller", args=[event.slug])
    refused = organiser.post(address, typed(comes_from="Kolonihaven"))
    assert "Sæt kryds her for at bruge ventelisten" in refused.content.decode()
    assert "Kolonihaven" in refused.content.decode()
    organiser.post(address, typed(joins_waiting_list="on"))
    assert Registration.objects.get(email="").state == RegistrationState.WAITING
    without = EventFactory(places=1, has_waiting_list=False)
    register(without)
    refused = organiser.post(reverse("event_caller", args=[without.slug]), typed())
    assert "ikke så mange ledige pladser" in refused.content.decode()


def test_a_place_for_a_caller_is_told_to_the_organisers_who_call(organiser, coordinator):
    event = EventFactory(places=1)
    first = register(event)
    caller = call(event, coordinator, wait=True)
    registering.withdraw(registration=first, acting_user=None)
    caller.refresh_from_db()
    assert caller.state == RegistrationState.OFFERED
    told = mails("call_about_place").get()
    assert told.to_address == coordinator.email
    assert "Oda" not in told.subject + told.body
    assert not Message.objects.filter(to_address="").exists()
    waiting = organiser.get(reverse("event_organise", args=[event.slug]), {"tab": "waiting"}).content.decode()
    assert "Siger ja tak" in waiting
    organiser.post(reverse("event_caller_answer", args=[event.slug, caller.uuid]), {"yes": "1"})
    caller.refresh_from_db()
    assert caller.state == RegistrationState.REGISTERED
    organiser.post(reverse("event_caller_answer", args=[event.slug, caller.uuid]), {"no": "1"})
    organiser.post(reverse("event_caller_answer", args=[event.slug, caller.uuid]), {"no": "1"})
    caller.refresh_from_db()
    event.refresh_from_db()
    assert (caller.state, event.places_taken) == (RegistrationState.WITHDRAWN, 0)


def test_named_organisers_are_told_rather_than_all_coordinators(coordinator):
    event = EventFactory(places=1)
    named = UserFactory()
    event.organisers.add(named)
    first = register(event)
    call(event, coordinator, wait=True)
    registering.withdraw(registration=first, acting_user=None)
    assert [mail.to_address for mail in mails("call_about_place")] == [named.email]


def test_who_has_an_own_page_answers_there(organiser, event):
    row = RegistrationFactory(event=event)
    answer = organiser.post(reverse("event_caller_answer", args=[event.slug, row.uuid]), {"no": "1"})
    assert answer.status_code == 404
    assert "Svar i telefonen" not in organiser.get(reverse("event_organise", args=[event.slug])).content.decode()


def test_one_can_phone_after_the_deadline_and_stand_at_the_door_but_not_after_the_end(coordinator):
    late = EventFactory(registration_closes_at=timezone.now() - timezone.timedelta(days=1))
    assert call(late, coordinator).state == RegistrationState.REGISTERED
    begun = EventFactory(starts_at=in_days(-0.05), ends_at=in_days(0.05), places=1)
    assert call(begun, coordinator).state == RegistrationState.REGISTERED
    with pytest.raises(registering.FullError):
        call(begun, coordinator, wait=True)
    for shut in (EventFactory(over=True), EventFactory(draft=True), EventFactory(cancelled=True)):
        with pytest.raises(registering.NotOpenError):
            call(shut, coordinator)


def test_an_event_that_is_over_leads_back_to_the_list(organiser):
    shut = EventFactory(over=True)
    answer = organiser.get(reverse("event_caller", args=[shut.slug]), follow=True)
    assert "Man kan ikke skrive nogen på" in answer.content.decode()


def test_changes_reminders_and_questions_write_to_nobody(coordinator, event):
    call(event, coordinator)
    organising.cancel(event=event, reason="Vandskade", acting_user=coordinator)
    over = EventFactory(over=True, state=EventState.HELD, places_taken=1)
    RegistrationFactory(event=over, email="")
    soon = EventFactory(starts_at=in_days(1))
    RegistrationFactory(event=soon, email="")
    by_the_clock.ask_for_feedback()
    by_the_clock.remind_of_tomorrow()
    waiting_list.lapse_offers()
    assert not Message.objects.filter(to_address="").exists()
    assert not mails("feedback_asked").exists()


@pytest.mark.django_db(transaction=True)
def test_callers_and_others_at_once_take_no_place_twice():
    coordinator = UserFactory(is_superuser=True)
    event = EventFactory(places=8)

    def come(number):
        if number % 2:
            return call(event, coordinator, f"Nummer {number}")
        return register(event, f"nr{number}@example.org")

    at_once(come, range(24))
    event.refresh_from_db()
    assert event.places_taken == held(event) == 8
    assert Event.objects.get(pk=event.pk).free_places == 0


@pytest.mark.django_db(transaction=True)
def test_the_same_call_sent_ten_times_at_once_is_one():
    coordinator = UserFactory(is_superuser=True)
    event, form = EventFactory(places=5), uuid.uuid4()
    results = at_once(lambda _n: call(event, coordinator, form=form), range(10))
    assert {result.uuid for result in results} == {form}
    event.refresh_from_db()
    assert event.places_taken == 1
