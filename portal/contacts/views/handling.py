"""The key person's pages: what waits, and one request with everything one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.contacts import rules, selectors
from portal.contacts.actions import handling
from portal.contacts.choices import HANDLED_STATES, OVER_STATES, Decision, RequestState
from portal.contacts.forms import AnswerForm, CloseForm, DecideForm, PassOnForm
from portal.contacts.models import IllegalRequestStateError, Request
from volunteering.people.http import user_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

REQUESTS_A_PAGE: Final = 20


@never_cache
@login_required
@require_safe
def request_inbox(request: HttpRequest) -> HttpResponse:
    """Show what waits, oldest first; or what has been answered, or is over."""
    if not rules.answers_requests(request.user):
        raise PermissionDenied
    shown = request.GET.get("vis", "")
    mine = Request.objects.handled_by(request.user).with_details()
    if shown == "besvaret":
        rows = mine.filter(state=RequestState.ANSWERED).order_by("-sent_at", "-pk")
    elif shown == "afsluttet":
        rows = mine.filter(state__in=OVER_STATES).order_by("-closed_at", "-pk")
    else:
        shown, rows = "", mine.waiting()
    page = Paginator(rows, REQUESTS_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "contacts/request_inbox.html", {"page": page, "shown": shown})


@never_cache
@login_required
@require_safe
def request_handle(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show one request; who saw it is recorded."""
    found = _handled(request, uuid)
    handling.open_request(request=found, acting_user=user_of(request))
    return _page(request, found)


@login_required
@require_POST
def request_take_up(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Let the sender know that somebody is on it."""
    found = _handled(request, uuid)
    return _do(request, found, lambda: handling.take_up(request=found, acting_user=user_of(request)), _("Noted."))


@never_cache
@login_required
@require_POST
def request_answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer the sender."""
    found = _handled(request, uuid)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, answer_form=form)
    given = form.cleaned_data
    return _do(
        request,
        found,
        lambda: handling.answer(request=found, text=given["text"], once=given["once"], acting_user=user_of(request)),
        _("Your answer is sent."),
        answer_form=form,
    )


@never_cache
@login_required
@require_POST
def request_pass_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Pass it on to another key person."""
    found = _handled(request, uuid)
    form = PassOnForm(request.POST, request=found)
    if not form.is_valid():
        return _page(request, found, pass_on_form=form)
    given = form.cleaned_data
    return _do(
        request,
        found,
        lambda: handling.pass_on(
            request=found, to=given["to"], note=given["note"], once=given["once"], acting_user=user_of(request)
        ),
        _("It is passed on."),
        pass_on_form=form,
    )


@never_cache
@login_required
@require_POST
def request_close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Close it with what came of it; for a common forum with the decision."""
    found = _handled(request, uuid)
    if found.rules_of_kind.needs_backing and not rules.may_decide(request.user, found):
        raise PermissionDenied
    form = (DecideForm if found.rules_of_kind.needs_backing else CloseForm)(request.POST)
    if not form.is_valid():
        return _page(request, found, close_form=form)
    given = form.cleaned_data
    decision = Decision(given["decision"]) if "decision" in given else None
    return _do(
        request,
        found,
        lambda: handling.close(
            request=found,
            outcome=given["outcome"],
            once=given["once"],
            acting_user=user_of(request),
            decision=decision,
        ),
        _("It is closed, and the sender is told."),
        close_form=form,
    )


@login_required
@require_POST
def idea_show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Let everybody read an idea, or take it off the site."""
    found = _handled(request, uuid)
    shown = request.POST.get("shown") == "1"
    said = _("Everybody can read the idea now.") if shown else _("The idea is no longer shown.")
    return _do(request, found, lambda: handling.show(request=found, shown=shown, acting_user=user_of(request)), said)


def _handled(request: HttpRequest, uuid: UUID) -> Request:
    return get_object_or_404(Request.objects.handled_by(request.user).with_details(), uuid=uuid)


def _do(
    request: HttpRequest,
    found: Request,
    action: Callable[[], Request],
    said: str,
    **forms: Any,  # noqa: ANN401
) -> HttpResponse:
    """Do it and go on; when somebody was quicker, show the page as it is now with what was typed."""
    try:
        done = action()
    except IllegalRequestStateError:
        found.refresh_from_db()
        messages.warning(request, _("Somebody has done something with it meanwhile. This is how it stands now."))
        return _page(request, found, **forms)
    messages.success(request, said)
    if not rules.may_handle(request.user, done):
        return redirect("request_inbox")
    return redirect("request_handle", done.uuid)


def _page(request: HttpRequest, found: Request, **given: Any) -> HttpResponse:  # noqa: ANN401
    """Render one request; ``given`` holds the form that was typed in, if any."""
    is_forum = found.rules_of_kind.needs_backing
    context: dict[str, Any] = {
        "inquiry": found,
        "conversation": selectors.conversation(found, with_notes=True),
        "backings": [backing for backing in selectors.backings(found) if backing.signed_at] if is_forum else [],
        "may_coordinate": rules.may_coordinate(request.user),
        "given": given,
    }
    if found.state in HANDLED_STATES:
        may_close = not is_forum or rules.may_decide(request.user, found)
        context |= {
            "answer_form": AnswerForm(),
            "pass_on_form": PassOnForm(request=found),
            "close_form": (DecideForm() if is_forum else CloseForm()) if may_close else None,
        }
    return render(request, "contacts/request_handle.html", {**context, **given})
