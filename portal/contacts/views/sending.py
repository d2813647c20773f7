"""The three short forms, and the code by e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.contacts.actions.backing import needed
from portal.contacts.actions.sending import keep_pending, pending_of, send_pending, send_request
from portal.contacts.choices import KINDS, RequestKind
from portal.contacts.forms import ConsultancyForm, ForumForm, IdeaForm
from portal.contacts.models import Request
from volunteering.people.models import User
from volunteering.people.sign_in import EmailCodeProcess, TooManyCodesError

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.contacts.forms import RequestForm

PENDING_KEY: Final = "pending_request"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consultancy_request(request: HttpRequest) -> HttpResponse:
    """Let an association ask for advice."""
    return _form_page(request, RequestKind.CONSULTANCY, ConsultancyForm, "contacts/consultancy_form.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def idea_new(request: HttpRequest) -> HttpResponse:
    """Let anybody send an idea."""
    return _form_page(
        request,
        RequestKind.IDEA,
        IdeaForm,
        "contacts/idea_form.html",
        has_ideas=Request.objects.shown_ideas().exists(),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forum_request(request: HttpRequest) -> HttpResponse:
    """Let a common forum begin its request for rooms or support."""
    return _form_page(request, RequestKind.FORUM, ForumForm, "contacts/forum_form.html", needed=needed())


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def request_finish(request: HttpRequest) -> HttpResponse:
    """Send what waited for the code. Another person's log-in on a shared screen must say so first."""
    assert isinstance(request.user, User)  # noqa: S101 - login_required
    pending = pending_of(request.session.get(PENDING_KEY, ""))
    if pending is None:
        request.session.pop(PENDING_KEY, None)
        latest = Request.objects.of(request.user).order_by("-created_at", "-pk").first()
        if latest is not None:
            return redirect(latest)
        messages.info(request, _("There is nothing that waits to be sent. What you typed is kept for 24 hours."))
        return redirect("contact_list")
    if request.method != "POST" and pending.email != request.user.email:
        return render(request, "contacts/request_finish.html", {"pending": pending})
    sent = send_pending(pending=pending, acting_user=request.user)
    del request.session[PENDING_KEY]
    return _thanks(request, sent)


def _form_page(
    request: HttpRequest, kind: RequestKind, form_class: type[RequestForm], template: str, **context: object
) -> HttpResponse:
    """Show a form; send it, or keep it until the e-mail is confirmed: the same screen for known and unknown ones."""
    form = form_class(request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and form.is_valid():
        if isinstance(request.user, User):
            return _thanks(request, send_request(kind=kind, answers=form.answers(), acting_user=request.user))
        response = _ask_for_code(request, kind, form)
        if response is not None:
            return response
    return render(request, template, {"form": form, **context})


def _ask_for_code(request: HttpRequest, kind: RequestKind, form: RequestForm) -> HttpResponse | None:
    """Keep what was typed and send the code; ``None`` when too many codes have been asked for."""
    answers = form.answers()
    try:
        EmailCodeProcess.begin(request, email=answers["email"], purpose="sign_in", next_url=reverse("request_finish"))
    except TooManyCodesError:
        form.add_error("email", _("Many codes have been sent to this address. Please wait a little and try again."))
        return None
    request.session[PENDING_KEY] = keep_pending(kind=kind, answers=answers)
    return redirect("account_login_code")


def _thanks(request: HttpRequest, sent: Request) -> HttpResponse:
    messages.success(request, str(KINDS[sent.kind].thanks))
    return redirect(sent)
