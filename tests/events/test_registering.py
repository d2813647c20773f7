"""Registering, waiting, being offered a place, stepping back."""

import datetime

import pytest
from django.utils import timezone

from portal.events.actions import registering, waiting_list
from portal.events.choices import RegistrationState
from portal.events.models import IllegalRegistrationStateError, Registration
from tests.events.helpers import mails, register
from tests.factories.events import EventFactory, in_days
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_who_registers_gets_a_place_and_a_mail_with_a_way_back(event, client):
    registration = register(event)
    assert registration.state == RegistrationState.REGISTERED
    mail = mails("registered").get()
    assert event.title in mail.subject
    link = next(line for line in mail.body.splitlines() if "mine-arrangementer" in line)
    page = client.get("/" + link.split("/", 3)[3], follow=True)
    assert page.status_code == 200
    assert page.redirect_chain[-1][0] == registration.get_absolute_url()


def test_a_login_with_the_same_address_gets_the_registration_too(event):
    user = UserFactory(email="dina@example.org")
    assert register(event).user == user


def test_sending_it_twice_is_one_registration(event):
    assert register(event) == register(event, places=2)
    assert Registration.objects.count() == 1
    assert mails("registered").count() == 1


def test_a_full_event_takes_nobody_who_does_not_want_to_wait(event):
    register(event, "a@example.org", places=2)
    with pytest.raises(registering.FullError):
        register(event)
    waiting = register(event, wait=True)
    assert waiting.state == RegistrationState.WAITING
    assert mails("on_waiting_list").count() == 1


def test_without_a_waiting_list_full_is_full():
    event = EventFactory(places=1, has_waiting_list=False)
    register(event, "a@example.org")
    with pytest.raises(registering.FullError):
        register(event, wait=True)


@pytest.mark.parametrize(
    "fields",
    [
        {"draft": True},
        {"cancelled": True},
        {"over": True},
        {"registration_opens_at": in_days(1)},
        {"registration_closes_at": in_days(-1)},
    ],
)
def test_nobody_registers_when_it_is_not_open(fields):
    with pytest.raises(registering.NotOpenError):
        register(EventFactory(**fields), wait=True)


def test_a_place_that_comes_free_is_offered_to_the_first_that_fits_and_not_taken_for_granted(event):
    first = register(event, "a@example.org")
    register(event, "b@example.org")
    too_many = register(event, "c@example.org", places=2, wait=True)
    fits = register(event, "d@example.org", wait=True)
    registering.withdraw(registration=first, acting_user=None)
    too_many.refresh_from_db()
    fits.refresh_from_db()
    assert too_many.state == RegistrationState.WAITING
    assert fits.state == RegistrationState.OFFERED
    assert mails("place_offered").get().to_address == "d@example.org"
    registering.accept_offer(registration=fits, acting_user=None)
    registering.accept_offer(registration=fits, acting_user=None)
    fits.refresh_from_db()
    assert fits.state == RegistrationState.REGISTERED
    assert mails("registered", "d@example.org").count() == 1


def test_an_offer_that_nobody_answers_goes_on(event):
    first = register(event, "a@example.org", places=2)
    second = register(event, "b@example.org", places=2, wait=True)
    third = register(event, "c@example.org", places=2, wait=True)
    registering.withdraw(registration=first, acting_user=None)
    later = timezone.now() + datetime.timedelta(hours=event.offer_hours, minutes=1)
    assert waiting_list.lapse_offers(now=later) == 1
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.state, third.state) == (RegistrationState.LAPSED, RegistrationState.OFFERED)
    assert mails("place_passed_on").get().to_address == "b@example.org"
    with pytest.raises(IllegalRegistrationStateError):
        registering.accept_offer(registration=second, acting_user=None)
    assert register(event, "b@example.org", wait=True).state == RegistrationState.WAITING


def test_an_offer_is_held_as_long_as_the_event_says_but_not_beyond_its_beginning():
    event = EventFactory(places=1, starts_at=in_days(1), offer_hours=72)
    first = register(event, "a@example.org")
    second = register(event, "b@example.org", wait=True)
    registering.withdraw(registration=first, acting_user=None)
    second.refresh_from_db()
    assert second.offered_until == event.starts_at


def test_the_number_can_be_changed_while_there_is_room(event):
    registration = register(event)
    registering.change_places(registration=registration, number=2, acting_user=None)
    event.refresh_from_db()
    assert event.places_taken == 2
    with pytest.raises(registering.FullError):
        registering.change_places(registration=registration, number=3, acting_user=None)
    registration.refresh_from_db()
    assert registration.places == 2


def test_fewer_of_one_makes_room_for_another(event):
    registration = register(event, places=2)
    waiting = register(event, "b@example.org", wait=True)
    registering.change_places(registration=registration, number=1, acting_user=None)
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.OFFERED


def test_stepping_back_twice_is_once_and_over_is_over(event):
    registration = register(event)
    registering.withdraw(registration=registration, acting_user=None)
    registering.withdraw(registration=registration, acting_user=None)
    assert mails("withdrawn").count() == 1
    event.refresh_from_db()
    assert event.places_taken == 0
    again = register(event)
    type(event).objects.filter(pk=event.pk).update(starts_at=in_days(-1), ends_at=in_days(-0.9))
    with pytest.raises(IllegalRegistrationStateError):
        registering.withdraw(registration=again, acting_user=None)


def test_what_was_typed_waits_24_hours(event):
    answers = {"name": "Dina", "email": "dina@example.org", "places": 1}
    token = registering.keep_pending(event=event, answers=answers)
    pending = registering.pending_of(token)
    assert pending.answers["name"] == "Dina"
    registering.register_pending(pending=pending, language="en")
    assert registering.pending_of(token) is None
    assert mails("registered").get().language == "en"
    token = registering.keep_pending(event=event, answers=answers)
    type(pending).objects.update(expires_at=timezone.now())
    assert registering.pending_of(token) is None
