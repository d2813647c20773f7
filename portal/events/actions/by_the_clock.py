"""What happens by itself: reminders, what follows an event, forgetting, and planning the next one."""

from __future__ import annotations

import calendar
import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from portal.events import messages
from portal.events.actions import organising
from portal.events.choices import EventState
from portal.events.models import Event, EventSeries, FeedbackTicket, PendingRegistration, Registration
from portal.events.personal_data import REGISTRATIONS_KEPT_FOR
from volunteering.records.actions import log

if TYPE_CHECKING:
    from django.db.models import QuerySet

ASK_WITHIN: Final = datetime.timedelta(days=14)
"""After that nobody is asked any more what the event was like."""


def remind_of_tomorrow(*, now: datetime.datetime | None = None) -> int:
    """Write to those who come to something tomorrow; returns how many. May run twice: each gets one mail a day."""
    tomorrow = timezone.localtime(now).date() + datetime.timedelta(days=1)
    begin = timezone.make_aware(datetime.datetime.combine(tomorrow, datetime.time.min))
    coming = (
        Registration.objects.coming()
        .remembered()
        .filter(
            event__state=EventState.PUBLISHED,
            event__starts_at__gte=begin,
            event__starts_at__lt=begin + datetime.timedelta(days=1),
        )
        .select_related("event")
        .order_by("pk")
    )
    reminded = 0
    for registration in coming.iterator(chunk_size=500):
        event = registration.event
        with transaction.atomic():
            messages.tell_registrant(
                messages.REMINDER,
                registration,
                event,
                key=f"{tomorrow:%Y%m%d}",
                how_to_get_there=event.how_to_get_there,
                places=registration.places,
            )
        reminded += 1
    return reminded


def close_what_is_over() -> int:
    """Say of events that are over that they were held, and delete the messages to organisers; returns how many."""
    held = 0
    for event in Event.objects.filter(state=EventState.PUBLISHED, ends_at__lt=timezone.now()).order_by("pk"):
        organising.hold(event=event, acting_user=None)
        held += 1
    Registration.objects.filter(event__ends_at__lt=timezone.now()).exclude(note="").update(note="")
    return held


def ask_for_feedback() -> int:
    """Ask those who came one question, once; returns how many.

    Where people were ticked at the door only they are asked, otherwise everybody who was registered.
    """
    somebody_ticked = Registration.objects.filter(event=OuterRef("event"), arrived_at__isnull=False)
    to_ask = (
        Registration.objects.coming()
        .remembered()
        .exclude(email="")
        .filter(
            event__state=EventState.HELD,
            event__ends_at__gt=timezone.now() - ASK_WITHIN,
            asked_at__isnull=True,
        )
        .exclude(Exists(somebody_ticked), arrived_at__isnull=True)
    )
    asked = 0
    for pk in to_ask.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            registration = to_ask.filter(pk=pk).select_for_update(of=("self",)).select_related("event").first()
            if registration is None:
                continue
            registration.asked_at = timezone.now()
            registration.save(update_fields=["asked_at"])
            ticket = FeedbackTicket.objects.create(event=registration.event)
            messages.ask_for_feedback(registration, registration.event, ticket)
            asked += 1
    return asked


def forget() -> int:
    """Erase the persons of events that are long over, and forms that nobody confirmed; returns how many."""
    now = timezone.now()
    PendingRegistration.objects.filter(expires_at__lt=now).delete()
    FeedbackTicket.objects.filter(event__ends_at__lt=now - REGISTRATIONS_KEPT_FOR).delete()
    forgotten: int = (
        Registration.objects.remembered()
        .filter(event__ends_at__lt=now - REGISTRATIONS_KEPT_FOR)
        .update(user=None, name="", email="", phone="", comes_from="", note="", forgotten_at=now)
    )
    return forgotten


def months_later(day: datetime.date, months: int) -> datetime.date:
    """Return the same day some months later (or earlier), or the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def series_with_latest() -> QuerySet[EventSeries]:
    """Return the series that remind of themselves, with what ``next_expected`` needs. One query."""
    own = Event.objects.filter(series=OuterRef("pk")).exclude(state=EventState.CANCELLED)
    return (
        EventSeries.objects.filter(is_active=True)
        .annotate(
            is_planned=Exists(own.filter(Q(state=EventState.DRAFT) | Q(starts_at__gt=timezone.now()))),
            latest_start=Subquery(own.order_by("-starts_at").values("starts_at")[:1]),
        )
        .order_by("title", "pk")
    )


def next_expected(series: EventSeries) -> datetime.date | None:
    """Return when the next one is expected, for a row of ``series_with_latest``.

    ``None`` when it is being planned or nothing is known.
    """
    is_planned: bool = getattr(series, "is_planned")  # noqa: B009 - an annotation
    latest: datetime.datetime | None = getattr(series, "latest_start")  # noqa: B009
    if is_planned:
        return None
    if latest is None:
        return series.first_expected_on
    return months_later(timezone.localtime(latest).date(), series.every_months)


def is_time_to_plan(series: EventSeries, expected: datetime.date | None) -> bool:
    """Say whether planning should begin by today."""
    return expected is not None and months_later(expected, -series.plan_ahead_months) <= timezone.localdate()


def remind_of_planning() -> int:
    """Write to the coordinators when it is time to plan the next one of a series, once; returns how many series."""
    reminded = 0
    for candidate in series_with_latest():
        with transaction.atomic():
            EventSeries.objects.select_for_update().get(pk=candidate.pk)
            series = series_with_latest().get(pk=candidate.pk)
            expected = next_expected(series)
            if expected is None or not is_time_to_plan(series, expected) or series.reminded_for == expected:
                continue
            series.reminded_for = expected
            series.save(update_fields=["reminded_for"])
            messages.remind_of_planning(
                series.title, expected, f"{series.pk}-{expected:%Y%m%d}", "event_plan_next", series.pk
            )
            log(acting_user=None, verb="event_series.reminded", target=series)
            reminded += 1
    return reminded
