"""What everybody sees: the lists, an event, its calendar file and the feed of all."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.events import rules
from portal.events.calendar_files import as_calendar
from portal.events.choices import EventKind
from portal.events.models import Event
from portal.events.words import places_in_words, when_in_words
from volunteering.messaging.links import absolute
from volunteering.public_pages import cache_page_for_everyone
from volunteering.search_terms import cleaned, terms_in

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.events.models import EventQuerySet

PAGE_SIZE: Final = 12
MOST_IN_FEED: Final = 500
KIND_PARAMETER: Final = "slags"
WORDS_PARAMETER: Final = "q"


@require_safe
@cache_page_for_everyone(KIND_PARAMETER, WORDS_PARAMETER, "side")
def event_list(request: HttpRequest) -> HttpResponse:
    """Show what is coming, the next first; with words in the address only what holds them."""
    kind, words = _kind(request), cleaned(request.GET.get(WORDS_PARAMETER, ""))
    events = _of_kind(Event.objects.coming(), kind)
    if terms := terms_in(words):
        events = events.matching(terms)
    page = Paginator(events, PAGE_SIZE).get_page(request.GET.get("side"))
    kept = {WORDS_PARAMETER: words} if terms else {}
    context = {
        "page": page,
        "events": [_card(event) for event in page],
        "kind": kind,
        "words": words if terms else "",
        "without_words": _list_address(kind=kind),
        "tabs": [
            (_("All"), _list_address(**kept)),
            *((str(label), _list_address(kind=value, **kept)) for value, label in EventKind.choices),
        ],
        "here": _list_address(kind=kind, **kept),
        "feed": absolute(reverse("event_feed")),
    }
    return render(request, "events/list.html", context)


@require_safe
@cache_page_for_everyone("aar", "side")
def event_past_list(request: HttpRequest) -> HttpResponse:
    """Show what has been held, a year at a time."""
    past = Event.objects.past()
    years = sorted({moment.year for moment in past.order_by().datetimes("starts_at", "year")}, reverse=True)
    asked = request.GET.get("aar", "")
    year = int(asked) if asked in {str(known) for known in years} else (years[0] if years else None)
    shown = past.filter(starts_at__year=year) if year is not None else past.none()
    page = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("side"))
    here = reverse("event_past_list")
    context = {
        "page": page,
        "events": [_card(event) for event in page],
        "year": year,
        "tabs": [(str(known), f"{here}?aar={known}") for known in years],
        "here": f"{here}?aar={year}",
    }
    return render(request, "events/past_list.html", context)


@require_safe
@cache_page_for_everyone()
def event_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an event; a draft only to those who organise it."""
    event = get_object_or_404(Event.objects.visible_to(request.user), slug=slug)
    label, kind = places_in_words(event)
    context = {
        "event": event,
        "programme": list(event.programme.all()),
        "when": when_in_words(event),
        "places_label": label,
        "places_kind": kind,
        "share_address": absolute(event.get_absolute_url()),
        "may_organise": request.user.is_authenticated and rules.may_organise(request.user, event),
    }
    return render(request, "events/detail.html", context)


@require_safe
@cache_page_for_everyone()
def event_calendar(_request: HttpRequest, slug: str) -> HttpResponse:
    """Return an event as a file for one's calendar."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    if event.starts_at is None:
        raise Http404
    return _calendar(as_calendar([event]), f"{event.slug}.ics")


@require_safe
@cache_page_for_everyone()
def event_feed(_request: HttpRequest) -> HttpResponse:
    """Return all events of the last year and to come, for a calendar that subscribes."""
    since = timezone.now() - datetime.timedelta(days=366)
    events = Event.objects.public().filter(ends_at__gte=since).order_by("starts_at", "pk")[:MOST_IN_FEED]
    return _calendar(as_calendar(events, name=_("Events in Giv en hånd")), "arrangementer.ics")


def _list_address(kind: str = "", **kept: str) -> str:
    parameters = {**({KIND_PARAMETER: kind} if kind else {}), **kept}
    here = reverse("event_list")
    return f"{here}?{urlencode(parameters)}" if parameters else here


def _calendar(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _kind(request: HttpRequest) -> str:
    asked = request.GET.get(KIND_PARAMETER, "")
    return asked if asked in EventKind.values else ""


def _of_kind(events: EventQuerySet, kind: str) -> EventQuerySet:
    return events.filter(kind=kind) if kind else events


def _card(event: Event) -> dict[str, object]:
    """Return what the card of an event shows."""
    label, kind = places_in_words(event)
    return {"event": event, "when": when_in_words(event), "label": label, "kind": kind}
