"""What the database itself refuses, and from which states one may go where."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.events.choices import EventState, RegistrationState
from portal.events.models import (
    Event,
    EventSeries,
    Feedback,
    IllegalEventStateError,
    IllegalRegistrationStateError,
    ProgrammeItem,
    Registration,
)
from tests.factories.events import (
    EventFactory,
    EventSeriesFactory,
    FeedbackFactory,
    ProgrammeItemFactory,
    RegistrationFactory,
    in_days,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

WRONG_EVENTS = {
    "event_ends_after_start": lambda e: {"ends_at": e.starts_at},
    "event_public_has_frame": lambda _e: {"place_name": ""},
    "event_taken_within_places": lambda e: {"places_taken": e.places + 1},
    "event_places_positive": lambda _e: {"places": 0},
    "event_most_at_once_positive": lambda _e: {"most_at_once": 0},
    "event_offer_hours_positive": lambda _e: {"offer_hours": 0},
    "event_registration_opens_before_closing": lambda _e: {
        "registration_opens_at": in_days(3),
        "registration_closes_at": in_days(2),
    },
    "event_registration_closes_by_end": lambda _e: {"registration_closes_at": in_days(300)},
    "event_cancelled_has_reason": lambda _e: {"state": "cancelled", "cancelled_at": timezone.now()},
    "event_state_known": lambda _e: {"state": "lost"},
    "event_kind_known": lambda _e: {"kind": "party"},
}
WRONG_REGISTRATIONS = {
    "registration_offer_has_deadline": {"offered_until": in_days(1)},
    "registration_waiting_has_time": {"state": "waiting"},
    "registration_only_who_comes_arrives": {
        "arrived_at": timezone.now(),
        "state": "withdrawn",
        "closed_at": timezone.now(),
    },
    "registration_places_positive": {"places": 0},
    "registration_forgotten_is_empty": {"forgotten_at": timezone.now()},
    "registration_closed_when_over": {"state": "lapsed"},
    "registration_state_known": {"state": "lost"},
}
WRONG_SERIES = {
    "event_series_rhythm": {"every_months": 0, "plan_ahead_months": 0},
    "event_series_plans_within_rhythm": {"every_months": 3, "plan_ahead_months": 4},
    "event_series_kind_known": {"kind": "party"},
}


def refused(name):
    return pytest.raises(IntegrityError, match=name)


def constraints(model):
    return {constraint.name for constraint in model._meta.constraints}


@pytest.mark.parametrize("name", WRONG_EVENTS)
def test_the_database_refuses_a_wrong_event(name):
    event = EventFactory()
    with refused(name), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(**WRONG_EVENTS[name](event))


@pytest.mark.parametrize("name", WRONG_REGISTRATIONS)
def test_the_database_refuses_a_wrong_registration(name):
    registration = RegistrationFactory()
    with refused(name), transaction.atomic():
        Registration.objects.filter(pk=registration.pk).update(**WRONG_REGISTRATIONS[name])


@pytest.mark.parametrize("name", WRONG_SERIES)
def test_the_database_refuses_a_wrong_series(name):
    series = EventSeriesFactory()
    with refused(name), transaction.atomic():
        EventSeries.objects.filter(pk=series.pk).update(**WRONG_SERIES[name])


def test_nobody_is_registered_twice_but_may_come_back():
    first = RegistrationFactory()
    with refused("registration_once"), transaction.atomic():
        RegistrationFactory(event=first.event, email=first.email, waiting=True)
    first.withdraw()
    RegistrationFactory(event=first.event, email=first.email)


def test_answers_and_programmes_stay_within_their_frame():
    with refused("event_feedback_score_on_scale"), transaction.atomic():
        FeedbackFactory(score=6)
    with refused("programme_item_has_title"), transaction.atomic():
        ProgrammeItemFactory(title="")


def test_every_constraint_of_the_room_is_tried_here():
    tried = {*WRONG_EVENTS, *WRONG_REGISTRATIONS, *WRONG_SERIES, "registration_once", "event_feedback_score_on_scale"}
    tried.add("programme_item_has_title")
    own = {name for model in (Event, Registration, EventSeries, Feedback, ProgrammeItem) for name in constraints(model)}
    assert own == tried


def test_a_draft_may_be_as_good_as_empty():
    EventFactory(draft=True, starts_at=None, ends_at=None, place_name="", contact_name="", contact_phone="")


def test_an_event_goes_only_forward():
    draft = EventFactory(draft=True)
    with pytest.raises(IllegalEventStateError):
        draft.cancel(reason="Nej")
    draft.publish()
    with pytest.raises(IllegalEventStateError):
        draft.publish()
    with pytest.raises(IllegalEventStateError):
        draft.hold()  # it has not been yet
    draft.cancel(reason="Vandskade")
    assert (draft.state, draft.sequence) == (EventState.CANCELLED, 1)
    with pytest.raises(IllegalEventStateError):
        draft.cancel(reason="Igen")
    over = EventFactory(over=True)
    over.hold()
    assert Event.objects.get(pk=over.pk).state == EventState.HELD


def test_a_registration_goes_only_where_it_may():
    waiting = RegistrationFactory(waiting=True)
    with pytest.raises(IllegalRegistrationStateError):
        waiting.accept()
    waiting.offer(until=in_days(1))
    waiting.accept()
    assert waiting.offered_until is None
    waiting.arrive()
    assert waiting.has_arrived
    waiting.take_back_arrival()
    assert not waiting.has_arrived
    with pytest.raises(IllegalRegistrationStateError):
        waiting.lapse()
    waiting.withdraw()
    with pytest.raises(IllegalRegistrationStateError):
        waiting.withdraw()
    assert Registration.objects.get(pk=waiting.pk).state == RegistrationState.WITHDRAWN


def test_registration_is_open_in_its_window_and_before_the_event():
    def open_event(**fields):
        event = EventFactory(**fields)
        agreed = Event.objects.taking_registrations().filter(pk=event.pk).exists()
        assert agreed == event.takes_registrations
        return agreed

    assert open_event()
    assert open_event(registration_opens_at=in_days(-1), registration_closes_at=in_days(1))
    assert not open_event(registration_opens_at=in_days(1))
    assert not open_event(registration_closes_at=in_days(-1))
    assert not open_event(draft=True)
    assert not open_event(cancelled=True)
    assert not open_event(starts_at=timezone.now() - datetime.timedelta(minutes=1))


def test_drafts_are_seen_by_those_who_organise_them():
    draft, public = EventFactory(draft=True), EventFactory()
    coordinator, named, stranger = UserFactory(), UserFactory(), UserFactory()
    coordinator.groups.add(Group.objects.get(name="Frivilligkoordinatorer"))
    draft.organisers.add(named)

    def seen(user):
        return set(Event.objects.visible_to(user))

    assert seen(coordinator) == seen(named) == {draft, public}
    assert seen(stranger) == {public}
    assert set(Event.objects.organised_by(coordinator)) == {draft, public}
    assert set(Event.objects.organised_by(named)) == {draft}
    assert not Event.objects.organised_by(stranger).exists()


def test_one_sees_ones_own_registrations_only():
    user = UserFactory()
    mine = RegistrationFactory(user=user, email=user.email)
    by_address = RegistrationFactory(email=user.email)
    RegistrationFactory(user=UserFactory(), email="anden@example.org")
    assert set(Registration.objects.of(user)) == {mine, by_address}
    assert not Registration.objects.of(UserFactory()).exists()
