"""What the database itself refuses, and from which states one may go where."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.contacts.models import (
    Backing,
    ContactSettings,
    Department,
    IllegalBackingStateError,
    IllegalRequestStateError,
    KeyPerson,
    PendingRequest,
    Request,
    RequestWords,
)
from tests.factories.contacts import (
    BackingFactory,
    DepartmentFactory,
    KeyPersonFactory,
    PendingRequestFactory,
    RequestFactory,
    RequestWordsFactory,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 3, 2)
WRONG_REQUESTS = {
    "request_kind_known": {"kind": "party"},
    "request_state_known": {"state": "lost", "waiting_since": None},
    "request_wish_is_a_forums": {"wish": "rooms"},
    "request_gathering_is_a_forums": {"state": "gathering", "waiting_since": None},
    "request_waiting_has_time": {"waiting_since": None},
    "request_handled_was_sent": {"sent_at": None},
    "request_over_has_time": {"state": "closed", "waiting_since": None},
    "request_decision_is_a_forums": {"decision": "rooms"},
    "request_shown_with_consent": {"shown_at": timezone.now()},
    "request_forgotten_is_empty": {"forgotten_at": timezone.now()},
}
WRONG_KEY_PERSONS = {
    "key_person_ends_after_start": {"active_from": TODAY, "active_until": datetime.date(2026, 3, 1)},
    "key_person_has_name_and_email": {"email": ""},
}


def refused(name):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.parametrize("name", WRONG_REQUESTS)
def test_the_database_refuses_a_wrong_request(name):
    request = RequestFactory()
    with refused(name), transaction.atomic():
        Request.objects.filter(pk=request.pk).update(**WRONG_REQUESTS[name])


@pytest.mark.parametrize("name", WRONG_KEY_PERSONS)
def test_the_database_refuses_a_wrong_key_person(name):
    person = KeyPersonFactory()
    with refused(name), transaction.atomic():
        KeyPerson.objects.filter(pk=person.pk).update(**WRONG_KEY_PERSONS[name])


def test_nobody_is_the_own_deputy():
    person = KeyPersonFactory()
    with refused("key_person_not_own_deputy"), transaction.atomic():
        KeyPerson.objects.filter(pk=person.pk).update(deputy=person)


def test_there_is_one_fixed_coordinator_at_a_time():
    first = KeyPersonFactory(coordinator=True, active_from=TODAY)
    with refused("key_person_one_fixed_coordinator"), transaction.atomic():
        KeyPersonFactory(coordinator=True, active_from=TODAY + datetime.timedelta(days=400))
    KeyPerson.objects.filter(pk=first.pk).update(active_until=TODAY)
    KeyPersonFactory(coordinator=True, active_from=TODAY + datetime.timedelta(days=1))
    assert [p.pk for p in KeyPerson.objects.active(on=TODAY)] == [first.pk]


def test_the_same_form_is_one_request():
    first = RequestFactory()
    with refused("request_sent_once"), transaction.atomic():
        RequestFactory(sender=first.sender, once=first.once)
    RequestFactory(once=first.once)


def test_words_are_some_of_a_known_kind_and_come_once():
    words = RequestWordsFactory()
    with refused("request_words_once"), transaction.atomic():
        RequestWordsFactory(request=words.request, once=words.once)
    for name, wrong in {"request_words_not_empty": {"text": ""}, "request_words_kind_known": {"kind": "song"}}.items():
        with refused(name), transaction.atomic():
            RequestWords.objects.filter(pk=words.pk).update(**wrong)


def test_an_association_signs_once_and_answers_one_thing():
    backing = BackingFactory()
    with refused("backing_once"), transaction.atomic():
        BackingFactory(request=backing.request, association=backing.association)
    with refused("backing_one_answer"), transaction.atomic():
        Backing.objects.filter(pk=backing.pk).update(signed_at=timezone.now(), declined_at=timezone.now())
    with refused("backing_answered_by_somebody_once_answered"), transaction.atomic():
        Backing.objects.filter(pk=backing.pk).update(answered_by=UserFactory())


def test_departments_have_names_and_settings_are_numbers_of_at_least_one():
    with refused("department_has_names"), transaction.atomic():
        DepartmentFactory(name_en="")
    with refused("contact_settings_positive"), transaction.atomic():
        ContactSettings.objects.create(keep_months=0)
    pending = PendingRequestFactory()
    with refused("pending_request_kind_known"), transaction.atomic():
        PendingRequest.objects.filter(pk=pending.pk).update(kind="party")


def test_every_constraint_of_the_room_is_tried_here():
    tried = {
        *WRONG_REQUESTS,
        *WRONG_KEY_PERSONS,
        "key_person_not_own_deputy",
        "key_person_one_fixed_coordinator",
        "request_sent_once",
        "request_words_once",
        "request_words_not_empty",
        "request_words_kind_known",
        "backing_once",
        "backing_one_answer",
        "backing_answered_by_somebody_once_answered",
        "department_has_names",
        "contact_settings_positive",
        "pending_request_kind_known",
    }
    models = (Backing, ContactSettings, Department, KeyPerson, PendingRequest, Request, RequestWords)
    assert tried == {constraint.name for model in models for constraint in model._meta.constraints}


def test_a_request_goes_from_received_to_closed():
    request = RequestFactory()
    waits_since = request.waiting_since
    request.look_at()
    assert request.waits
    assert request.waiting_since == waits_since
    request.answer()
    assert not request.waits
    request.ask_again()
    request.pass_on(to=KeyPersonFactory())
    assert request.waiting_since > waits_since
    request.close()
    assert not request.is_open


@pytest.mark.parametrize("verb", ["look_at", "answer", "ask_again", "close", "withdraw"])
def test_nothing_happens_to_what_is_over(verb):
    with pytest.raises(IllegalRequestStateError):
        getattr(RequestFactory(closed=True), verb)()


@pytest.mark.parametrize("verb", ["look_at", "answer", "close"])
def test_a_forum_that_gathers_backing_is_nobodys_yet(verb):
    with pytest.raises(IllegalRequestStateError):
        getattr(RequestFactory(forum=True), verb)()


def test_only_an_idea_whose_sender_agreed_is_shown():
    with pytest.raises(IllegalRequestStateError):
        RequestFactory().show()
    idea = RequestFactory(may_be_shown=True)
    idea.show()
    assert list(Request.objects.shown_ideas()) == [idea]
    idea.withdraw()
    assert not Request.objects.shown_ideas().exists()


def test_an_association_answers_once():
    backing = BackingFactory()
    backing.sign(by=None)
    with pytest.raises(IllegalBackingStateError):
        backing.decline(by=None)


def test_each_sees_the_requests_that_are_theirs():
    own, coordinator = KeyPersonFactory(), KeyPersonFactory(coordinator=True)
    deputy = KeyPersonFactory()
    own.deputy = deputy
    own.save()
    request, gathers = RequestFactory(key_person=own), RequestFactory(forum=True)
    seen = {
        who: set(Request.objects.visible_to(user).values_list("pk", flat=True))
        for who, user in {
            "sender": request.sender,
            "key person": own.user,
            "deputy": deputy.user,
            "coordinator": coordinator.user,
            "another": KeyPersonFactory().user,
            "forum's sender": gathers.sender,
        }.items()
    }
    assert seen == {
        "sender": {request.pk},
        "key person": {request.pk},
        "deputy": {request.pk},
        "coordinator": {request.pk},
        "another": set(),
        "forum's sender": {gathers.pk},
    }


def test_a_key_person_of_yesterday_sees_nothing_more():
    was = KeyPersonFactory(active_from=TODAY, active_until=TODAY)
    RequestFactory(key_person=was)
    assert not Request.objects.visible_to(was.user).exists()


def test_sending_again_needs_another_form():
    sender = UserFactory()
    RequestFactory(sender=sender)
    RequestFactory(sender=sender, once=uuid.uuid4())
    assert Request.objects.of(sender).count() == 2
