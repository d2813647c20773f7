"""Signing up: the form, the code by e-mail, and the page that says what happens next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from volunteering.engagements.actions.first_contact import (
    keep_pending,
    pending_of,
    send_answers,
    send_pending,
)
from volunteering.engagements.actions.sending import FullError, GroupTooLargeError, NotOpenError
from volunteering.engagements.forms import FIFTEEN_OR_MORE, OfferHelpForm, SignUpForm
from volunteering.engagements.models import SignUp
from volunteering.engagements.places import takes_sign_ups
from volunteering.opportunities.models import Opportunity
from volunteering.people.guardians import TooManyGuardianQuestionsError
from volunteering.people.models import User, Volunteer
from volunteering.people.sign_in import EmailCodeProcess, TooManyCodesError

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest, HttpResponse, QueryDict

    from volunteering.engagements.forms import ContactForm
    from volunteering.opportunities.querysets import OpportunityQuerySet

PENDING_KEY: Final = "pending_sign_up"


@never_cache
@require_http_methods(["GET", "POST"])
def opportunity_sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the short form of a task, and send it or keep it until the e-mail is confirmed."""
    opportunity = get_object_or_404(_opportunities(), pk=pk)
    if request.method == "GET" and (there := SignUp.objects.of(request.user).still_counting().filter(opportunity=pk)):
        messages.info(request, _("You have already signed up for this."))
        return redirect("sign_up_detail", there[0].uuid)
    if not takes_sign_ups(opportunity) and request.method == "GET":
        return _closed(request, opportunity)
    form = SignUpForm(_posted(request), opportunity=opportunity, **_whom(request))
    if request.method == "POST" and form.is_valid():
        if not takes_sign_ups(opportunity):
            return _closed(request, opportunity, form)
        if not request.user.is_authenticated:
            if _is_full_for(opportunity, form):
                form.say_full()
                response = None
            else:
                response = _ask_for_code(request, opportunity, form)
        else:
            response = _send(request, opportunity, form)
        if response is not None:
            return response
    return render(
        request,
        "engagements/sign_up_form.html",
        {"form": form, "opportunity": opportunity, "is_full": not opportunity.has_free_places},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def offer_help(request: HttpRequest) -> HttpResponse:
    """Let somebody offer a hand without having chosen a task."""
    form = OfferHelpForm(_posted(request), **_whom(request))
    if request.method == "POST" and form.is_valid():
        ask = _send if request.user.is_authenticated else _ask_for_code
        response = ask(request, None, form)
        if response is not None:
            return response
    return render(request, "engagements/offer_help_form.html", {"form": form})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def sign_up_finish(request: HttpRequest) -> HttpResponse:
    """Send what waited for the code. Another person's log-in on a shared screen must say so first."""
    assert isinstance(request.user, User)  # noqa: S101 - login_required
    pending = pending_of(request.session.get(PENDING_KEY, ""))
    if pending is None:
        request.session.pop(PENDING_KEY, None)
        latest = SignUp.objects.of(request.user).order_by("-created_at").first()
        if latest is not None:
            return redirect("sign_up_detail", latest.uuid)
        messages.info(request, _("There is nothing that waits to be sent. What you typed is kept for 24 hours."))
        return redirect("opportunity_list")
    if request.method == "GET" and pending.email != request.user.email:
        return render(request, "engagements/sign_up_finish.html", {"pending": pending})
    try:
        sent = send_pending(pending=pending, acting_user=request.user)
    except (NotOpenError, FullError, GroupTooLargeError, TooManyGuardianQuestionsError) as error:
        return _show_again(request, pending.opportunity, pending.answers, error)
    del request.session[PENDING_KEY]
    return redirect("sign_up_receipt", sent[0].uuid)


@never_cache
@login_required
@require_safe
def sign_up_receipt(request: HttpRequest, uuid: str) -> HttpResponse:
    """Say thank you and what happens next."""
    sign_up = get_object_or_404(SignUp.objects.of(request.user).with_details(), uuid=uuid)
    return render(request, "engagements/sign_up_receipt.html", {"sign_up": sign_up})


def _opportunities() -> OpportunityQuerySet:
    shown: OpportunityQuerySet = Opportunity.objects.public()
    return shown.select_related("institution__area", "contact__user", "district")


def _is_full_for(opportunity: Opportunity, form: SignUpForm) -> bool:
    size: int = form.cleaned_data.get("size", 1)
    return opportunity.places_taken + size > opportunity.places and not form.cleaned_data.get("joins_waiting_list")


def _posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, also when every field was left empty."""
    return request.POST if request.method == "POST" else None


class _Whom(TypedDict):
    """Who fills a form in."""

    user: AbstractBaseUser | AnonymousUser
    volunteer: Volunteer | None


def _whom(request: HttpRequest) -> _Whom:
    volunteer = Volunteer.objects.of(request.user).first()
    return {"user": request.user, "volunteer": volunteer}


def _closed(request: HttpRequest, opportunity: Opportunity, form: SignUpForm | None = None) -> HttpResponse:
    """Say that the task takes nobody just now; what was typed is shown, so that it can be used elsewhere."""
    return render(
        request,
        "engagements/sign_up_closed.html",
        {"opportunity": opportunity, "form": form},
        status=409 if form is not None else 200,
    )


def _ask_for_code(request: HttpRequest, opportunity: Opportunity | None, form: ContactForm) -> HttpResponse | None:
    """Keep what was typed and send the code; ``None`` when too many codes have been asked for."""
    answers = form.answers()
    try:
        EmailCodeProcess.begin(request, email=answers["email"], purpose="sign_in", next_url=reverse("sign_up_finish"))
    except TooManyCodesError:
        form.add_error("email", _("Many codes have been sent to this address. Please wait a little and try again."))
        return None
    # Only now: who may not ask for more codes leaves no more rows behind either.
    request.session[PENDING_KEY] = keep_pending(opportunity=opportunity, answers=answers)
    return redirect("account_login_code")


def _send(request: HttpRequest, opportunity: Opportunity | None, form: ContactForm) -> HttpResponse | None:
    """Send the form of somebody who is logged in; ``None`` when the form must be shown again."""
    assert isinstance(request.user, User)  # noqa: S101 - the caller asked
    try:
        sent = send_answers(opportunity=opportunity, answers=form.answers(), acting_user=request.user)
    except NotOpenError:
        if opportunity is None or not isinstance(form, SignUpForm):
            # An offer without a task has nothing that could close.
            raise
        return _closed(request, opportunity, form)
    except (FullError, GroupTooLargeError, TooManyGuardianQuestionsError) as error:
        _explain(form, error)
        return None
    return redirect("sign_up_receipt", sent[0].uuid)


def _explain(form: ContactForm, error: Exception) -> None:
    if isinstance(error, FullError) and isinstance(form, SignUpForm):
        form.say_full()
    elif isinstance(error, TooManyGuardianQuestionsError):
        form.add_error(None, _("We have written to your guardian several times today. Please try again tomorrow."))
    else:
        form.add_error(None, _("There is no longer room for so many of you. Please write how many you are now."))


def _show_again(
    request: HttpRequest, opportunity: Opportunity | None, answers: dict[str, object], error: Exception
) -> HttpResponse:
    """Show the form again with what was typed before the code, and why it could not be sent."""
    typed = {name: value for name, value in answers.items() if value not in (False, None)}
    typed["age"] = typed.get("age") or FIFTEEN_OR_MORE
    if opportunity is None:
        form: ContactForm = OfferHelpForm(typed, **_whom(request))
        form.is_valid()
        _explain(form, error)
        return render(request, "engagements/offer_help_form.html", {"form": form})
    form = SignUpForm(typed, opportunity=opportunity, **_whom(request))
    form.is_valid()
    if isinstance(error, NotOpenError):
        return _closed(request, opportunity, form)
    _explain(form, error)
    return render(
        request,
        "engagements/sign_up_form.html",
        {
            "form": form,
            "opportunity": opportunity,
            "is_full": not opportunity.has_free_places,
            "action": reverse("opportunity_sign_up", args=[opportunity.pk]),
        },
    )
