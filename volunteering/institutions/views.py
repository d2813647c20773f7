"""Pages about institutions: the public ones, and those for the people who work there."""

from __future__ import annotations

from copy import copy
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from volunteering.institutions import actions, rules, selectors
from volunteering.institutions.forms import HandOverForm, InstitutionForm, InvitationForm
from volunteering.institutions.models import (
    Area,
    IllegalInvitationStateError,
    IllegalMembershipStateError,
    Institution,
    Membership,
    StaffInvitation,
)
from volunteering.people.http import user_of
from volunteering.people.tokens import digest
from volunteering.public_pages import cache_page_for_everyone

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


PER_PAGE = 24
COLLEAGUES_PER_PAGE = 50


def _require(allowed: bool) -> None:  # noqa: FBT001
    if not allowed:
        raise PermissionDenied


# --- For everybody --------------------------------------------------------------------------------------------------
@cache_page_for_everyone("side", "omraade")
def institution_list(request: HttpRequest) -> HttpResponse:
    """Show every place, by area and name."""
    institutions = (
        Institution.objects.filter(is_active=True)
        .select_related("area", "district")
        .order_by("area__order", "area_id", "sort_key", "pk")
    )
    areas = list(Area.objects.filter(institutions__is_active=True).distinct())
    area = next((area for area in areas if area.slug == request.GET.get("omraade")), None)
    if area:
        institutions = institutions.filter(area=area)
    page = Paginator(institutions, PER_PAGE).get_page(request.GET.get("side"))
    return render(request, "institutions/list.html", {"page": page, "areas": areas, "area": area})


@cache_page_for_everyone()
def institution_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one place: what it is, how volunteers are met, and where the line goes."""
    institution = get_object_or_404(
        Institution.objects.visible_to(request.user).select_related("area", "district"), slug=slug
    )
    return render(request, "institutions/detail.html", {"institution": institution})


@cache_page_for_everyone()
def for_institutions(request: HttpRequest) -> HttpResponse:
    """Tell leaders what they get and how to begin."""
    return render(request, "institutions/for_institutions.html")


# --- For those who work there ---------------------------------------------------------------------------------------
@login_required
def work(request: HttpRequest) -> HttpResponse:
    """Lead to the place where one works, or let somebody with several choose."""
    institutions = list(Institution.objects.staffed_by(request.user).select_related("area"))
    if len(institutions) == 1:
        return redirect("work_home", institutions[0].slug)
    return render(request, "institutions/work.html", {"institutions": institutions})


@login_required
def work_home(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the institution's own page: what waits, and the ways on."""
    institution = selectors.institution_at_work(request.user, slug)
    return render(
        request,
        "institutions/work_home.html",
        {
            "institution": institution,
            "may_run": rules.may_run(request.user, institution),
            "may_lead": rules.may_lead(request.user, institution),
        },
    )


@login_required
def institution_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Let the leader write the institution's own page."""
    institution = selectors.institution_at_work(request.user, slug)
    _require(rules.may_lead(request.user, institution))
    # A copy: the head of the page keeps the stored name while the form holds what was typed.
    form = InstitutionForm(request.POST if request.method == "POST" else None, instance=copy(institution))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_texts(
                institution=form.save(commit=False),
                acting_user=user_of(request),
                fields=form.changed_fields,
                seen=form.cleaned_data["seen"],
            )
        except actions.ChangedMeanwhileError:
            institution.refresh_from_db()
            form.accept_newer(institution.page_revision)
            form.add_error(
                None,
                _(
                    "A colleague has changed the page since you opened it. What you wrote is still here. If you save "
                    "again, it replaces your colleague's words."
                ),
            )
        else:
            messages.success(request, _("Your page has been saved. Everybody sees it like this now."))
            return redirect("institution_edit", slug)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "institutions/edit.html", {"institution": institution, "form": form}, status=status)


@login_required
def staff_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who works there, in which role, and who has been invited."""
    institution = selectors.institution_at_work(request.user, slug)
    memberships = (
        Membership.objects.visible_to(request.user)
        .active()
        .filter(institution=institution)
        .select_related("user")
        .by_role()
    )
    invitations = (
        StaffInvitation.objects.visible_to(request.user)
        .unanswered()
        .filter(institution=institution)
        .order_by("-created_at", "-pk")
    )
    return render(
        request,
        "institutions/staff_list.html",
        {
            "institution": institution,
            "page": Paginator(memberships, COLLEAGUES_PER_PAGE).get_page(request.GET.get("side")),
            "invitations": invitations[:COLLEAGUES_PER_PAGE],
            "area_coordinators": selectors.coordinators_of(institution.area),
            "may_lead": rules.may_lead(request.user, institution),
            "may_hand_over": rules.may_hand_over(request.user, institution),
        },
    )


@login_required
def area_network(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the other places of the network and who stands in."""
    institution = selectors.institution_at_work(request.user, slug)
    networks = selectors.networks_of(institution)
    return render(request, "institutions/network.html", {"institution": institution, "networks": networks})


@login_required
def staff_invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite a colleague."""
    institution = selectors.institution_at_work(request.user, slug)
    _require(rules.may_lead(request.user, institution))
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = actions.invite(institution=institution, acting_user=user_of(request), **form.cleaned_data)
        except actions.AlreadyInvitedError:
            form.add_error("email", _("This person has been invited to that role already, or has it."))
        else:
            messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": invitation.email})
            return redirect("staff_list", slug)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "institutions/staff_invite.html", {"institution": institution, "form": form}, status=status)


@login_required
def hand_over(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite a successor."""
    institution = selectors.institution_at_work(request.user, slug)
    _require(rules.may_hand_over(request.user, institution))
    form = HandOverForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = actions.invite_successor(
                institution=institution, acting_user=user_of(request), **form.cleaned_data
            )
        except actions.NoSuccessorError:
            form.add_error("email", _("This is your own address. Write your successor's."))
        except actions.AlreadyInvitedError:
            form.add_error(None, _("A successor has been invited already. Take that invitation back first."))
        else:
            messages.success(
                request,
                _("The invitation is on its way to %(email)s. You lead until it is accepted.")
                % {"email": invitation.email},
            )
            return redirect("staff_list", slug)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "institutions/hand_over.html", {"institution": institution, "form": form}, status=status)


@login_required
@require_POST
def staff_invitation_resend(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Send an invitation again."""
    invitation = _invitation(request, slug, uuid)
    try:
        actions.resend(invitation=invitation, acting_user=user_of(request))
    except IllegalInvitationStateError:
        messages.warning(request, _("The invitation was answered or taken back in the meantime."))
    else:
        messages.success(
            request,
            _("A new link is on its way to %(email)s. The old one no longer works.") % {"email": invitation.email},
        )
    return redirect("staff_list", slug)


@login_required
@require_POST
def staff_invitation_cancel(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take an invitation back."""
    invitation = _invitation(request, slug, uuid)
    try:
        actions.cancel(invitation=invitation, acting_user=user_of(request))
    except IllegalInvitationStateError:
        messages.warning(request, _("The invitation was answered or taken back in the meantime."))
    else:
        messages.success(request, _("The invitation has been taken back. Its link no longer works."))
    return redirect("staff_list", slug)


def _invitation(request: HttpRequest, slug: str, uuid: UUID) -> StaffInvitation:
    """Return an invitation of one's own institution; 404 for another's, 403 for whom may not touch it."""
    institution = selectors.institution_at_work(request.user, slug)
    invitation = get_object_or_404(
        StaffInvitation.objects.filter(institution=institution).select_related("institution"), uuid=uuid
    )
    _require(rules.may_manage_invitation(request.user, invitation))
    return invitation


@login_required
def staff_end(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Ask, and then end a colleague's role."""
    institution = selectors.institution_at_work(request.user, slug)
    membership = get_object_or_404(
        Membership.objects.visible_to(request.user).active().select_related("user", "institution"),
        institution=institution,
        uuid=uuid,
    )
    _require(rules.may_end(request.user, membership))
    is_own = membership.user_id == request.user.pk
    if request.method == "POST":
        try:
            actions.end_membership(membership=membership, acting_user=user_of(request))
        except actions.LastLeaderError:
            messages.error(request, _("An institution always has a leader. Hand it over to a successor first."))
            return redirect("staff_list", slug)
        except IllegalMembershipStateError:
            messages.warning(request, _("That role has ended already."))
        else:
            messages.success(request, _("The role has ended. What the person stood for has gone to the leader."))
        still_there = rules.works_there(request.user, institution)
        return redirect("staff_list", slug) if still_there else redirect("work")
    return render(
        request,
        "institutions/staff_end.html",
        {
            "institution": institution,
            "membership": membership,
            "is_own": is_own,
            "leader": selectors.leader_of(institution),
        },
    )


@login_required
def staff_invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation to the one it is for, and let her or him say yes."""
    invitation = (
        StaffInvitation.objects.filter(token_hash=digest(token)).select_related("institution", "invited_by").first()
    )
    if invitation is None or not invitation.is_unanswered or invitation.has_run_out:
        return render(
            request,
            "institutions/invitation_gone.html",
            {"was_own": invitation is not None and actions.is_for(user_of(request), invitation)},
            status=HTTPStatus.GONE,
        )
    if not actions.is_for(user_of(request), invitation):
        return render(
            request,
            "institutions/invitation_wrong_person.html",
            {"user_email": user_of(request).email},
            status=HTTPStatus.FORBIDDEN,
        )
    if request.method == "POST":
        try:
            actions.accept(token=token, acting_user=user_of(request))
        except IllegalInvitationStateError:
            return render(request, "institutions/invitation_gone.html", {"was_own": True}, status=HTTPStatus.GONE)
        messages.success(request, _("Welcome to %(name)s.") % {"name": invitation.institution.name})
        return redirect("work_home", invitation.institution.slug)
    return render(
        request,
        "institutions/invitation.html",
        {"invitation": invitation, "institution": invitation.institution},
    )
