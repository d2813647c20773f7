"""A kind of message with a text of its own."""

import pytest

from volunteering.messaging.kinds import MessageKind


@pytest.fixture
def kind(settings, tmp_path):
    """A message with one placeholder."""
    return make_kind(settings, tmp_path, "Hej {{ name }}\n\nVi ses.\n\n{% include 'messages/_signature.txt' %}")


@pytest.fixture
def secret_kind(settings, tmp_path):
    """A message whose text is wiped once sent."""
    return make_kind(settings, tmp_path, "Din kode\n\nKoden er {{ name }}.", is_secret=True)


def make_kind(settings, folder, text, *, is_secret=False):
    name = "hemmelig" if is_secret else "proeve"
    (folder / "messages").mkdir(exist_ok=True)
    (folder / "messages" / f"{name}.txt").write_text(text)
    template_settings = settings.TEMPLATES[0]
    settings.TEMPLATES = [dict(template_settings, DIRS=[folder, *template_settings["DIRS"]])]
    return MessageKind(name, frozenset({"name"}), is_secret=is_secret)
