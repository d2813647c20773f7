"""A second step at login for those who want one, and for those who must: a code from an app on one's phone.

What is beneath is the login library's: the codes, their single use, the stage between the e-mail code and being in.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction
from django.utils import timezone

from volunteering.messaging.actions import enqueue
from volunteering.people.messages import SECOND_STEP_CHANGED
from volunteering.people.models import User
from volunteering.records.actions import log

if TYPE_CHECKING:
    from django.http import HttpRequest

RECENT_LOGIN_SECONDS: Final = 10 * 60
"""The second step and the address are changed only by who has logged in so lately, not by who finds an open screen."""

METHOD: Final = "mfa"
"""What the login library calls a login through the second step."""


def is_on(user: User) -> bool:
    """Say whether the user is asked for a code from the app at login."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())


def has_logged_in_lately(request: HttpRequest, user: User) -> bool:
    """Say whether this browser's login is new enough for changing how one logs in."""
    records = get_authentication_records(request, user)
    return bool(records and time.time() - float(records[-1]["at"]) < RECENT_LOGIN_SECONDS)


def may_change_login(request: HttpRequest, user: User) -> bool:
    """Say whether this login is new enough and, where there is a second step, went through it."""
    if is_on(user) and not was_taken(request, user):
        return False
    return has_logged_in_lately(request, user)


def note_taken(request: HttpRequest, user: User) -> None:
    """Remember in this browser's login that a code from the app has been typed."""
    record_authentication(request, user, method=METHOD)


def was_taken(request: HttpRequest, user: User) -> bool:
    """Say whether this browser's login went through the second step; one from before it was turned on did not."""
    return any(record["method"] == METHOD for record in get_authentication_records(request, user))


def drawing(user: User, secret: str) -> str:
    """Return the square of the app's camera as SVG."""
    adapter = get_adapter()
    return str(adapter.build_totp_svg(adapter.build_totp_url(user, secret)))


def app_address(user: User, secret: str) -> str:
    """Return the address that opens the app when it is on the same device."""
    return str(get_adapter().build_totp_url(user, secret))


@transaction.atomic
def turn_on(*, acting_user: User, secret: str) -> list[str]:
    """Ask for the app's code from now on; the caller has had one typed. Returns the reserve codes. Twice is once."""
    user = User.objects.select_for_update().get(pk=acting_user.pk)
    if not is_on(user):
        TOTP.activate(user, secret)
        log(acting_user=user, verb="user.second_step_on", target=user)
        _tell(user, is_on_now=True)
    return list(RecoveryCodes.activate(user).get_unused_codes())


@transaction.atomic
def new_reserve_codes(*, acting_user: User) -> list[str]:
    """Return new reserve codes; the old ones no longer work. None while the second step is off."""
    user = User.objects.select_for_update().get(pk=acting_user.pk)
    if not is_on(user):
        return []
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    log(acting_user=user, verb="user.reserve_codes_renewed", target=user)
    return list(RecoveryCodes.activate(user).get_unused_codes())


@transaction.atomic
def turn_off(*, acting_user: User) -> None:
    """Ask for no second step any more. Twice is once."""
    user = User.objects.select_for_update().get(pk=acting_user.pk)
    was_on = is_on(user)
    Authenticator.objects.filter(user=user).delete()
    if was_on:
        log(acting_user=user, verb="user.second_step_off", target=user)
        _tell(user, is_on_now=False)


def _tell(user: User, *, is_on_now: bool) -> None:
    enqueue(
        kind=SECOND_STEP_CHANGED,
        key=f"second-step-{user.pk}-{timezone.now().isoformat()}",
        to_address=user.email,
        language=user.language,
        context={"name": user.get_short_name(), "is_on": is_on_now},
        recipient_id=user.pk,
    )
