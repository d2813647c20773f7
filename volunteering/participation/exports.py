"""The figures as a file for a spreadsheet: what the page shows, one number a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from volunteering.institutions.models import Area
from volunteering.participation.selectors import Amount, Figures

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Return a text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def as_csv(figures: Figures, areas: list[Area]) -> str:
    """Return the file's text: semicolons, as Danish spreadsheets expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("Figure"), _("Period"), _("Where"), _("Number")])
    for row in _rows(figures, areas):
        writer.writerow([harmless(text) for text in row])
    return out.getvalue()


def _text(amount: Amount | int) -> str:
    if isinstance(amount, int):
        return str(amount)
    if amount.value is None:
        return _("hidden")
    return _("at least %(number)s") % {"number": amount.value} if amount.at_least else str(amount.value)


def _rows(figures: Figures, areas: list[Area]) -> Iterator[tuple[str, str, str, str]]:
    everywhere = str(figures.institution or figures.area or _("All areas"))
    period = figures.period.label
    sign_ups, engagements = _("Sign-ups"), _("Open engagements when the period ended")
    yield _("Institutions"), period, everywhere, _text(figures.institutions)
    yield _("Opportunities published"), period, everywhere, _text(figures.published_opportunities)
    yield sign_ups, period, everywhere, _text(figures.sign_ups)
    yield engagements, period, everywhere, _text(figures.engagements)
    if figures.area is None:
        for line in figures.areas:
            name = line.area.label
            yield _("Institutions"), period, name, _text(line.institutions)
            yield _("Opportunities published"), period, name, _text(line.opportunities)
            yield sign_ups, period, name, _text(line.sign_ups)
            yield engagements, period, name, _text(line.engagements)
    for month in figures.months:
        when = date_format(month.month, "Y-m")
        yield _("Opportunities published"), when, everywhere, _text(month.opportunities)
        yield sign_ups, when, everywhere, _text(month.sign_ups)
        yield _("Open engagements at the end of the month"), when, everywhere, _text(month.engagements)
    for title, table in (
        (sign_ups, figures.sign_up_table),
        (_("Open engagements at the end of the month"), figures.engagement_table),
    ):
        for row in table:
            for area, cell in zip(areas, row.cells, strict=True):
                yield title, date_format(row.month, "Y-m"), area.label, _text(cell)
