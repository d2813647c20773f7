"""`{% load front_page %}`: what the front page shows from the rest of the service."""

from __future__ import annotations

from django import template

from cms import front_page
from cms.pages.home import HomePage

register = template.Library()


@register.simple_tag
def front_page_stories(page: HomePage) -> list[front_page.Story]:
    """Return the stories for the cards."""
    return front_page.stories(page)


@register.simple_tag
def front_page_story_index(page: HomePage) -> str:
    """Return where all stories are."""
    return front_page.story_index_address(page)


@register.simple_tag
def front_page_promises(page: HomePage) -> front_page.Promises:
    """Return what the municipality has promised."""
    return front_page.promises(page)


@register.simple_tag
def front_page_areas() -> list[front_page.AreaLink]:
    """Return the areas for the tiles."""
    return front_page.areas()
