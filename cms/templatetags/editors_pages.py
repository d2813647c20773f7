"""`{% load editors_pages %}`: what editors write, for the templates of the rooms below. They show it through a slot."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.headings import Anchors
from cms.pages.standing import StandingPage
from cms.pages.standing import standing_page as _standing_page
from cms.rich_text_links import links_at_hand
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


class _AtHandNode(template.Node):
    def __init__(self, stream: template.base.FilterExpression, nodelist: template.NodeList) -> None:
        self.stream = stream
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        with links_at_hand([*self.stream.resolve(context).raw_data]):
            return self.nodelist.render(context)


@register.tag
def links_looked_up(parser: template.base.Parser, token: template.base.Token) -> _AtHandNode:
    """Draw what stands between, with all pages that the stream's texts lead to looked up in one query.

    `{% links_looked_up page.body %}…{% endlinks_looked_up %}`
    """
    _name, stream = token.split_contents()
    nodelist = parser.parse(("endlinks_looked_up",))
    parser.delete_first_token()
    return _AtHandNode(parser.compile_filter(stream), nodelist)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
