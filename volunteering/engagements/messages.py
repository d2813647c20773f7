"""The mails of this room, and who gets them.

Mails to employees name no volunteer: who it is, they read on the site, where each look is logged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils import translation

from volunteering.engagements.models import Engagement
from volunteering.institutions.models import RUNNING_ROLES, Membership, Role
from volunteering.messaging.actions import enqueue
from volunteering.messaging.kinds import MessageKind
from volunteering.messaging.links import link
from volunteering.people.models import User

if TYPE_CHECKING:
    from collections.abc import Iterable

    from volunteering.engagements.models import SignUp
    from volunteering.institutions.models import Area, Institution
    from volunteering.opportunities.models import Opportunity


def _kind(name: str, *placeholders: str) -> MessageKind:
    """Return a kind; every mail of this room knows ``first_name``, ``task``, ``place`` and ``url``."""
    return MessageKind(name, frozenset({"first_name", "task", "place", "url", *placeholders}))


# To the volunteer.
SIGN_UP_RECEIVED: Final = _kind("sign_up_received", "is_waiting")
SIGN_UP_WAITS_FOR_GUARDIAN: Final = _kind("sign_up_waits_for_guardian")
SIGN_UP_REACHED_INSTITUTION: Final = _kind("sign_up_reached_institution")
OFFER_OF_HELP_RECEIVED: Final = _kind("offer_of_help_received")
OFFER_OF_HELP_PASSED_ON: Final = _kind("offer_of_help_passed_on")
INVITED_TO_TALK: Final = _kind("invited_to_talk", "times", "note")
WELCOME: Final = _kind("welcome", "contact", "mentor", "unit", "weekly_hours", "started_on")
KIND_NO: Final = _kind("kind_no", "reason")
ON_WAITING_LIST: Final = _kind("on_waiting_list")
PLACE_OFFERED: Final = _kind("place_offered", "until")
PLACE_PASSED_ON: Final = _kind("place_passed_on")
TASK_CLOSED: Final = _kind("task_closed")
ENGAGEMENT_ENDED: Final = _kind("engagement_ended")
# To employees.
STAFF_NEW_SIGN_UP: Final = _kind("staff_new_sign_up", "is_waiting")
STAFF_NEW_OFFER_OF_HELP: Final = _kind("staff_new_offer_of_help")
STAFF_TALK_TIME_CHOSEN: Final = _kind("staff_talk_time_chosen", "time")
STAFF_PLACE_ACCEPTED: Final = _kind("staff_place_accepted")
STAFF_SIGN_UP_WITHDRAWN: Final = _kind("staff_sign_up_withdrawn")
STAFF_VOLUNTEER_STOPPED: Final = _kind("staff_volunteer_stopped")
STAFF_SILENCE: Final = _kind("staff_silence", "has_accepted_offer")


def who_meets(institution: Institution, opportunity: Opportunity | None) -> list[User]:
    """Return the employees to tell of a sign-up: the leader, and the contact person when she or he may meet people.

    Where neither is in place, everybody who may run the institution.
    """
    running = list(
        Membership.objects.active()
        .running()
        .filter(institution=institution, user__is_active=True)
        .select_related("user")
        .order_by("pk")
    )
    contact_id = opportunity.contact_id if opportunity is not None else None
    contact_user = {m.user_id for m in running if m.pk == contact_id}
    first = [m for m in running if m.role == Role.LEADER or m.user_id in contact_user]
    return _each_once(m.user for m in first or running)


def who_coordinates(area: Area) -> list[User]:
    """Return the coordinators of an area; of all areas when it has none."""
    coordinators = list(
        Membership.objects.active()
        .filter(role=Role.AREA_COORDINATOR, user__is_active=True)
        .select_related("user")
        .order_by("pk")
    )
    own = [m for m in coordinators if m.area_id == area.pk]
    return _each_once(m.user for m in own or coordinators)


def deputies(institution: Institution) -> list[User]:
    """Return the deputies to remind; everybody else who may run the institution but the leader when there is none."""
    running = list(
        Membership.objects.active()
        .filter(institution=institution, role__in=RUNNING_ROLES, user__is_active=True)
        .select_related("user")
        .order_by("pk")
    )
    own = [m for m in running if m.role == Role.DEPUTY] or [m for m in running if m.role != Role.LEADER] or running
    return _each_once(m.user for m in own)


def tell_volunteer(kind: MessageKind, about: SignUp | Engagement, *, key: str = "", **context: object) -> None:
    """Write to the volunteer; who has no e-mail is told by the leader. ``key`` names a repetition."""
    user = about.volunteer.user
    if user is None or not user.is_active:
        return
    own_page = "engagement_own" if isinstance(about, Engagement) else "sign_up_detail"
    enqueue(
        kind=kind,
        key=_key(kind, about, "volunteer", key),
        to_address=user.email,
        language=user.language,
        recipient_id=user.pk,
        context={
            "first_name": user.get_short_name() if user.display_name else "",
            "task": _task(about),
            "place": _place(about, user.language),
            "url": link(own_page, about.uuid, language=user.language),
            **context,
        },
    )


def tell_staff(
    kind: MessageKind, about: SignUp | Engagement, users: Iterable[User], *, key: str = "", **context: object
) -> None:
    """Write to employees; the mail says what, never who."""
    page = "engagement_detail" if isinstance(about, Engagement) else "sign_up_meet"
    for user in users:
        enqueue(
            kind=kind,
            key=_key(kind, about, f"user{user.pk}", key),
            to_address=user.email,
            language=user.language,
            recipient_id=user.pk,
            context={
                "first_name": user.get_short_name() if user.display_name else "",
                "task": _task(about),
                "place": _place(about, user.language),
                "url": link(page, about.uuid, language=user.language),
                **context,
            },
        )


def tell_office(kind: MessageKind, about: SignUp, *, key: str = "", **context: object) -> None:
    """Write to the municipality's common address when nobody else is there to read it."""
    language = settings.LANGUAGE_CODE
    enqueue(
        kind=kind,
        key=_key(kind, about, "office", key),
        to_address=settings.CONTACT_EMAIL,
        language=language,
        context={
            "first_name": "",
            "task": _task(about),
            "place": _place(about, language),
            "url": link("sign_up_meet", about.uuid, language=language),
            **context,
        },
    )


def _each_once(users: Iterable[User]) -> list[User]:
    return list({user.pk: user for user in users}.values())


def _key(kind: MessageKind, about: SignUp | Engagement, receiver: str, repetition: str) -> str:
    return "-".join(part for part in (kind.name, str(about.uuid), receiver, repetition) if part)


def _task(about: SignUp | Engagement) -> str:
    return about.opportunity.title if about.opportunity is not None else ""


def _place(about: SignUp | Engagement, language: str) -> str:
    if isinstance(about, Engagement):
        return about.institution.name
    if about.institution is not None:
        return about.institution.name
    with translation.override(language):
        return about.area.label
