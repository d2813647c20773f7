"""Which postal districts lie beside each other: somebody who finds nothing in one may get to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEIGHBOURS: Final[Mapping[str, tuple[str, ...]]] = {
    "2800": ("2820", "2830", "2870", "2880", "2930"),
    "2820": ("2800", "2870", "2900", "2920", "2930"),
    "2830": ("2800", "2840", "2850", "2880"),
    "2840": ("2830", "2850", "3460"),
    "2850": ("2830", "2840", "2930", "2942"),
    "2870": ("2800", "2820"),
    "2880": ("2800", "2830", "3500"),
    "2920": ("2820", "2900", "2930"),
    "2930": ("2800", "2820", "2850", "2920", "2942"),
    "2942": ("2850", "2930", "2950"),
}
"""Postal code to the codes around it, for Lyngby-Taarbæk and what borders on it.
Source: the map of postal districts."""


def around(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the districts beside ``codes`` that are not among them."""
    own = tuple(codes)
    return tuple(sorted({near for code in own for near in NEIGHBOURS.get(code, ())} - set(own)))
