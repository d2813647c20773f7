"""What every page shows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(_request: HttpRequest) -> dict[str, Any]:
    """The service's name and the human to call."""
    return {
        "site_name": settings.SITE_NAME,
        "contact_name": settings.CONTACT_NAME,
        "contact_phone": settings.CONTACT_PHONE,
        "contact_email": settings.CONTACT_EMAIL,
        "was_url": settings.WAS_URL,
    }
