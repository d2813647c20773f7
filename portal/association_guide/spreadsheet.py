"""Reading the rows of a spreadsheet with the guide. Pure: nothing here asks the database.

The headings are those of the export, in Danish: the people who have such a file are employees.
"""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from volunteering.danish_text import fold
from volunteering.participation.exports import FORMULA_STARTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLUMNS: Final[dict[str, str]] = {
    "name": "Navn",
    "level": "Niveau",
    "cvr": "CVR",
    "summary": "Kort fortalt",
    "description": "Beskrivelse",
    "fields_of_work": "Arbejdsområder",
    "target_groups": "Målgrupper",
    "icnpo": "ICNPO",
    "districts": "Postnumre",
    "place": "Sted",
    "languages": "Sprog",
    "wants_volunteers": "Søger frivillige",
    "volunteers_note": "Hvem søges",
    "contact_name": "Kontaktperson",
    "email": "E-mail",
    "show_email": "Vis e-mail",
    "phone": "Telefon",
    "show_phone": "Vis telefon",
    "website": "Hjemmeside",
}
"""The columns of the file: the field of an entry, and its heading."""

MOST_ROWS: Final = 2000
MOST_COLUMNS: Final = 60
LONGEST_CELL: Final = 10_000
LARGEST_UNPACKED: Final = 60 * 1024 * 1024


class UnreadableFileError(Exception):
    """The file cannot be read; the message says why, in the language of the page."""


@dataclass(frozen=True)
class Row:
    """One line of the file: its number as the spreadsheet shows it, and its cells by field."""

    number: int
    cells: dict[str, str]


def read(name: str, content: bytes) -> list[Row]:
    """Return the rows that say something.

    Raises:
        UnreadableFileError: it is no such file, or has no column with names, or too many rows.
    """
    lines = _xlsx(content) if name.lower().endswith(".xlsx") else _csv(content)
    rows: list[Row] = []
    headings: list[str] | None = None
    for number, cells in enumerate(lines, start=1):
        if headings is None:
            if any(cells):
                headings = _fields(cells)
            continue
        found = {field: text for field, text in zip(headings, cells, strict=False) if field}
        if any(found.values()):
            rows.append(Row(number, found))
        if len(rows) > MOST_ROWS:
            raise UnreadableFileError(_("The file has more than %(number)s rows.") % {"number": MOST_ROWS})
    if headings is None or "name" not in headings:
        raise UnreadableFileError(_("The first row must hold the headings, one of them “Navn”."))
    return rows


def _fields(headings: Iterable[str]) -> list[str]:
    known = {fold(heading): field for field, heading in COLUMNS.items()}
    return [known.get(fold(heading.strip()), "") for heading in headings]


def _csv(content: bytes) -> Iterator[list[str]]:
    """Yield the lines of a CSV file in UTF-8 or as older Danish spreadsheets write it, with ; or , or tabs."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise UnreadableFileError(_("That is no text file. Save it as XLSX or CSV first."))
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [_clean(cell) for cell in line[:MOST_COLUMNS]]
    except csv.Error as error:
        raise UnreadableFileError(_("The file cannot be read. Save it as XLSX or CSV first.")) from error


def _xlsx(content: bytes) -> Iterator[list[str]]:
    """Yield the lines of the first sheet."""
    unreadable = _("The file cannot be read. Save it as XLSX or CSV first.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED:
                raise UnreadableFileError(_("The file is too large when it is unpacked."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        raise UnreadableFileError(unreadable) from error
    try:
        if not book.worksheets:
            raise UnreadableFileError(unreadable)
        for line in book.worksheets[0].iter_rows(max_col=MOST_COLUMNS, values_only=True):
            yield [_clean(cell) for cell in line]
    except (KeyError, ValueError, SyntaxError) as error:
        raise UnreadableFileError(unreadable) from error
    finally:
        book.close()


def _clean(cell: object) -> str:
    """Return a cell as text: whole numbers without decimals, and without the sign that keeps formulas asleep."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell)[:LONGEST_CELL].replace("\x00", "").strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_STARTS) else text
