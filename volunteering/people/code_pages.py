"""What every page that takes a code from a mail shares: whether the code is right, and sending another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from volunteering.people import sign_in

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from volunteering.people.sign_in import EmailCodeProcess


def is_resend(request: HttpRequest) -> bool:
    """Say whether another code was asked for."""
    return request.method == "POST" and "resend" in request.POST


def is_code(request: HttpRequest) -> bool:
    """Say whether a code was sent in."""
    return request.method == "POST" and not is_resend(request)


def too_many_codes() -> str:
    """Return what to say when one must wait for the next code."""
    return _(
        "We have just sent several codes. Look in your mail, also among unwanted mail, or wait a little and try again."
    )


def begin_again(request: HttpRequest, name: str, *args: object) -> HttpResponse:
    """Send back to the page where the address is typed."""
    messages.info(request, _("Write your e-mail address first, and we send you a code."))
    return redirect(name, *args)


def send_again(request: HttpRequest, process: EmailCodeProcess) -> bool:
    """Send another code and say so; says whether one was sent."""
    try:
        process.send()
    except sign_in.TooManyCodesError:
        messages.error(request, too_many_codes())
        return False
    messages.success(request, _("We have sent a new code. The one before no longer works."))
    return True


def code_is_right(process: EmailCodeProcess, form: forms.Form) -> bool:
    """Check the typed code; what is wrong with it is said at the field ``code``."""
    reasons: dict[type[Exception], Any] = {
        sign_in.CodeWrongError: _("That is not the code. Look at the newest mail from us and try again."),
        sign_in.CodeExpiredError: _("The code has expired. Have a new one sent below."),
        sign_in.CodeUsedUpError: _("There have been too many attempts with this code. Have a new one sent below."),
    }
    try:
        process.check(form.cleaned_data["code"])
    except tuple(reasons) as reason:
        form.add_error("code", reasons[type(reason)])
        return False
    return True
