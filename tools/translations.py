r"""Keep the catalogues under locale/ without system gettext.

    python -m tools.translations update [--prune]   extract messages and merge them into the catalogues
    python -m tools.translations fill FILE.json     set translations: {msgid: msgstr}, a plural {msgid: [one, many]},
                                                    a context {"context\u0004msgid": msgstr}
    python -m tools.translations missing            print what still lacks a translation, as JSON for `fill`
    python -m tools.translations check              fail on missing, fuzzy or stale messages and on other placeholders
    python -m tools.translations compile            write the binary catalogues that Django reads

Messages are written in English in the source; English itself therefore needs no catalogue.
"""

import argparse
import fcntl
import io
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PROJECT_ROOT: Final = Path(__file__).resolve().parent.parent
LANGUAGES: Final = ("da",)
SOURCES: Final = ("cms", "portal", "volunteering")
TEMPLATES: Final = "templates"
HEADER: Final = "# The service's words. Kept by `make messages`."

# Where each argument of a marking function is the message (1 counts from the left; "c" is its context).
KEYWORDS: Final[dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None]] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
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


class TranslationError(Exception):
    """What stops a command, in words for the one who ran it."""


def catalogue_path(language: str, root: Path = PROJECT_ROOT) -> Path:
    """The text catalogue of `language`."""
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


@contextmanager
def locked(root: Path = PROJECT_ROOT) -> Iterator[None]:
    """Let one process at a time change the catalogues of `root`."""
    folder = root / "locale"
    folder.mkdir(exist_ok=True)
    with (folder / ".catalogues.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _messages_of(text: str, name: str) -> Iterator[tuple[MessageKey, str]]:
    """Yield ((context, msgid), plural) for every marked text in Python source; `name` is for the error message."""
    source = io.BytesIO(text.encode())
    try:
        found = list(extract_python(source, KEYWORDS, [], {"encoding": "utf-8"}))
    except (SyntaxError, ValueError) as error:
        message = f"{name} cannot be read: {error}"
        raise TranslationError(message) from error
    for _line, function, arguments, _comments in found:
        parts: list[str | None] = [arguments] if isinstance(arguments, str) else list(arguments)
        spec = KEYWORDS[str(function)] or (1,)
        context, values = "", []
        for position in spec:
            index, is_context = (position[0], True) if isinstance(position, tuple) else (position, False)
            value = parts[index - 1] if index <= len(parts) else None
            if is_context:
                context = value or ""
            else:
                values.append(value)
        if not all(isinstance(value, str) and value for value in values):
            continue
        yield (context, str(values[0])), str(values[1]) if len(values) > 1 else ""


def _template_as_python(text: str, name: str) -> str:
    """A Django template with everything but its marked texts blanked, in lines that Python can tokenize."""
    return "\n".join(line.strip() for line in templatize(text, origin=name).splitlines())


def extract(root: Path = PROJECT_ROOT) -> dict[MessageKey, tuple[str, set[str]]]:
    """Every message of the source: (context, msgid) to (plural, files it stands in)."""
    found: dict[MessageKey, tuple[str, set[str]]] = {}
    python = [path for folder in SOURCES for path in sorted((root / folder).rglob("*.py"))]
    templates = [
        path
        for folder in (TEMPLATES, *SOURCES)
        for pattern in ("*.html", "*.txt")
        for path in sorted((root / folder).rglob(pattern))
    ]
    for path in [*python, *templates]:
        name = path.relative_to(root).as_posix()
        if "/migrations/" in name:
            continue
        try:
            text = path.read_text(encoding="utf-8")
            if path.suffix != ".py":
                text = _template_as_python(text, name)
        except FileNotFoundError:  # somebody else just moved it
            continue
        except SyntaxError as error:
            message = f"{name}: {error}"
            raise TranslationError(message) from error
        for key, plural in _messages_of(text, name):
            known, files = found.get(key, ("", set()))
            if known and plural and known != plural:
                message = f"{name}: {key[1]!r} has two plurals, {known!r} and {plural!r}"
                raise TranslationError(message)
            found[key] = (known or plural, files | {name})
    return found


def _read(language: str, root: Path) -> Catalog:
    path = catalogue_path(language, root)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as handle:
        return read_po(handle, locale=language, abort_invalid=True)


def _key(message: Message) -> MessageKey:
    msgid = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
    return (message.context or "", str(msgid))


def _active(catalogue: Catalog) -> dict[MessageKey, Message]:
    return {_key(message): message for message in catalogue if message.id}


def _write(catalogue: Catalog, path: Path) -> None:
    buffer = io.BytesIO()
    catalogue.header_comment = HEADER
    write_po(buffer, catalogue, width=118, include_lineno=False, sort_output=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(tuple(f'"{name}:' for name in VOLATILE_HEADERS)))
    _replace(path, text.encode())


def _replace(path: Path, content: bytes) -> None:
    """Write the whole file or nothing; leave an unchanged file alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.read_bytes() == content:
        return
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as handle:
        handle.write(content)
    Path(handle.name).chmod(0o644)
    Path(handle.name).replace(path)


def _strings(message: Message) -> list[str]:
    string = message.string
    return [str(part) for part in string] if isinstance(string, (tuple, list)) else [str(string or "")]


def _merge(old: Catalog, found: dict[MessageKey, tuple[str, set[str]]], language: str, *, prune: bool) -> Catalog:
    """A catalogue of exactly the `found` messages, sorted, with the translations that `old` had for them."""
    new = Catalog(locale=language, project="Giv en hånd", version="1", charset="utf-8", fuzzy=False)
    kept = _active(old)
    retired = {_key(message): message for message in old.obsolete.values()}
    for (context, msgid), (plural, files) in sorted(found.items(), key=lambda item: (item[0][1], item[0][0])):
        before = kept.pop((context, msgid), None) or retired.pop((context, msgid), None)
        texts = _strings(before) if before else [""]
        string: str | tuple[str, ...] = texts[0]
        if plural:
            string = (texts[0], texts[1]) if len(texts) > 1 else ("", "")
        new.add(
            (msgid, plural) if plural else msgid,
            string,
            locations=[(name, 0) for name in sorted(files)],
            flags=set(before.flags) & {"fuzzy"} if before else set(),
            context=context or None,
        )
    if not prune:
        for key, message in sorted((retired | kept).items()):
            if any(_strings(message)):
                message.locations = []
                new.obsolete[key[1]] = message
    return new


def update(root: Path = PROJECT_ROOT, *, prune: bool = False) -> None:
    """Merge the source's messages into every catalogue; what left the source is kept aside unless `prune`."""
    with locked(root):
        _update(root, prune=prune)


def _update(root: Path, *, prune: bool) -> None:
    found = extract(root)
    for language in LANGUAGES:
        _write(_merge(_read(language, root), found, language, prune=prune), catalogue_path(language, root))


def fill(translations: dict[str, str | Sequence[str]], language: str = "da", root: Path = PROJECT_ROOT) -> int:
    """Set `translations` (see the module's text) after an update; return how many.

    TranslationError names those that the source does not have; the others are set all the same.
    """
    unknown: list[str] = []
    with locked(root):
        _update(root, prune=False)
        catalogue = _read(language, root)
        messages = _active(catalogue)
        for name, value in translations.items():
            context, separator, rest = name.partition("\x04")
            message = messages.get((context, rest) if separator else ("", name))
            plural = isinstance(value, (list, tuple))
            if message is None or plural != isinstance(message.id, (tuple, list)):
                unknown.append(name)
                continue
            message.string = tuple(value) if plural else str(value)
            message.flags.discard("fuzzy")
        _write(catalogue, catalogue_path(language, root))
    if unknown:
        message_text = "Not in the source, or plural where it should not be (the rest is set):\n  " + "\n  ".join(
            unknown
        )
        raise TranslationError(message_text)
    return len(translations)


def missing(language: str = "da", root: Path = PROJECT_ROOT) -> dict[str, str | list[str]]:
    """What the catalogue lacks, in the form that `fill` takes."""
    lacking: dict[str, str | list[str]] = {}
    for (context, msgid), message in _active(_read(language, root)).items():
        if not all(_strings(message)):
            lacking[f"{context}\x04{msgid}" if context else msgid] = (
                ["", ""] if isinstance(message.id, (tuple, list)) else ""
            )
    return lacking


def _placeholders(text: str) -> list[str]:
    return sorted(
        f"%({named})" if named else f"%{positional}" if positional else f"{{{braced}}}"
        for named, positional, braced in PLACEHOLDERS.findall(text)
    )


def _placeholder_faults(message: Message) -> bool:
    """Whether a translation drops or invents a placeholder (a singular may leave the number out)."""
    sources = [str(part) for part in message.id] if isinstance(message.id, (tuple, list)) else [str(message.id)]
    allowed = [set(_placeholders(source)) for source in sources]
    texts = _strings(message)
    if len(sources) == 1:
        return bool(texts[0]) and _placeholders(texts[0]) != _placeholders(sources[0])
    everything = set().union(*allowed)
    return any(not set(_placeholders(text)) <= everything for text in texts) or (
        bool(texts[-1]) and set(_placeholders(texts[-1])) != allowed[-1]
    )


def check(root: Path = PROJECT_ROOT) -> list[str]:
    """Everything that is wrong with the catalogues, one line each; empty when all is well."""
    found = extract(root)
    faults: list[str] = []
    for language in LANGUAGES:
        catalogue = _read(language, root)
        messages = _active(catalogue)
        for context, msgid in sorted(found.keys() - messages.keys()):
            faults.append(f"{language}: not in the catalogue: {context + ': ' if context else ''}{msgid!r}")
        for _context, msgid in sorted(messages.keys() - found.keys()):
            faults.append(f"{language}: no longer in the source: {msgid!r}")
        for (_context, msgid), message in messages.items():
            if (_context, msgid) in found and bool(found[_context, msgid][0]) != isinstance(message.id, (tuple, list)):
                faults.append(f"{language}: singular and plural differ from the source: {msgid!r}")
            if not all(_strings(message)):
                faults.append(f"{language}: not translated: {msgid!r}")
            elif message.fuzzy:
                faults.append(f"{language}: fuzzy: {msgid!r}")
            elif _placeholder_faults(message):
                faults.append(f"{language}: other placeholders than the source: {msgid!r} -> {_strings(message)!r}")
    return faults


def compile_all(root: Path = PROJECT_ROOT) -> None:
    """Write the binary catalogues that are older than their text."""
    for language in LANGUAGES:
        source = catalogue_path(language, root)
        target = source.with_suffix(".mo")
        if not source.exists() or (target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns):
            continue
        with locked(root):
            buffer = io.BytesIO()
            write_mo(buffer, _read(language, root))
            _replace(target, buffer.getvalue())
            os.utime(target)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update").add_argument("--prune", action="store_true", help="drop what left the source")
    commands.add_parser("fill").add_argument("file", type=Path)
    for name in ("missing", "check", "compile"):
        commands.add_parser(name)
    options = parser.parse_args(arguments)
    try:
        match options.command:
            case "update":
                update(prune=options.prune)
                lacking = len(missing())
                print(f"{lacking} without translation." if lacking else "All translated.")
            case "fill":
                print(f"{fill(json.loads(options.file.read_text(encoding='utf-8')))} set.")
            case "missing":
                json.dump(missing(), sys.stdout, ensure_ascii=False, indent=1)
                print()
            case "check":
                faults = check()
                print("\n".join(faults) or "The catalogues are complete.")
                return 1 if faults else 0
            case _:
                compile_all()
    except (TranslationError, json.JSONDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
