"""Charts as plain numbers: a template draws them as SVG, without a script and without inline style."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.utils.functional import Promise

Text: TypeAlias = str | Promise
HEIGHT = 160
"""The drawing height of the tallest column, in SVG units."""
COLUMN_WIDTH = 56
"""The width that one column takes with the room beside it, in SVG units."""


@dataclass(frozen=True)
class Bar:
    """One horizontal bar. `value` is None where the number is too small to be shown; `percent` is 0–100."""

    label: Text
    value: int | None
    percent: float

    @property
    def is_hidden(self) -> bool:
        """Whether the number is kept back."""
        return self.value is None


@dataclass(frozen=True)
class Column:
    """One upright column, placed in SVG units."""

    label: Text
    value: int | None
    x: int
    y: int
    width: int
    height: int
    middle: int

    @property
    def is_hidden(self) -> bool:
        """Whether the number is kept back."""
        return self.value is None


@dataclass(frozen=True)
class ColumnChart:
    """Columns with the size of the drawing."""

    columns: list[Column]
    width: int
    height: int
    baseline: int


def bars(rows: Sequence[tuple[Text, int | None]]) -> list[Bar]:
    """Scale (label, value) rows so that the largest value fills the width. None stands for a hidden small number."""
    largest = _largest(rows)
    return [Bar(label, value, round(100 * value / largest, 1) if value else 0) for label, value in rows]


def columns(rows: Sequence[tuple[Text, int | None]]) -> ColumnChart:
    """Place (label, value) rows as columns from left to right. None stands for a hidden small number."""
    largest = _largest(rows)
    top = 24
    gap = 10
    baseline = top + HEIGHT
    placed = []
    for number, (label, value) in enumerate(rows):
        height = round(HEIGHT * value / largest) if value else 0
        left = number * COLUMN_WIDTH
        placed.append(
            Column(
                label=label,
                value=value,
                x=left + gap // 2,
                y=baseline - height,
                width=COLUMN_WIDTH - gap,
                height=height,
                middle=left + COLUMN_WIDTH // 2,
            )
        )
    return ColumnChart(placed, width=max(1, len(placed)) * COLUMN_WIDTH, height=baseline + 28, baseline=baseline)


def _largest(rows: Sequence[tuple[Text, int | None]]) -> int:
    return max((value for _label, value in rows if value), default=1)
