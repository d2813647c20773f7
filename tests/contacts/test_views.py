"""The pages: who may open them, what one reads there, and how many queries they cost."""

import uuid
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.contacts.choices import RequestKind, RequestState
from portal.contacts.models import ContactSettings, PendingRequest, Request
from tests.factories.association_guide import EntryFactory, OfficerFactory
from tests.factories.contacts import (
    BackingFactory,
    KeyPersonFactory,
    RequestFactory,
    RequestWordsFactory,
    in_group,
)
from tests.factories.people import UserFactory
from volunteering.messaging.models import Message

pytestmark = pytest.mark.django_db
MANY = 30


def typed(**changes):
    return {"once": str(uuid.uuid4()), "title": "En bænk", "words": "Ved søen.", **changes}


def html(response):
    assert response.status_code == HTTPStatus.OK
    return response.content.decode()


def queries(client, url):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == HTTPStatus.OK
    return len(caught)


def test_everybody_reads_whom_to_turn_to_the_coordinator_first(client):
    person = KeyPersonFactory(field_of_work="Lokaler og fester")
    coordinator = KeyPersonFactory(coordinator=True)
    KeyPersonFactory(name="Væk Væksen", active_from="2020-01-01", active_until="2020-12-31")
    page = html(client.get(reverse("contact_list")))
    assert page.index(coordinator.name) < page.index(person.name)
    assert "Lokaler og fester" in page
    assert "20 12 34 56" in page
    assert "Væk Væksen" not in page


def test_the_page_costs_the_same_with_one_and_thirty_key_persons(client):
    KeyPersonFactory()
    client.get(reverse("contact_list"))
    one = queries(client, reverse("contact_list") + "?x=1")
    KeyPersonFactory.create_batch(MANY)
    assert queries(client, reverse("contact_list") + "?x=2") == one


@pytest.mark.parametrize("known", [True, False])
def test_an_idea_waits_for_the_code_and_the_screen_is_the_same_for_known_and_unknown(client, known):
    email = UserFactory().email if known else "ny@example.org"
    response = client.post(reverse("idea_new"), typed(name="Ida Idérig", email=email))
    assert response["Location"] == reverse("account_login_code")
    assert PendingRequest.objects.get().email == email
    assert not Request.objects.exists()


@pytest.mark.parametrize(("name", "field"), [("idea_new", "words"), ("consultancy_request", "title")])
def test_what_is_missing_is_said_and_what_was_typed_stays(client, name, field):
    client.force_login(UserFactory())
    page = html(client.post(reverse(name), typed(**{field: ""})))
    assert "error-summary" in page
    assert ("Ved søen." in page) is (field != "words")
    assert not Request.objects.exists()


def test_a_forum_says_what_it_wishes_for(client):
    client.force_login(UserFactory())
    assert "error-summary" in html(client.post(reverse("forum_request"), typed(on_behalf_of="Os")))
    client.post(reverse("forum_request"), typed(on_behalf_of="Os", wish="rooms"))
    assert Request.objects.get().state == RequestState.GATHERING


def test_who_is_logged_in_sends_at_once_and_twice_is_once(client):
    client.force_login(UserFactory())
    form = typed()
    for _again in range(2):
        response = client.post(reverse("consultancy_request"), form)
    own = Request.objects.get()
    assert response["Location"] == own.get_absolute_url()
    page = html(client.get(own.get_absolute_url()))
    assert "En bænk" in page
    assert "Modtaget" in page


def test_the_sender_adds_words_and_takes_it_back(client):
    own = RequestFactory()
    client.force_login(own.sender)
    assert "error-summary" in html(client.post(reverse("request_add_words", args=[own.uuid]), {"text": ""}))
    client.post(reverse("request_add_words", args=[own.uuid]), {"text": "Og en lampe", "once": str(uuid.uuid4())})
    assert "Og en lampe" in html(client.get(own.get_absolute_url()))
    client.post(reverse("request_withdraw", args=[own.uuid]))
    own.refresh_from_db()
    assert own.state == RequestState.WITHDRAWN
    page = html(client.post(reverse("request_add_words", args=[own.uuid]), {"text": "For sent"}))
    assert "For sent" in page or "afsluttet imens" in page


def test_the_sender_never_reads_a_note_between_colleagues(client):
    note = RequestWordsFactory(kind="note", text="Hemmelig note")
    person = KeyPersonFactory()
    Request.objects.update(key_person=person)
    client.force_login(note.request.sender)
    assert "Hemmelig note" not in html(client.get(note.request.get_absolute_url()))
    client.force_login(person.user)
    assert "Hemmelig note" in html(client.get(reverse("request_handle", args=[note.request.uuid])))


HANDLING = ("request_take_up", "request_answer", "request_pass_on", "request_close", "idea_show")


@pytest.mark.parametrize("who", ["another key person", "a key person without the right", "a citizen", "the sender"])
def test_a_request_that_is_for_somebody_else_is_not_there(client, who):
    request = RequestFactory(key_person=KeyPersonFactory())
    was = KeyPersonFactory()
    was.user.groups.clear()
    user = {
        "another key person": KeyPersonFactory().user,
        "a key person without the right": was.user,
        "a citizen": UserFactory(),
        "the sender": request.sender,
    }[who]
    client.force_login(user)
    assert client.get(reverse("request_handle", args=[request.uuid])).status_code == HTTPStatus.NOT_FOUND
    for name in HANDLING:
        assert client.post(reverse(name, args=[request.uuid])).status_code == HTTPStatus.NOT_FOUND


def test_the_inbox_is_for_key_persons_and_coordinators(client):
    was = KeyPersonFactory(active_from="2020-01-01", active_until="2020-12-31")
    for user in (UserFactory(), was.user):
        client.force_login(user)
        assert client.get(reverse("request_inbox")).status_code == HTTPStatus.FORBIDDEN
    person = KeyPersonFactory()
    own, other = RequestFactory(key_person=person, title="Min"), RequestFactory(title="En andens")
    client.force_login(person.user)
    page = html(client.get(reverse("request_inbox")))
    assert own.title in page
    assert other.title not in page
    client.force_login(in_group("coordinators"))
    assert other.title in html(client.get(reverse("request_inbox")))


def test_a_key_person_answers_passes_on_and_closes(client):
    person, next_one = KeyPersonFactory(), KeyPersonFactory()
    request = RequestFactory(key_person=person)
    client.force_login(person.user)
    address = reverse("request_handle", args=[request.uuid])
    client.post(reverse("request_take_up", args=[request.uuid]))
    assert "error-summary" in html(client.post(reverse("request_answer", args=[request.uuid]), {"answer-text": " "}))
    client.post(reverse("request_answer", args=[request.uuid]), {"answer-text": "Godt tænkt"})
    assert "Godt tænkt" in html(client.get(address))
    assert "error-summary" in html(client.post(reverse("request_pass_on", args=[request.uuid]), {"pass-to": "x"}))
    passed = client.post(reverse("request_pass_on", args=[request.uuid]), {"pass-to": next_one.pk})
    assert passed["Location"] == reverse("request_inbox")
    client.force_login(next_one.user)
    client.post(reverse("request_close", args=[request.uuid]), {"close-outcome": "Bænken er der"})
    late = client.post(reverse("request_answer", args=[request.uuid]), {"answer-text": "For sent, men skrevet"})
    assert "For sent, men skrevet" in html(late)


def test_a_key_person_may_not_decide_or_show(client):
    person = KeyPersonFactory()
    forum = RequestFactory(kind=RequestKind.FORUM, wish="rooms", key_person=person)
    idea = RequestFactory(may_be_shown=True, key_person=person)
    client.force_login(person.user)
    for name, about in (("request_close", forum), ("idea_show", idea)):
        assert client.post(reverse(name, args=[about.uuid])).status_code == HTTPStatus.FORBIDDEN


def test_a_coordinator_shows_an_idea_without_the_name_and_decides_about_a_forum(client):
    client.force_login(in_group("coordinators"))
    idea = RequestFactory(may_be_shown=True, sender=UserFactory(display_name="Hemmelig Person"))
    client.post(reverse("idea_show", args=[idea.uuid]), {"shown": "1"})
    page = html(client.get(reverse("idea_list")))
    assert idea.words in page
    assert "Hemmelig Person" not in page
    forum = RequestFactory(kind=RequestKind.FORUM, wish="rooms")
    client.post(
        reverse("request_close", args=[forum.uuid]),
        {"close-decision": "not_now", "close-outcome": "Der er ingen penge."},
    )
    client.force_login(forum.sender)
    page = html(client.get(forum.get_absolute_url()))
    assert "Ikke nu" in page
    assert "Der er ingen penge." in page


def test_an_association_is_found_in_the_guide_asked_and_answers_with_the_link(client):
    forum, officer = RequestFactory(forum=True), OfficerFactory()
    EntryFactory(association=officer.association, name="Fællesspisning Nord")
    EntryFactory(name="Fællesspisning uden login")
    client.force_login(forum.sender)
    page = html(client.get(forum.get_absolute_url() + "?forening=fællesspis"))
    assert "Fællesspisning Nord" in page
    assert "Fællesspisning uden login" not in page
    for _again in range(2):
        client.post(reverse("backing_ask", args=[forum.uuid, officer.association.slug]))
    client.logout()
    body = Message.objects.get(kind="contacts_backing_asked").body
    address = next(line for line in body.splitlines() if "/link/" in line).removeprefix("http://testserver")
    assert "En bænk" not in html(client.get(address))
    assert forum.backings.unanswered().exists()
    client.post(address, {"answer": "yes"})
    client.post(address, {"answer": "no"})
    assert forum.backings.signed().exists()
    assert client.get(reverse("backing_link", args=["x"])).status_code == HTTPStatus.GONE


def test_an_officer_signs_with_the_own_login_and_nobody_elses(client):
    officer = OfficerFactory()
    backing = BackingFactory(association=officer.association)
    client.force_login(OfficerFactory().user)
    assert client.get(reverse("backing_detail", args=[backing.uuid])).status_code == HTTPStatus.NOT_FOUND
    client.force_login(officer.user)
    client.post(reverse("backing_detail", args=[backing.uuid]), {"answer": "yes"})
    backing.refresh_from_db()
    assert backing.answered_by == officer.user


def test_lists_cost_the_same_with_one_and_thirty(client):
    person, sender = KeyPersonFactory(), UserFactory()
    forum = RequestFactory(forum=True, sender=sender)
    idea = RequestFactory(key_person=person, sender=sender, shown_at="2026-01-01T10:00Z", may_be_shown=True)
    pages = [
        (sender, reverse("request_list")),
        (sender, forum.get_absolute_url() + "?forening=prøve"),
        (person.user, reverse("request_inbox")),
        (person.user, reverse("request_handle", args=[idea.uuid])),
        (None, reverse("idea_list")),
    ]

    def costs(mark):
        found = []
        for user, url in pages:
            client.logout()
            if user is not None:
                client.force_login(user)
            found.append(queries(client, url + ("&" if "?" in url else "?") + f"x={mark}"))
        return found

    EntryFactory(association=OfficerFactory().association)
    BackingFactory(request=forum)
    RequestWordsFactory(request=idea, author=UserFactory())
    ContactSettings.load()
    costs(0)
    one = costs(1)
    for _number in range(MANY):
        RequestFactory(key_person=person, sender=sender, shown_at="2026-01-01T10:00Z", may_be_shown=True)
        BackingFactory(request=forum, signed=True)
        RequestWordsFactory(request=idea, author=UserFactory())
        EntryFactory(association=OfficerFactory().association)
        KeyPersonFactory()
    assert costs(2) == one
