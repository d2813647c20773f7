"""Template tags for a school's bank.

`{% load competence_bank %}`
"""

from __future__ import annotations

from django import template

from volunteering.competence_bank import selectors
from volunteering.institutions.models import Institution

register = template.Library()


@register.filter
def has_bank(institution: Institution) -> bool:
    """Say whether a place has a bank. One query."""
    return selectors.has_bank(institution)
