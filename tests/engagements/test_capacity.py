"""The places of a task: never oversold, and always what the sign-ups and engagements hold together."""

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.db.models import Sum
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.factories.engagements import SignUpFactory
from tests.factories.institutions import MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.engagements import places
from volunteering.engagements.actions import engaging, meeting, sending, waiting_list
from volunteering.engagements.choices import PLACE_HOLDING_STATES, DeclineReason, SignUpState
from volunteering.engagements.models import Engagement, IllegalSignUpStateError, SignUp
from volunteering.messaging.models import Message
from volunteering.opportunities.models import Opportunity
from volunteering.people.models import Volunteer


def held(task):
    """How many places the rows themselves hold."""
    by_sign_ups = SignUp.objects.filter(opportunity=task, state__in=PLACE_HOLDING_STATES)
    on_paper = Engagement.objects.running().filter(opportunity=task, sign_up__isnull=True)
    return sum(rows.aggregate(n=Sum("places"))["n"] or 0 for rows in (by_sign_ups, on_paper))


def at_once(work, items):
    """Do ``work`` with each item in a thread and a connection of its own, all starting together."""
    gate = threading.Barrier(len(items))

    def begin(item):
        connections["default"].ensure_connection()
        gate.wait(timeout=60)
        try:
            return work(item)
        except Exception as error:  # noqa: BLE001 - the test looks at what came
            return error
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(max_workers=len(items)) as pool:
        return list(pool.map(begin, items))


@pytest.mark.django_db(transaction=True)
def test_200_simultaneous_acceptances_on_20_places_are_exactly_20():
    leadership = MembershipFactory()
    task = OpportunityFactory(institution=leadership.institution, places=20)
    users = UserFactory.create_batch(200)
    volunteers = Volunteer.objects.bulk_create([VolunteerFactory.build(user=user) for user in users])
    sign_ups = SignUp.objects.bulk_create(
        [
            SignUp(
                volunteer=volunteer,
                opportunity=task,
                institution=task.institution,
                area=task.institution.area,
                sent_at=timezone.now(),
            )
            for volunteer in volunteers
        ]
    )
    results = at_once(lambda s: meeting.welcome(sign_up=s, contact=leadership, acting_user=leadership.user), sign_ups)
    task.refresh_from_db()
    assert task.places_taken == 20
    assert sum(isinstance(result, Engagement) for result in results) == 20
    assert sum(isinstance(result, places.NoFreePlaceError) for result in results) == 180
    assert held(task) == 20
    assert Engagement.objects.count() == 20
    assert Message.objects.filter(kind="welcome").count() == 20


@pytest.mark.django_db(transaction=True)
def test_the_same_welcome_twenty_times_at_once_is_one():
    leadership = MembershipFactory()
    task = OpportunityFactory(institution=leadership.institution, places=5)
    sign_up = SignUpFactory(opportunity=task)
    results = at_once(
        lambda s: meeting.welcome(sign_up=s, contact=leadership, acting_user=leadership.user), [sign_up] * 20
    )
    assert len({result.pk for result in results}) == 1
    task.refresh_from_db()
    assert task.places_taken == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_ten_times_at_once_is_one_sign_up():
    leadership = MembershipFactory()
    task = OpportunityFactory(institution=leadership.institution, places=5)
    volunteer = VolunteerFactory()
    results = at_once(
        lambda _n: sending.send_sign_up(opportunity=task, volunteer=volunteer, acting_user=volunteer.user),
        range(10),
    )
    assert len({result.pk for result in results}) == 1
    area = task.institution.area
    offers = at_once(
        lambda _n: sending.send_unsolicited_offer(area=area, volunteer=volunteer, acting_user=volunteer.user),
        range(10),
    )
    assert len({offer.pk for offer in offers}) == 1
    assert SignUp.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_steps_back_sweeps_and_welcomes_at_once_neither_deadlock_nor_lose_a_place():
    leadership = MembershipFactory()
    leader = leadership.user
    task = OpportunityFactory(institution=leadership.institution, places=10)
    engagements = [
        meeting.welcome(sign_up=SignUpFactory(opportunity=task), contact=leadership, acting_user=leader)
        for _ in range(10)
    ]
    for _ in range(15):
        SignUpFactory(opportunity=task, waiting=True)
    fresh = SignUpFactory.create_batch(10, opportunity=task)
    work = [
        *[lambda e=e: engaging.end_engagement(engagement=e, acting_user=e.volunteer.user) for e in engagements],
        *[lambda s=s: meeting.welcome(sign_up=s, contact=leadership, acting_user=leader) for s in fresh],
        *[lambda: waiting_list.lapse_offers(now=timezone.now() + datetime.timedelta(days=9)) for _ in range(3)],
    ]
    results = at_once(lambda do: do(), work)
    unexpected = [r for r in results if isinstance(r, Exception) and not isinstance(r, places.NoFreePlaceError)]
    assert not unexpected
    task.refresh_from_db()
    assert task.places_taken == held(task) <= 10
    waiting = SignUp.objects.filter(opportunity=task, state=SignUpState.WAITING).count()
    assert task.places_taken == 10 or waiting == 0


@pytest.mark.django_db
def test_the_database_itself_refuses_one_too_many(task):
    with pytest.raises(IntegrityError), transaction.atomic():
        Opportunity.objects.filter(pk=task.pk).update(places_taken=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        places.give_back(task.pk, 1)


# --- Whatever people do, the count is what the rows hold ----------------------------------------------------------
class Bookkeeping(RuleBasedStateMachine):
    """A task with a few places, and people who sign up, wait, answer, stop and are welcomed in any order."""

    @initialize(number=st.integers(1, 4))
    def open_task(self, number):
        self.leadership = MembershipFactory()
        self.leader = self.leadership.user
        self.task = OpportunityFactory(institution=self.leadership.institution, places=number)

    def some(self, data, *states):
        found = SignUp.objects.filter(opportunity=self.task, state__in=states).order_by("pk")
        return data.draw(st.sampled_from(list(found))) if found else None

    @rule(size=st.integers(1, 3))
    def somebody_signs_up(self, size):
        volunteer = VolunteerFactory()
        try:
            sending.send_sign_up(
                opportunity=self.task,
                volunteer=volunteer,
                acting_user=volunteer.user,
                size=size,
                joins_waiting_list=True,
            )
        except sending.GroupTooLargeError:
            assert size > Opportunity.objects.get(pk=self.task.pk).places

    @rule(data=st.data())
    def the_leader_welcomes(self, data):
        if sign_up := self.some(data, SignUpState.SENT, SignUpState.INVITED, SignUpState.OFFERED):
            try:
                meeting.welcome(sign_up=sign_up, contact=self.leadership, acting_user=self.leader)
            except places.NoFreePlaceError:
                assert not places.fits(Opportunity.objects.get(pk=self.task.pk), sign_up.places)

    @rule(data=st.data())
    def the_leader_puts_on_the_list(self, data):
        if sign_up := self.some(data, SignUpState.SENT):
            try:
                meeting.put_on_waiting_list(sign_up=sign_up, acting_user=self.leader)
            except places.PlaceIsFreeError:
                assert places.fits(Opportunity.objects.get(pk=self.task.pk), sign_up.places)

    @rule(data=st.data())
    def the_leader_says_a_kind_no(self, data):
        if sign_up := self.some(data, SignUpState.SENT, SignUpState.WAITING, SignUpState.OFFERED):
            meeting.decline(sign_up=sign_up, reason=DeclineReason.NONE, acting_user=self.leader)

    @rule(data=st.data())
    def somebody_steps_back(self, data):
        if sign_up := self.some(data, SignUpState.SENT, SignUpState.WAITING, SignUpState.OFFERED):
            sending.withdraw(sign_up=sign_up, acting_user=sign_up.volunteer.user)

    @rule(data=st.data())
    def somebody_says_yes_to_a_place(self, data):
        if sign_up := self.some(data, SignUpState.OFFERED):
            try:
                sending.accept_offer(sign_up=sign_up, acting_user=sign_up.volunteer.user)
            except IllegalSignUpStateError:
                assert sign_up.offered_until < timezone.now()

    @rule()
    def four_days_pass(self):
        waiting_list.lapse_offers(now=timezone.now() + datetime.timedelta(days=4))

    @rule()
    def somebody_is_entered_on_paper(self):
        number = Volunteer.objects.count()
        try:
            engaging.register_volunteer(
                institution=self.task.institution,
                acting_user=self.leader,
                name=f"Karin {number}",
                phone="+4520123456",
                contact=self.leadership,
                opportunity=self.task,
            )
        except places.NoFreePlaceError:
            assert not Opportunity.objects.with_free_places().filter(pk=self.task.pk).exists()

    @rule(data=st.data())
    def an_engagement_ends(self, data):
        if found := list(Engagement.objects.running().filter(opportunity=self.task).order_by("pk")):
            engaging.end_engagement(engagement=data.draw(st.sampled_from(found)), acting_user=self.leader)

    @precondition(lambda self: hasattr(self, "task"))
    @rule()
    def the_task_gets_a_place_more(self):
        task = Opportunity.objects.get(pk=self.task.pk)
        task.places += 1
        task.save(update_fields=["places"])
        waiting_list.offer_next(opportunity_id=task.pk)

    @invariant()
    def the_count_is_what_the_rows_hold(self):
        if not hasattr(self, "task"):
            return
        task = Opportunity.objects.get(pk=self.task.pk)
        assert task.places_taken == held(task)
        assert 0 <= task.places_taken <= task.places
        free = task.places - task.places_taken
        left_waiting = SignUp.objects.in_queue().filter(opportunity=task, places__lte=free)
        assert not left_waiting.exists(), "somebody waits although there is a place that fits"


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

    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        InTransaction,
        settings=settings(
            max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
