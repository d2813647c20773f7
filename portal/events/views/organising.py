"""Planning events: the list of all one organises, writing one, its programme, showing it, calling it off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.events import rules, selectors
from portal.events.actions import by_the_clock, organising
from portal.events.choices import EventState
from portal.events.models import Event, EventSeries, IllegalEventStateError, ProgrammeItem
from portal.events.organiser_forms import (
    CancelForm,
    EventForm,
    OrganiserForm,
    ProgrammeFormSet,
    SeriesForm,
)
from portal.events.words import rhythm_in_words, when_in_words
from volunteering.people.http import posted, user_of
from volunteering.people.models import User

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE: Final = 20
TABS: Final = ("coming", "drafts", "past")

form_page = require_http_methods(["GET", "HEAD", "POST"])


def organised(request: HttpRequest, slug: str) -> Event:
    """Return an event that the user organises; 404 for a draft of others, 403 for what one may only see."""
    event = get_object_or_404(Event.objects.visible_to(request.user), slug=slug)
    if not rules.may_organise(request.user, event):
        raise PermissionDenied
    return event


def frame(event: Event, page: str, user: User) -> dict[str, Any]:
    """Return what every page about an event shows its organisers: its state and the way to the other pages."""
    names = [
        (_("Those who come"), "event_organise"),
        (_("Description"), "event_edit"),
        (_("Programme"), "event_programme"),
    ]
    if event.is_public:
        names.append((_("Write to everybody"), "event_message"))
    if rules.may_plan(user):
        names.append((_("Organisers"), "event_organisers"))
    if event.is_over and event.is_public:
        names.append((_("What they said"), "event_answers"))
    tabs = [(label, reverse(name, args=[event.slug])) for label, name in names]
    return {
        "event": event,
        "when": when_in_words(event),
        "tabs": tabs,
        "here": reverse(page, args=[event.slug]),
        "is_planner": rules.may_plan(user),
    }


def _planner(request: HttpRequest) -> User:
    user = user_of(request)
    if not rules.may_plan(user):
        raise PermissionDenied
    return user


@never_cache
@login_required
@require_safe
def event_manage_list(request: HttpRequest) -> HttpResponse:
    """List what one organises, and what it is time to plan."""
    user = user_of(request)
    if not rules.organises_something(user):
        raise PermissionDenied
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else "coming"
    mine = Event.objects.organised_by(user)
    now = timezone.now()
    found = {
        "coming": mine.filter(state__in=[EventState.PUBLISHED, EventState.CANCELLED], ends_at__gte=now).order_by(
            "starts_at", "pk"
        ),
        "drafts": mine.filter(state=EventState.DRAFT).order_by(F("starts_at").asc(nulls_last=True), "pk"),
        "past": mine.exclude(state=EventState.DRAFT).filter(ends_at__lt=now).order_by("-starts_at", "-pk"),
    }[tab]
    here = reverse("event_manage_list")
    labels = {"coming": _("Still to come"), "drafts": _("Drafts"), "past": _("Past")}
    is_planner = rules.may_plan(user)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("side"))
    context = {
        "page": page,
        "rows": [(event, when_in_words(event)) for event in page],
        "tabs": [(label, f"{here}?tab={name}") for name, label in labels.items()],
        "current_tab": f"{here}?tab={tab}",
        "is_planner": is_planner,
        "series": [
            (series, rhythm_in_words(series.every_months))
            for series in (EventSeries.objects.order_by("title", "pk")[: selectors.MOST_SERIES] if is_planner else [])
        ],
        "to_plan": selectors.series_to_plan() if is_planner else [],
    }
    return render(request, "events/manage_list.html", context)


@never_cache
@login_required
@form_page
def event_new(request: HttpRequest) -> HttpResponse:
    """Begin a draft."""
    user = _planner(request)
    form = EventForm(posted(request))
    if request.method == "POST":
        form.is_valid()
        if "title" in form.cleaned_data:
            event = organising.create_event(fields=form.sensible(), acting_user=user)
            if form.is_valid():
                messages.success(request, _("The draft is saved. Nobody else can see it yet."))
                return redirect("event_organise", event.slug)
            return _draft_with_mistakes(request, event, form)
    return render(request, "events/edit.html", {"form": form, "event": None})


def _draft_with_mistakes(request: HttpRequest, event: Event, form: EventForm) -> HttpResponse:
    """Show a draft of which something could not be saved, with everything that was typed."""
    messages.warning(request, _("What makes sense is saved. Look at what is marked below."))
    context = {**frame(event, "event_edit", user_of(request)), "form": form}
    return render(request, "events/edit.html", context)


@never_cache
@login_required
@form_page
def event_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change an event. A draft keeps what makes sense; a public one is changed as a whole or not at all."""
    event = organised(request, slug)
    is_draft = event.state == EventState.DRAFT
    form = EventForm(posted(request), instance=event)
    context = {**frame(event, "event_edit", user_of(request)), "form": form}
    if event.state not in {EventState.DRAFT, EventState.PUBLISHED}:
        return render(request, "events/edit_closed.html", context)
    if request.method == "POST":
        is_right = form.is_valid()
        if is_right or is_draft:
            try:
                _saved, told = organising.save_event(event=event, fields=form.sensible(), acting_user=user_of(request))
            except organising.TooFewPlacesError:
                form.add_error("places", _("Somebody has registered meanwhile. Write a larger number."))
            except IllegalEventStateError:
                return _changed_meanwhile(request, event)
            else:
                if not is_right:
                    return _draft_with_mistakes(request, Event.objects.get(pk=event.pk), form)
                if told:
                    messages.success(request, _("Saved. Everybody who is registered gets a mail about the change."))
                else:
                    messages.success(request, _("Saved."))
                return redirect("event_organise", slug)
    return render(request, "events/edit.html", context)


def _changed_meanwhile(request: HttpRequest, event: Event) -> HttpResponse:
    messages.warning(request, _("Something has changed since you opened the page. Here is how it stands now."))
    return redirect("event_organise", event.slug)


@never_cache
@login_required
@form_page
def event_programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Write the programme, line by line."""
    event = organised(request, slug)
    lines = list(ProgrammeItem.objects.filter(event=event))
    initial = [{"at": line.at, "title": line.title, "who": line.who, "room": line.room} for line in lines]
    formset = ProgrammeFormSet(posted(request), initial=initial)
    if request.method == "POST" and formset.is_valid():
        items = [form.save(commit=False) for form in formset if form.cleaned_data.get("title")]
        organising.save_programme(
            event=event, items=sorted(items, key=lambda item: item.at), acting_user=user_of(request)
        )
        messages.success(request, _("The programme is saved."))
        return redirect("event_programme", slug)
    context = {
        **frame(event, "event_programme", user_of(request)),
        "management": formset.management_form,
        "lines": formset.forms,
        "problems": [str(problem) for problem in formset.non_form_errors()] if formset.is_bound else [],
    }
    return render(request, "events/programme.html", context)


@login_required
@require_POST
def event_publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a draft to everybody."""
    event = organised(request, slug)
    try:
        organising.publish(event=event, acting_user=user_of(request))
    except organising.NotReadyError:
        messages.error(request, _("Something is still missing. The list below says what."))
    except IllegalEventStateError:
        return _changed_meanwhile(request, event)
    else:
        messages.success(request, _("Everybody can see the event now."))
    return redirect("event_organise", slug)


@never_cache
@login_required
@form_page
def event_cancel(request: HttpRequest, slug: str) -> HttpResponse:
    """Call it off, with a reason that everybody reads."""
    event = organised(request, slug)
    form = CancelForm(posted(request))
    if event.state != EventState.PUBLISHED or event.is_over:
        return redirect("event_organise", slug)
    if request.method == "POST" and form.is_valid():
        try:
            organising.cancel(event=event, reason=form.cleaned_data["reason"], acting_user=user_of(request))
        except IllegalEventStateError:
            return _changed_meanwhile(request, event)
        messages.success(request, _("The event is cancelled. Everybody who is registered gets a mail."))
        return redirect("event_organise", slug)
    context = {**frame(event, "event_organise", user_of(request)), "form": form}
    return render(request, "events/cancel.html", context)


@never_cache
@login_required
@form_page
def event_organisers(request: HttpRequest, slug: str) -> HttpResponse:
    """Name others who organise the event too."""
    event = organised(request, slug)
    user = _planner(request)
    form = OrganiserForm(posted(request))
    if request.method == "POST" and form.is_valid():
        organising.name_organiser(event=event, email=form.cleaned_data["email"], acting_user=user)
        messages.success(request, _("We have written to the organiser."))
        return redirect("event_organisers", slug)
    context = {
        **frame(event, "event_organisers", user),
        "form": form,
        "organisers": event.organisers.order_by("display_name", "pk")[:50],
    }
    return render(request, "events/organisers.html", context)


@login_required
@require_POST
def event_organiser_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let somebody organise the event no longer."""
    event = organised(request, slug)
    user = _planner(request)
    organiser = get_object_or_404(event.organisers, pk=pk)
    organising.remove_organiser(event=event, organiser=organiser, acting_user=user)
    messages.success(request, _("Removed."))
    return redirect("event_organisers", slug)


@never_cache
@login_required
@form_page
def event_series_new(request: HttpRequest) -> HttpResponse:
    """Begin a series."""
    return _series_page(request, None)


@never_cache
@login_required
@form_page
def event_series_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the rhythm of a series."""
    _planner(request)
    return _series_page(request, get_object_or_404(EventSeries, pk=pk))


def _series_page(request: HttpRequest, series: EventSeries | None) -> HttpResponse:
    user = _planner(request)
    form = SeriesForm(posted(request), instance=series)
    if request.method == "POST" and form.is_valid():
        organising.save_series(form=form, acting_user=user)
        messages.success(request, _("Saved."))
        return redirect("event_manage_list")
    return render(request, "events/series.html", {"form": form, "series": series})


@never_cache
@login_required
@form_page
def event_plan_next(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan the next of a series: begins a draft with the words of the latest."""
    user = _planner(request)
    series = get_object_or_404(EventSeries, pk=pk)
    known = by_the_clock.series_with_latest().filter(pk=pk).first()
    expected = by_the_clock.next_expected(known) if known is not None else None
    if request.method == "POST":
        event = organising.create_event(fields=organising.draft_of_series(series, expected), acting_user=user)
        messages.success(request, _("Here is a draft with the words from last time. Nobody else can see it yet."))
        return redirect("event_edit", event.slug)
    context = {
        "series": series,
        "expected": expected,
        "draft": Event.objects.filter(series=series, state=EventState.DRAFT).first(),
    }
    return render(request, "events/plan_next.html", context)
