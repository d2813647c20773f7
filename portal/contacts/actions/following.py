"""What the sender can do afterwards: add words, take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from portal.contacts import messages, rules
from portal.contacts.actions.sending import lock
from portal.contacts.choices import RequestState, WordsKind
from portal.contacts.models import IllegalRequestStateError, Request, RequestWords
from volunteering.institutions.rules import require
from volunteering.records.actions import log

if TYPE_CHECKING:
    from volunteering.people.models import User


def say(*, request: Request, kind: WordsKind, text: str, once: str, author: User) -> RequestWords | None:
    """Add a piece to the conversation; ``None`` when the same form has been sent before."""
    words, is_new = RequestWords.objects.get_or_create(
        request=request, once=once, defaults={"kind": kind, "text": text, "author": author}
    )
    return words if is_new else None


@transaction.atomic
def add_words(*, request: Request, text: str, once: str, acting_user: User) -> Request:
    """Add words; an answered request waits for an answer again. The same form twice is one piece.

    Raises:
        NotAllowedError: somebody else sent it.
        IllegalRequestStateError: it is over.
    """
    require(rules.is_sender(acting_user, request))
    request = lock(request)
    if request.conversation.filter(once=once).exists():
        return request
    if not request.is_open:
        raise IllegalRequestStateError
    say(request=request, kind=WordsKind.WORDS, text=text, once=once, author=acting_user)
    if request.state == RequestState.ANSWERED:
        request.ask_again()
    log(acting_user=acting_user, verb="request.words_added", target=request)
    if not request.gathers:
        messages.tell_who_answers(messages.STAFF_MORE, request)
    return request


@transaction.atomic
def withdraw(*, request: Request, acting_user: User) -> Request:
    """Take it back; nobody asks why. Doing it twice is harmless.

    Raises:
        NotAllowedError: somebody else sent it.
        IllegalRequestStateError: it has been closed.
    """
    require(rules.is_sender(acting_user, request))
    request = lock(request)
    if request.state == RequestState.WITHDRAWN:
        return request
    was_sent = request.sent_at is not None
    request.withdraw()
    log(acting_user=acting_user, verb="request.withdrawn", target=request)
    if was_sent:
        messages.tell_who_answers(messages.STAFF_WITHDRAWN, request)
    return request
