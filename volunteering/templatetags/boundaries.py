"""Template tags for the line between staff and volunteers.

`{% load boundaries %}`
"""

from __future__ import annotations

from typing import Any

from django import template

from volunteering.boundaries import selectors
from volunteering.boundaries.comparison import Change
from volunteering.boundaries.models import BoundaryState, RoleBoundary
from volunteering.boundaries.verdicts import Verdict
from volunteering.institutions.models import Institution

register = template.Library()

BADGES = {
    Verdict.VOLUNTEER: "success",
    Verdict.ON_CALL: "info",
    Verdict.STAFF_PRESENT: "warning",
    Verdict.STAFF_ONLY: "error",
}
CHANGE_BADGES = {Change.SAME: "quiet", Change.CHANGED: "warning", Change.ADDED: "success", Change.REMOVED: "error"}


@register.inclusion_tag("boundaries/_public.html")
def public_boundary(institution: Institution) -> dict[str, Any]:
    """Show everybody what volunteers do at a place and what they never do. Two queries; nothing while there is none."""
    boundary = selectors.in_force_at(institution)
    rules = selectors.rules_of(boundary) if boundary else []
    return {
        "boundary": boundary,
        "may": [group for group in selectors.by_verdict(rules) if group.verdict != Verdict.STAFF_ONLY],
        "never": [rule for rule in rules if rule.verdict == Verdict.STAFF_ONLY],
    }


@register.simple_tag
def boundary_state(institution: Institution) -> str:
    """Say how far a place has come: "in_force", "draft" when there is only a draft, or "none". One query."""
    states = set(RoleBoundary.objects.filter(institution=institution).values_list("state", flat=True))
    if BoundaryState.IN_FORCE in states:
        return "in_force"
    return "draft" if BoundaryState.DRAFT in states else "none"


@register.filter
def verdict_badge(verdict: str) -> str:
    """Return how a verdict is shown in a badge."""
    return BADGES[Verdict(verdict)]


@register.filter
def change_badge(change: str) -> str:
    """Return how a change is shown in a badge."""
    return CHANGE_BADGES[Change(change)]
