"""Template tags of the events: times of day, and what search engines read. `{% load events %}`."""

from __future__ import annotations

import datetime
import json
from typing import Final

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from portal.events.choices import EventState
from portal.events.models import Event
from portal.events.selectors import next_event
from portal.events.words import clock, moment_in_words, when_in_words
from volunteering.messaging.links import absolute

register = template.Library()

_ESCAPES: Final = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.filter
def at_clock(moment: datetime.time | datetime.datetime) -> str:
    """Return a time of day: “16.30”."""
    return clock(timezone.localtime(moment) if isinstance(moment, datetime.datetime) else moment)


@register.filter
def at_moment(moment: datetime.datetime | None) -> str:
    """Return a day and a time inside a sentence: “torsdag 5. marts kl. 14.30”."""
    return "" if moment is None else moment_in_words(moment)


@register.inclusion_tag("events/_date_tile.html")
def date_tile(moment: datetime.datetime | None) -> dict[str, str]:
    """Draw a day as a leaf of a calendar. Only to look at: the words stand beside it."""
    if moment is None:
        return {}
    day = timezone.localtime(moment)
    return {"weekday": date_format(day, "D"), "number": date_format(day, "j"), "month": date_format(day, "b")}


@register.inclusion_tag("events/_next_event.html")
def next_event_card() -> dict[str, object]:
    """Draw the next event as a card below a heading of level 2; nothing while none is planned. One query."""
    event = next_event()
    return {} if event is None else {"event": event, "when": capfirst(when_in_words(event))}


@register.simple_tag
def event_data(event: Event) -> SafeString:
    """Return what search engines read about an event (schema.org). It is data, which no browser runs."""
    if event.starts_at is None or event.ends_at is None:
        return SafeString("")
    cancelled = event.state == EventState.CANCELLED
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "description": event.lead,
        "startDate": timezone.localtime(event.starts_at).isoformat(),
        "endDate": timezone.localtime(event.ends_at).isoformat(),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if cancelled else 'Scheduled'}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": event.place_name, "address": event.address or event.place_name},
        "url": absolute(event.get_absolute_url()),
        "isAccessibleForFree": not event.price,
        "organizer": {"@type": "Person", "name": event.contact_name},
    }
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above
