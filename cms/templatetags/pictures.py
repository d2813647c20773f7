"""`{% load pictures %}`: editors' pictures in the size that a page shows."""

from __future__ import annotations

from django import template

from cms.media import CustomImage
from cms.shown import Shown
from cms.shown import shown as _shown

register = template.Library()


@register.simple_tag
def shown(picture: CustomImage | None, size: str) -> Shown | None:
    """Return a picture in a size (`fill-640x360|format-webp|preserve-svg`); nothing without a picture."""
    return _shown(picture, size) if picture else None
