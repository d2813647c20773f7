"""Links in this room's mails: a mail has no page that it stands on, so its links name the whole address."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def link(name: str, *args: object, language: str) -> str:
    """Return the whole address of a page by its name, in the receiver's language."""
    with translation.override(language):
        path = reverse(name, args=args)
    return f"{settings.ACCOUNT_DEFAULT_HTTP_PROTOCOL}://{settings.SITE_HOST}{path}"
