"""Catalogues of messages as files: read and written whole, merged with what they must hold, looked over, compiled."""

import fcntl
import io
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PROJECT_ROOT: Final = Path(__file__).resolve().parent.parent
LANGUAGES: Final = ("da",)
VOLATILE_HEADERS: Final = (
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Generated-By",
    "Report-Msgid-Bugs-To",
    "Last-Translator",
    "Language-Team",
)
PLACEHOLDERS: Final = re.compile(r"%\((\w+)\)|%([sdrf])|\{(\w*)\}")

MessageKey = tuple[str, str]
"""The context (mostly empty) and the English text, in the singular."""
Found = dict[MessageKey, tuple[str, set[str]]]
"""What a catalogue must hold: each message with its plural (mostly empty) and where it stands."""


class TranslationError(Exception):
    """What stops a command, in words for the one who ran it."""


@contextmanager
def locked(root: Path = PROJECT_ROOT) -> Iterator[None]:
    """Let one process at a time change the catalogues of `root`."""
    folder = root / "locale"
    folder.mkdir(exist_ok=True)
    with (folder / ".catalogues.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def key_of(message: Message) -> MessageKey:
    """What a message is known by."""
    msgid = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
    return (message.context or "", str(msgid))


def plural_of(message: Message) -> str:
    """The English plural of a message; empty when it has none."""
    return str(message.id[1]) if isinstance(message.id, (tuple, list)) else ""


def texts_of(message: Message) -> list[str]:
    """The translations of a message, one or one for each number."""
    string = message.string
    return [str(part) for part in string] if isinstance(string, (tuple, list)) else [str(string or "")]


def active(catalogue: Catalog) -> dict[MessageKey, Message]:
    """The messages of a catalogue without its header."""
    return {key_of(message): message for message in catalogue if message.id}


def add(found: Found, key: MessageKey, plural: str, place: str) -> None:
    """Note that a message stands in `place`; one message cannot have two plurals."""
    known, places = found.get(key, ("", set()))
    if known and plural and known != plural:
        message = f"{place}: {key[1]!r} has two plurals, {known!r} and {plural!r}"
        raise TranslationError(message)
    found[key] = (known or plural, places | {place})


@dataclass(frozen=True)
class CatalogueFile:
    """One catalogue and what it must hold."""

    path: Path
    language: str
    header: str
    found: Found

    def read(self) -> Catalog:
        """Return the catalogue as it stands; an empty one where there is no file yet."""
        return read(self.path, self.language)

    def write(self, catalogue: Catalog) -> None:
        """Write the catalogue, without what changes from day to day."""
        buffer = io.BytesIO()
        catalogue.header_comment = self.header
        write_po(buffer, catalogue, width=118, include_lineno=False, sort_output=False)
        lines = buffer.getvalue().decode().splitlines(keepends=True)
        text = "".join(line for line in lines if not line.startswith(tuple(f'"{name}:' for name in VOLATILE_HEADERS)))
        _replace(self.path, text.encode())

    def update(self, said: Mapping[MessageKey, Message], *, prune: bool) -> None:
        """Merge what the catalogue must hold into it; what `said` has in Danish already is said in the same way."""
        merged = _merge(self.read(), self.found, self.language, prune=prune)
        for key, message in active(merged).items():
            other = said.get(key)
            if other and plural_of(other) == plural_of(message) and all(texts_of(other)):
                message.string = other.string
        self.write(merged)

    def fill(self, translations: Mapping[str, str | Sequence[str]]) -> set[str]:
        """Set `translations` and return which of them the catalogue took."""
        catalogue = self.read()
        messages = active(catalogue)
        taken = set()
        for name, value in translations.items():
            context, separator, rest = name.partition("\x04")
            message = messages.get((context, rest) if separator else ("", name))
            plural = isinstance(value, (list, tuple))
            if message is None or plural != isinstance(message.id, (tuple, list)):
                continue
            message.string = tuple(value) if plural else str(value)
            message.flags.discard("fuzzy")
            taken.add(name)
        self.write(catalogue)
        return taken

    def missing(self) -> dict[str, str | list[str]]:
        """Return what lacks a translation, in the form that `fill` takes."""
        return {
            f"{context}\x04{msgid}" if context else msgid: ["", ""] if plural_of(message) else ""
            for (context, msgid), message in active(self.read()).items()
            if not all(texts_of(message))
        }

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the catalogue, one line each."""
        messages = active(self.read())
        for context, msgid in sorted(self.found.keys() - messages.keys()):
            yield f"not in the catalogue: {context + ': ' if context else ''}{msgid!r}"
        for _context, msgid in sorted(messages.keys() - self.found.keys()):
            yield f"no longer in the source: {msgid!r}"
        for key, message in messages.items():
            msgid = key[1]
            if key in self.found and self.found[key][0] != plural_of(message):
                yield f"singular and plural differ from the source: {msgid!r}"
            if not all(texts_of(message)):
                yield f"not translated: {msgid!r}"
            elif message.fuzzy:
                yield f"fuzzy: {msgid!r}"
            elif _placeholder_faults(message):
                yield f"other placeholders than the source: {msgid!r} -> {texts_of(message)!r}"


def read(path: Path, language: str) -> Catalog:
    """Return the catalogue of a file; an empty one where there is none."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as handle:
        return read_po(handle, locale=language, abort_invalid=True)


def _replace(path: Path, content: bytes) -> None:
    """Write the whole file or nothing; leave an unchanged file alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.read_bytes() == content:
        return
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as handle:
        handle.write(content)
    Path(handle.name).chmod(0o644)
    Path(handle.name).replace(path)


def _merge(old: Catalog, found: Found, language: str, *, prune: bool) -> Catalog:
    """A catalogue of exactly the `found` messages, sorted, with the translations that `old` had for them."""
    new = Catalog(locale=language, project="Giv en hånd", version="1", charset="utf-8", fuzzy=False)
    kept = active(old)
    retired = {key_of(message): message for message in old.obsolete.values()}
    for (context, msgid), (plural, places) in sorted(found.items(), key=lambda item: (item[0][1], item[0][0])):
        before = kept.pop((context, msgid), None) or retired.pop((context, msgid), None)
        texts = texts_of(before) if before else [""]
        string: str | tuple[str, ...] = texts[0]
        if plural:
            string = (texts[0], texts[1]) if len(texts) > 1 else ("", "")
        new.add(
            (msgid, plural) if plural else msgid,
            string,
            locations=[(name, 0) for name in sorted(places)],
            flags=set(before.flags) & {"fuzzy"} if before else set(),
            context=context or None,
        )
    if not prune:
        for key, message in sorted((retired | kept).items()):
            if any(texts_of(message)):
                message.locations = []
                new.obsolete[key[1]] = message
    return new


def _placeholders(text: str) -> list[str]:
    return sorted(
        f"%({named})" if named else f"%{positional}" if positional else f"{{{braced}}}"
        for named, positional, braced in PLACEHOLDERS.findall(text)
    )


def _placeholder_faults(message: Message) -> bool:
    """Whether a translation drops or invents a placeholder (a singular may leave the number out)."""
    sources = [str(part) for part in message.id] if isinstance(message.id, (tuple, list)) else [str(message.id)]
    allowed = [set(_placeholders(source)) for source in sources]
    texts = texts_of(message)
    if len(sources) == 1:
        return bool(texts[0]) and _placeholders(texts[0]) != _placeholders(sources[0])
    everything = set().union(*allowed)
    return any(not set(_placeholders(text)) <= everything for text in texts) or (
        bool(texts[-1]) and set(_placeholders(texts[-1])) != allowed[-1]
    )


def compile_all(root: Path = PROJECT_ROOT) -> None:
    """Write the binary catalogues that are older than their text."""
    for language in LANGUAGES:
        for source in sorted((root / "locale").glob(f"**/{language}/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
                continue
            with locked(root):
                buffer = io.BytesIO()
                write_mo(buffer, read(source, language))
                _replace(target, buffer.getvalue())
                os.utime(target)
