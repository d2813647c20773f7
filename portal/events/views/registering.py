"""Registering: the short form, the code by mail for those who are not logged in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.events.actions.registering import (
    Answers,
    FullError,
    NotOpenError,
    keep_pending,
    pending_of,
    register,
    register_pending,
)
from portal.events.choices import RegistrationState
from portal.events.forms import RegistrationForm
from portal.events.models import Event, Registration
from portal.events.views.own import remember_own
from portal.events.words import places_in_words, when_in_words
from volunteering.people import code_pages
from volunteering.people.account_forms import CodeForm
from volunteering.people.models import User
from volunteering.people.sign_in import EmailCodeProcess, TooManyCodesError

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PENDING_KEY: Final = "pending_registration"
SHOWN_KEY: Final = "event_email_shown"
"""The address that this browser has shown to be its own with a code."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def event_register(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the short form, and register, or keep what was typed until the e-mail is confirmed."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    if request.method != "POST":
        own = Registration.objects.of(request.user).active().filter(event=event).first()
        if own is not None:
            messages.info(request, _("You are registered already. Here you can change it."))
            return redirect("event_registration", own.uuid)
    form = RegistrationForm(
        request.POST if request.method == "POST" else None,
        event=event,
        user=request.user,
        initial=_typed_before(request, event),
    )
    if not _can_register(event):
        if request.method == "POST":
            form.is_valid()
        return _closed(request, event, form if form.is_bound else None)
    if request.method == "POST" and form.is_valid():
        response = _send(request, event, form)
        if response is not None:
            return response
    return _form_page(request, event, form)


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def event_register_code(request: HttpRequest) -> HttpResponse:
    """Take the code and register what waits for it."""
    process = EmailCodeProcess.resume(request, purpose="confirm")
    pending = pending_of(request.session.get(PENDING_KEY, ""))
    if process is None or pending is None:
        messages.info(request, _("There is nothing that waits to be sent. What you type is kept for 24 hours."))
        return redirect("event_list")
    form = CodeForm(request.POST if code_pages.is_code(request) else None)
    if code_pages.is_resend(request):
        if code_pages.send_again(request, process):
            return redirect("event_register_code")
    elif request.method == "POST" and form.is_valid() and code_pages.code_is_right(process, form):
        request.session[SHOWN_KEY] = process.email
        process.abort()
        event, answers = pending.event, pending.answers
        try:
            registration = register_pending(pending=pending, language=_language())
        except (FullError, NotOpenError) as error:
            return _show_again(request, event, answers, error)
        return _thanks(request, registration)
    context = {
        "form": form,
        "email": process.email,
        "event": pending.event,
        "back_url": f"{reverse('event_register', args=[pending.event.slug])}?igen=1",
    }
    return render(request, "events/register_code.html", context)


def _can_register(event: Event) -> bool:
    return event.takes_registrations and (not event.is_full or event.has_waiting_list)


def _language() -> str:
    return get_language() or "da"


def _typed_before(request: HttpRequest, event: Event) -> dict[str, Any]:
    """Return what was typed before the code, when somebody comes back from there to change it."""
    if "igen" not in request.GET:
        return {}
    pending = pending_of(request.session.get(PENDING_KEY, ""))
    return dict(pending.answers) if pending is not None and pending.event_id == event.pk else {}


def _send(request: HttpRequest, event: Event, form: RegistrationForm) -> HttpResponse | None:
    """Register, or ask for a code first; ``None`` when the form must be shown again."""
    answers = form.answers()
    user = request.user if isinstance(request.user, User) else None
    if user is None and request.session.get(SHOWN_KEY) != answers["email"]:
        return _ask_for_code(request, event, form, answers)
    try:
        registration = register(event=event, answers=answers, acting_user=user, language=_language())
    except NotOpenError:
        return _closed(request, event, form)
    except FullError:
        form.say_full()
        return None
    return _thanks(request, registration)


def _ask_for_code(request: HttpRequest, event: Event, form: RegistrationForm, answers: Answers) -> HttpResponse | None:
    """Keep what was typed and send the code. The same for known and unknown addresses."""
    if event.free_places < answers["places"] and not (event.has_waiting_list and answers["joins_waiting_list"]):
        form.say_full()
        return None
    try:
        EmailCodeProcess.begin(request, email=answers["email"], purpose="confirm")
    except TooManyCodesError:
        form.add_error("email", _("Many codes have been sent to this address. Please wait a little and try again."))
        return None
    # Only now: who may not ask for more codes leaves no more rows behind either.
    request.session[PENDING_KEY] = keep_pending(event=event, answers=answers)
    return redirect("event_register_code")


def _thanks(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Go on to the own page, and say how it went."""
    request.session.pop(PENDING_KEY, None)
    remember_own(request, registration)
    if registration.state == RegistrationState.REGISTERED:
        messages.success(request, _("You are registered. We have sent you a mail with everything you need to know."))
    elif registration.state == RegistrationState.WAITING:
        messages.success(request, _("You are on the waiting list. We write to you as soon as a place comes free."))
    return redirect("event_registration", registration.uuid)


def _show_again(request: HttpRequest, event: Event, answers: dict[str, Any], error: Exception) -> HttpResponse:
    """Show the form again with what was typed before the code, and why it could not be sent."""
    event.refresh_from_db()
    typed = {name: value for name, value in answers.items() if value not in (False, None)}
    form = RegistrationForm(typed, event=event, user=request.user)
    form.is_valid()
    if isinstance(error, NotOpenError):
        return _closed(request, event, form)
    form.say_full()
    return _form_page(request, event, form)


def _form_page(request: HttpRequest, event: Event, form: RegistrationForm) -> HttpResponse:
    context = {
        "form": form,
        "event": event,
        "when": when_in_words(event),
        "is_full": event.is_full,
        "action": reverse("event_register", args=[event.slug]),
    }
    return render(request, "events/register.html", context)


def _closed(request: HttpRequest, event: Event, form: RegistrationForm | None) -> HttpResponse:
    """Say that the event takes nobody just now; what was typed is shown, so that it can be used elsewhere."""
    context = {
        "event": event,
        "form": form,
        "label": places_in_words(event)[0],
        "when": when_in_words(event),
        "typed": form.answers() if form is not None and form.is_valid() else None,
    }
    return render(request, "events/register_closed.html", context, status=409 if form is not None else 200)
