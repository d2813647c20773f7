"""The registrant's own pages, opened with the login, with the link in a mail, or by the browser that registered."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.events.actions import registering
from portal.events.actions.feedback import TicketUsedError, give_feedback
from portal.events.choices import EventState
from portal.events.forms import FeedbackForm, PlacesForm
from portal.events.models import FeedbackTicket, IllegalRegistrationStateError, Registration
from portal.events.own_links import is_key_of
from portal.events.words import next_step, when_in_words
from volunteering.people.http import posted
from volunteering.people.models import User

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

OWN_KEY: Final = "own_registrations"
MOST_OWN: Final = 20


def remember_own(request: HttpRequest, registration: Registration) -> None:
    """Let this browser open the registration again."""
    own = [uuid for uuid in request.session.get(OWN_KEY, []) if uuid != str(registration.uuid)]
    request.session[OWN_KEY] = [*own, str(registration.uuid)][-MOST_OWN:]


def _own(request: HttpRequest, uuid: UUID) -> Registration | None:
    """Return the own registration, or ``None`` when somebody must log in first.

    Raises:
        Http404: somebody is logged in whose registration it is not.
    """
    known = Registration.objects.remembered().select_related("event")
    if str(uuid) in request.session.get(OWN_KEY, []):
        found = known.filter(uuid=uuid).first()
    elif request.user.is_authenticated:
        found = known.filter(pk__in=Registration.objects.of(request.user).values("pk"), uuid=uuid).first()
    else:
        return None
    if found is None:
        raise Http404
    return found


def _user(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


@never_cache
@require_safe
def event_registration_open(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """Follow the link in a mail: this browser may open the registration from now on."""
    registration = Registration.objects.remembered().filter(uuid=uuid).first()
    if registration is None or not is_key_of(uuid, key):
        raise Http404
    remember_own(request, registration)
    return redirect("event_registration", uuid)


@never_cache
@require_safe
def event_registration(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show how it stands, and what one can do."""
    registration = _own(request, uuid)
    if registration is None:
        return redirect_to_login(request.get_full_path())
    return _page(request, registration, None)


@never_cache
@require_POST
def event_registration_places(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Come with more or fewer."""
    registration = _own(request, uuid)
    if registration is None:
        return redirect_to_login(registration_address(uuid))
    form = _places_form(registration, request)
    if not form.is_valid():
        return _page(request, registration, form)
    try:
        registering.change_places(
            registration=registration, number=form.cleaned_data["places"], acting_user=_user(request)
        )
    except registering.FullError:
        form.add_error("places", _("There are not so many places free. Your places are still yours."))
        return _page(request, registration, form)
    except IllegalRegistrationStateError:
        _say_changed(request)
    else:
        messages.success(request, _("Changed. We know how many you are."))
    return redirect("event_registration", uuid)


@never_cache
@require_POST
def event_registration_accept(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say yes to a held place."""
    return _answer(request, uuid, registering.accept_offer, _("The place is yours. We look forward to seeing you."))


@never_cache
@require_POST
def event_registration_withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Step back, or say no thanks to a held place."""
    return _answer(request, uuid, registering.withdraw, _("Thank you for telling us. You are always welcome again."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def event_feedback(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask the one question; the address is the right to answer once."""
    ticket = FeedbackTicket.objects.filter(uuid=uuid).select_related("event").first()
    if ticket is None:
        raise Http404
    form = FeedbackForm(posted(request))
    if ticket.is_used:
        return render(request, "events/feedback_thanks.html", {"event": ticket.event})
    if request.method == "POST" and form.is_valid():
        with suppress(TicketUsedError):
            give_feedback(ticket=uuid, score=form.cleaned_data["score"], words=form.cleaned_data["words"])
        return redirect("event_feedback", uuid)
    return render(
        request, "events/feedback.html", {"event": ticket.event, "form": form, "when": when_in_words(ticket.event)}
    )


def registration_address(uuid: UUID) -> str:
    """Return the path of the own page."""
    return Registration(uuid=uuid).get_absolute_url()


def _places_form(registration: Registration, request: HttpRequest | None = None) -> PlacesForm:
    event = registration.event
    most = max(min(event.most_at_once, event.places), registration.places)
    data = request.POST if request is not None else None
    return PlacesForm(data, most=most, initial={"places": registration.places})


def _page(request: HttpRequest, registration: Registration, form: PlacesForm | None) -> HttpResponse:
    event = registration.event
    can_change = registration.is_active and event.state == EventState.PUBLISHED and not _has_begun(registration)
    asks_number = can_change and (min(event.most_at_once, event.places) > 1 or registration.places > 1)
    context = {
        "registration": registration,
        "event": event,
        "when": when_in_words(event),
        "next_step": next_step(registration),
        "can_change": can_change,
        "form": (form or _places_form(registration)) if asks_number else None,
    }
    return render(request, "events/registration.html", context)


def _has_begun(registration: Registration) -> bool:
    return registration.event.starts_at is None or registration.event.starts_at <= timezone.now()


def _answer(request: HttpRequest, uuid: UUID, action: Callable[..., Registration], thanks: str) -> HttpResponse:
    registration = _own(request, uuid)
    if registration is None:
        return redirect_to_login(registration_address(uuid))
    try:
        action(registration=registration, acting_user=_user(request))
    except IllegalRegistrationStateError:
        _say_changed(request)
    else:
        messages.success(request, thanks)
    return redirect("event_registration", uuid)


def _say_changed(request: HttpRequest) -> None:
    messages.warning(request, _("Something has changed since you opened the page. Here is how it stands now."))
