"""How the rooms above learn that the line between staff and volunteers moves, and what it would break."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.dispatch import Signal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from volunteering.boundaries.verdicts import Breach


@dataclass(frozen=True)
class Broken:
    """Something published that a version does not allow: what it is, where staff change it, and its breaches."""

    title: str
    url: str
    breaches: tuple[Breach, ...]


preview_breaches = Signal()
"""Asks, beforehand, what a version would break.

Arguments: ``boundary`` (a draft), ``lines`` (as ``selectors.lines_of``).

Each receiver returns a list of ``Broken`` and changes nothing.
"""

boundary_put_in_force = Signal()
"""A version has come into force.

Arguments: ``boundary``, ``previous`` (the superseded version or ``None``), ``lines`` (as ``selectors.lines_of``),
``acting_user``.

Sent inside the transaction, with the institution's row locked (``institutions.actions.lock``): a receiver pauses what
the version breaks and returns a list of ``Broken``. Whoever publishes takes the same lock first, so that nothing slips
in between the look at the boundary and the publishing.
"""


def collected(answers: Iterable[tuple[Any, Any]]) -> list[Broken]:
    """Return what all receivers of one of the signals answered, as one list."""
    return [broken for _receiver, answer in answers for broken in answer or ()]
