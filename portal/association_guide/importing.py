"""What a spreadsheet would do to the guide, row by row: the same checks as the form's, and the reasons in words."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from portal.association_guide import differences, spreadsheet
from portal.association_guide.actions import importing as storing
from portal.association_guide.choices import EntryLevel, Icnpo
from portal.association_guide.forms import EntryForm
from portal.association_guide.models import Entry, FieldOfWork, ImportFile, TargetGroup, Word
from volunteering.danish_text import fold
from volunteering.institutions import cvr
from volunteering.institutions.models import Association
from volunteering.institutions.officers import Officer
from volunteering.people.choices import Language
from volunteering.people.models import District

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from portal.association_guide.spreadsheet import Row
    from volunteering.people.models import User

YES: Final = frozenset({"ja", "j", "x", "yes", "1", "true", "sand"})
LOCK: Final = 5_401_202


class Verdict(enum.Enum):
    """What happens to a row."""

    MADE = "made"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass
class Line:
    """One row of the file and what would be done with it."""

    number: int
    name: str
    verdict: Verdict
    why: list[str] = field(default_factory=list)
    draft: Entry | None = None
    association: Association | None = None

    @property
    def kind(self) -> str:
        """Return the colour of its badge."""
        return {"made": "success", "changed": "info", "same": "quiet", "refused": "error"}[self.verdict.value]

    @property
    def label(self) -> str:
        """Return the verdict in words."""
        return {
            Verdict.MADE: _("Is made"),
            Verdict.CHANGED: _("Is changed"),
            Verdict.SAME: _("Stays as it is"),
            Verdict.REFUSED: _("Is refused"),
        }[self.verdict]


@dataclass
class Outcome:
    """What the whole file would do, or has done."""

    rows: list[Line]

    def counts(self) -> dict[str, int]:
        """Return how many rows got each verdict."""
        return {verdict.value: sum(row.verdict == verdict for row in self.rows) for verdict in Verdict}


@dataclass(frozen=True)
class Known:
    """What is in the guide already, and its words, looked up once."""

    entries_by_cvr: dict[str, Entry]
    entries_by_name: dict[str, Entry]
    associations_by_name: dict[str, Association]
    kept: frozenset[int]
    words: dict[str, dict[str, str]]

    @classmethod
    def now(cls) -> Known:
        """Look it up. A fixed number of queries."""
        entries = list(Entry.objects.select_related("association"))
        associations = Association.objects.filter(entry__isnull=True)
        return cls(
            entries_by_cvr={entry.cvr: entry for entry in entries if entry.cvr},
            entries_by_name={fold(entry.name): entry for entry in entries},
            associations_by_name={fold(association.name): association for association in associations},
            kept=frozenset(Officer.objects.active().values_list("association", flat=True)),
            words={
                "fields_of_work": _by_name(FieldOfWork.objects.all()),
                "target_groups": _by_name(TargetGroup.objects.all()),
                "districts": {
                    text: str(district.pk)
                    for district in District.objects.all()
                    for text in (district.code, fold(district.name))
                },
                "languages": {text: code for code, label in Language.choices for text in (code, fold(str(label)))},
            },
        )


def dry_run(*, name: str, content: bytes) -> Outcome:
    """Return what a file would do. Changes nothing.

    Raises:
        UnreadableFileError: the file cannot be read.
    """
    known, seen = Known.now(), set[str]()
    return Outcome([_judge(row, known, seen) for row in spreadsheet.read(name, content)])


def apply(*, name: str, content: bytes, acting_user: User | None) -> Outcome:
    """Do what a file says, all of it or nothing. Running it again changes nothing. Nobody is written to.

    Raises:
        UnreadableFileError: the file cannot be read.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            # Two at once: the second finds what the first has made.
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        outcome = dry_run(name=name, content=content)
        for row in outcome.rows:
            if row.draft is not None and row.verdict in {Verdict.MADE, Verdict.CHANGED}:
                storing.store(draft=row.draft, association=row.association, acting_user=acting_user)
    return outcome


def apply_file(*, file: ImportFile, acting_user: User) -> Outcome:
    """Do what an uploaded file says, once.

    Raises:
        NotAllowedError: ``acting_user`` does not moderate.
        IllegalEntryStateError: it has been done before.
    """
    with transaction.atomic():
        stored = storing.take(file=file, acting_user=acting_user)
        return apply(name=stored.name, content=bytes(stored.content), acting_user=acting_user)


def _by_name(words: Iterable[Word]) -> dict[str, str]:
    return {text: str(word.pk) for word in words for text in (fold(word.name), fold(word.name_en), word.slug)}


def _judge(row: Row, known: Known, seen: set[str]) -> Line:
    name = row.cells.get("name", "")
    number = cvr.plain(row.cells.get("cvr", ""))
    marks = {fold(name), *([number] if number else [])}
    if marks & seen:
        return Line(row.number, name, Verdict.REFUSED, [_("It stands in the file twice.")])
    seen |= marks
    entry = (known.entries_by_cvr.get(number) if number else None) or known.entries_by_name.get(fold(name))
    if entry is not None and entry.association_id in known.kept:
        return Line(row.number, name, Verdict.REFUSED, [_("The association keeps its entry itself.")])
    if entry is not None and number and entry.cvr and entry.cvr != number:
        return Line(
            row.number,
            name,
            Verdict.REFUSED,
            [_("The guide has this name with another CVR number. Look at it by hand.")],
        )
    association = entry.association if entry else known.associations_by_name.get(fold(name))
    data, remarks = _as_form_data(row, entry, known)
    before = Entry.objects.get(pk=entry.pk) if entry else None
    blank = Entry(association=association) if association and not entry else Entry()
    form = EntryForm(data, instance=Entry.objects.get(pk=entry.pk) if entry else blank)
    if not form.is_valid():
        reasons = [
            f"{spreadsheet.COLUMNS.get(name, '')}: {message}" if name in spreadsheet.COLUMNS else str(message)
            for name, messages in form.errors.items()
            for message in messages
        ]
        return Line(row.number, name, Verdict.REFUSED, reasons)
    draft = form.save(commit=False)
    form.save_m2m()
    line = Line(row.number, name, Verdict.MADE, remarks, draft=draft, association=association)
    if before is not None:
        changed = [part.label for part in differences.between(before, draft) if part.changed]
        line.verdict = Verdict.CHANGED if changed else Verdict.SAME
        if changed:
            line.why.insert(0, ", ".join(changed))
    return line


def _as_form_data(row: Row, entry: Entry | None, known: Known) -> tuple[QueryDict, list[str]]:
    """Return a row as the form wants it, and remarks on what is left out. What the file has no column for stays."""
    data, remarks = QueryDict(mutable=True), list[str]()
    cells = row.cells
    for name in ("name", "cvr", "summary", "description", "place", "volunteers_note", "contact_name", "website"):
        data[name] = cells.get(name, getattr(entry, name) if entry else "")
    data["email"] = cells.get("email", entry.email if entry else "")
    data["phone"] = cells.get("phone", str(entry.phone or "") if entry else "")
    if not data["summary"] and data["description"]:
        data["summary"] = _first_sentence(str(data["description"]))
    data["level"] = _level(cells.get("level", ""), number=str(data["cvr"]), entry=entry)
    data["icnpo"] = _icnpo(cells["icnpo"], remarks) if "icnpo" in cells else (entry.icnpo if entry else "")
    for name, stored in (
        ("wants_volunteers", False),
        ("show_email", bool(data["email"])),
        ("show_phone", bool(data["phone"])),
    ):
        is_yes = fold(cells[name]) in YES if name in cells else (getattr(entry, name) if entry else stored)
        if is_yes:
            data[name] = "on"
    many: dict[str, Callable[[Entry], list[str]]] = {
        "fields_of_work": lambda e: [str(word.pk) for word in e.fields_of_work.all()],
        "target_groups": lambda e: [str(word.pk) for word in e.target_groups.all()],
        "districts": lambda e: [str(district.pk) for district in e.districts.all()],
        "languages": lambda e: list(e.languages),
    }
    for name, present in many.items():
        if name in cells:
            data.setlist(name, _chosen(cells[name], known.words[name], remarks))
        elif entry is not None:
            data.setlist(name, present(entry))
    if entry is not None:
        data["picture_text"] = entry.picture_text
    return data, remarks


def _chosen(text: str, words: dict[str, str], remarks: list[str]) -> list[str]:
    """Return the ids of the words in a cell, which are kept apart by ; or , or line breaks."""
    found: list[str] = []
    whole = fold(text.strip())
    if whole in words:
        return [words[whole]]
    for part in text.replace("\n", ";").replace(";", ",").split(","):
        word = fold(part.strip())
        known = words.get(word) or words.get(word.split(" ")[0])
        if known and known not in found:
            found.append(known)
        elif word and not known:
            remarks.append(_("“%(word)s” is not on our list and is left out.") % {"word": part.strip()[:60]})
    return found


def _level(text: str, *, number: str, entry: Entry | None) -> str:
    names = {fold(str(level.label)): level.value for level in EntryLevel}
    names |= {level.value: level.value for level in EntryLevel}
    if (known := names.get(fold(text.strip()))) is not None:
        return known
    if text:
        return text
    if number:
        return EntryLevel.WITH_CVR
    return EntryLevel.COMMUNITY if entry and entry.level == EntryLevel.COMMUNITY else EntryLevel.WITHOUT_CVR


def _icnpo(text: str, remarks: list[str]) -> str:
    names = {fold(str(group.label)): group.value for group in Icnpo} | {value: value for value in Icnpo.values}
    found = names.get(fold(text.strip()))
    if text and found is None:
        remarks.append(_("“%(word)s” is not on our list and is left out.") % {"word": text[:60]})
    return found or ""


def _first_sentence(text: str) -> str:
    first = " ".join(text.split()).split(". ")[0]
    return first if len(first) <= 200 else first[:197].rsplit(" ", 1)[0] + " …"  # noqa: PLR2004 - the field's length
