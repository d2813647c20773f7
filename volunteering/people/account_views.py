"""Logging in and out, and what belongs to the login: address, password, language."""

from __future__ import annotations

from allauth.account import signals as allauth_signals
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.logout import logout as end_session
from allauth.account.models import EmailAddress, Login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from volunteering.people import code_pages, second_step, sign_in
from volunteering.people.account_forms import (
    CodeForm,
    EmailForm,
    LanguageForm,
    NewEmailForm,
    NewPasswordForm,
    PasswordLoginForm,
)
from volunteering.people.http import LoggedInRequest, posted
from volunteering.people.sign_in import EmailCodeProcess
from volunteering.records.actions import log

form_page = require_http_methods(["GET", "HEAD", "POST"])


def safe_next(request: HttpRequest, address: str) -> str:
    """Return an address of this site to go on to, or an empty text."""
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else ""


# --- Logging in and signing up: one way -------------------------------------------------------------------------------
@never_cache
@form_page
def login(request: HttpRequest) -> HttpResponse:
    """Ask for the address and send the code."""
    next_url = safe_next(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(next_url or resolve_url(settings.LOGIN_REDIRECT_URL))
    form = EmailForm(posted(request), initial={"next": next_url, "email": _begun_with(request)})
    if request.method == "POST" and form.is_valid():
        try:
            EmailCodeProcess.begin(request, email=form.cleaned_data["email"], purpose="sign_in", next_url=next_url)
        except sign_in.TooManyCodesError:
            form.add_error("email", code_pages.too_many_codes())
        else:
            return redirect("account_login_code")
    query = f"?{urlencode({'next': next_url})}" if next_url else ""
    return render(request, "account/login.html", {"form": form, "next_query": query})


def _begun_with(request: HttpRequest) -> str:
    process = EmailCodeProcess.resume(request, purpose="sign_in")
    return process.email if process is not None else ""


@never_cache
@require_safe
def signup(request: HttpRequest) -> HttpResponse:
    """Send on to the one way in; there is no other for those who are new."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(resolve_url("account_login") + (f"?{query}" if query else ""))


@never_cache
@sensitive_post_parameters("code")
@form_page
def login_code(request: HttpRequest) -> HttpResponse:
    """Take the code, or send a new one."""
    process = EmailCodeProcess.resume(request, purpose="sign_in")
    if request.user.is_authenticated:
        return redirect(resolve_url(settings.LOGIN_REDIRECT_URL))
    if process is None:
        return code_pages.begin_again(request, "account_login")
    form = CodeForm(request.POST if code_pages.is_code(request) else None)
    if code_pages.is_resend(request):
        if code_pages.send_again(request, process):
            return redirect("account_login_code")
    elif request.method == "POST" and form.is_valid() and code_pages.code_is_right(process, form):
        return sign_in.finish_sign_in(process)
    return render(request, "account/login_code.html", {"form": form, "email": process.email, "back": "account_login"})


@never_cache
@sensitive_post_parameters("password")
@form_page
def login_password(request: HttpRequest) -> HttpResponse:
    """Log in with a password, for those who have chosen one."""
    next_url = safe_next(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(next_url or resolve_url(settings.LOGIN_REDIRECT_URL))
    form = PasswordLoginForm(posted(request), initial={"next": next_url})
    if request.method == "POST" and form.is_valid():
        response = _log_in_with_password(request, form, next_url)
        if response is not None:
            return response
    query = f"?{urlencode({'next': next_url})}" if next_url else ""
    return render(request, "account/login_password.html", {"form": form, "next_query": query})


def _log_in_with_password(request: HttpRequest, form: PasswordLoginForm, next_url: str) -> HttpResponse | None:
    email = form.cleaned_data["email"]
    if not ratelimit.consume(request, action="login"):
        form.add_error(None, _("There have been many attempts from this place. Wait a minute and try again."))
        return None
    try:
        user = get_adapter().authenticate(request, email=email, password=form.cleaned_data["password"])
    except ValidationError:
        form.add_error(None, _("There have been too many attempts. Wait five minutes, or log in with a code."))
        return None
    if user is None:
        form.add_error(
            "password", _("The address and the password do not fit together. You can log in with a code instead.")
        )
        return None
    if not EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists():
        form.add_error(None, _("Log in with a code this time, so that we know that the address is yours."))
        return None
    record_authentication(request, user, method="password", email=email)
    response: HttpResponse = perform_login(request, Login(user=user, email=email, redirect_url=next_url or None))
    return response


@never_cache
@form_page
def logout(request: HttpRequest) -> HttpResponse:
    """Log out; asks first when somebody only followed a link."""
    if not request.user.is_authenticated:
        return redirect(settings.LOGOUT_REDIRECT_URL)
    if request.method == "POST":
        end_session(request, show_message=False)
        messages.success(request, _("You are logged out. See you soon."))
        return redirect(settings.LOGOUT_REDIRECT_URL)
    return render(request, "account/logout.html")


@never_cache
@require_safe
def inactive(request: HttpRequest) -> HttpResponse:
    """Tell somebody whose login has been closed whom to call."""
    return render(request, "account/account_inactive.html")


# --- The account ------------------------------------------------------------------------------------------------------
@never_cache
@login_required
@form_page
def account(request: LoggedInRequest) -> HttpResponse:
    """Show the login's own things, and change the language of our mails."""
    form = LanguageForm(posted(request), instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("account")
    return render(request, "account/account.html", {"form": form, "has_second_step": second_step.is_on(request.user)})


@never_cache
@login_required
@form_page
def email(request: LoggedInRequest) -> HttpResponse:
    """Ask for a new address and send a code to it; whoever logged in long ago logs in again first."""
    if not second_step.may_change_login(request, request.user):
        return render(request, "account/email.html", {"may_change": False})
    form = NewEmailForm(posted(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            EmailCodeProcess.begin(request, email=form.cleaned_data["email"], purpose="new_email")
        except sign_in.TooManyCodesError:
            form.add_error("email", code_pages.too_many_codes())
        else:
            return redirect("account_email_code")
    return render(request, "account/email.html", {"form": form, "may_change": True})


@never_cache
@login_required
@sensitive_post_parameters("code")
@form_page
def email_code(request: LoggedInRequest) -> HttpResponse:
    """Take the code from the new address, or send a new one."""
    process = EmailCodeProcess.resume(request, purpose="new_email")
    if process is None:
        return code_pages.begin_again(request, "account_email")
    form = CodeForm(request.POST if code_pages.is_code(request) else None)
    if code_pages.is_resend(request):
        if code_pages.send_again(request, process):
            return redirect("account_email_code")
    elif request.method == "POST" and form.is_valid() and code_pages.code_is_right(process, form):
        try:
            sign_in.change_email(acting_user=request.user, new_email=process.email)
        except sign_in.EmailTakenError:
            form.add_error(
                "code", _("Another login already uses this address. Log out and log in with it, or call us.")
            )
        else:
            process.abort()
            # Logins elsewhere ended with the old address; this one goes on.
            request.user.refresh_from_db()
            update_session_auth_hash(request, request.user)
            messages.success(
                request,
                _("Your e-mail address has been changed. You are logged out on all other phones and computers."),
            )
            return redirect("account")
    return render(request, "account/email_code.html", {"form": form, "email": process.email, "back": "account_email"})


@never_cache
@login_required
@sensitive_post_parameters("password")
@form_page
def password(request: LoggedInRequest) -> HttpResponse:
    """Choose a password or another one. The old one is not asked for: a code is enough to log in anyway."""
    form = NewPasswordForm(posted(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        request.user.set_password(form.cleaned_data["password"])
        request.user.save(update_fields=["password"])
        update_session_auth_hash(request, request.user)
        log(acting_user=request.user, verb="user.password_set", target=request.user)
        allauth_signals.password_set.send(sender=type(request.user), request=request, user=request.user)
        messages.success(request, _("Your password has been saved. You can still log in with a code."))
        return redirect("account")
    return render(request, "account/password.html", {"form": form})


@never_cache
@login_required
@require_POST
def password_remove(request: LoggedInRequest) -> HttpResponse:
    """Do without a password again."""
    request.user.set_unusable_password()
    request.user.save(update_fields=["password"])
    update_session_auth_hash(request, request.user)
    log(acting_user=request.user, verb="user.password_removed", target=request.user)
    messages.success(request, _("Your password has been removed. You log in with a code."))
    return redirect("account")
