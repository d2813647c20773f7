"""From an idea to an answer: who gets it, who is told, and what happens when nobody answers."""

import datetime
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from portal.contacts import backing_links, routing
from portal.contacts.actions import backing, clock, following, handling
from portal.contacts.actions.sending import keep_pending, pending_of, send_pending, send_request
from portal.contacts.choices import Decision, ForumWish, RequestKind, RequestState, WordsKind
from portal.contacts.models import Backing, ContactSettings, IllegalBackingStateError, IllegalRequestStateError, Request
from tests.factories.association_guide import OfficerFactory
from tests.factories.contacts import (
    BackingFactory,
    DepartmentFactory,
    KeyPersonFactory,
    PendingRequestFactory,
    RequestFactory,
    RequestWordsFactory,
    in_group,
)
from tests.factories.institutions import AssociationFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.institutions.rules import NotAllowedError
from volunteering.messaging.models import Message
from volunteering.records.models import LogEntry, Look

pytestmark = pytest.mark.django_db
YESTERDAY = datetime.timedelta(days=1)


def typed(**changes):
    return {"once": str(uuid.uuid4()), "title": "En bænk", "words": "Ved søen.", **changes}


def once():
    return str(uuid.uuid4())


def mails(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk").values_list("to_address", flat=True))


def test_an_idea_goes_to_the_departments_key_person_and_both_are_told():
    person = KeyPersonFactory()
    KeyPersonFactory(coordinator=True)
    sender = UserFactory(display_name="")
    sent = send_request(
        kind=RequestKind.IDEA,
        answers=typed(department=person.department_id, name="Ida Idérig"),
        acting_user=sender,
    )
    assert sent.key_person == person
    assert sender.display_name == "Ida Idérig"
    assert mails("contacts_received") == [sender.email]
    assert mails("contacts_staff_new") == [person.user.email]
    assert "Ida" not in Message.objects.get(kind="contacts_staff_new").body


def test_the_same_form_twice_is_one_request():
    sender, form = UserFactory(), typed()
    first = send_request(kind=RequestKind.IDEA, answers=form, acting_user=sender)
    assert send_request(kind=RequestKind.IDEA, answers=form, acting_user=sender) == first
    assert Message.objects.filter(kind="contacts_received").count() == 1


def test_what_waited_for_the_code_is_sent_once_and_forgotten():
    sender = UserFactory()
    token = keep_pending(kind=RequestKind.IDEA, answers=typed(email=sender.email))
    pending = pending_of(token)
    sent = send_pending(pending=pending, acting_user=sender)
    assert sent.title == "En bænk"
    assert pending_of(token) is None
    assert pending_of(keep_pending(kind=RequestKind.IDEA, answers=typed(email="a@example.org"))) is not None


def test_who_answers_is_key_person_then_deputy_then_coordinator():
    department = DepartmentFactory()
    coordinator = KeyPersonFactory(coordinator=True)
    assert routing.key_person_for(None) == coordinator
    assert routing.key_person_for(department) == coordinator
    deputy = KeyPersonFactory()
    person = KeyPersonFactory(department=department, user=None, deputy=deputy)
    assert routing.key_person_for(department) == deputy
    person.user = UserFactory()
    person.save()
    assert routing.key_person_for(department) == person


def test_without_any_key_person_the_coordinators_or_the_office_are_told(settings):
    send_request(kind=RequestKind.IDEA, answers=typed(), acting_user=UserFactory())
    assert mails("contacts_staff_new") == [settings.CONTACT_EMAIL]
    coordinator = in_group("coordinators")
    send_request(kind=RequestKind.IDEA, answers=typed(), acting_user=UserFactory())
    assert mails("contacts_staff_new") == [settings.CONTACT_EMAIL, coordinator.email]


def test_a_new_key_persons_login_may_open_what_the_mail_leads_to():
    person = KeyPersonFactory(user=UserFactory())
    request = RequestFactory(key_person=person)
    assert Request.objects.handled_by(type(person.user).objects.get(pk=person.user.pk)).get() == request


def test_an_answer_reaches_the_sender_once_and_more_words_ask_again():
    person = KeyPersonFactory()
    request = RequestFactory(key_person=person)
    number = once()
    handling.take_up(request=request, acting_user=person.user)
    handling.take_up(request=request, acting_user=person.user)
    for _again in range(2):
        request = handling.answer(request=request, text="God idé!", once=number, acting_user=person.user)
    assert request.state == RequestState.ANSWERED
    assert request.conversation.count() == 1
    assert mails("contacts_answered") == [request.sender.email]
    assert "God idé!" in Message.objects.get(kind="contacts_answered").body
    number = once()
    for _again in range(2):
        request = following.add_words(request=request, text="Og en til", once=number, acting_user=request.sender)
    assert request.waits
    assert mails("contacts_staff_more") == [person.user.email]


def test_passing_on_gives_the_next_the_whole_time_and_hides_the_note():
    person, next_one = KeyPersonFactory(), KeyPersonFactory()
    old = timezone.now() - datetime.timedelta(days=30)
    request = RequestFactory(key_person=person, sent_at=old, waiting_since=old, reminded_at=old)
    handling.pass_on(request=request, to=next_one, note="Din?", once=once(), acting_user=person.user)
    request.refresh_from_db()
    assert (request.key_person, request.reminded_at) == (next_one, None)
    assert request.waiting_since > old
    assert request.conversation.get().kind == WordsKind.NOTE
    assert mails("contacts_staff_new") == [next_one.user.email]
    assert next_one.name in Message.objects.get(kind="contacts_passed_on").body
    with pytest.raises(NotAllowedError):
        handling.answer(request=request, text="For sent", once=once(), acting_user=person.user)


def test_it_is_not_passed_on_to_somebody_who_cannot_answer():
    person = KeyPersonFactory()
    with pytest.raises(IllegalRequestStateError):
        handling.pass_on(
            request=RequestFactory(key_person=person),
            to=KeyPersonFactory(user=None),
            note="",
            once=once(),
            acting_user=person.user,
        )


def test_closing_tells_what_came_of_it():
    person = KeyPersonFactory()
    request = RequestFactory(key_person=person)
    number = once()
    for _again in range(2):
        request = handling.close(request=request, outcome="Bænken er der.", once=number, acting_user=person.user)
    assert request.state == RequestState.CLOSED
    assert "Bænken er der." in Message.objects.get(kind="contacts_closed").body
    with pytest.raises(IllegalRequestStateError):
        following.add_words(request=request, text="Mere", once=once(), acting_user=request.sender)


def test_taking_back_is_the_senders_alone_and_harmless_twice():
    person = KeyPersonFactory()
    request = RequestFactory(key_person=person)
    with pytest.raises(NotAllowedError):
        following.withdraw(request=request, acting_user=person.user)
    for _again in range(2):
        following.withdraw(request=request, acting_user=request.sender)
    assert mails("contacts_staff_withdrawn") == [person.user.email]


def test_a_look_is_recorded_for_the_one_it_is_about():
    person, volunteer = KeyPersonFactory(), VolunteerFactory()
    request = RequestFactory(key_person=person, sender=volunteer.user)
    handling.open_request(request=request, acting_user=person.user)
    look = Look.objects.get(subject=volunteer.uuid)
    assert look.viewer == person.user
    assert look.seen_in
    assert LogEntry.objects.filter(verb="request.seen", target_key=str(request.pk)).exists()


def test_silence_reminds_the_key_person_then_tells_the_deputy_and_the_coordinator_each_once():
    deputy, coordinator = KeyPersonFactory(), KeyPersonFactory(coordinator=True)
    person = KeyPersonFactory(deputy=deputy)
    monday = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)
    RequestFactory(key_person=person, sent_at=monday, waiting_since=monday)
    assert clock.remind(now=monday + datetime.timedelta(days=2)) == 0
    thursday = monday + datetime.timedelta(days=3, hours=1)
    assert [clock.remind(now=thursday), clock.remind(now=thursday), clock.hand_up(now=thursday)] == [1, 0, 0]
    next_monday = monday + datetime.timedelta(days=7, hours=1)
    assert [clock.hand_up(now=next_monday), clock.hand_up(now=next_monday)] == [1, 0]
    assert mails("contacts_staff_reminder") == [person.user.email]
    assert set(mails("contacts_staff_silence")) == {deputy.user.email, coordinator.user.email}


def test_what_is_with_somebody_who_has_left_goes_to_the_next():
    coordinator = KeyPersonFactory(coordinator=True)
    left = KeyPersonFactory(
        active_from=datetime.date(2020, 1, 1), active_until=timezone.localdate() - datetime.timedelta(days=1)
    )
    request = RequestFactory(key_person=left)
    assert [clock.route_again(), clock.route_again()] == [1, 0]
    request.refresh_from_db()
    assert request.key_person == coordinator


def test_what_is_long_over_is_forgotten_but_counted():
    old = timezone.now() - datetime.timedelta(days=800)
    request = RequestFactory(closed=True, sent_at=old, closed_at=old, phone="+4520123456", on_behalf_of="Os")
    shown = RequestFactory(closed=True, sent_at=old, closed_at=old, may_be_shown=True, shown_at=old)
    RequestWordsFactory(request=request)
    kept = RequestFactory(closed=True)
    assert [clock.forget(), clock.forget()] == [2, 0]
    request.refresh_from_db()
    shown.refresh_from_db()
    assert (request.sender, request.words, request.phone, request.on_behalf_of) == (None, "", "", "")
    assert not request.conversation.exists()
    assert shown.sender is None
    assert shown.words
    kept.refresh_from_db()
    assert kept.words
    PendingRequestFactory(expires_at=timezone.now() - YESTERDAY)
    assert clock.forget_pending() == 1


def test_only_a_coordinator_shows_an_idea_and_only_with_the_senders_yes():
    person, coordinator = KeyPersonFactory(), KeyPersonFactory(coordinator=True)
    idea = RequestFactory(key_person=person, may_be_shown=True)
    with pytest.raises(NotAllowedError):
        handling.show(request=idea, shown=True, acting_user=person.user)
    handling.show(request=idea, shown=True, acting_user=coordinator.user)
    assert Request.objects.shown_ideas().count() == 1
    handling.show(request=idea, shown=False, acting_user=coordinator.user)
    assert not Request.objects.shown_ideas().exists()
    with pytest.raises(IllegalRequestStateError):
        handling.show(request=RequestFactory(), shown=True, acting_user=coordinator.user)


def forum(needed=2):
    ContactSettings.objects.all().delete()
    ContactSettings.objects.create(backing_needed=needed)
    return send_request(
        kind=RequestKind.FORUM, answers=typed(title="Fælles forum", wish=ForumWish.BOTH), acting_user=UserFactory()
    )


def test_a_forum_reaches_the_coordinators_when_enough_back_it_and_gets_a_decision():
    coordinator = KeyPersonFactory(coordinator=True)
    request = forum(needed=2)
    officers = [OfficerFactory(), OfficerFactory()]
    assert not mails("contacts_staff_new")
    for officer in officers:
        for _again in range(2):
            asked = backing.ask(request=request, association=officer.association, acting_user=request.sender)
        request.refresh_from_db()
        assert request.gathers
        for _again in range(2):
            backing.sign(backing=asked, acting_user=officer.user)
    assert mails("contacts_backing_asked") == [officer.user.email for officer in officers]
    request.refresh_from_db()
    assert request.state == RequestState.RECEIVED
    assert request.key_person == coordinator
    assert mails("contacts_staff_new") == [coordinator.user.email]
    assert mails("contacts_enough_backing") == [request.sender.email]
    handling.close(
        request=request,
        outcome="I får et lokale.",
        once=once(),
        acting_user=coordinator.user,
        decision=Decision.ROOMS,
    )
    request.refresh_from_db()
    assert request.decision == Decision.ROOMS


def test_a_key_person_cannot_decide_about_a_forum():
    person = KeyPersonFactory()
    request = RequestFactory(kind=RequestKind.FORUM, wish=ForumWish.ROOMS, key_person=person)
    for decision in (Decision.ROOMS, None):
        with pytest.raises(NotAllowedError):
            handling.close(request=request, outcome="Ja", once=once(), acting_user=person.user, decision=decision)


def test_only_who_holds_the_login_signs_and_an_association_answers_one_thing():
    officer = OfficerFactory()
    asked = BackingFactory(association=officer.association)
    with pytest.raises(NotAllowedError):
        backing.sign(backing=asked, acting_user=UserFactory())
    backing.decline(backing=asked, acting_user=officer.user)
    backing.decline(backing=asked, acting_user=officer.user)
    with pytest.raises(IllegalBackingStateError):
        backing.sign(backing=asked, acting_user=officer.user)


def test_asking_the_own_association_is_a_yes_and_nobody_is_asked_where_nobody_is():
    request = forum()
    officer = OfficerFactory(user=request.sender)
    assert backing.ask(request=request, association=officer.association, acting_user=request.sender).signed_at
    with pytest.raises(backing.NobodyToAskError):
        backing.ask(request=request, association=AssociationFactory(), acting_user=request.sender)


def test_the_link_of_a_mail_works_while_the_officer_acts_for_the_association():
    officer = OfficerFactory()
    asked = BackingFactory(association=officer.association)
    token = backing_links.make(asked, officer)
    assert backing_links.read(token) == (asked, officer.user)
    assert backing_links.read(token + "x") is None
    assert backing_links.read(backing_links.make(asked, OfficerFactory())) is None
    officer.end()
    assert backing_links.read(token) is None


@pytest.mark.django_db(transaction=True)
def test_two_last_signatures_at_once_reach_the_coordinators_once():
    KeyPersonFactory(coordinator=True)
    request = forum(needed=2)
    officers = [OfficerFactory(), OfficerFactory()]
    asked = [BackingFactory(request=request, association=officer.association) for officer in officers]

    def sign(pair):
        try:
            backing.sign(backing=pair[0], acting_user=pair[1].user)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(sign, zip(asked, officers, strict=True)))
    assert Backing.objects.signed().count() == 2
    assert Request.objects.get().state == RequestState.RECEIVED
    assert len(mails("contacts_staff_new")) == 1
