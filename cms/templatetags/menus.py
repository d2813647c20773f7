"""`{% load menus %}`: the editors' sections, for the frame of every page."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.translation import get_language

from cms import banners, menus

register = template.Library()


@register.simple_tag
def main_menu() -> tuple[menus.Link, ...]:
    """Return the sections of the page's language. No query on a warm process."""
    return menus.main_menu(get_language() or settings.LANGUAGE_CODE)


@register.inclusion_tag("cms/_banners.html")
def alert_banners() -> dict[str, object]:
    """Show the messages that stand on every page just now. No query on a warm process."""
    return {"banners": banners.shown(get_language() or settings.LANGUAGE_CODE)}
