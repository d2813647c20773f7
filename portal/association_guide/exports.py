"""The whole guide as a file for a spreadsheet, with the columns that an import reads."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from django.utils import translation
from openpyxl import Workbook
from openpyxl.styles import Font

from portal.association_guide.models import Entry
from portal.association_guide.spreadsheet import COLUMNS
from volunteering import phone_numbers
from volunteering.participation.exports import harmless
from volunteering.people.choices import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENT_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MORE: Final = ("Vises i guiden", "Bekræftet", "Adresse")
"""Columns that an import passes over."""


def as_csv() -> bytes:
    """Return the file: semicolons and a mark of its encoding, as Danish spreadsheets expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows():
        writer.writerow(row)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx() -> bytes:
    """Return the file."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Foreningsguiden")
    from openpyxl.cell import WriteOnlyCell

    for number, row in enumerate(rows()):
        cells = [WriteOnlyCell(sheet, value=text) for text in row]
        for cell in cells:
            cell.data_type = "s"
            if number == 0:
                cell.font = Font(bold=True)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows() -> Iterator[list[str]]:
    """Yield the headings and a row for each entry that is or was public, by name. The headings and words are Danish."""
    with translation.override("da"):
        yield [*COLUMNS.values(), *MORE]
        entries = (
            Entry.objects.filter(live=True)
            .in_order()
            .select_related("association")
            .prefetch_related("fields_of_work", "target_groups", "districts")
            .defer("search")
        )
        for entry in entries:
            cells = [
                entry.name,
                str(entry.get_level_display()),
                entry.cvr,
                entry.summary,
                entry.description,
                "; ".join(word.name for word in entry.fields_of_work.all()),
                "; ".join(word.name for word in entry.target_groups.all()),
                str(entry.get_icnpo_display()) if entry.icnpo else "",
                "; ".join(district.code for district in entry.districts.all()),
                entry.place,
                "; ".join(str(Language(code).label) for code in entry.languages),
                _yes(entry.wants_volunteers),
                entry.volunteers_note,
                entry.contact_name,
                entry.email,
                _yes(entry.show_email),
                phone_numbers.shown(entry.phone) if entry.phone else "",
                _yes(entry.show_phone),
                entry.website,
                _yes(entry.hidden_at is None),
                f"{entry.confirmed_at:%Y-%m-%d}" if entry.confirmed_at else "",
                entry.association.slug,
            ]
            yield [harmless(text) for text in cells]


def _yes(value: bool) -> str:  # noqa: FBT001 - a column of ticks
    return "ja" if value else "nej"
