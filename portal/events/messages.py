"""The mails of this room, and who gets them. Every link leads to a page that its receiver may open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db.models import Q
from django.utils import translation

from portal.events.own_links import own_link
from portal.events.words import when_in_words, where_in_words
from volunteering.messaging.actions import enqueue
from volunteering.messaging.kinds import MessageKind
from volunteering.messaging.links import link
from volunteering.people.models import User

if TYPE_CHECKING:
    import datetime

    from portal.events.models import Event, FeedbackTicket, Registration


def _kind(name: str, *placeholders: str) -> MessageKind:
    """Return a kind to registrants; each knows ``first_name``, ``title``, ``when``, ``place`` and ``url``."""
    return MessageKind(name, frozenset({"first_name", "title", "when", "place", "url", *placeholders}))


REGISTERED: Final = _kind("event_registered", "places")
ON_WAITING_LIST: Final = _kind("event_on_waiting_list")
PLACE_OFFERED: Final = _kind("event_place_offered", "until")
PLACE_PASSED_ON: Final = _kind("event_place_passed_on")
WITHDRAWN: Final = _kind("event_withdrawn")
CHANGED: Final = _kind("event_changed", "changes")
CANCELLED: Final = _kind("event_cancelled", "reason")
REMINDER: Final = _kind("event_reminder", "how_to_get_there", "places")
ANNOUNCEMENT: Final = _kind("event_announcement", "subject", "text")
FEEDBACK_ASKED: Final = MessageKind("event_feedback_asked", frozenset({"first_name", "title", "url"}), is_secret=True)
"""Wiped once it is sent, so that nobody can tell which answer is whose."""
PLAN_NEXT: Final = MessageKind("event_plan_next", frozenset({"first_name", "title", "expected", "url"}))
CALL_ABOUT_PLACE: Final = MessageKind("event_call_about_place", frozenset({"title", "until", "url"}))
NAMED_ORGANISER: Final = MessageKind("event_named_organiser", frozenset({"title", "url"}))


def first_name(name: str) -> str:
    """Return the first word of a name."""
    return name.split(maxsplit=1)[0] if name.split() else ""


def tell_registrant(
    kind: MessageKind, registration: Registration, event: Event, *, key: str = "", **context: object
) -> None:
    """Write to somebody who comes or waits; ``key`` names a repetition. Who has been forgotten gets nothing."""
    if not registration.email:
        return
    with translation.override(registration.language):
        when, place = when_in_words(event), where_in_words(event)
    enqueue(
        kind=kind,
        key="-".join(part for part in (kind.name, str(registration.uuid), key) if part),
        to_address=registration.email,
        language=registration.language,
        recipient_id=registration.user_id,
        context={
            "first_name": first_name(registration.name),
            "title": event.title,
            "when": when,
            "place": place,
            "url": own_link(registration),
            **context,
        },
    )


def ask_for_feedback(registration: Registration, event: Event, ticket: FeedbackTicket) -> None:
    """Write the mail with the ticket."""
    enqueue(
        kind=FEEDBACK_ASKED,
        key=f"{FEEDBACK_ASKED.name}-{registration.uuid}",
        to_address=registration.email,
        language=registration.language,
        context={
            "first_name": first_name(registration.name),
            "title": event.title,
            "url": link("event_feedback", ticket.uuid, language=registration.language),
        },
    )


def coordinators() -> list[User]:
    """Return those who plan events, by their group or by a permission of their own."""
    permission = {"content_type__app_label": "portal", "codename": "organise_events"}
    in_group = {f"groups__permissions__{name}": value for name, value in permission.items()}
    own = {f"user_permissions__{name}": value for name, value in permission.items()}
    return list(User.objects.filter(Q(**in_group) | Q(**own), is_active=True).distinct().order_by("pk"))


def remind_of_planning(title: str, expected: datetime.date, key: str, url_name: str, *arguments: object) -> int:
    """Write to every coordinator, or to the common address when there is none; returns to how many."""
    receivers: list[tuple[str, str, int | None, str]] = [
        (user.email, user.language, user.pk, user.get_short_name() if user.display_name else "")
        for user in coordinators()
    ]
    for address, language, pk, name in receivers or [(settings.CONTACT_EMAIL, settings.LANGUAGE_CODE, None, "")]:
        enqueue(
            kind=PLAN_NEXT,
            key=f"{PLAN_NEXT.name}-{key}-{pk or 'office'}",
            to_address=address,
            language=language,
            recipient_id=pk,
            context={
                "first_name": name,
                "title": title,
                "expected": expected,
                "url": link(url_name, *arguments, language=language),
            },
        )
    return len(receivers)


def tell_organiser(event: Event, user: User) -> None:
    """Tell somebody that he or she has been named as organiser."""
    enqueue(
        kind=NAMED_ORGANISER,
        key=f"{NAMED_ORGANISER.name}-{event.uuid}-{user.pk}",
        to_address=user.email,
        language=user.language,
        recipient_id=user.pk,
        context={"title": event.title, "url": link("event_organise", event.slug, language=user.language)},
    )


def tell_to_call(registration: Registration, event: Event, *, until: datetime.datetime) -> None:
    """Ask the organisers to call somebody without an e-mail, for whom a place is held. No name leaves the site.

    To those named at the event, else to the coordinators, else to the common address.
    """
    organisers = list(event.organisers.filter(is_active=True).order_by("pk")) or coordinators()
    receivers: list[tuple[str, str, int | None]] = [(user.email, user.language, user.pk) for user in organisers]
    for address, language, pk in receivers or [(settings.CONTACT_EMAIL, settings.LANGUAGE_CODE, None)]:
        enqueue(
            kind=CALL_ABOUT_PLACE,
            key=f"{CALL_ABOUT_PLACE.name}-{registration.uuid}-{until:%Y%m%d%H%M%S}-{pk or 'office'}",
            to_address=address,
            language=language,
            recipient_id=pk,
            context={
                "title": event.title,
                "until": until,
                "url": link("event_organise", event.slug, language=language) + "?tab=waiting",
            },
        )
