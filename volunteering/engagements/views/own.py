"""The volunteer's own pages: a sign-up and its next step, an engagement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from volunteering.engagements.actions import engaging, sending
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import Engagement, IllegalSignUpStateError, SignUp, TalkTime
from volunteering.engagements.selectors import waits_for_volunteer
from volunteering.engagements.words import next_step
from volunteering.people.http import user_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@never_cache
@login_required
@require_safe
def sign_up_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a volunteer the own sign-up: how far it is, and what to do next."""
    sign_up = _own(request, uuid)
    times = list(sign_up.talk_times.all())
    is_talking = sign_up.state == SignUpState.INVITED or sign_up.has_accepted_offer
    engagement = Engagement.objects.filter(sign_up=sign_up).with_details().first()
    return render(
        request,
        "engagements/sign_up_detail.html",
        {
            "sign_up": sign_up,
            "next_step": next_step(sign_up),
            "waits": waits_for_volunteer(sign_up),
            "times": times if is_talking else [],
            "chosen": next((time for time in times if time.is_chosen), None),
            "now": timezone.now(),
            "engagement": engagement,
        },
    )


@login_required
@require_POST
def talk_time_choose(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """Choose one of the proposed times."""
    sign_up = _own(request, uuid)
    talk_time = get_object_or_404(TalkTime, sign_up=sign_up, pk=pk)
    try:
        sending.choose_talk_time(sign_up=sign_up, talk_time=talk_time, acting_user=user_of(request))
    except sending.TalkTimePassedError:
        messages.error(request, _("This time has gone by. Choose another one, or call the place."))
    except IllegalSignUpStateError:
        _say_changed(request)
    else:
        messages.success(request, _("The time is agreed. They have been told."))
    return redirect("sign_up_detail", sign_up.uuid)


@login_required
@require_POST
def offer_accept(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say yes to a held place."""
    return _answer(request, uuid, sending.accept_offer, _("The place is yours. They have been told."))


@login_required
@require_POST
def offer_decline(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say no thanks to a held place."""
    return _answer(
        request, uuid, sending.decline_offer, _("Thank you for telling. The place goes to the next in line.")
    )


@login_required
@require_POST
def sign_up_withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Step back."""
    return _answer(request, uuid, sending.withdraw, _("You have stepped back. You are always welcome again."))


@never_cache
@login_required
@require_safe
def engagement_own(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a volunteer the own engagement."""
    engagement = get_object_or_404(Engagement.objects.of(request.user).with_details(), uuid=uuid)
    return render(request, "engagements/engagement_own.html", {"engagement": engagement})


@login_required
@require_POST
def engagement_stop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Let the volunteer end the own engagement; nobody asks why."""
    engagement = get_object_or_404(Engagement.objects.of(request.user).with_details(), uuid=uuid)
    engaging.end_engagement(engagement=engagement, acting_user=user_of(request))
    messages.success(request, _("It has ended. Thank you for the hand you have given."))
    return redirect("engagement_own", engagement.uuid)


def _own(request: HttpRequest, uuid: UUID) -> SignUp:
    return get_object_or_404(SignUp.objects.of(request.user).with_details().prefetch_related("talk_times"), uuid=uuid)


def _answer(request: HttpRequest, uuid: UUID, action: Callable[..., SignUp], thanks: str) -> HttpResponse:
    sign_up = _own(request, uuid)
    try:
        action(sign_up=sign_up, acting_user=user_of(request))
    except IllegalSignUpStateError:
        _say_changed(request)
    else:
        messages.success(request, thanks)
    return redirect("sign_up_detail", sign_up.uuid)


def _say_changed(request: HttpRequest) -> None:
    messages.warning(request, _("Something has changed since you opened the page. Here is how it stands now."))
