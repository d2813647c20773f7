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
import io
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

from tools import wagtails_words
from tools.catalogues import (
    LANGUAGES,
    PROJECT_ROOT,
    CatalogueFile,
    Found,
    MessageKey,
    TranslationError,
    active,
    add,
    compile_all,
    locked,
)

__all__ = [
    "PROJECT_ROOT",
    "TranslationError",
    "catalogue_path",
    "check",
    "compile_all",
    "extract",
    "fill",
    "missing",
    "update",
]

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


def catalogue_path(language: str, root: Path = PROJECT_ROOT) -> Path:
    """The text catalogue of `language` for the words of our own source."""
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def catalogues(language: str, root: Path = PROJECT_ROOT) -> list[CatalogueFile]:
    """Every catalogue of `language`: our own words first, then Wagtail's where the project keeps a folder for them."""
    files = [CatalogueFile(catalogue_path(language, root), language, HEADER, extract(root))]
    folder = root / "locale" / wagtails_words.FOLDER
    if folder.is_dir():
        files += [
            CatalogueFile(
                folder / language / "LC_MESSAGES" / f"{domain}.po",
                language,
                f"# Wagtail's words, {what}. Kept by `make messages`.",
                wagtails_words.english(domain),
            )
            for domain, what in wagtails_words.DOMAINS.items()
        ]
    return files


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


def extract(root: Path = PROJECT_ROOT) -> Found:
    """Every message of the source: (context, msgid) to (plural, files it stands in)."""
    found: Found = {}
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
            add(found, key, plural, name)
    return found


def update(root: Path = PROJECT_ROOT, *, prune: bool = False) -> None:
    """Merge the source's messages into every catalogue; what left the source is kept aside unless `prune`."""
    with locked(root):
        _update(root, prune=prune)


def _update(root: Path, *, prune: bool) -> None:
    for language in LANGUAGES:
        own, *others = catalogues(language, root)
        own.update({}, prune=prune)
        for other in others:
            other.update(active(own.read()), prune=prune)


def fill(translations: dict[str, str | Sequence[str]], language: str = "da", root: Path = PROJECT_ROOT) -> int:
    """Set `translations` (see the module's text) after an update, wherever they stand; return how many.

    TranslationError names those that no source has; the others are set all the same.
    """
    taken: set[str] = set()
    with locked(root):
        _update(root, prune=False)
        for catalogue in catalogues(language, root):
            taken |= catalogue.fill(translations)
    if unknown := [name for name in translations if name not in taken]:
        message = "Not in the source, or plural where it should not be (the rest is set):\n  " + "\n  ".join(unknown)
        raise TranslationError(message)
    return len(translations)


def missing(language: str = "da", root: Path = PROJECT_ROOT) -> dict[str, str | list[str]]:
    """What the catalogues lack, in the form that `fill` takes."""
    return {name: empty for catalogue in catalogues(language, root) for name, empty in catalogue.missing().items()}


def check(root: Path = PROJECT_ROOT) -> list[str]:
    """Everything that is wrong with the catalogues, one line each; empty when all is well."""
    return [
        f"{catalogue.path.relative_to(root / 'locale').as_posix()}: {fault}"
        for language in LANGUAGES
        for catalogue in catalogues(language, root)
        for fault in catalogue.faults()
    ]


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
