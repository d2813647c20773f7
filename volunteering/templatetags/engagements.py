"""Template tags about signing up.

`{% load engagements %}`
"""

from __future__ import annotations

from django import template

from volunteering.engagements.selectors import WaitingAt
from volunteering.engagements.selectors import waiting_at as _waiting_at
from volunteering.institutions.models import Institution

register = template.Library()


@register.simple_tag
def waiting_at(institution: Institution) -> WaitingAt:
    """Count what waits at an institution and who gives a hand there. Two queries."""
    return _waiting_at(institution)
