"""The tree of the Danish pages, in the order of the menu."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from portal.demo.pages import for_associations, knowledge, policy, standing, stories, strategy, volunteering

if TYPE_CHECKING:
    from portal.demo.pages.specs import PageSpec

SECTIONS: Final = (
    volunteering.SECTION,
    for_associations.SECTION,
    knowledge.SECTION,
    stories.SECTION,
    policy.SECTION,
    strategy.SECTION,
    *standing.PAGES,
)


def every() -> Iterator[PageSpec]:
    """Go through all pages, each before those below it."""
    waiting = list(SECTIONS)
    while waiting:
        spec = waiting.pop(0)
        yield spec
        waiting[:0] = spec.children
