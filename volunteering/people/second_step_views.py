"""The second step: turning it on and off, and writing the code at login."""

from __future__ import annotations

import base64

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.logout import logout as end_session
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import clear_totp_secret
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from volunteering.people import second_step
from volunteering.people.http import LoggedInRequest, posted
from volunteering.people.second_step_forms import FirstAppCodeForm, SecondStepForm

form_page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@sensitive_post_parameters("code")
@form_page
@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")  # type: ignore[untyped-decorator]
def second_step_code(request: HttpRequest) -> HttpResponse:
    """Take the app's code, or a reserve code, between the code by e-mail and being logged in."""
    stage = request._login_stage  # type: ignore[attr-defined]  # noqa: SLF001 - where the library puts it
    form = SecondStepForm(posted(request), user=stage.login.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        response: HttpResponse = stage.exit()
        return response
    return render(request, "account/second_step_code.html", {"form": form})


@never_cache
@login_required
@sensitive_post_parameters("code")
@form_page
def second_step_home(request: LoggedInRequest) -> HttpResponse:
    """Say whether there is a second step, and turn it on with the first code from the app."""
    user = request.user
    is_on, may_change = second_step.is_on(user), second_step.may_change_login(request, request.user)
    if is_on or not may_change:
        return render(request, "account/second_step.html", {"is_on": is_on, "may_change": may_change})
    form = FirstAppCodeForm(posted(request), user=user)
    if request.method == "POST" and form.is_valid():
        codes = second_step.turn_on(acting_user=user, secret=form.secret)
        clear_totp_secret(request)
        second_step.note_taken(request, user)
        return render(request, "account/reserve_codes.html", {"codes": codes})
    picture = base64.b64encode(second_step.drawing(user, form.secret).encode()).decode()
    return render(
        request,
        "account/second_step_on.html",
        {
            "form": form,
            "picture": f"data:image/svg+xml;base64,{picture}",
            "secret": " ".join(form.secret[start : start + 4] for start in range(0, len(form.secret), 4)),
            "app_address": second_step.app_address(user, form.secret),
        },
    )


@never_cache
@login_required
@require_POST
def second_step_change(request: LoggedInRequest) -> HttpResponse:
    """Turn the second step off, or make new reserve codes; whoever logged in long ago logs in again first."""
    if not second_step.may_change_login(request, request.user):
        return log_in_again(request)
    if "codes" in request.POST and (codes := second_step.new_reserve_codes(acting_user=request.user)):
        return render(request, "account/reserve_codes.html", {"codes": codes})
    if "off" in request.POST:
        second_step.turn_off(acting_user=request.user)
        messages.success(request, _("The second step is off. You log in with a code by mail alone."))
    return redirect("second_step")


@never_cache
@login_required
@require_POST
def log_in_again(request: LoggedInRequest) -> HttpResponse:
    """Log out, and in again on the way back to the second step or to changing the address."""
    page = "account_email" if request.POST.get("to") == "email" else "second_step"
    address = f"{resolve_url('account_login')}?{urlencode({'next': reverse(page)})}"
    end_session(request, show_message=False)
    return redirect(address)
