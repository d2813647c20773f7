"""Meeting people: the list of sign-ups, one sign-up with everything that can be done, and offers to an area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from volunteering.clearances.rules import may_set_clearance
from volunteering.engagements import places, rules
from volunteering.engagements.actions import meeting
from volunteering.engagements.actions.looking import look_at_sign_ups
from volunteering.engagements.choices import DeclineReason, SignUpState
from volunteering.engagements.models import IllegalSignUpStateError, SignUp, areas_coordinated_by
from volunteering.engagements.needs import Answer, Need
from volunteering.engagements.selectors import TABS, counts_by_tab
from volunteering.engagements.staff_forms import ClearanceForm, DeclineForm, InviteForm, PassOnForm, WelcomeForm
from volunteering.engagements.words import answer_label, badge_kind, need_label
from volunteering.institutions.models import Institution
from volunteering.institutions.rules import may_run
from volunteering.people.http import user_of

if TYPE_CHECKING:
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest, HttpResponse

    from volunteering.engagements.actions.looking import MetSignUp

PAGE_SIZE: Final = 20


def workplace(request: HttpRequest, slug: str) -> Institution:
    """Return an institution that the user runs; 404 for somebody from elsewhere, 403 for another role there."""
    institution = get_object_or_404(Institution.objects.staffed_by(request.user), slug=slug)
    if not may_run(request.user, institution):
        raise PermissionDenied
    return institution


def _near(request: HttpRequest, uuid: UUID) -> SignUp:
    sign_up = get_object_or_404(SignUp.objects.near(request.user).with_details(), uuid=uuid)
    if not rules.may_meet(request.user, sign_up):
        raise PermissionDenied
    return sign_up


@never_cache
@login_required
@require_safe
def sign_up_list(request: HttpRequest, slug: str) -> HttpResponse:
    """List the sign-ups of an institution by how far they are, oldest first."""
    institution = workplace(request, slug)
    tab = request.GET.get("tab", "new")
    tab = tab if tab in TABS else "new"
    found = (
        SignUp.objects.at_institution()
        .filter(institution=institution, state__in=TABS[tab])
        .with_details()
        .prefetch_related("talk_times")
        .order_by("sent_at", "pk")
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("side"))
    counts = counts_by_tab(institution)
    here = reverse("sign_up_list", args=[slug])
    labels = {
        "new": _("New ones"),
        "talk": _("Invited to talk"),
        "waiting": _("Waiting list"),
        "welcome": _("Welcomed"),
        "closed": _("Closed"),
    }
    return render(
        request,
        "engagements/sign_up_list.html",
        {
            "institution": institution,
            "page": page,
            "rows": [
                _shown(row)
                for row in look_at_sign_ups(sign_ups=list(page), viewer=user_of(request), what="sign_up_list")
            ],
            "tabs": [
                (label, f"{here}?tab={name}", 0 if name in {"closed", "welcome"} else counts[name])
                for name, label in labels.items()
            ],
            "current_tab": f"{here}?tab={tab}",
            "tab": tab,
            "tab_label": labels[tab],
        },
    )


@never_cache
@login_required
@require_safe
def offer_of_help_list(request: HttpRequest) -> HttpResponse:
    """List the offers to help of the areas that the user coordinates, oldest first."""
    if not rules.coordinates_anything(request.user):
        raise PermissionDenied
    found = (
        SignUp.objects.met_by(request.user)
        .unsolicited()
        .open()
        .with_details()
        .prefetch_related("talk_times")
        .order_by("sent_at", "pk")
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("side"))
    rows = look_at_sign_ups(sign_ups=list(page), viewer=user_of(request), what="offer_of_help_list")
    return render(
        request,
        "engagements/offer_of_help_list.html",
        {"page": page, "rows": [_shown(row) for row in rows], "areas": areas_coordinated_by(request.user)},
    )


@never_cache
@login_required
@require_safe
def sign_up_meet(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show one sign-up with everything that can be done with it."""
    return _meet(request, _near(request, uuid))


@login_required
@require_POST
def sign_up_invite(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Invite to a talk."""
    sign_up = _near(request, uuid)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _meet(request, sign_up, invite_form=form)
    try:
        meeting.invite(
            sign_up=sign_up, times=form.times(), note=form.cleaned_data["note"], acting_user=user_of(request)
        )
    except meeting.BadTalkTimesError:
        form.add_error("time_1", _("This time has gone by. Choose one that is still to come."))
        return _meet(request, sign_up, invite_form=form)
    except IllegalSignUpStateError:
        return _changed(request, sign_up, invite_form=form)
    return _done(request, sign_up, _("The invitation has been sent."))


@login_required
@require_POST
def sign_up_welcome(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say welcome."""
    sign_up = _near(request, uuid)
    if sign_up.institution is None:
        return _changed(request, sign_up)
    form = WelcomeForm(request.POST, institution=sign_up.institution)
    if not form.is_valid():
        return _meet(request, sign_up, welcome_form=form)
    try:
        engagement = meeting.welcome(
            sign_up=sign_up,
            **form.frame(),
            started_on=form.cleaned_data["started_on"],
            acting_user=user_of(request),
        )
    except places.NoFreePlaceError:
        form.add_error(
            None,
            _("All the places are taken. You can put the person on the waiting list, or give the task more places."),
        )
        return _meet(request, sign_up, welcome_form=form)
    except meeting.ElsewhereError:
        form.add_error("contact", _("Somebody you have chosen has left meanwhile. Choose again."))
        return _meet(request, sign_up, welcome_form=form)
    except IllegalSignUpStateError:
        return _changed(request, sign_up, welcome_form=form)
    messages.success(request, _("Welcome has been said. Here is the engagement."))
    return redirect("engagement_detail", engagement.uuid)


@login_required
@require_POST
def sign_up_wait(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put on the waiting list."""
    sign_up = _near(request, uuid)
    try:
        meeting.put_on_waiting_list(sign_up=sign_up, acting_user=user_of(request))
    except places.PlaceIsFreeError:
        messages.info(request, _("There is a free place, so nobody needs to wait. You can say welcome."))
        return redirect("sign_up_meet", sign_up.uuid)
    except IllegalSignUpStateError:
        return _changed(request, sign_up)
    return _done(
        request, sign_up, _("The person is on the waiting list. A place that comes free is offered by itself.")
    )


@login_required
@require_POST
def sign_up_decline(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Give a kind no."""
    sign_up = _near(request, uuid)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _meet(request, sign_up, decline_form=form)
    try:
        meeting.decline(
            sign_up=sign_up, reason=DeclineReason(form.cleaned_data["reason"]), acting_user=user_of(request)
        )
    except IllegalSignUpStateError:
        return _changed(request, sign_up, decline_form=form)
    return _done(request, sign_up, _("A kind message has been sent."))


@login_required
@require_POST
def sign_up_pass_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Pass an offer to help on to a place, or to a task there."""
    sign_up = _near(request, uuid)
    form = PassOnForm(request.POST)
    if "show_tasks" in request.POST or not form.is_valid():
        return _meet(request, sign_up, pass_on_form=form)
    try:
        meeting.pass_on(
            sign_up=sign_up,
            institution=form.cleaned_data["institution"],
            opportunity=form.cleaned_data.get("opportunity"),
            acting_user=user_of(request),
        )
    except meeting.NotOpenError:
        form.add_error("opportunity", _("This task takes no sign-ups any more. Choose another one."))
        return _meet(request, sign_up, pass_on_form=form)
    except meeting.AlreadyThereError:
        form.add_error("institution", _("The person has signed up there already."))
        return _meet(request, sign_up, pass_on_form=form)
    except IllegalSignUpStateError:
        return _changed(request, sign_up)
    messages.success(request, _("The offer has been passed on, and the person has been told."))
    return redirect("offer_of_help_list")


def _done(request: HttpRequest, sign_up: SignUp, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect("sign_up_meet", sign_up.uuid)


def _changed(request: HttpRequest, sign_up: SignUp, **given: forms.Form) -> HttpResponse:
    """Show how it stands now, with what was typed, when somebody else was faster."""
    messages.warning(request, _("Something has changed since you opened the page. Here is how it stands now."))
    return _meet(request, SignUp.objects.with_details().get(pk=sign_up.pk), **given)


def _meet(request: HttpRequest, sign_up: SignUp, **given: forms.Form) -> HttpResponse:
    row = look_at_sign_ups(sign_ups=[sign_up], viewer=user_of(request), what="sign_up")[0]
    institution, task = sign_up.institution, sign_up.opportunity
    state = sign_up.state
    has_place = sign_up.holds_places or task is None or places.fits(task, sign_up.places)
    accepted = sign_up.has_accepted_offer
    may_invite = state in {SignUpState.SENT, SignUpState.INVITED, SignUpState.WAITING} or accepted
    may_welcome = institution is not None and (
        (state in {SignUpState.SENT, SignUpState.INVITED} and has_place) or (state == SignUpState.OFFERED and accepted)
    )
    context: dict[str, Any] = {
        "sign_up": sign_up,
        "row": _shown(row),
        "institution": institution,
        "times": list(sign_up.talk_times.all()),
        "has_place": has_place,
        "may_wait": task is not None and not has_place and state in {SignUpState.SENT, SignUpState.INVITED},
        "engagement": getattr(sign_up, "engagement", None),
        "is_open": sign_up.is_open,
    }
    if may_invite:
        context["invite_form"] = given.get("invite_form") or InviteForm(initial={"note": sign_up.talk_note})
    if institution is not None and (may_welcome or "welcome_form" in given):
        context["welcome_form"] = given.get("welcome_form") or WelcomeForm(
            institution=institution,
            initial={"contact": task.contact_id if task else None, "unit": task.unit_id if task else None},
        )
    if sign_up.is_open:
        context["decline_form"] = given.get("decline_form") or DeclineForm()
    if institution is None and state in {SignUpState.SENT, SignUpState.INVITED}:
        context["pass_on_form"] = given.get("pass_on_form") or PassOnForm()
    needs_clearance = row.needs.get(Need.CLEARANCE) is Answer.NOT_YET
    if institution is not None and needs_clearance and may_set_clearance(user_of(request), institution):
        context["clearance_form"] = ClearanceForm()
    return render(request, "engagements/sign_up_meet.html", {**context, "given": set(given)})


def _shown(row: MetSignUp) -> dict[str, Any]:
    """Return a row with its words, ready for a template."""
    return {
        "sign_up": row.sign_up,
        "person": row.person,
        "is_silent": row.is_silent,
        "meets_needs": row.meets_needs,
        "needs": [
            {"label": need_label(need), "answer": answer_label(need, answer), "kind": badge_kind(answer)}
            for need, answer in row.needs.items()
        ],
        "chosen": next((time for time in row.sign_up.talk_times.all() if time.is_chosen), None),
    }
