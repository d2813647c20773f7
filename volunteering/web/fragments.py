"""Pieces of a page that say the same whenever they are given the same data: drawn once, then remembered.

`{% fragment "opportunities/_card.html" card=card heading=2 %}` (of `ui`) renders a template with nothing but these
values, and keeps the result in the process under template, language and the values themselves. A row that changes is
other data and so another piece: nothing has to be forgotten. The template sees no request, no user and no token, so
nothing private can get in, and values that could change behind its back are refused.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from decimal import Decimal
from typing import Final

from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

MOST_KEPT: Final = 4000
"""Pieces in each process; some six megabytes when all are cards. The least used go first."""
_PLAIN: Final = (str, int, bool, float, type(None), Decimal, dt.date, dt.time, dt.datetime)


def render(template: str, **values: object) -> SafeString:
    """Return a template drawn with `values`: plain ones, frozen dataclasses and tuples of such.

    The template may depend on these and on the language, and on nothing else: not on the time, not on the database.

    Raises:
        TypeError: a value that is not compared by all it holds, such as a row of the database or a list.
    """
    given = tuple((name, _as_text(value)) for name, value in values.items())
    if settings.DEBUG:  # whoever edits a template wants to see it
        return _draw(template, given)
    return _kept(template, get_language(), given)


def _as_text(value: object) -> object:
    """Return a word written in the calling template, which Django marks as safe, as text like any other."""
    return value + "" if isinstance(value, SafeString) else value


@functools.lru_cache(maxsize=MOST_KEPT)
def _kept(template: str, _language: str | None, values: tuple[tuple[str, object], ...]) -> SafeString:
    return _draw(template, values)


def _draw(template: str, values: tuple[tuple[str, object], ...]) -> SafeString:
    for name, value in values:
        _require_constant(name, value)
    return mark_safe(get_template(template).render(dict(values)))  # noqa: S308 - a template's own output


def _require_constant(name: str, value: object) -> None:
    """Refuse what could be equal to something that is drawn differently.

    A row of the database equals every other reading of the same row. Markup equals the same characters typed by
    somebody, which must be escaped.
    """
    if type(value) in _PLAIN:
        return
    if type(value) is tuple:
        for item in value:
            _require_constant(name, item)
        return
    if dataclasses.is_dataclass(value) and getattr(value, "__dataclass_params__").frozen:  # noqa: B009 - not in its type
        fields = dataclasses.fields(value)
        if all(field.compare for field in fields):
            for field in fields:
                _require_constant(f"{name}.{field.name}", getattr(value, field.name))
            return
    message = (
        f"{name}: a fragment cannot be kept by {type(value).__name__}; give it text, numbers or a frozen dataclass."
    )
    raise TypeError(message)
