"""The parts of the opportunity form that fold away once they hold what is needed, each with a line that says what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms import BoundField, ModelForm
    from django.utils.safestring import SafeString

NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "kind": ("task_kinds", "staffing"),
    "where": ("district",),
    "demands": (),
    "people": ("responsible", "contact", "insurance"),
}
"""What a part must hold before it may be folded away."""

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "kind": ("task_kinds", "staffing"),
    "where": ("district", "unit", "meeting_place", "wheelchair_access"),
    "demands": ("minimum_age", "clearance", "is_confidential", "groups_welcome", "languages"),
    "people": ("responsible", "contact", "insurance", "association", "project"),
}
"""The fields of each part."""

IN_DANISH: Final = frozenset({"unit", "responsible", "contact", "association", "project"})
"""Fields whose choices are names and titles that people wrote."""

DIGITS_OF_AN_AGE: Final = 2


@dataclass(frozen=True)
class Section:
    """A part of the form: whether it stands open, and what it holds in a few words."""

    is_open: bool
    now: SafeString


def sections_of(form: ModelForm[Any]) -> dict[str, Section]:
    """Return the parts by name. All stand open on a blank page, and where something is wrong or missing."""
    is_blank = not form["what_you_do"].value()
    return {
        name: Section(
            is_open=is_blank
            or any(field in form.errors for field in FIELDS[name])
            or not all(form[field].value() for field in NEEDED[name]),
            now=format_html_join(" · ", "{}", ((words,) for words in dict.fromkeys(_words(form, name)))),
        )
        for name in FIELDS
    }


def _words(form: ModelForm[Any], name: str) -> Iterator[str]:
    for field_name in FIELDS[name]:
        if field_name not in form.fields:
            continue
        bound = form[field_name]
        if field_name == "minimum_age":
            yield from _age(bound)
        elif field_name in {"wheelchair_access", "is_confidential", "groups_welcome"}:
            if bound.value():
                yield str(bound.label)
        elif field_name == "meeting_place":
            yield from map(_danish, filter(None, [str(bound.value() or "").strip()]))
        else:
            yield from map(_danish, _chosen(bound)) if field_name in IN_DANISH else _chosen(bound)


def _danish(words: str) -> SafeString:
    """Return what people wrote themselves, marked as Danish for whoever reads the page in English."""
    return format_html('<span lang="da">{}</span>', words)


def _age(bound: BoundField) -> Iterator[str]:
    value = str(bound.value() or "").lstrip("0")
    if value.isdecimal() and len(value) <= DIGITS_OF_AN_AGE:
        yield ngettext("From %(age)s year", "From %(age)s years", int(value)) % {"age": int(value)}
    elif not value:
        yield _("All ages")


def _chosen(bound: BoundField) -> Iterator[str]:
    """Return the labels of what is chosen, also where the choices stand in groups."""
    value = bound.value()
    values = value if isinstance(value, list | tuple) else [value]
    chosen = {str(getattr(one, "pk", one)) for one in values if one not in (None, "")}
    if not chosen:
        return
    for key, label in bound.field.choices:  # type: ignore[attr-defined]
        pairs = label if isinstance(label, list | tuple) else [(key, label)]
        yield from (str(text) for one, text in pairs if str(one) in chosen)
