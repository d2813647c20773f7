"""Reading messages: one's own, and on one's own machine everybody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from volunteering.messaging import texts
from volunteering.messaging.models import Message

if TYPE_CHECKING:
    from django.db.models import QuerySet

PER_PAGE = 20


@login_required
@require_safe
def message_list(request: HttpRequest) -> HttpResponse:
    """Show what the site has written to the one who is logged in."""
    own = Message.objects.to_user(request.user.pk)
    return render(request, "messaging/message_list.html", {"page": _page(request, own)})


@login_required
@require_safe
def message_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one of the own messages."""
    message = get_object_or_404(Message.objects.to_user(request.user.pk), pk=pk)
    return render(
        request, "messaging/message_detail.html", {"message": message, "blocks": list(texts.blocks(message.body))}
    )


@require_safe
def development_mail(request: HttpRequest) -> HttpResponse:
    """Show the whole outbox, for those who develop or try the site on their own machine."""
    _require_development()
    return render(request, "messaging/development_mail.html", {"page": _page(request, Message.objects.newest_first())})


@require_safe
def development_mail_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one mail of the outbox with working links."""
    _require_development()
    message = get_object_or_404(Message, pk=pk)
    return render(
        request,
        "messaging/development_mail_detail.html",
        {"message": message, "blocks": list(texts.blocks(message.body))},
    )


def _require_development() -> None:
    if not settings.DEVELOPMENT_MAIL_PAGE:
        raise Http404


def _page(request: HttpRequest, messages: QuerySet[Message]) -> object:
    # A page number that is none, or too high, gives the nearest page there is.
    return Paginator(messages, PER_PAGE).get_page(request.GET.get("page"))
