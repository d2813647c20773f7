"""Who comes, as a file for a spreadsheet. A cell that begins like a formula is made harmless."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING, Final

import openpyxl
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from volunteering.phone_numbers import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from portal.events.models import Registration

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """Return a text that a spreadsheet does not take for a formula."""
    plain = "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) != "Cc")
    plain = ILLEGAL_CHARACTERS_RE.sub("", plain)
    return f"'{plain}" if plain.startswith(FORMULA_STARTS) or plain.lstrip().startswith(FORMULA_STARTS) else plain


def _head() -> list[str]:
    return [
        _("Name"),
        _("Comes from"),
        _("How many"),
        _("State"),
        _("E-mail"),
        _("Phone"),
        _("Message"),
        _("Registered"),
        _("Has arrived"),
    ]


def _rows(registrations: Iterable[Registration]) -> Iterator[list[str | int]]:
    for row in registrations:
        yield [
            harmless(row.name),
            harmless(row.comes_from),
            row.places,
            str(row.get_state_display()),
            harmless(row.email),
            harmless(shown(row.phone)),
            harmless(row.note),
            f"{timezone.localtime(row.created_at):%Y-%m-%d %H:%M}",
            _("yes") if row.has_arrived else "",
        ]


def as_csv(registrations: Iterable[Registration]) -> str:
    """Return the file's text: semicolons, as Danish spreadsheets expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_head())
    writer.writerows(_rows(registrations))
    return out.getvalue()


def as_xlsx(registrations: Iterable[Registration]) -> bytes:
    """Return a workbook with one sheet."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(_("Registrations")[:31])
    sheet.append(_head())
    for row in _rows(registrations):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
