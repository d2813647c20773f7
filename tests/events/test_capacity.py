"""The places of an event: never oversold, and always what the registrations hold together."""

import datetime

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from portal.events.actions import organising, registering, waiting_list
from portal.events.choices import ACTIVE_STATES, EventState, RegistrationState
from portal.events.models import Event, IllegalRegistrationStateError, Registration
from tests.engagements.test_capacity import at_once
from tests.events.helpers import held, mails, register
from tests.factories.events import EventFactory
from tests.factories.people import UserFactory


@pytest.mark.django_db(transaction=True)
def test_200_simultaneous_registrations_for_20_places_are_exactly_20():
    event = EventFactory(places=20)
    results = at_once(lambda n: register(event, f"nr{n}@example.org", wait=n % 2 == 0), range(200))
    event.refresh_from_db()
    assert event.places_taken == held(event) == 20
    states = [r.state for r in results if isinstance(r, Registration)]
    assert states.count(RegistrationState.REGISTERED) == 20
    assert sum(isinstance(r, registering.FullError) for r in results) == 200 - len(states)
    assert states.count(RegistrationState.WAITING) == Registration.objects.in_queue().count() > 0
    assert mails("registered").count() == 20


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_ten_times_at_once_is_one_registration():
    event = EventFactory(places=5)
    results = at_once(lambda _n: register(event), range(10))
    assert len({result.pk for result in results}) == 1
    event.refresh_from_db()
    assert event.places_taken == 1
    assert mails("registered").count() == 1


@pytest.mark.django_db(transaction=True)
def test_coming_leaving_waiting_and_lapsing_at_once_lose_no_place():
    event = EventFactory(places=10)
    coming = [register(event, f"kommer{n}@example.org") for n in range(10)]
    for n in range(15):
        register(event, f"venter{n}@example.org", wait=True)
    work = [
        *[lambda r=r: registering.withdraw(registration=r, acting_user=None) for r in coming],
        *[lambda n=n: register(event, f"ny{n}@example.org", wait=True) for n in range(20)],
        *[lambda r=r: registering.change_places(registration=r, number=2, acting_user=None) for r in coming],
        *[lambda: waiting_list.lapse_offers(now=timezone.now() + datetime.timedelta(days=9)) for _ in range(3)],
    ]
    results = at_once(lambda do: do(), work)
    fine = (registering.FullError, IllegalRegistrationStateError)
    assert not [r for r in results if isinstance(r, Exception) and not isinstance(r, fine)]
    event.refresh_from_db()
    assert event.places_taken == held(event) <= 10
    assert event.places_taken == 10 or not Registration.objects.in_queue().exists()


@pytest.mark.django_db(transaction=True)
def test_cancelling_while_people_register_and_leave_tells_everybody_who_is_in():
    event = EventFactory(places=30)
    planner = UserFactory(is_superuser=True)
    coming = [register(event, f"kommer{n}@example.org") for n in range(10)]
    work = [
        *[lambda n=n: register(event, f"ny{n}@example.org") for n in range(15)],
        lambda: organising.cancel(event=event, reason="Vandskade", acting_user=planner),
        *[lambda r=r: registering.withdraw(registration=r, acting_user=None) for r in coming[:5]],
    ]
    results = at_once(lambda do: do(), work)
    fine = (registering.NotOpenError, IllegalRegistrationStateError)
    assert not [r for r in results if isinstance(r, Exception) and not isinstance(r, fine)]
    event.refresh_from_db()
    assert event.state == EventState.CANCELLED
    assert event.places_taken == held(event)
    told = set(mails("cancelled").values_list("to_address", flat=True))
    assert set(Registration.objects.active().values_list("email", flat=True)) <= told


class Bookkeeping(RuleBasedStateMachine):
    """An event with a few places, and people who register, change their minds and wait in any order."""

    @initialize(number=st.integers(1, 4))
    def plan(self, number):
        self.event = EventFactory(places=number, most_at_once=4)
        self.planner = UserFactory(is_superuser=True)
        self.number = 0

    def some(self, data, *states):
        found = Registration.objects.filter(event=self.event, state__in=states).order_by("pk")
        return data.draw(st.sampled_from(list(found))) if found else None

    def now(self):
        return Event.objects.get(pk=self.event.pk)

    @rule(size=st.integers(1, 3), wait=st.booleans())
    def somebody_registers(self, size, wait):
        self.number += 1
        free = self.now().free_places
        try:
            result = register(self.event, f"nr{self.number}@example.org", places=size, wait=wait)
        except registering.FullError:
            assert size > free
            assert not wait
        else:
            assert (result.state == RegistrationState.REGISTERED) == (size <= free)

    @rule(data=st.data())
    def somebody_leaves(self, data):
        if found := self.some(data, *ACTIVE_STATES):
            registering.withdraw(registration=found, acting_user=None)

    @rule(data=st.data(), size=st.integers(1, 4))
    def somebody_comes_with_more_or_fewer(self, data, size):
        if found := self.some(data, *ACTIVE_STATES):
            try:
                registering.change_places(registration=found, number=size, acting_user=None)
            except registering.FullError:
                assert size - found.places > self.now().free_places

    @rule(data=st.data())
    def somebody_says_yes(self, data):
        if found := self.some(data, RegistrationState.OFFERED):
            registering.accept_offer(registration=found, acting_user=None)

    @rule()
    def days_pass(self):
        waiting_list.lapse_offers(now=timezone.now() + datetime.timedelta(days=4))

    @precondition(lambda self: hasattr(self, "event"))
    @rule(number=st.integers(1, 6))
    def the_organiser_changes_the_places(self, number):
        event = self.now()
        try:
            organising.save_event(event=event, fields={"places": number}, acting_user=self.planner)
        except organising.TooFewPlacesError:
            assert number < event.places_taken

    @invariant()
    def the_count_is_what_the_rows_hold(self):
        if not hasattr(self, "event"):
            return
        event = self.now()
        assert event.places_taken == held(event)
        assert 0 <= event.places_taken <= event.places
        left = Registration.objects.in_queue().filter(event=event, places__lte=event.free_places)
        assert not left.exists(), "somebody waits although there is a place that fits"


@pytest.mark.django_db
def test_whatever_people_do_the_places_taken_are_those_that_are_held():
    class InTransaction(Bookkeeping):
        def __init__(self):
            super().__init__()
            self.undo = transaction.atomic()
            self.undo.__enter__()

        def teardown(self):
            connection.set_rollback(True)
            self.undo.__exit__(None, None, None)

    run_state_machine_as_test(
        InTransaction,
        settings=settings(
            max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
