"""The registrant's side: registering with or without a login, changing the number, answering an offer, stepping back.

Whether a registration is somebody's own is decided where the page is opened (``views/own.py``).
"""

from __future__ import annotations

import datetime
import uuid as uuids
from typing import TYPE_CHECKING, Any, Final, TypedDict, cast

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.events import messages, places, rules
from portal.events.actions import waiting_list
from portal.events.choices import EventState, RegistrationState
from portal.events.models import Event, IllegalRegistrationStateError, PendingRegistration, Registration
from volunteering.institutions.rules import require
from volunteering.people import tokens
from volunteering.people.models import User
from volunteering.records.actions import log

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

KEPT_FOR: Final = datetime.timedelta(hours=24)


class NotOpenError(Exception):
    """The event takes no registrations any more, or not yet."""


class FullError(Exception):
    """There are not places enough; where there is a waiting list, it was not chosen."""


class Answers(TypedDict, total=False):
    """What somebody typed, as it can be stored while the e-mail is confirmed."""

    name: str
    email: str
    phone: str
    comes_from: str
    note: str
    places: int
    joins_waiting_list: bool


@transaction.atomic
def keep_pending(*, event: Event, answers: Answers) -> str:
    """Keep what was typed for 24 hours; returns the token for the session. Only its hash is stored."""
    token, token_hash = tokens.new_link_token()
    PendingRegistration.objects.create(
        token_hash=token_hash,
        event=event,
        email=answers["email"],
        answers=dict(answers),
        expires_at=timezone.now() + KEPT_FOR,
    )
    return token


def pending_of(token: str) -> PendingRegistration | None:
    """Return what waits under a token, or ``None`` when it is gone or too old."""
    return (
        PendingRegistration.objects.filter(token_hash=tokens.digest(token), expires_at__gt=timezone.now())
        .select_related("event")
        .first()
    )


def answers_of(stored: Mapping[str, Any]) -> Answers:
    """Return stored answers with the names that we know."""
    return cast("Answers", {name: stored[name] for name in Answers.__annotations__ if name in stored})


@transaction.atomic
def register_pending(*, pending: PendingRegistration, language: str) -> Registration:
    """Register what waited, now that the address has been shown to be the sender's, and forget it.

    Raises:
        NotOpenError, FullError: see ``register``; what was typed is kept.
    """
    registration = register(
        event=pending.event, answers=answers_of(pending.answers), acting_user=None, language=language
    )
    pending.delete()
    return registration


@transaction.atomic
def register(*, event: Event, answers: Answers, acting_user: User | None, language: str) -> Registration:
    """Register somebody whose address is known to be the own; sending it twice is one registration.

    Raises:
        NotOpenError: the event is not public, has begun, or registration is not open.
        FullError: there are not places enough, and the waiting list was not chosen or there is none.
    """
    email = answers["email"]
    own = Registration.objects.active().filter(event=event, email=email).select_related("event")
    if (earlier := own.first()) is not None:
        return earlier
    try:
        with transaction.atomic():
            registration = _arrive(event, answers, acting_user, language)
    except IntegrityError:
        # Sent at the same moment from another tab: the places of this one have been given back with it.
        return own.get()
    log(
        acting_user=acting_user,
        verb="event_registration.sent",
        target=registration,
        state=registration.state,
        places=registration.places,
    )
    if registration.state == RegistrationState.WAITING:
        messages.tell_registrant(messages.ON_WAITING_LIST, registration, registration.event)
    else:
        messages.tell_registrant(messages.REGISTERED, registration, registration.event, places=registration.places)
    return registration


@transaction.atomic
def register_caller(*, event: Event, uuid: UUID, answers: Answers, acting_user: User) -> Registration:
    """Write somebody down who phones or stands at the door; ``uuid`` makes the same form sent twice one registration.

    Open until the event ends, whatever its window for registering. Nothing is written to the caller.

    Raises:
        NotAllowedError: the event is organised by others.
        NotOpenError: the event is not public, or over.
        FullError: there are not places enough, and the waiting list was not chosen or there is none any more.
    """
    require(rules.may_organise(acting_user, event))
    same = Registration.objects.filter(event=event, uuid=uuid)
    if (earlier := same.first()) is not None:
        return earlier
    try:
        with transaction.atomic():
            registration = _arrive(
                event, {**answers, "email": ""}, None, settings.LANGUAGE_CODE, uuid=uuid, is_caller=True
            )
    except IntegrityError:
        return same.get()
    log(
        acting_user=acting_user,
        verb="event_registration.written_down",
        target=registration,
        state=registration.state,
        places=registration.places,
    )
    return registration


def _arrive(
    event: Event,
    answers: Answers,
    acting_user: User | None,
    language: str,
    *,
    uuid: UUID | None = None,
    is_caller: bool = False,
) -> Registration:
    """Take the places and write the row, or write it into the queue."""
    number = answers.get("places", 1)
    state = RegistrationState.REGISTERED
    open_events = Event.objects.not_over() if is_caller else Event.objects.taking_registrations()
    try:
        places.take(event.pk, number, among=open_events)
    except places.NoFreePlaceError:
        # From here on nobody frees places until the row stands in the queue: else it could be overlooked.
        current = places.lock(event.pk)
        if not (current.takes_callers if is_caller else current.takes_registrations):
            raise NotOpenError from None
        if current.has_begun or not (current.has_waiting_list and answers.get("joins_waiting_list")):
            raise FullError from None
        try:
            places.take(event.pk, number, among=open_events)
        except places.NoFreePlaceError:
            state = RegistrationState.WAITING
    email = answers["email"]
    known = User.objects.filter(email=email, is_active=True).first() if email else None
    return Registration.objects.create(
        uuid=uuid or uuids.uuid4(),
        event=event,
        user=acting_user or known,
        name=answers["name"],
        email=email,
        phone=answers.get("phone", ""),
        comes_from=answers.get("comes_from", ""),
        note=answers.get("note", ""),
        places=number,
        language=language,
        state=state,
        waiting_since=timezone.now() if state == RegistrationState.WAITING else None,
    )


@transaction.atomic
def change_places(*, registration: Registration, number: int, acting_user: User | None) -> Registration:
    """Come with more or fewer. Doing it twice is doing it once.

    Raises:
        IllegalRegistrationStateError: it is over, or the event is.
        FullError: there are not so many places more.
    """
    own = _locked(registration)
    if number == own.places:
        return own
    more = number - own.places
    own.places = number
    if own.holds_places and more > 0:
        try:
            places.take(own.event_id, more)
        except places.NoFreePlaceError:
            raise FullError from None
    own.save(update_fields=["places"])
    log(acting_user=acting_user, verb="event_registration.places_changed", target=own, places=number)
    if own.holds_places and more < 0:
        waiting_list.free_places(own.event_id, -more)
    elif more < 0:
        waiting_list.offer_next(event_id=own.event_id)
        own.refresh_from_db()
    return own


@transaction.atomic
def accept_offer(*, registration: Registration, acting_user: User | None) -> Registration:
    """Say yes to a held place; saying it twice is saying it once.

    Raises:
        IllegalRegistrationStateError: nothing is held any more, or the event is over.
    """
    own = _locked(registration)
    if own.state == RegistrationState.REGISTERED:
        return own
    if own.offered_until is None or own.offered_until < timezone.now():
        raise IllegalRegistrationStateError
    own.accept()
    log(acting_user=acting_user, verb="event_registration.offer_accepted", target=own)
    messages.tell_registrant(messages.REGISTERED, own, own.event, key="offer", places=own.places)
    return own


@transaction.atomic
def withdraw(*, registration: Registration, acting_user: User | None) -> Registration:
    """Step back, or say no thanks to a held place; nobody asks why. Doing it twice is doing it once.

    Raises:
        IllegalRegistrationStateError: the event is over or cancelled.
    """
    own = _locked(registration, may_be_over=True)
    if not own.is_active:
        return own
    _still_to_come(own.event)
    held = own.holds_places
    own.withdraw()
    log(acting_user=acting_user, verb="event_registration.withdrawn", target=own)
    messages.tell_registrant(messages.WITHDRAWN, own, own.event)
    if held:
        waiting_list.free_places(own.event_id, own.places)
    return own


def _locked(registration: Registration, *, may_be_over: bool = False) -> Registration:
    own: Registration = (
        Registration.objects.select_for_update(of=("self",)).select_related("event", "user").get(pk=registration.pk)
    )
    if not may_be_over:
        if not own.is_active:
            raise IllegalRegistrationStateError
        _still_to_come(own.event)
    return own


def _still_to_come(event: Event) -> None:
    if event.state != EventState.PUBLISHED or event.starts_at is None or event.starts_at <= timezone.now():
        raise IllegalRegistrationStateError
