"""The year groups of a school, 0 to 10, in words. Pure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

YEAR_GROUPS: Final = tuple(range(11))
"""From the pre-school class (0. klasse) to 10. klasse."""


def label(year_group: int) -> str:
    """Return the name of one year group."""
    return _("Year %(number)s") % {"number": year_group}


def in_words(year_groups: Iterable[int]) -> str:
    """Return several as people say them: "3.–6. klasse". None at all means that every year group is welcome."""
    numbers = sorted(set(year_groups))
    if not numbers or numbers == list(YEAR_GROUPS):
        return _("All year groups")
    breaks = [place for place, (one, next_one) in enumerate(pairwise(numbers), start=1) if next_one > one + 1]
    runs = [numbers[start:end] for start, end in zip([0, *breaks], [*breaks, len(numbers)], strict=True)]
    return ", ".join(
        label(run[0]) if len(run) == 1 else _("Years %(first)s–%(last)s") % {"first": run[0], "last": run[-1]}
        for run in runs
    )
