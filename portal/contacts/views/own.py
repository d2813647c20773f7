"""The sender's own pages: how far a request is, what has been said, and who backs a forum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.association_guide.models import Entry
from portal.contacts import selectors
from portal.contacts.actions import backing as backing_actions
from portal.contacts.actions import following
from portal.contacts.forms import WordsForm
from portal.contacts.models import IllegalRequestStateError, Request
from portal.contacts.timeline import timeline
from volunteering.people.http import user_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

REQUESTS_A_PAGE: Final = 20
LONGEST_SEARCH: Final = 100


@never_cache
@login_required
@require_safe
def request_list(request: HttpRequest) -> HttpResponse:
    """Show what one has written about, newest first."""
    own = Request.objects.of(request.user).order_by("-created_at", "-pk")
    page = Paginator(own, REQUESTS_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "contacts/request_list.html", {"page": page})


@never_cache
@login_required
@require_safe
def contact_request(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the sender how far it is and what has been said."""
    return _page(request, _own(request, uuid))


@never_cache
@login_required
@require_POST
def request_add_words(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add words."""
    own = _own(request, uuid)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, own, words_form=form)
    try:
        following.add_words(
            request=own, text=form.cleaned_data["text"], once=form.cleaned_data["once"], acting_user=user_of(request)
        )
    except IllegalRequestStateError:
        own.refresh_from_db()
        form.add_error(None, _("This has been closed meanwhile. Write to us anew if there is more."))
        return _page(request, own, words_form=form)
    messages.success(request, _("Your words are sent."))
    return redirect(own)


@login_required
@require_POST
def request_withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take it back."""
    own = _own(request, uuid)
    try:
        following.withdraw(request=own, acting_user=user_of(request))
    except IllegalRequestStateError:
        messages.info(request, _("This has been closed already."))
    else:
        messages.success(request, _("You have taken it back."))
    return redirect(own)


@login_required
@require_POST
def backing_ask(request: HttpRequest, uuid: UUID, slug: str) -> HttpResponse:
    """Ask an association of the guide to back the forum."""
    own = _own(request, uuid)
    entry = get_object_or_404(Entry.objects.public().select_related("association"), association__slug=slug)
    try:
        asked = backing_actions.ask(request=own, association=entry.association, acting_user=user_of(request))
    except backing_actions.NobodyToAskError:
        messages.warning(request, _("Nobody holds this association's login, so there is nobody to ask here."))
    except IllegalRequestStateError:
        messages.info(request, _("The forum no longer gathers backing."))
    else:
        text = _("%(name)s backs the forum.") if asked.signed_at else _("We have written to %(name)s.")
        messages.success(request, text % {"name": entry.name})
    return redirect(own)


def _own(request: HttpRequest, uuid: UUID) -> Request:
    return get_object_or_404(Request.objects.of(request.user).with_details(), uuid=uuid)


def _page(request: HttpRequest, own: Request, words_form: WordsForm | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "inquiry": own,
        "events": timeline(own),
        "conversation": selectors.conversation(own, with_notes=False),
        "words_form": words_form or (WordsForm() if own.is_open else None),
    }
    if own.rules_of_kind.needs_backing:
        backings = selectors.backings(own)
        words = request.GET.get("forening", "").replace("\x00", "")[:LONGEST_SEARCH]
        signed = sum(backing.signed_at is not None for backing in backings)
        context |= {
            "backings": backings,
            "missing": max(backing_actions.needed() - signed, 0),
            "searched": words,
            "found": selectors.associations_to_ask(own, words) if own.gathers else [],
        }
    return render(request, "contacts/contact_request.html", context)
