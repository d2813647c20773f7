"""What editors may upload to be fetched: documents that are what their names say.

Wagtail believes the ending of a document's name; here the content is asked too, so that nobody fetches a program
under the name of a letter.
"""

from __future__ import annotations

import zipfile
from pathlib import PurePath
from typing import IO, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIRST_BYTES: Final = 8192
BEGINNINGS: Final = {"pdf": b"%PDF-", "rtf": b"{\\rtf", "ics": b"BEGIN:VCALENDAR"}
"""What stands near the beginning of a file of that kind. A calendar or a PDF may have a few signs before it."""
PARTS: Final = {
    "docx": "word/",
    "xlsx": "xl/",
    "pptx": "ppt/",
    "zip": "",
    "odt": "mimetype",
    "ods": "mimetype",
    "odp": "mimetype",
    "epub": "mimetype",
}
"""Kinds that are parcels of files, and how the name of one of these begins."""
PROGRAMS: Final = frozenset(
    {
        *(".app", ".bat", ".cmd", ".com", ".cpl", ".dll", ".exe", ".hta", ".jar", ".js", ".jse", ".lnk", ".msi"),
        *(".ps1", ".reg", ".scr", ".sh", ".vbe", ".vbs", ".wsf"),
    }
)
WIDE_TEXT: Final = (b"\xff\xfe", b"\xfe\xff")
"""How a text begins whose signs are two bytes each, with null bytes in it."""


def check_document(file: IO[bytes] | Any, name: str) -> None:  # noqa: ANN401 - Django's files are no IO
    """Compare the content of a document with the ending of its name.

    Raises:
        ValidationError: the content is something else, or a parcel holds a program.
    """
    kind = PurePath(name).suffix.lower().removeprefix(".")
    file.seek(0)
    first = file.read(FIRST_BYTES)
    try:
        is_right = _check_parcel(file, kind) if kind in PARTS else _begins_as(kind, first)
    finally:
        file.seek(0)
    if not is_right:
        raise ValidationError(
            _("The content of the file is not what its name says (.%(kind)s). Save it again where it was made."),
            code="other_content",
            params={"kind": kind},
        )


def _begins_as(kind: str, first: bytes) -> bool:
    if kind in BEGINNINGS:
        return BEGINNINGS[kind] in first[:1024]
    return first.startswith(WIDE_TEXT) or b"\x00" not in first


def _check_parcel(file: Any, kind: str) -> bool:  # noqa: ANN401 - as above
    try:
        with zipfile.ZipFile(file) as parcel:
            names = parcel.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    program = next((name for name in names if PurePath(name).suffix.lower() in PROGRAMS), None)
    if program:
        raise ValidationError(
            _("The file holds a program (%(program)s). Put in only what people read."),
            code="program",
            params={"program": PurePath(program).name[:60]},
        )
    return any(name.startswith(PARTS[kind]) for name in names)
