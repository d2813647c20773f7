"""Meeting those who come: the list that logs each look, the tick at the door, a message to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from portal.events import messages, places, rules
from portal.events.choices import EventState
from portal.events.models import Announcement, IllegalEventStateError, Registration
from volunteering.institutions.rules import require
from volunteering.records.actions import log, log_looks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from portal.events.models import Event
    from volunteering.people.models import User


@transaction.atomic
def look_at(*, event: Event, registrations: Sequence[Registration], viewer: User, what: str) -> None:
    """Write down that an organiser saw who comes.

    Raises:
        NotAllowedError: the event is organised by others.
    """
    require(rules.may_organise(viewer, event))
    log_looks(
        viewer=viewer,
        subjects=[registration.uuid for registration in registrations if registration.forgotten_at is None],
        what=what,
        context=f"event {event.pk}",
    )


@transaction.atomic
def tick(*, event: Event, uuid: UUID, is_there: bool, acting_user: User) -> Registration:
    """Tick somebody at the door, or take the tick back.

    Raises:
        NotAllowedError: the event is organised by others.
        Registration.DoesNotExist: nobody there has this registration.
        IllegalRegistrationStateError: they are not registered.
    """
    require(rules.may_organise(acting_user, event))
    registration: Registration = Registration.objects.select_for_update().get(event=event, uuid=uuid)
    if registration.has_arrived == is_there:
        return registration
    if is_there:
        registration.arrive()
    else:
        registration.take_back_arrival()
    log(acting_user=acting_user, verb="event_registration.ticked", target=registration, is_there=is_there)
    return registration


@transaction.atomic
def announce(*, event: Event, uuid: UUID, subject: str, body: str, acting_user: User) -> Announcement:
    """Write to everybody who comes, each a mail of their own; the same ``uuid`` twice is one message.

    Raises:
        NotAllowedError: the event is organised by others.
        IllegalEventStateError: the event is a draft.
    """
    require(rules.may_organise(acting_user, event))
    current = places.lock(event.pk)
    if current.state == EventState.DRAFT:
        raise IllegalEventStateError
    receivers = list(current.registrations.coming().remembered().order_by("pk"))
    try:
        with transaction.atomic():
            announcement = Announcement.objects.create(
                uuid=uuid, event=current, subject=subject, body=body, receivers=len(receivers)
            )
    except IntegrityError:
        return Announcement.objects.get(uuid=uuid)
    log(acting_user=acting_user, verb="event.announced", target=current, receivers=len(receivers))
    for registration in receivers:
        messages.tell_registrant(
            messages.ANNOUNCEMENT, registration, current, key=str(announcement.pk), subject=subject, text=body
        )
    return announcement
