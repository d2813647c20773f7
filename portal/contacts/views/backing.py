"""Where an association says whether it backs a common forum: with the login, or with the link from the mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.contacts import backing_links
from portal.contacts.actions import backing as backing_actions
from portal.contacts.models import Backing, IllegalBackingStateError, IllegalRequestStateError
from volunteering.people.models import User

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def backing_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Let an officer answer with the own login."""
    assert isinstance(request.user, User)  # noqa: S101 - login_required
    own = Backing.objects.signable_by(request.user).select_related("association", "request__sender")
    return _page(request, get_object_or_404(own, uuid=uuid), request.user)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def backing_link(request: HttpRequest, token: str) -> HttpResponse:
    """Let an officer answer with the link from the mail, without a login."""
    found = backing_links.read(token)
    if found is None:
        return render(request, "contacts/backing_gone.html", status=410)
    return _page(request, *found)


def _page(request: HttpRequest, backing: Backing, officer: User) -> HttpResponse:
    if request.method == "POST":
        answer = backing_actions.decline if request.POST.get("answer") == "no" else backing_actions.sign
        try:
            answer(backing=backing, acting_user=officer)
        except IllegalBackingStateError:
            messages.info(request, _("The association has answered already."))
        except IllegalRequestStateError:
            messages.info(request, _("The forum no longer gathers backing."))
        return redirect(request.path)
    return render(request, "contacts/backing.html", {"backing": backing, "inquiry": backing.request})
