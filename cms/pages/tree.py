"""How the tree of pages is laid out: root, one front page per language, sections, and what is in them."""

from typing import Final

from wagtail.models import Page

STEP: Final[int] = Page.steplen
"""Signs of a page's path per level."""
HOME_DEPTH: Final = 2
"""The level of the front pages."""
