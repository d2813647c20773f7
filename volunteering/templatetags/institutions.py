"""Template tags for an institution's own pages: the head with its tabs, and places for what other rooms bring.

`{% load institutions %}`
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from volunteering.institutions.models import (
    LEADING_ROLES,
    RUNNING_ROLES,
    Institution,
    Membership,
    Role,
)

register = template.Library()


@register.inclusion_tag("institutions/_work_head.html", takes_context=True)
def work_head(context: template.Context, institution: Institution, current: str = "") -> dict[str, Any]:
    """Show whose pages these are, the way to one's other institutions, and the tabs that one's role opens.

    ``current`` is the name of the tab one is in: overview, opportunities, people, boundary, colleagues, page
    or bank. Costs one query, and one for the tab that an upper room brings.
    """
    memberships = list(
        Membership.objects.active()
        .of(context["request"].user)
        .filter(institution__isnull=False)
        .select_related("institution")
        .order_by("institution__sort_key")
    )
    own = [membership for membership in memberships if membership.institution_id == institution.pk]
    others = {
        membership.institution_id: membership.institution
        for membership in memberships
        if membership.institution_id != institution.pk
    }
    return {
        "institution": institution,
        "roles": [membership.title or membership.get_role_display() for membership in own],
        "others": list(others.values()),
        "tabs": _tabs(institution, {membership.role for membership in own}, current),
        "current": current,
    }


def _tabs(institution: Institution, roles: set[str], current: str) -> list[dict[str, Any]]:
    runs = bool(roles & set(RUNNING_ROLES))
    leads = bool(roles & set(LEADING_ROLES))
    offered = [
        ("overview", _("Overview"), "work_home", True),
        ("opportunities", _("Opportunities"), "opportunity_manage_list", runs),
        ("people", _("People"), "sign_up_list", runs),
        ("boundary", _("Role boundary"), "boundary_home", True),
        ("colleagues", _("Colleagues"), "staff_list", True),
        ("page", _("Our page"), "institution_edit", leads),
    ]
    return [
        {"label": label, "url": address, "is_current": name == current}
        for name, label, url_name, is_open in offered
        if is_open and (address := _address(url_name, institution))
    ]


def _address(url_name: str, institution: Institution) -> str:
    """Return the page of that name, or nothing while the room that brings it is not there."""
    try:
        return reverse(url_name, args=[institution.slug])
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: str) -> SafeString:
    """Show what an upper room brings to this place, with all that the page knows; nothing if it brings nothing."""
    try:
        brought = get_template(name)
    except TemplateDoesNotExist:
        return SafeString("")
    values = {str(name): value for name, value in context.flatten().items()}
    return SafeString(brought.render(values, context.get("request")).strip())


@register.filter
def role_badge(role: str) -> str:
    """Return how a role is shown in a badge."""
    return "success" if role == Role.LEADER else "info" if role in RUNNING_ROLES else "quiet"
