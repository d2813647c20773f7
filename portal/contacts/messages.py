"""The mails of this room, and who gets them. Mails to employees name nobody who wrote: who it is stands on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils import timezone, translation

from portal.contacts import backing_links, routing
from volunteering.messaging.actions import enqueue
from volunteering.messaging.kinds import MessageKind
from volunteering.messaging.links import link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portal.contacts.models import Backing, Request
    from volunteering.institutions.officers import Officer
    from volunteering.people.models import User


def _kind(name: str, *placeholders: str) -> MessageKind:
    return MessageKind(name, frozenset({"first_name", "url", *placeholders}))


# To the sender.
RECEIVED: Final = _kind("contacts_received", "title", "key_person", "gathers")
ANSWERED: Final = _kind("contacts_answered", "title", "text")
PASSED_ON: Final = _kind("contacts_passed_on", "title", "key_person")
CLOSED: Final = _kind("contacts_closed", "title", "text", "decision")
ENOUGH_BACKING: Final = _kind("contacts_enough_backing", "title")
# To employees.
STAFF_NEW: Final = _kind("contacts_staff_new", "what", "is_passed_on")
STAFF_MORE: Final = _kind("contacts_staff_more", "what")
STAFF_WITHDRAWN: Final = _kind("contacts_staff_withdrawn", "what")
STAFF_REMINDER: Final = _kind("contacts_staff_reminder", "what")
STAFF_SILENCE: Final = _kind("contacts_staff_silence", "what", "key_person")
# To associations.
BACKING_ASKED: Final = _kind("contacts_backing_asked", "title", "sender", "association")


def _first_name(user: User) -> str:
    return user.get_short_name() if user.display_name else ""


def tell_sender(kind: MessageKind, request: Request, *, key: str = "", **context: object) -> None:
    """Write to the sender; ``key`` names a repetition. Who has been forgotten or has no login any more gets nothing."""
    user = request.sender
    if user is None or not user.is_active:
        return
    enqueue(
        kind=kind,
        key="-".join(part for part in (kind.name, str(request.uuid), key) if part),
        to_address=user.email,
        language=user.language,
        recipient_id=user.pk,
        context={
            "first_name": _first_name(user),
            "title": request.title,
            "url": link("contact_request", request.uuid, language=user.language),
            **context,
        },
    )


def tell_staff(kind: MessageKind, request: Request, users: Iterable[User], *, key: str = "", **context: object) -> None:
    """Write to employees; to the municipality's common address when there is none who could open it."""
    receivers: list[tuple[str, str, str, int | None, str]] = [
        (f"user{u.pk}", u.email, u.language, u.pk, _first_name(u)) for u in users
    ]
    office = ("office", settings.CONTACT_EMAIL, settings.LANGUAGE_CODE, None, "")
    for who, address, language, pk, first_name in receivers or [office]:
        with translation.override(language):
            what = request.get_kind_display()
        enqueue(
            kind=kind,
            key="-".join(part for part in (kind.name, str(request.uuid), who, key) if part),
            to_address=address,
            language=language,
            recipient_id=pk,
            context={
                "first_name": first_name,
                "what": what,
                "url": link("request_handle", request.uuid, language=language),
                **context,
            },
        )


def tell_who_answers(kind: MessageKind, request: Request, **context: object) -> None:
    """Write to the key person about something that happened now."""
    tell_staff(kind, request, routing.who_answers(request), key=f"{timezone.now():%Y%m%d%H%M%S%f}", **context)


def ask_officer(backing: Backing, officer: Officer) -> None:
    """Ask one officer whether the association backs the forum."""
    user = officer.user
    sender = backing.request.sender
    enqueue(
        kind=BACKING_ASKED,
        key=f"{BACKING_ASKED.name}-{backing.uuid}-user{user.pk}",
        to_address=user.email,
        language=user.language,
        recipient_id=user.pk,
        context={
            "first_name": _first_name(user),
            "title": backing.request.title,
            "sender": sender.get_full_name() if sender is not None else "",
            "association": backing.association.name,
            "url": link("backing_link", backing_links.make(backing, officer), language=user.language),
        },
    )
