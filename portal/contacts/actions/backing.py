"""How associations come to back a common forum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from portal.contacts import messages, routing, rules
from portal.contacts.actions.sending import lock
from portal.contacts.models import Backing, ContactSettings, IllegalRequestStateError, Request
from volunteering.institutions.officers import Officer
from volunteering.institutions.rules import require
from volunteering.records.actions import log

if TYPE_CHECKING:
    from volunteering.institutions.models import Association
    from volunteering.people.models import User


class NobodyToAskError(Exception):
    """Nobody holds the association's login."""


@transaction.atomic
def ask(*, request: Request, association: Association, acting_user: User) -> Backing:
    """Ask an association to back the forum; who holds its login gets a mail. Asking twice is asking once.

    An officer who asks the own association has said yes by that.

    Raises:
        NotAllowedError: somebody else sent the request.
        NobodyToAskError: nobody holds the association's login.
        IllegalRequestStateError: it no longer gathers backing.
    """
    require(rules.is_sender(acting_user, request))
    request = lock(request)
    earlier = Backing.objects.filter(request=request, association=association).first()
    if earlier is not None:
        return earlier
    if not request.gathers:
        raise IllegalRequestStateError
    officers = list(Officer.objects.reachable().filter(association=association).select_related("user"))
    if not officers:
        raise NobodyToAskError
    try:
        with transaction.atomic():
            backing = Backing.objects.create(request=request, association=association)
    except IntegrityError:
        return Backing.objects.get(request=request, association=association)
    log(acting_user=acting_user, verb="backing.asked", target=backing)
    if any(officer.user_id == acting_user.pk for officer in officers):
        return sign(backing=backing, acting_user=acting_user)
    for officer in officers:
        messages.ask_officer(backing, officer)
    return backing


@transaction.atomic
def sign(*, backing: Backing, acting_user: User) -> Backing:
    """Say that the association backs the forum. With the last one needed the request reaches the coordinators.

    Signing twice is one signature, also when two officers do it at the same moment.

    Raises:
        NotAllowedError: ``acting_user`` does not act for the association.
        IllegalBackingStateError: the association has said no.
        IllegalRequestStateError: the request is over.
    """
    require(rules.may_sign(acting_user, backing))
    request = lock(backing.request)
    backing = Backing.objects.select_related("association", "request").get(pk=backing.pk)
    if backing.signed_at is not None:
        return backing
    if not request.is_open:
        raise IllegalRequestStateError
    backing.sign(by=acting_user)
    log(acting_user=acting_user, verb="backing.signed", target=backing)
    if request.gathers and request.backings.filter(signed_at__isnull=False).count() >= needed():
        request.arrive(key_person=routing.key_person_for(None))
        log(acting_user=None, verb="request.backed", target=request)
        messages.tell_who_answers(messages.STAFF_NEW, request, is_passed_on=False)
        messages.tell_sender(messages.ENOUGH_BACKING, request)
    return backing


@transaction.atomic
def decline(*, backing: Backing, acting_user: User) -> Backing:
    """Say no thanks for the association; twice is once.

    Raises:
        NotAllowedError: ``acting_user`` does not act for the association.
        IllegalBackingStateError: the association has signed.
    """
    require(rules.may_sign(acting_user, backing))
    lock(backing.request)
    backing = Backing.objects.select_related("association", "request").get(pk=backing.pk)
    if backing.declined_at is None:
        backing.decline(by=acting_user)
        log(acting_user=acting_user, verb="backing.declined", target=backing)
    return backing


def needed() -> int:
    """Return how many associations must back a common forum before it reaches the coordinators."""
    return int(ContactSettings.load().backing_needed)
