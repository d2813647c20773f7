"""A cache in the process that gives back the very objects it was given.

Django's own copies everything in and out. For what nobody ever changes (text, numbers, frozen dataclasses, tuples) the
copy is work for nothing, and for a menu of hundreds of pages more work than the rest of a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache

if TYPE_CHECKING:
    from collections import OrderedDict
    from threading import Lock


class ObjectCache(LocMemCache):
    """Keeps objects as they are. Put nothing in it that is changed afterwards."""

    if TYPE_CHECKING:  # what Django's own has, which its types leave out
        _lock: Lock
        _cache: OrderedDict[str, Any]

        def _has_expired(self, key: str) -> bool: ...
        def _delete(self, key: str) -> bool: ...
        def _set(self, key: str, value: Any, timeout: float | None) -> None: ...  # noqa: ANN401

    def add(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:  # noqa: ANN401 - Django's signature
        """Keep a value unless there is one."""
        full = self.make_and_validate_key(key, version=version)
        with self._lock:
            if not self._has_expired(full):
                return False
            self._set(full, value, timeout)
            return True

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:  # noqa: ANN401
        """Return the value itself."""
        full = self.make_and_validate_key(key, version=version)
        with self._lock:
            if self._has_expired(full):
                self._delete(full)
                return default
            self._cache.move_to_end(full, last=False)
            return self._cache[full]

    def set(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:  # noqa: ANN401
        """Keep a value."""
        full = self.make_and_validate_key(key, version=version)
        with self._lock:
            self._set(full, value, timeout)
