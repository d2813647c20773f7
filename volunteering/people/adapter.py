"""Where the login library meets the service: its mails go through the outbox, its messages are ours."""

from __future__ import annotations

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import get_language

from volunteering.messaging.actions import enqueue
from volunteering.people.messages import ACCOUNT_NOTICE


class AccountAdapter(DefaultAccountAdapter):
    """Nothing is sent past the outbox, and nobody signs up past the code."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library's signature
        """Refuse the library's own sign-up: an account is made when a code has been confirmed."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put one of the library's mails into the outbox."""
        mail = self.render_mail(template_prefix, email, context)
        enqueue(
            kind=ACCOUNT_NOTICE,
            key=f"account-notice-{uuid.uuid4()}",
            to_address=email,
            language=get_language() or "da",
            context={"subject": str(mail.subject), "body": str(mail.body)},
        )
