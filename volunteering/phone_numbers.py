"""Phone numbers as people here write them. Pure, and the one place that decides: pages, forms and mails ask here."""

from __future__ import annotations

import functools
from typing import Final

import phonenumbers
from django.conf import settings

NO_BREAK: Final = "\N{NO-BREAK SPACE}"


@functools.lru_cache(maxsize=500)
def shown(number: object, *, joint: str = " ") -> str:
    """Return a number to read: Danish ones as 20 12 34 56, others with their country code, none as an empty text.

    What is no number is returned as it stands. ``joint`` stands between the groups; a page uses ``NO_BREAK``.
    """
    text = str(number or "")
    try:
        parsed = phonenumbers.parse(text, settings.PHONENUMBER_DEFAULT_REGION)
    except phonenumbers.NumberParseException:
        return text
    home_code = phonenumbers.country_code_for_region(settings.PHONENUMBER_DEFAULT_REGION)
    if parsed.country_code == home_code:
        digits = phonenumbers.national_significant_number(parsed)
        groups = [digits[start : start + 2] for start in range(0, len(digits), 2)]
    else:
        groups = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL).split(" ")
    return joint.join(groups)
