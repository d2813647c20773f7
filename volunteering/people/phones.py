"""Phone numbers as people here write them."""

from __future__ import annotations

import phonenumbers
from phonenumber_field.phonenumber import PhoneNumber


def shown(number: PhoneNumber | str | None) -> str:
    """Return a number to read: Danish ones as 20 12 34 56, others with their country code, none as an empty text."""
    if not number:
        return ""
    parsed = number if isinstance(number, PhoneNumber) else PhoneNumber.from_string(number, region="DK")
    if not parsed.is_valid():
        return str(parsed)
    is_danish = phonenumbers.region_code_for_number(parsed) == "DK"
    return str(parsed.as_national if is_danish else parsed.as_international)
