"""What a key person does with a request: look at it, answer, pass on, close; and what coordinators decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from portal.contacts import messages, rules
from portal.contacts.actions.following import say
from portal.contacts.actions.sending import lock
from portal.contacts.choices import RequestState, WordsKind
from portal.contacts.models import IllegalRequestStateError, KeyPerson, Request
from volunteering.institutions.rules import require
from volunteering.people.models import Volunteer
from volunteering.records.actions import log, log_looks
from volunteering.records.choices import SeenIn

if TYPE_CHECKING:
    from portal.contacts.choices import Decision
    from volunteering.people.models import User


@transaction.atomic
def open_request(*, request: Request, acting_user: User) -> None:
    """Record that an employee saw who wrote and what; the sender can see it on the page about looks.

    Raises:
        NotAllowedError: it is for somebody else.
    """
    require(rules.may_handle(acting_user, request))
    log(acting_user=acting_user, verb="request.seen", target=request)
    if request.sender_id is not None and request.sender_id != acting_user.pk:
        people = list(Volunteer.objects.filter(user_id=request.sender_id).values_list("uuid", flat=True))
        log_looks(viewer=acting_user, subjects=people, what=SeenIn.REQUEST, context=str(request.uuid))


@transaction.atomic
def take_up(*, request: Request, acting_user: User) -> Request:
    """Let the sender know that somebody is on it. Doing it twice is harmless.

    Raises:
        NotAllowedError: it is for somebody else.
        IllegalRequestStateError: it does not wait.
    """
    require(rules.may_handle(acting_user, request))
    request = lock(request)
    if request.state == RequestState.LOOKED_AT:
        return request
    request.look_at()
    log(acting_user=acting_user, verb="request.taken_up", target=request)
    return request


@transaction.atomic
def answer(*, request: Request, text: str, once: str, acting_user: User) -> Request:
    """Answer the sender, on the site and by mail. The same form twice is one answer.

    Raises:
        NotAllowedError: it is for somebody else.
        IllegalRequestStateError: it is over.
    """
    require(rules.may_handle(acting_user, request))
    request = lock(request)
    if request.conversation.filter(once=once).exists():
        return request
    request.answer()
    said = say(request=request, kind=WordsKind.ANSWER, text=text, once=once, author=acting_user)
    log(acting_user=acting_user, verb="request.answered", target=request)
    if said is not None:
        messages.tell_sender(messages.ANSWERED, request, key=str(said.pk), text=text)
    return request


@transaction.atomic
def pass_on(*, request: Request, to: KeyPerson, note: str, once: str, acting_user: User) -> Request:
    """Give it to another key person, with a note between colleagues; the sender is told who has it now.

    Raises:
        NotAllowedError: it is for somebody else.
        IllegalRequestStateError: it is over, or the other one cannot answer on the site.
    """
    require(rules.may_handle(acting_user, request))
    request = lock(request)
    if request.state == RequestState.PASSED_ON and request.key_person_id == to.pk:
        return request
    if not KeyPerson.objects.active().with_login().filter(pk=to.pk).exists():
        raise IllegalRequestStateError
    request.pass_on(to=to)
    if note:
        say(request=request, kind=WordsKind.NOTE, text=note, once=once, author=acting_user)
    log(acting_user=acting_user, verb="request.passed_on", target=request, to=to.pk)
    messages.tell_who_answers(messages.STAFF_NEW, request, is_passed_on=True)
    messages.tell_sender(messages.PASSED_ON, request, key=once, key_person=to.name)
    return request


@transaction.atomic
def close(*, request: Request, outcome: str, once: str, acting_user: User, decision: Decision | None = None) -> Request:
    """End it and tell the sender what came of it. The same form twice is one end.

    ``decision`` is what the municipality decided about a common forum; coordinators alone record it.

    Raises:
        NotAllowedError: it is for somebody else, or a forum's without the right to decide.
        IllegalRequestStateError: it is over.
    """
    require(rules.may_handle(acting_user, request))
    if request.rules_of_kind.needs_backing:
        require(decision is not None and rules.may_decide(acting_user, request))
    request = lock(request)
    if request.conversation.filter(once=once).exists():
        return request
    request.close(decision=decision.value if decision is not None else "")
    say(request=request, kind=WordsKind.OUTCOME, text=outcome, once=once, author=acting_user)
    log(acting_user=acting_user, verb="request.closed", target=request, decision=request.decision)
    messages.tell_sender(messages.CLOSED, request, text=outcome, decision=request.decision)
    return request


@transaction.atomic
def show(*, request: Request, shown: bool, acting_user: User) -> Request:
    """Let everybody read an idea whose sender agreed, or take it off the site again.

    Raises:
        NotAllowedError: only coordinators choose.
        IllegalRequestStateError: it is no idea that may be shown.
    """
    require(rules.may_coordinate(acting_user))
    request = lock(request)
    if shown and request.shown_at is None:
        request.show()
    elif not shown:
        request.stop_showing()
    log(acting_user=acting_user, verb="request.shown" if shown else "request.hidden", target=request)
    return request
