"""Engagements on the institution's side: the list, one of them, registering on paper, certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from volunteering.clearances import actions as clearance_actions
from volunteering.clearances.rules import may_set_clearance
from volunteering.engagements import places, rules
from volunteering.engagements.actions import engaging
from volunteering.engagements.actions.looking import look_at_engagements
from volunteering.engagements.actions.meeting import ElsewhereError
from volunteering.engagements.models import Engagement, IllegalEngagementStateError, SignUp
from volunteering.engagements.needs import Answer
from volunteering.engagements.staff_forms import ClearanceForm, FrameForm, RegisterForm
from volunteering.engagements.views.meeting import PAGE_SIZE, workplace
from volunteering.institutions.models import Institution
from volunteering.people.actions import ClaimCodeNotPossibleError, issue_claim_code
from volunteering.people.http import user_of
from volunteering.web.forms import short_number

if TYPE_CHECKING:
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest, HttpResponse

TABS: Final = ("running", "ended")
_LEFT_MEANWHILE: Final = gettext_lazy("Somebody you have chosen has left meanwhile. Choose again.")


def _seen(request: HttpRequest, uuid: UUID) -> Engagement:
    engagement = get_object_or_404(Engagement.objects.near(request.user).with_details(), uuid=uuid)
    if not rules.may_see(request.user, engagement):
        raise PermissionDenied
    return engagement


def _changed(request: HttpRequest, uuid: UUID) -> Engagement:
    engagement = _seen(request, uuid)
    if not rules.may_change(request.user, engagement):
        raise PermissionDenied
    return engagement


@never_cache
@login_required
@require_safe
def engagement_list(request: HttpRequest, slug: str) -> HttpResponse:
    """List the people who give a hand at an institution."""
    institution = workplace(request, slug)
    tab = "ended" if request.GET.get("tab") == "ended" else "running"
    found = Engagement.objects.filter(institution=institution).with_details()
    found = (
        found.running().order_by("volunteer__name", "pk")
        if tab == "running"
        else found.ended().order_by("-ended_on", "-pk")
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("side"))
    here = reverse("engagement_list", args=[slug])
    return render(
        request,
        "engagements/engagement_list.html",
        {
            "institution": institution,
            "page": page,
            "rows": look_at_engagements(
                engagements=list(page),
                viewer=user_of(request),
                what="engagement_list",
                shows_contact=tab == "running",
            ),
            "tab": tab,
            "tabs": [(_("Now"), here), (_("Earlier"), f"{here}?tab=ended")],
            "current_tab": here if tab == "running" else f"{here}?tab=ended",
        },
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def engagement_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show an engagement and change its frame; nobody asks for a reason."""
    if request.method == "GET":
        return _show(request, _seen(request, uuid))
    engagement = _changed(request, uuid)
    form = FrameForm(request.POST, institution=engagement.institution, keep=engagement)
    if not form.is_valid():
        return _show(request, engagement, form=form)
    try:
        engaging.change_engagement(
            engagement=engagement, **form.frame(), acting_user=user_of(request), seen=form.cleaned_data["seen"]
        )
    except IllegalEngagementStateError:
        messages.warning(request, _("It has ended, so nothing has been changed."))
        return redirect("engagement_detail", engagement.uuid)
    except engaging.FrameChangedError:
        engagement.refresh_from_db(fields=["contact", "mentor", "unit", "weekly_hours"])
        form.accept_newer(engagement.frame)
        form.add_error(
            None,
            _(
                "A colleague has changed what has been agreed since you opened the page. What you chose is still here. "
                "If you save again, it replaces your colleague's."
            ),
        )
        return _show(request, engagement, form=form)
    except ElsewhereError:
        form.add_error("contact", _LEFT_MEANWHILE)
        return _show(request, engagement, form=form)
    messages.success(request, _("It has been changed."))
    return redirect("engagement_detail", engagement.uuid)


@login_required
@require_POST
def engagement_end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End an engagement on the institution's side."""
    engagement = _changed(request, uuid)
    engaging.end_engagement(
        engagement=engagement, acting_user=user_of(request), task_done=request.POST.get("reason") == "done"
    )
    messages.success(request, _("It has ended. A thank-you has been sent to those who have e-mail."))
    return redirect("engagement_detail", engagement.uuid)


@never_cache
@login_required
@require_POST
def engagement_paper(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a sheet to print: what the person would have read on a screen, and a code to take over with."""
    engagement = _changed(request, uuid)
    code = ""
    if engagement.volunteer.user_id is None and engagement.volunteer.merged_into_id is None:
        try:
            code = issue_claim_code(volunteer=engagement.volunteer, acting_user=user_of(request))
        except ClaimCodeNotPossibleError:
            # Taken over in this very moment: the sheet needs no code.
            code = ""
    row = look_at_engagements(
        engagements=[engagement],
        viewer=user_of(request),
        what="engagement_paper",
        shows_contact=engagement.is_running,
    )[0]
    return render(
        request, "engagements/engagement_paper.html", {"engagement": engagement, "person": row.person, "code": code}
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def register_volunteer(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter somebody who has no e-mail, or who was a volunteer before the system."""
    institution = workplace(request, slug)
    form = RegisterForm(request.POST if request.method == "POST" else None, institution=institution)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            engagement = engaging.register_volunteer(
                institution=institution,
                acting_user=user_of(request),
                name=data["name"],
                phone=data["phone"].as_e164,
                languages=data["languages"],
                age_band=data["age_band"],
                began_before_system=data["began_before_system"],
                opportunity=data["opportunity"],
                started_on=data["started_on"],
                **form.frame(),
            )
        except places.NoFreePlaceError:
            form.add_error("opportunity", _("All the places of this task are taken. Choose another one, or none."))
        except ElsewhereError:
            form.add_error("contact", _LEFT_MEANWHILE)
        else:
            messages.success(request, _("The person has been entered. Print the sheet and hand it over."))
            return redirect("engagement_detail", engagement.uuid)
    return render(request, "engagements/register_volunteer.html", {"institution": institution, "form": form})


@login_required
@require_POST
def clearance_set(request: HttpRequest, slug: str, uuid: UUID, kind: str) -> HttpResponse:
    """Note that a volunteer's certificate is in order, or take the note away; ``uuid`` stands for the volunteer."""
    institution = get_object_or_404(Institution.objects.staffed_by(request.user), slug=slug)
    if not may_set_clearance(request.user, institution):
        raise PermissionDenied
    # What runs before what has ended: that is the page on which the note was made.
    there = Engagement.objects.filter(institution=institution, volunteer__uuid=uuid).with_details()
    engagement = there.order_by(F("ended_on").desc(nulls_first=True), "-pk").first()
    sign_ups = SignUp.objects.at_institution().filter(institution=institution, volunteer__uuid=uuid)
    known = engagement or sign_ups.with_details().order_by("-sent_at").first()
    if known is None or kind not in clearance_actions.KINDS:
        raise Http404
    back = redirect("engagement_detail", engagement.uuid) if engagement else redirect("sign_up_meet", known.uuid)
    if "remove" in request.POST:
        clearance_actions.remove_clearance(
            volunteer=known.volunteer, institution=institution, kind=kind, acting_user=user_of(request)
        )
        messages.success(request, _("The note has been removed."))
        return back
    form = ClearanceForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please write the day as day, month and year."))
        return back
    try:
        clearance_actions.set_clearance(
            volunteer=known.volunteer,
            institution=institution,
            kind=kind,
            cleared_on=form.cleaned_data["cleared_on"],
            acting_user=user_of(request),
        )
    except clearance_actions.BadClearanceDayError:
        messages.error(request, _("The day must be today or earlier, and the certificate must not be too old."))
        return back
    messages.success(request, _("The certificate is in order."))
    return back


def _show(request: HttpRequest, engagement: Engagement, form: forms.Form | None = None) -> HttpResponse:
    may_change = rules.may_change(request.user, engagement)
    row = look_at_engagements(
        engagements=[engagement],
        viewer=user_of(request),
        what="engagement",
        shows_contact=engagement.is_running and rules.may_reach(request.user, engagement),
    )[0]
    frame = form or FrameForm(
        institution=engagement.institution,
        keep=engagement,
        initial={
            "contact": engagement.contact_id,
            "mentor": engagement.mentor_id,
            "unit": engagement.unit_id,
            "weekly_hours": short_number(engagement.weekly_hours),
        },
    )
    return render(
        request,
        "engagements/engagement_detail.html",
        {
            "engagement": engagement,
            "institution": engagement.institution,
            "person": row.person,
            "form": frame if may_change and engagement.is_running else None,
            "may_change": may_change,
            "clearance": row.clearance,
            "is_cleared": row.clearance is Answer.MET,
            "clearance_form": ClearanceForm() if may_set_clearance(request.user, engagement.institution) else None,
            "has_no_login": engagement.volunteer.user_id is None and engagement.volunteer.merged_into_id is None,
        },
    )
