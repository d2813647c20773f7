"""Meeting those who come: who they are, as a list, a file and badges; writing to all; what they said afterwards."""

from __future__ import annotations

import uuid as uuids
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.events import exports, selectors
from portal.events.actions import meeting, organising
from portal.events.choices import ACTIVE_STATES, EventState, RegistrationState
from portal.events.models import Event, IllegalEventStateError, IllegalRegistrationStateError, Registration
from portal.events.organiser_forms import EVENT_LABELS, AnnouncementForm
from portal.events.views.organising import form_page, frame, organised
from volunteering.people.http import posted, user_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.http import HttpRequest

    from portal.events.models import RegistrationQuerySet

PAGE_SIZE: Final = 50
MOST_BADGES: Final = 2000
TABS: Final[dict[str, tuple[RegistrationState, ...]]] = {
    "coming": (RegistrationState.REGISTERED,),
    "waiting": (RegistrationState.WAITING, RegistrationState.OFFERED),
    "not_coming": (RegistrationState.WITHDRAWN, RegistrationState.LAPSED),
}
SORTS: Final = {
    "name": ("name", "pk"),
    "from": ("comes_from", "name", "pk"),
    "newest": ("-created_at", "-pk"),
}


def _in_queue_order(tab: str, sort: str) -> tuple[str, ...]:
    return ("waiting_since", "pk") if tab == "waiting" and not sort else SORTS.get(sort, SORTS["name"])


def _people(event: Event) -> RegistrationQuerySet:
    found: RegistrationQuerySet = Registration.objects.filter(event=event)
    return found.remembered()


def _is_asked_by_phone(event: Event, tab: str, rows: Iterable[Registration]) -> bool:
    """Say whether an organiser writes down what some of these answer: those who have no page of their own."""
    may_answer = tab != "not_coming" and event.state == EventState.PUBLISHED and not event.has_begun
    return may_answer and any(not row.email for row in rows)


@never_cache
@login_required
@require_safe
def event_organise(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how the event stands and who comes."""
    event = organised(request, slug)
    user = user_of(request)
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else "coming"
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else ""
    rows = _people(event).filter(state__in=TABS[tab]).order_by(*_in_queue_order(tab, sort))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("side"))
    meeting.look_at(event=event, registrations=list(page), viewer=user, what="event_list")
    here = reverse("event_organise", args=[slug])
    labels = {"coming": _("Coming"), "waiting": _("Waiting list"), "not_coming": _("Not coming")}
    sorts = {"name": _("Name"), "from": _("Association or workplace"), "newest": _("Newest first")}
    missing = organising.missing_before_publishing(event) if event.state == EventState.DRAFT else []
    context = {
        **frame(event, "event_organise", user),
        "page": page,
        "numbers": selectors.numbers_of(event),
        "missing": [EVENT_LABELS[name] for name in missing],
        "list_tabs": [(label, f"{here}?tab={name}") for name, label in labels.items()],
        "list_tab": f"{here}?tab={tab}",
        "tab": tab,
        "sort": sort or ("queue" if tab == "waiting" else "name"),
        "sorts": [(label, name) for name, label in sorts.items()],
        "can_answer": _is_asked_by_phone(event, tab, page),
        "can_tick": tab == "coming" and event.state in {EventState.PUBLISHED, EventState.HELD},
    }
    return render(request, "events/organise.html", context)


@login_required
@require_POST
def event_tick(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Tick somebody at the door, or take the tick back."""
    event = organised(request, slug)
    try:
        meeting.tick(event=event, uuid=uuid, is_there="back" not in request.POST, acting_user=user_of(request))
    except Registration.DoesNotExist:
        raise Http404 from None
    except IllegalRegistrationStateError:
        messages.warning(request, _("Something has changed since you opened the page. Here is how it stands now."))
    side = request.POST.get("side", "")
    query = f"?side={int(side)}" if side.isascii() and side.isdecimal() and len(side) < 6 else ""  # noqa: PLR2004
    return redirect(f"{reverse('event_organise', args=[slug])}{query}#r-{uuid}")


def _export(request: HttpRequest, slug: str) -> tuple[Event, list[Registration]]:
    event = organised(request, slug)
    rows = list(_people(event).filter(state__in=ACTIVE_STATES).order_by("state", "name", "pk"))
    meeting.look_at(event=event, registrations=rows, viewer=user_of(request), what="event_export")
    return event, rows


@never_cache
@login_required
@require_safe
def event_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Return who comes as a file of text."""
    event, rows = _export(request, slug)
    return HttpResponse(
        "\ufeff" + exports.as_csv(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{event.slug}.csv"'},
    )


@never_cache
@login_required
@require_safe
def event_xlsx(request: HttpRequest, slug: str) -> HttpResponse:
    """Return who comes as a workbook."""
    event, rows = _export(request, slug)
    return HttpResponse(
        exports.as_xlsx(rows),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        headers={"Content-Disposition": f'attachment; filename="{event.slug}.xlsx"'},
    )


@never_cache
@login_required
@require_safe
def event_badges(request: HttpRequest, slug: str) -> HttpResponse:
    """Return name badges to print: one for each who comes, and empty ones for those they bring."""
    event = organised(request, slug)
    rows = list(_people(event).coming().order_by("name", "pk")[:MOST_BADGES])
    meeting.look_at(event=event, registrations=rows, viewer=user_of(request), what="event_badges")
    badges = [
        {"name": row.name if number == 0 else "", "comes_from": row.comes_from}
        for row in rows
        for number in range(row.places)
    ]
    return render(request, "events/badges.html", {"event": event, "badges": badges[:MOST_BADGES]})


@never_cache
@login_required
@form_page
def event_message(request: HttpRequest, slug: str) -> HttpResponse:
    """Write to everybody who comes."""
    event = organised(request, slug)
    form = AnnouncementForm(posted(request), initial={"uuid": uuids.uuid4()})
    if request.method == "POST" and form.is_valid():
        data: dict[str, Any] = form.cleaned_data
        try:
            meeting.announce(
                event=event,
                uuid=data["uuid"],
                subject=data["subject"],
                body=data["body"],
                acting_user=user_of(request),
            )
        except IllegalEventStateError:
            messages.warning(request, _("Nobody can be registered for a draft."))
        else:
            messages.success(request, _("The message is on its way, a mail to each."))
        return redirect("event_message", slug)
    context = {
        **frame(event, "event_message", user_of(request)),
        "form": form,
        "numbers": selectors.numbers_of(event),
        "announcements": event.announcements.all()[:20],
    }
    return render(request, "events/message.html", context)


@never_cache
@login_required
@require_safe
def event_answers(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what people said afterwards, from five answers up."""
    event = organised(request, slug)
    answers = selectors.answers_to(event)
    context = {
        **frame(event, "event_answers", user_of(request)),
        "answers": answers,
        "fewest": selectors.FEWEST_ANSWERS,
    }
    return render(request, "events/answers.html", context)
