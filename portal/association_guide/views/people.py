"""Who holds an association's login: the list, inviting, handing over, ending, saying yes."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.association_guide import rules
from portal.association_guide.actions import people
from portal.association_guide.forms import InvitationForm
from portal.association_guide.models import Entry, IllegalInvitationStateError, OfficerInvitation
from volunteering.institutions.officers import MOST_OFFICERS, IllegalOfficerStateError, Officer
from volunteering.people.http import user_of
from volunteering.people.tokens import digest

if TYPE_CHECKING:
    from uuid import UUID


def _entry(request: HttpRequest, slug: str) -> Entry:
    return get_object_or_404(
        Entry.objects.editable_by(request.user).select_related("association").defer("search"), association__slug=slug
    )


def _officer(entry: Entry, uuid: UUID) -> Officer:
    return get_object_or_404(
        Officer.objects.active().filter(association=entry.association).select_related("user", "association"), uuid=uuid
    )


@login_required
@never_cache
def association_people(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who holds the login, who has been invited, and what one can do about it."""
    entry = _entry(request, slug)
    officers = list(Officer.objects.active().filter(association=entry.association).select_related("user"))
    invitations = list(
        OfficerInvitation.objects.visible_to(request.user)
        .unanswered()
        .filter(association=entry.association)
        .select_related("replaces__user")
        .order_by("created_at", "pk")
    )
    open_places = MOST_OFFICERS - len(officers)
    open_places -= sum(1 for invitation in invitations if not invitation.hands_over and not invitation.has_run_out)
    return render(
        request,
        "association_guide/people.html",
        {
            "entry": entry,
            "association": entry.association,
            "officers": officers,
            "invitations": invitations,
            "may_invite": open_places > 0,
            "is_moderator": rules.may_moderate(request.user),
        },
    )


@login_required
@never_cache
def association_invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite somebody to hold the login too."""
    return _invite(request, _entry(request, slug), None)


@login_required
@never_cache
def association_hand_over(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Invite a successor; the login changes hands when she or he says yes."""
    entry = _entry(request, slug)
    officer = _officer(entry, uuid)
    if not rules.may_hand_over(request.user, officer):
        raise PermissionDenied
    return _invite(request, entry, officer)


def _invite(request: HttpRequest, entry: Entry, replaces: Officer | None) -> HttpResponse:
    form = InvitationForm(
        request.POST if request.method == "POST" else None, initial={"role": replaces.role} if replaces else None
    )
    if request.method == "POST" and form.is_valid():
        try:
            invitation = people.invite(
                association=entry.association, acting_user=user_of(request), replaces=replaces, **form.cleaned_data
            )
        except people.AlreadyInvitedError:
            form.add_error(
                "email", _("This person has been invited already or holds the login, or a successor has been invited.")
            )
        except people.NoFreeLoginError:
            form.add_error(
                None, _("Three people hold the login or have been invited. Hand one over, or end one first.")
            )
        else:
            messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": invitation.email})
            return redirect("association_people", entry.association.slug)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(
        request,
        "association_guide/invite.html",
        {"entry": entry, "association": entry.association, "form": form, "replaces": replaces},
        status=status,
    )


@login_required
@require_POST
def association_invitation_cancel(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take an invitation back."""
    entry = _entry(request, slug)
    invitation = get_object_or_404(
        OfficerInvitation.objects.visible_to(request.user)
        .filter(association=entry.association)
        .select_related("association"),
        uuid=uuid,
    )
    try:
        people.cancel(invitation=invitation, acting_user=user_of(request))
    except IllegalInvitationStateError:
        messages.warning(request, _("The invitation was answered or taken back in the meantime."))
    else:
        messages.success(request, _("The invitation has been taken back. Its link no longer works."))
    return redirect("association_people", slug)


@login_required
@never_cache
def association_officer_end(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Ask, and then end somebody's login, or the own one."""
    entry = _entry(request, slug)
    officer = _officer(entry, uuid)
    is_own = officer.user_id == request.user.pk
    if request.method == "POST":
        try:
            people.end(officer=officer, acting_user=user_of(request))
        except IllegalOfficerStateError:
            messages.warning(request, _("That login has ended already."))
        else:
            messages.success(
                request,
                _("You no longer hold the login. Thank you for what you have done.")
                if is_own
                else _("The login has ended. The person gets a mail about it."),
            )
        if is_own and not rules.may_moderate(request.user):
            return redirect("dashboard")
        return redirect("association_people", slug)
    others = Officer.objects.active().filter(association=entry.association).exclude(pk=officer.pk).exists()
    return render(
        request,
        "association_guide/officer_end.html",
        {
            "entry": entry,
            "association": entry.association,
            "officer": officer,
            "is_own": is_own,
            "is_last": not others,
        },
    )


@login_required
@never_cache
def association_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation to the one it is for, and let her or him say yes."""
    invitation = (
        OfficerInvitation.objects.filter(token_hash=digest(token))
        .select_related("association", "invited_by", "replaces__user")
        .first()
    )
    user = user_of(request)
    if invitation is None or not invitation.is_unanswered or invitation.has_run_out:
        return render(request, "association_guide/invitation_gone.html", status=HTTPStatus.GONE)
    if not people.is_for(user, invitation):
        return render(
            request,
            "association_guide/invitation_wrong_person.html",
            {"user_email": user.email},
            status=HTTPStatus.FORBIDDEN,
        )
    is_full = False
    if request.method == "POST":
        try:
            people.accept(token=token, acting_user=user)
        except IllegalInvitationStateError:
            return render(request, "association_guide/invitation_gone.html", status=HTTPStatus.GONE)
        except people.NoFreeLoginError:
            is_full = True
        else:
            messages.success(request, _("You now hold the login of %(name)s.") % {"name": invitation.association.name})
            return redirect("association_edit", invitation.association.slug)
    return render(
        request,
        "association_guide/invitation.html",
        {"invitation": invitation, "association": invitation.association, "is_full": is_full},
        status=HTTPStatus.CONFLICT if is_full else HTTPStatus.OK,
    )
