"""`{% load editors_pages %}`: what editors write, for the templates of the rooms below. They show it through a slot."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.translation import get_language

from cms.headings import Anchors
from cms.pages.standing import StandingPage
from cms.pages.standing import standing_page as _standing_page
from cms.snippets.institution_presentation import InstitutionPresentation
from cms.snippets.institution_presentation import presentation_of as _presentation_of
from volunteering.institutions.models import Institution

register = template.Library()


@register.simple_tag
def standing_page(place: str) -> StandingPage | None:
    """Return what editors have written for one of the service's own pages, in the page's language. One query."""
    return _standing_page(place, _language())


@register.simple_tag
def presentation_of(institution: Institution) -> InstitutionPresentation | None:
    """Return what editors tell about a place. One query."""
    return _presentation_of(institution, _language())


@register.simple_tag
def new_anchors() -> Anchors:
    """Return a register of anchors for the headings of this page."""
    return Anchors()


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
