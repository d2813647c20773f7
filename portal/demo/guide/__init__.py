"""The associations and communities of the demo's guide, a module for each of the three levels. All are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from portal.demo.guide import communities, with_cvr, without_cvr

if TYPE_CHECKING:
    from portal.demo.guide.specs import EntrySpec

ENTRIES: Final[tuple[EntrySpec, ...]] = (*without_cvr.ENTRIES, *with_cvr.ENTRIES, *communities.ENTRIES)
"""Those that everybody finds in the guide."""
WAITS: Final = communities.WAITS
"""One that a coordinator has not read yet."""
