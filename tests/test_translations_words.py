"""The words that the service never uses about people: people give a hand, they do not apply for it or fill a shift."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

ROOT = Path(settings.PROJECT_ROOT)
CATALOGUE = ROOT / "locale" / "da" / "LC_MESSAGES" / "django.po"

ENDINGS = r"(?:s|e|er|ers|ere|eren|erne|ernes|en|ens|ene|ne|nes|n|ns|r|rs|rne|rnes)?"
FORBIDDEN = {
    "ansøger": rf"ansøger{ENDINGS}",
    "ansøgning": rf"(?:\w+-)?ansøgning{ENDINGS}|ansøgningss\w+",
    "vagt": rf"vagt{ENDINGS}|vagt(?:plan|skema|hold|skifte|bytte)\w*|(?:aften|nat|dag|weekend|week-end)vagt{ENDINGS}",
    "vikar": rf"vikar{ENDINGS}|vikariat\w*|vikariere\w*|vikar(?:dækning|bureau|korps)\w*",
    "bemanding": rf"(?:under|grund)?bemanding{ENDINGS}|bemande(?:s|r|t|de)?",
    "kandidat": rf"kandidat{ENDINGS}|kandidatur\w*",
    "ressource": rf"ressource{ENDINGS}|ressource(?:person|stærk|svag)\w*",
}
"""Each word with its inflections and the compounds in which it means the same."""

PATTERNS = {word: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) for word, pattern in FORBIDDEN.items()}


def words_in(text):
    """Which of the forbidden words a text holds."""
    return {word for word, pattern in PATTERNS.items() if pattern.search(text)}


def templates():
    folders = [ROOT / "templates", *(ROOT / part for part in ("portal", "cms", "volunteering"))]
    return sorted(path for folder in folders for kind in ("*.html", "*.txt") for path in folder.rglob(kind))


def modules():
    """All the service's own code: the demo's texts, the task kinds and whatever else is written in Danish."""
    return sorted(path for part in ("portal", "cms", "volunteering") for path in (ROOT / part).rglob("*.py"))


def danish_messages():
    with CATALOGUE.open("rb") as catalogue:
        for message in read_po(catalogue, locale="da"):
            texts = message.string if isinstance(message.string, (list, tuple)) else [message.string]
            if message.id:
                yield message.id, " ".join(text for text in texts if text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der er kommet en ansøgning.", {"ansøgning"}),
        ("Alle ansøgere får svar", {"ansøger"}),
        ("ANSØGNINGERNE", {"ansøgning"}),
        ("Tag en vagt, eller se vagtplanen", {"vagt"}),
        ("aftenvagter", {"vagt"}),
        ("Vi mangler vikarer til bemandingen", {"vikar", "bemanding"}),
        ("Kandidaten er en ressource.", {"kandidat", "ressource"}),
        ("ressourcestærke forældre", {"ressource"}),
    ],
)
def test_the_words_are_found_however_they_are_bent(text, found) -> None:
    assert words_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Du søger, og vi svarer",
        "Børnene bevæger sig, og bevægelse er godt",
        "forvagtet og bevogtet",
        "Hvad har du lyst til? Tilmeld dig.",
        "Et tilbud om at hjælpe",
        "Personalet er der hele tiden; frivillige tæller ikke med i normeringen",
    ],
)
def test_other_words_are_left_alone(text) -> None:
    assert words_in(text) == set()


def test_no_danish_message_holds_them() -> None:
    messages = list(danish_messages())
    assert len(messages) > 500, "The catalogue has not been read."
    found = [f"{words_in(text)}: {text!r} ({key!r})" for key, text in messages if words_in(text)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("paths", "at_least"), [(templates, 100), (modules, 150)])
def test_no_template_and_no_text_of_the_code_holds_them(paths, at_least) -> None:
    files = paths()
    assert len(files) >= at_least, "The files have not been found."
    found = [
        f"{path.relative_to(ROOT)}:{number}: {words_in(line)}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if words_in(line)
    ]
    assert not found, "\n".join(found)
