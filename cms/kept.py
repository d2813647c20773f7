"""What every page needs from the editors' tree and what seldom changes: kept in each process for some seconds.

A page that is kept whole (portal/page_cache.py) may be built from what was kept here before: together they are never
older than half a minute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from django.core.cache import caches

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def kept(key: str, build: Callable[[], T]) -> T:
    """Return what ``build`` made under ``key`` at most some seconds ago. Nobody may change it: all get the same."""
    found: T | None = caches["menus"].get(key)
    if found is None:
        found = build()
        caches["menus"].set(key, found, settings.PARTS_KEPT_SECONDS)
    return found


def forget(key: str) -> None:
    """Look anew next time, in this process."""
    caches["menus"].delete(key)
