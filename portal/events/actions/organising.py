"""The organisers' side: planning an event, showing it, changing it, calling it off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.events import messages, places, rules
from portal.events.actions import waiting_list
from portal.events.choices import EventState
from portal.events.models import Event, IllegalEventStateError, ProgrammeItem
from portal.events.words import when_in_words, where_in_words
from volunteering.danish_text import address_part
from volunteering.institutions.rules import require
from volunteering.people.models import User
from volunteering.records.actions import log

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping, Sequence

    from django.forms import ModelForm

    from portal.events.models import EventSeries

LONGEST_SLUG: Final = 90
ADDRESSES_IN_USE: Final = frozenset(
    {
        "past",
        "tidligere",
        "code",
        "kode",
        "new",
        "nyt",
        "planning",
        "planlaegning",
        "series",
        "raekker",
        "answer",
        "svar",
    }
)
"""First parts of the room's own addresses, which no event may have."""
TOLD_OF: Final[tuple[str, ...]] = (
    *("starts_at", "ends_at", "place_name", "address"),
    *("how_to_get_there", "price", "title"),
)
"""What those who come are told of when it changes."""
IN_CALENDARS: Final = (*TOLD_OF, "lead", "description")
"""What a calendar shows: a change of it raises the sequence."""


class TooFewPlacesError(Exception):
    """More people hold a place than the new number allows."""


class NotReadyError(Exception):
    """The event lacks something that everybody must be able to read. ``missing`` names the fields."""

    def __init__(self, missing: Sequence[str]) -> None:
        """Keep the names of the fields."""
        super().__init__()
        self.missing = list(missing)


def _free_slug(title: str) -> str:
    stem = address_part(title)[:LONGEST_SLUG].strip("-")
    if not any(sign.isalnum() for sign in title):
        stem = "arrangement"
    taken = {*ADDRESSES_IN_USE, *Event.objects.filter(slug__startswith=stem).values_list("slug", flat=True)}
    number = 1
    slug = stem
    while slug in taken or not slug:
        number += 1
        slug = f"{stem}-{number}"
    return slug


@transaction.atomic
def create_event(*, fields: Mapping[str, Any], acting_user: User) -> Event:
    """Begin a draft. Its address is made of the title and stays.

    Raises:
        NotAllowedError: only coordinators begin events.
    """
    require(rules.may_plan(acting_user))
    event = Event(**fields)
    event.slug = _free_slug(event.title)
    event.save(force_insert=True)
    log(acting_user=acting_user, verb="event.created", target=event)
    return event


@transaction.atomic
def save_event(*, event: Event, fields: Mapping[str, Any], acting_user: User) -> tuple[Event, list[str]]:
    """Change an event; when it is public, those who come get one mail that says what changed.

    Returns the event and the changed fields that people were told of.

    Raises:
        NotAllowedError: the event is organised by others.
        IllegalEventStateError: it is cancelled or held.
        TooFewPlacesError: more hold a place than there would be room for.
    """
    require(rules.may_organise(acting_user, event))
    current = places.lock(event.pk)
    if current.state not in {EventState.DRAFT, EventState.PUBLISHED}:
        raise IllegalEventStateError
    if fields.get("places", current.places) < current.places_taken:
        raise TooFewPlacesError
    changed = [name for name, value in fields.items() if getattr(current, name) != value]
    if not changed:
        return current, []
    more_places = fields.get("places", 0) > current.places
    for name in changed:
        setattr(current, name, fields[name])
    if current.is_public and set(changed) & set(IN_CALENDARS):
        current.sequence += 1
    current.save(update_fields=[*changed, "sequence", "changed_at"])
    log(acting_user=acting_user, verb="event.changed", target=current, fields=",".join(sorted(changed)))
    told = [name for name in TOLD_OF if name in changed] if current.is_public else []
    if told:
        _tell_of_changes(current, told)
    if more_places:
        waiting_list.offer_places(current)
    return current, told


@transaction.atomic
def save_programme(*, event: Event, items: Iterable[ProgrammeItem], acting_user: User) -> None:
    """Replace the programme by ``items``.

    Raises:
        NotAllowedError: the event is organised by others.
    """
    require(rules.may_organise(acting_user, event))
    places.lock(event.pk)
    ProgrammeItem.objects.filter(event=event).delete()
    ProgrammeItem.objects.bulk_create(
        [ProgrammeItem(event=event, at=i.at, title=i.title, who=i.who, room=i.room) for i in items]
    )
    log(acting_user=acting_user, verb="event.programme_changed", target=event)


def missing_before_publishing(event: Event) -> list[str]:
    """Return the names of the fields that the public needs and that are still empty."""
    needed = ("title", "lead", "description", "for_whom", "starts_at", "ends_at", "place_name", "address")
    return [name for name in (*needed, "contact_name", "contact_phone") if not getattr(event, name)]


@transaction.atomic
def publish(*, event: Event, acting_user: User) -> Event:
    """Show a draft to everybody.

    Raises:
        NotAllowedError: the event is organised by others.
        NotReadyError: something is missing, or it would begin in the past (``starts_at``).
        IllegalEventStateError: it is no draft.
    """
    require(rules.may_organise(acting_user, event))
    current = places.lock(event.pk)
    missing = missing_before_publishing(current)
    if current.starts_at is not None and current.starts_at <= timezone.now():
        missing.append("starts_at")
    if missing and current.state == EventState.DRAFT:
        raise NotReadyError(missing)
    current.publish()
    log(acting_user=acting_user, verb="event.published", target=current)
    return current


@transaction.atomic
def cancel(*, event: Event, reason: str, acting_user: User) -> Event:
    """Call it off and tell everybody who comes or waits.

    Raises:
        NotAllowedError: the event is organised by others.
        IllegalEventStateError: it is not public, or over.
    """
    require(rules.may_organise(acting_user, event))
    current = places.lock(event.pk)
    if current.is_over:
        raise IllegalEventStateError
    current.cancel(reason=reason)
    log(acting_user=acting_user, verb="event.cancelled", target=current)
    for registration in current.registrations.active().order_by("pk"):
        messages.tell_registrant(messages.CANCELLED, registration, current, reason=reason)
    return current


@transaction.atomic
def hold(*, event: Event, acting_user: User | None) -> Event:
    """Say that it took place; ``acting_user`` is ``None`` for the clock.

    Raises:
        NotAllowedError: the event is organised by others.
        IllegalEventStateError: it is not over yet, or was cancelled.
    """
    if acting_user is not None:
        require(rules.may_organise(acting_user, event))
    current = places.lock(event.pk)
    if current.state == EventState.HELD:
        return current
    current.hold()
    log(acting_user=acting_user, verb="event.held", target=current)
    return current


@transaction.atomic
def name_organiser(*, event: Event, email: str, acting_user: User) -> User:
    """Let somebody else organise the event too; who has no login yet gets one, used with a code by mail.

    Raises:
        NotAllowedError: only coordinators name organisers.
    """
    require(rules.may_plan(acting_user))
    user, is_new = User.objects.get_or_create(email=email, defaults={"language": acting_user.language})
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    event.organisers.add(user)
    log(acting_user=acting_user, verb="event.organiser_named", target=event, user=user.pk)
    messages.tell_organiser(event, user)
    return user


@transaction.atomic
def remove_organiser(*, event: Event, organiser: User, acting_user: User) -> None:
    """Let somebody organise the event no longer.

    Raises:
        NotAllowedError: only coordinators do that.
    """
    require(rules.may_plan(acting_user))
    event.organisers.remove(organiser)
    log(acting_user=acting_user, verb="event.organiser_removed", target=event, user=organiser.pk)


@transaction.atomic
def save_series(*, form: ModelForm[EventSeries], acting_user: User) -> EventSeries:
    """Save a series from its valid form.

    Raises:
        NotAllowedError: only coordinators plan series.
    """
    require(rules.may_plan(acting_user))
    series = form.save()
    log(acting_user=acting_user, verb="event_series.saved", target=series)
    return series


def draft_of_series(series: EventSeries, expected: datetime.date | None) -> dict[str, Any]:
    """Return what the next event of a series begins with: the words and the place of the latest."""
    latest = Event.objects.filter(series=series).exclude(state=EventState.CANCELLED).order_by("-starts_at").first()
    fields: dict[str, Any] = {"series": series, "kind": series.kind, "title": series.title}
    if latest is not None:
        copied = (
            *("lead", "description", "for_whom", "place_name", "address", "how_to_get_there", "price"),
            *("has_wheelchair_access", "places", "most_at_once", "contact_name", "contact_phone", "contact_email"),
        )
        fields |= {name: getattr(latest, name) for name in copied}
    if expected is not None:
        fields["title"] = f"{series.title} {expected.year}"[:120]
    return fields


def _tell_of_changes(event: Event, told: Sequence[str]) -> None:
    """Write one mail to each who comes or waits; only their own language counts."""
    for registration in event.registrations.active().order_by("pk"):
        with translation.override(registration.language):
            changes = changes_in_words(event, told)
        messages.tell_registrant(messages.CHANGED, registration, event, key=str(event.sequence), changes=changes)


def changes_in_words(event: Event, told: Sequence[str]) -> list[str]:
    """Return how it is now, one line for each thing that changed, in the language of the moment."""
    lines: dict[str, str] = {}
    for name in told:
        if name in {"starts_at", "ends_at"}:
            lines["when"] = _("When: %(value)s") % {"value": when_in_words(event)}
        elif name in {"place_name", "address"}:
            lines["where"] = _("Where: %(value)s") % {"value": where_in_words(event)}
        elif name == "price":
            lines[name] = _("Price: %(value)s") % {"value": event.price or _("Free")}
        else:
            label = capfirst(str(Event._meta.get_field(name).verbose_name))  # type: ignore[union-attr]  # noqa: SLF001
            lines[name] = f"{label}: {' '.join(str(getattr(event, name)).split())}"
    return list(lines.values())
