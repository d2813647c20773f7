"""From a filled-in form to a request: what waits for the code by e-mail, and what happens once it is there."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final, TypedDict, cast

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.contacts import messages, routing
from portal.contacts.choices import KINDS, RequestState
from portal.contacts.models import Department, PendingRequest, Request
from volunteering.people import tokens
from volunteering.records.actions import log

if TYPE_CHECKING:
    from volunteering.people.models import User

KEPT_FOR: Final = datetime.timedelta(hours=24)


class Answers(TypedDict, total=False):
    """What somebody typed, as it can be stored while the e-mail is confirmed."""

    once: str
    name: str
    email: str
    title: str
    words: str
    phone: str
    on_behalf_of: str
    department: int | None
    wish: str
    may_be_shown: bool


@transaction.atomic
def keep_pending(*, kind: str, answers: Answers) -> str:
    """Keep what was typed for 24 hours; returns the token for the session. Only its hash is stored."""
    token, token_hash = tokens.new_link_token()
    PendingRequest.objects.create(
        token_hash=token_hash,
        kind=kind,
        email=answers["email"],
        answers=dict(answers),
        expires_at=timezone.now() + KEPT_FOR,
    )
    return token


def pending_of(token: str) -> PendingRequest | None:
    """Return what waits under a token, or ``None`` when it is gone or too old."""
    waiting = PendingRequest.objects.filter(token_hash=tokens.digest(token), expires_at__gt=timezone.now())
    return waiting.first()


@transaction.atomic
def send_pending(*, pending: PendingRequest, acting_user: User) -> Request:
    """Send what waited, as the person who is logged in now, and forget it."""
    stored: dict[str, Any] = pending.answers
    answers = cast("Answers", {name: stored[name] for name in Answers.__annotations__ if name in stored})
    sent = send_request(kind=pending.kind, answers=answers, acting_user=acting_user)
    pending.delete()
    return sent


@transaction.atomic
def send_request(*, kind: str, answers: Answers, acting_user: User) -> Request:
    """Send a filled-in form of somebody who is logged in; both sides get a mail. The same form twice is one request.

    A common forum's request stays with its sender until enough associations back it.
    """
    own = Request.objects.of(acting_user).with_details()
    earlier = own.filter(once=answers["once"]).first()
    if earlier is not None:
        return earlier
    name = answers.get("name", "")
    if name and not acting_user.display_name:
        acting_user.display_name = name
        acting_user.save(update_fields=["display_name"])
    department = Department.objects.filter(pk=answers.get("department") or 0).first()
    gathers = KINDS[kind].needs_backing
    now = timezone.now()
    try:
        with transaction.atomic():
            request = Request.objects.create(
                once=answers["once"],
                kind=kind,
                sender=acting_user,
                title=answers["title"],
                words=answers["words"],
                phone=answers.get("phone", ""),
                on_behalf_of=answers.get("on_behalf_of", ""),
                department=department,
                key_person=None if gathers else routing.key_person_for(department),
                wish=answers.get("wish", ""),
                may_be_shown=answers.get("may_be_shown", False),
                state=RequestState.GATHERING if gathers else RequestState.RECEIVED,
                created_at=now,
                sent_at=None if gathers else now,
                waiting_since=None if gathers else now,
            )
    except IntegrityError:
        # Sent at the same moment from another tab.
        return own.get(once=answers["once"])
    log(acting_user=acting_user, verb="request.sent", target=request, kind=kind)
    messages.tell_sender(
        messages.RECEIVED,
        request,
        key_person=request.key_person.name if request.key_person is not None else "",
        gathers=gathers,
    )
    if not gathers:
        messages.tell_who_answers(messages.STAFF_NEW, request, is_passed_on=False)
    return request


def lock(request: Request) -> Request:
    """Return the request as it is now, with its row locked until the commit."""
    return Request.objects.select_for_update(of=("self",)).with_details().get(pk=request.pk)
