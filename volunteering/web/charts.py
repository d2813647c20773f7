"""Charts as plain numbers: a template draws them as SVG, without a script and without inline style."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.utils.functional import Promise

Text: TypeAlias = str | Promise
HEIGHT = 160
"""The height of the tallest column, in pixels."""
BASELINE = 24 + HEIGHT
"""Where the columns stand, in pixels from the top; above the tallest is room for its number."""
FILLED = 0.76
"""The part of its share of the width that a column fills; the rest is the gap."""


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
    """One upright column: `left`, `width` and `middle` are percent of the drawing, `top` and `height` pixels."""

    label: Text
    value: int | None
    left: float
    width: float
    middle: float
    top: int
    height: int

    @property
    def is_hidden(self) -> bool:
        """Whether the number is kept back."""
        return self.value is None


@dataclass(frozen=True)
class ColumnChart:
    """Columns with the height of the drawing and of the line they stand on, in pixels."""

    columns: list[Column]
    height: int
    baseline: int


def bars(rows: Sequence[tuple[Text, int | None]]) -> list[Bar]:
    """Scale (label, value) rows so that the largest value fills the width. None stands for a hidden small number."""
    largest = _largest(rows)
    return [Bar(label, value, round(100 * value / largest, 1) if value else 0) for label, value in rows]


def columns(rows: Sequence[tuple[Text, int | None]]) -> ColumnChart:
    """Place (label, value) rows as columns from left to right. None stands for a hidden small number."""
    largest = _largest(rows)
    share = 100 / max(1, len(rows))
    placed = []
    for number, (label, value) in enumerate(rows):
        height = round(HEIGHT * value / largest) if value else 0
        placed.append(
            Column(
                label=label,
                value=value,
                left=round(share * (number + (1 - FILLED) / 2), 2),
                width=round(share * FILLED, 2),
                middle=round(share * (number + 0.5), 2),
                top=BASELINE - height,
                height=height,
            )
        )
    return ColumnChart(placed, height=BASELINE + 28, baseline=BASELINE)


def _largest(rows: Sequence[tuple[Text, int | None]]) -> int:
    return max((value for _label, value in rows if value), default=1)
