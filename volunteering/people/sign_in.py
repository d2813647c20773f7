"""Proving that an e-mail address is one's own with a one-time code: to log in, to sign up, to change the address.

One way for everybody. Until the right code has been typed nothing is looked up about the address, so a known and an
unknown one cost the same and look the same. The code waits in the session of the browser that asked for it, as a
keyed digest; attempts are counted outside the session, so that many at once count too.
"""

from __future__ import annotations

import secrets
import time
import uuid
from typing import TYPE_CHECKING, Any, Final, Literal

from allauth.account import signals as allauth_signals
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import EmailAddress, Login
from allauth.core import ratelimit
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language

from volunteering.messaging.actions import enqueue
from volunteering.people.messages import EMAIL_CHANGED, NEW_EMAIL_CODE, SIGN_IN_CODE
from volunteering.people.models import User
from volunteering.records.actions import log

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SESSION_KEY: Final = "email_code"
CODE_DIGITS: Final = 8
"""Two groups of four, as a Danish phone number: easy to carry over, and a hundred million possibilities."""
LIFETIME: Final = 15 * 60
"""How long a code works, in seconds."""
MOST_ATTEMPTS: Final = 5

Purpose = Literal["sign_in", "new_email", "confirm"]
"""What the code is for; ``confirm`` shows that an address is one's own and logs nobody in."""


class TooManyCodesError(Exception):
    """So many codes have been asked for that one must wait."""


class CodeWrongError(Exception):
    """Another code was sent."""


class CodeExpiredError(Exception):
    """The time of the code has run out."""


class CodeUsedUpError(Exception):
    """There were too many wrong attempts with this code."""


class EmailTakenError(Exception):
    """Another login has the address. Told only to somebody who has shown that the address is his or hers."""


class EmailCodeProcess(AbstractCodeVerificationProcess):
    """One code on its way to an address. A further one may be sent; only the latest works."""

    def __init__(self, request: HttpRequest, state: dict[str, Any]) -> None:
        """Take up a process with its state."""
        self.request = request
        super().__init__(max_attempts=MOST_ATTEMPTS, timeout=LIFETIME, state=state)

    @classmethod
    def begin(cls, request: HttpRequest, *, email: str, purpose: Purpose, next_url: str = "") -> EmailCodeProcess:
        """Send a code to ``email`` and remember it in the session.

        Raises:
            TooManyCodesError: too many were asked for, from this place or to this address.
        """
        state = cls.initial_state(user=None, email=email) | {"purpose": purpose, "next": next_url}
        process = cls(request, state)
        process.send()
        return process

    @classmethod
    def resume(cls, request: HttpRequest, *, purpose: Purpose) -> EmailCodeProcess | None:
        """Return what this browser has begun, also when its code no longer works, or ``None``."""
        state = request.session.get(SESSION_KEY)
        if not isinstance(state, dict) or state.get("purpose") != purpose:
            return None
        return cls(request, state)

    @property
    def email(self) -> str:
        """The address the code was sent to."""
        return str(self.state["email"])

    @property
    def next_url(self) -> str:
        """The page to go on to."""
        return str(self.state.get("next", ""))

    def send(self) -> None:
        """Send a new code; the one before no longer works.

        Raises:
            TooManyCodesError: too many were asked for.
        """
        if not ratelimit.consume(self.request, action="request_login_code", key=self.email):
            raise TooManyCodesError
        code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
        self.state |= {"id": str(uuid.uuid4()), "at": time.time()}
        self.state["code"] = self._digest(code)
        enqueue(
            kind=NEW_EMAIL_CODE if self.state["purpose"] == "new_email" else SIGN_IN_CODE,
            key=f"email-code-{self.state['id']}",
            to_address=self.email,
            language=get_language() or settings.LANGUAGE_CODE,
            context={"code": f"{code[:4]} {code[4:]}", "minutes": LIFETIME // 60},
        )
        self.persist()

    def check(self, typed: str) -> None:
        """Compare a typed code with the one that was sent.

        Raises:
            CodeExpiredError, CodeUsedUpError, CodeWrongError
        """
        if not self.is_valid():
            raise CodeExpiredError
        if not ratelimit.consume(self.request, action="try_email_code", key=self.state["id"]):
            raise CodeUsedUpError
        digits = "".join(sign for sign in typed if sign.isdecimal())
        if not constant_time_compare(self.code, self._digest(digits)):
            raise CodeWrongError

    def persist(self) -> None:
        """Keep the state in the session."""
        self.request.session[SESSION_KEY] = self.state

    def abort(self) -> None:
        """Forget it all."""
        self.request.session.pop(SESSION_KEY, None)

    def _digest(self, code: str) -> str:
        return salted_hmac(f"people.email_code.{self.state['id']}", code, algorithm="sha256").hexdigest()


def finish_sign_in(process: EmailCodeProcess) -> HttpResponse:
    """Log in whoever has shown that the address is his or hers; makes the login the first time."""
    request, email = process.request, process.email
    with transaction.atomic():
        user, is_new = User.objects.get_or_create(
            email=email, defaults={"language": get_language() or settings.LANGUAGE_CODE}
        )
        if is_new:
            user.set_unusable_password()
            user.save(update_fields=["password"])
            log(acting_user=user, verb="user.signed_up", target=user)
        remember_verified(user)
    process.abort()
    if is_new:
        allauth_signals.user_signed_up.send(sender=User, request=request, user=user)
    record_authentication(request, user, method="code", email=email)
    login = Login(user=user, email=email, redirect_url=process.next_url or None, signup=is_new)
    response: HttpResponse = perform_login(request, login)
    return response


@transaction.atomic
def change_email(*, acting_user: User, new_email: str) -> None:
    """Give the login another address; the caller has had a code from it typed. The old address is told.

    Raises:
        EmailTakenError: another login has it.
    """
    user = User.objects.select_for_update().get(pk=acting_user.pk)
    old_email = user.email
    if old_email == new_email:
        return
    user.email = new_email
    try:
        with transaction.atomic():
            user.save(update_fields=["email"])
    except IntegrityError:
        raise EmailTakenError from None
    remember_verified(user)
    enqueue(
        kind=EMAIL_CHANGED,
        key=f"email-changed-{user.pk}-{timezone.now().isoformat()}",
        to_address=old_email,
        language=user.language,
        context={"name": user.get_short_name()},
    )
    log(acting_user=user, verb="user.email_changed", target=user)


def remember_verified(user: User) -> None:
    """Let the login library know the one address of a login, shown to be the person's own; no other stays behind."""
    EmailAddress.objects.filter(email=user.email).exclude(user=user).delete()
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
