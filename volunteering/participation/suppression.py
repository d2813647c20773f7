"""Keeping small numbers from being seen or computed. Pure functions over counts.

What is promised: a count that rests on one to four persons is never shown, and from everything that is shown, for every
period and filter together and also on later days, such a count cannot be narrowed down to fewer than five values.

How it is kept:

1. The smallest pieces are months. A month is published once it is over, on its own, by the same rule for ever: the
   parts (areas) and their total. So every period is only a choice of months, and no two periods can be subtracted.
2. Totals over time exist for closed school years alone, which do not overlap. A school year's total is shown only if
   the numbers of its months, public by then, still leave room around every small count (``closed_year``).
3. Any other sum on a page is made of shown numbers and is called "at least" when something was left out.
4. Institutions are parts of their area's school year, shown only when that total is (``parts_of_shown_total``).
5. What is over is counted once (``closing``): no correction changes a number that was shown or shows a hidden one, so
   a look today and a look tomorrow cannot be subtracted either. A year's totals are sums of its months as written.

A month and its areas are, with their totals, a flow in a circle: year → area → month → all areas → year. What somebody
can find out about a hidden number is then how much flow could be moved around it through other hidden numbers.
Source of the idea: network flows for cell suppression, Hundepool et al., Statistical Disclosure Control, 2012, ch. 4.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

SMALL: Final = range(1, 5)
"""How many persons are too few to be shown."""

LEAST_ROOM: Final = 4
"""A small count must be able to be anything in a span at least this wide, as far as a reader can tell."""


@dataclass(frozen=True)
class Cell:
    """A count and how many different persons it rests on."""

    count: int = 0
    persons: int = 0

    @property
    def is_small(self) -> bool:
        """Say whether it points at too few persons."""
        return self.persons in SMALL or self.count in SMALL


@dataclass(frozen=True)
class Shown:
    """Which numbers of a list may be shown: each part, and the total."""

    parts: tuple[bool, ...]
    total: bool


def month(parts: Sequence[Cell], total: Cell) -> Shown:
    """Decide about the parts of one closed month and their total.

    Zero is always shown. Beside the small parts, the smallest others are hidden until the hidden ones together leave
    room; where that is not enough, the total goes too.
    """
    hidden, has_room = _hidden_parts(parts)
    shown = tuple(number not in hidden for number in range(len(parts)))
    return Shown(shown, total=total.count == 0 or (has_room and not total.is_small))


def parts_of_shown_total(parts: Sequence[Cell]) -> tuple[bool, ...]:
    """Decide about the parts of a total that is already public. Where nothing else helps, not even zeros are shown."""
    hidden, has_room = _hidden_parts(parts)
    return tuple(has_room and number not in hidden for number in range(len(parts)))


def _hidden_parts(parts: Sequence[Cell]) -> tuple[set[int], bool]:
    """Return what to hide when the total is known, and whether that leaves room around what is small.

    Zeros are shown, so a reader knows that each hidden part is at least one: with k hidden parts that sum to s, each
    can be anything from 1 to s - k + 1.
    """
    hidden = {number for number, cell in enumerate(parts) if cell.is_small}
    if not hidden:
        return hidden, True
    others = sorted((cell.count, number) for number, cell in enumerate(parts) if cell.count and number not in hidden)
    while len(hidden) < 2 or sum(parts[number].count for number in hidden) - len(hidden) < LEAST_ROOM:  # noqa: PLR2004
        if not others:
            return hidden, False
        hidden.add(others.pop(0)[1])
    return hidden, True


@dataclass(frozen=True)
class Year:
    """The counts of a school year: ``cells[month][area]``, each month, each area over all months, and everything."""

    cells: tuple[tuple[Cell, ...], ...]
    months: tuple[Cell, ...]
    areas: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True)
class YearShown:
    """Which numbers of a school year may be shown, in the shape of ``Year``."""

    cells: tuple[tuple[bool, ...], ...]
    months: tuple[bool, ...]
    areas: tuple[bool, ...]
    total: bool


def closed_year(year: Year, decided: Sequence[Shown] | None = None) -> YearShown:
    """Decide about a closed school year. Its months are ``decided`` already, as ever; now the totals, one by one.

    A total is shown if it is not small itself and every small count keeps its room with all that was shown before.
    """
    by_month = decided or [month(parts, total) for parts, total in zip(year.cells, year.months, strict=True)]
    shown = YearShown(
        cells=tuple(found.parts for found in by_month),
        months=tuple(found.total for found in by_month),
        areas=tuple(cell.count == 0 for cell in year.areas),
        total=year.total.count == 0,
    )
    candidates = [replace(shown, total=True)] if year.total.count and not year.total.is_small else []
    if candidates and is_safe(year, candidates[0]):
        shown = candidates[0]
    for number, cell in enumerate(year.areas):
        if cell.count == 0 or cell.is_small:
            continue
        areas = (*shown.areas[:number], True, *shown.areas[number + 1 :])
        candidate = replace(shown, areas=areas)
        if is_safe(year, candidate):
            shown = candidate
    return shown


def is_safe(year: Year, shown: YearShown) -> bool:
    """Say whether every small count is hidden and keeps its room when exactly this is shown."""
    edges = _edges(year, shown)
    return all(
        not edge.is_shown and _room(edges, number) >= LEAST_ROOM for number, edge in enumerate(edges) if edge.is_small
    )


@dataclass(frozen=True)
class _Edge:
    """A number as flow from one sum to another."""

    start: int
    end: int
    count: int
    is_small: bool
    is_shown: bool


def _edges(year: Year, shown: YearShown) -> list[_Edge]:
    """Return the table as a flow: year → areas → months → all areas → year."""
    areas, months = len(year.areas), len(year.months)
    everywhere, always = areas + months, areas + months + 1
    edges = [_edge(everywhere, always, year.total, is_shown=shown.total)]
    edges += [_edge(always, area, cell, is_shown=shown.areas[area]) for area, cell in enumerate(year.areas)]
    for number in range(months):
        edges.append(_edge(areas + number, everywhere, year.months[number], is_shown=shown.months[number]))
        edges += [
            _edge(area, areas + number, cell, is_shown=shown.cells[number][area])
            for area, cell in enumerate(year.cells[number])
        ]
    return edges


def _edge(start: int, end: int, cell: Cell, *, is_shown: bool) -> _Edge:
    return _Edge(start, end, cell.count, cell.is_small, is_shown)


def _room(edges: Sequence[_Edge], number: int) -> int:
    """Return how wide the span of values is that a reader must hold possible for one hidden number, at most LEAST_ROOM.

    A hidden number may be larger without limit, and smaller down to one.
    """
    edge = edges[number]
    capacity: dict[int, dict[int, int]] = {}
    for other, hidden in enumerate(edges):
        if hidden.is_shown or other == number:
            continue
        _add(capacity, hidden.start, hidden.end, LEAST_ROOM)
        _add(capacity, hidden.end, hidden.start, min(hidden.count - 1, LEAST_ROOM))
    upwards = _flow({node: dict(ends) for node, ends in capacity.items()}, edge.end, edge.start, LEAST_ROOM)
    if upwards >= LEAST_ROOM:
        return LEAST_ROOM
    return upwards + _flow(capacity, edge.start, edge.end, min(edge.count - 1, LEAST_ROOM - upwards))


def _add(capacity: dict[int, dict[int, int]], start: int, end: int, amount: int) -> None:
    ends = capacity.setdefault(start, {})
    ends[end] = ends.get(end, 0) + amount
    capacity.setdefault(end, {}).setdefault(start, 0)


def _flow(capacity: dict[int, dict[int, int]], source: int, sink: int, limit: int) -> int:
    """Return how much can flow from source to sink, at most ``limit``; ``capacity`` is used up on the way."""
    moved = 0
    while moved < limit:
        came_from = _path(capacity, source, sink)
        if came_from is None:
            return moved
        path = [sink]
        while path[-1] != source:
            path.append(came_from[path[-1]])
        steps = list(zip(path[1:], path, strict=False))
        amount = min(limit - moved, *(capacity[start][end] for start, end in steps))
        for start, end in steps:
            capacity[start][end] -= amount
            capacity[end][start] += amount
        moved += amount
    return moved


def _path(capacity: dict[int, dict[int, int]], source: int, sink: int) -> dict[int, int] | None:
    """Return where each node on a shortest way was reached from, or None when there is no way."""
    came_from = {source: source}
    waiting = deque([source])
    while waiting:
        node = waiting.popleft()
        for end, amount in capacity.get(node, {}).items():
            if amount > 0 and end not in came_from:
                came_from[end] = node
                if end == sink:
                    return came_from
                waiting.append(end)
    return None
