"""Events as calendar files (RFC 5545). No attendees; the same UID for ever, and a sequence that goes up."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings
from django.utils.translation import get_language

from portal.events.choices import EventState
from portal.events.words import where_in_words
from volunteering.messaging.links import absolute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portal.events.models import Event


def as_calendar(events: Iterable[Event], *, name: str = "") -> bytes:
    """Return a calendar of events that have times, in Danish time; ``name`` is what a subscription is called."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//{get_language()}//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", datetime.timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for event in events:
        if event.starts_at is not None and event.ends_at is not None:
            calendar.add_component(_entry(event, event.starts_at, event.ends_at))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _entry(event: Event, starts_at: datetime.datetime, ends_at: datetime.datetime) -> icalendar.Event:
    zone = ZoneInfo(settings.TIME_ZONE)
    is_cancelled = event.state == EventState.CANCELLED
    entry = icalendar.Event()
    entry.add("uid", f"{event.uuid}@{settings.SITE_HOST}")
    entry.add("dtstamp", event.changed_at.astimezone(datetime.UTC))
    entry.add("last-modified", event.changed_at.astimezone(datetime.UTC))
    entry.add("sequence", event.sequence)
    entry.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    entry.add("summary", event.title)
    entry.add("dtstart", starts_at.astimezone(zone))
    entry.add("dtend", ends_at.astimezone(zone))
    if where := where_in_words(event):
        entry.add("location", where)
    entry.add("description", event.cancel_reason if is_cancelled else event.lead)
    entry.add("url", absolute(event.get_absolute_url()))
    return entry
