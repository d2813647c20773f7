"""The catalogues' own tool: what it finds, keeps, refuses and writes."""

import json
import threading
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from tools import translations

TEMPLATE = """{% load i18n %}
<p class="it's">{% translate "Welcome" %} – don't "worry" (
    {% blocktranslate trimmed with name=user.name %}
      Hello
      {{ name }}
    {% endblocktranslate %}
  {# a comment #}
  {% blocktranslate trimmed count places=places %}
    One place
  {% plural %}
    {{ places }} places
  {% endblocktranslate %}
  {% translate "May" context "month" %}
  <a title="{% translate 'Share it' as share %}{{ share|default:_("Nothing") }}">100 %</a>
"""
PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext
LABEL = _("A label")
LONG = _(
    "One line "
    "and another"
)
MANY = ngettext("%(count)s hour", "%(count)s hours", 2)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with one template and one module."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal" / "words.py").write_text(PYTHON)
    return tmp_path


def test_every_marked_text_is_found(project: Path) -> None:
    found = {key: plural for key, (plural, _files) in translations.extract(project).items()}
    assert found == {
        ("", "Welcome"): "",
        ("", "Hello %(name)s"): "",
        ("", "One place"): "%(places)s places",
        ("month", "May"): "",
        ("", "Share it"): "",
        ("", "Nothing"): "",
        ("", "A label"): "",
        ("", "One line and another"): "",
        ("", "%(count)s hour"): "%(count)s hours",
    }


def test_translations_survive_updates_and_a_message_that_goes_and_comes_back(project: Path) -> None:
    translations.fill(
        {"A label": "En etiket", "month\x04May": "Maj", "One place": ["En plads", "%(places)s pladser"]}, root=project
    )
    (project / "portal" / "words.py").write_text("")
    translations.update(project)
    assert translations.missing(root=project).keys() == {"Welcome", "Hello %(name)s", "Share it", "Nothing"}
    (project / "portal" / "words.py").write_text(PYTHON)
    translations.update(project)
    assert "A label" not in translations.missing(root=project)
    assert "En etiket" in translations.catalogue_path("da", project).read_text()


def test_an_update_without_news_leaves_the_file_alone(project: Path) -> None:
    translations.update(project)
    path = translations.catalogue_path("da", project)
    before = path.stat().st_mtime_ns
    translations.update(project)
    assert path.stat().st_mtime_ns == before


def test_what_is_not_in_the_source_is_named_and_the_rest_is_set(project: Path) -> None:
    with pytest.raises(translations.TranslationError, match="Unheard of"):
        translations.fill({"Unheard of": "Uhørt", "A label": "En etiket"}, root=project)
    assert "A label" not in translations.missing(root=project)


def test_the_check_names_missing_stale_fuzzy_and_changed_placeholders(project: Path) -> None:
    translations.update(project)
    (project / "portal" / "more.py").write_text('_("Brand new")')
    translations.fill(
        {"Hello %(name)s": "Hej", "%(count)s hour": ["En time", "%(count)s timer"], "One place": ["%(free)s", "flere"]},
        root=project,
    )
    (project / "portal" / "more.py").write_text('_("Newer still")')
    catalogue = translations.catalogue_path("da", project)
    catalogue.write_text(
        catalogue.read_text().replace('msgid "Welcome"\nmsgstr ""', '#, fuzzy\nmsgid "Welcome"\nmsgstr "Hej"')
    )
    faults = "\n".join(translations.check(project))
    assert "not in the catalogue: 'Newer still'" in faults
    assert "no longer in the source: 'Brand new'" in faults
    assert "not translated: 'A label'" in faults
    assert "fuzzy: 'Welcome'" in faults
    assert "other placeholders than the source: 'Hello %(name)s'" in faults
    assert "other placeholders than the source: 'One place'" in faults
    assert "hour" not in faults


def test_a_complete_catalogue_passes_and_compiles(project: Path) -> None:
    translations.update(project)
    words = {
        name: [text or f"x{name}" for text in (name, "%(count)s" if "count" in name else "%(places)s")]
        if isinstance(value, list)
        else name.rpartition("\x04")[2]
        for name, value in translations.missing(root=project).items()
    }
    translations.fill(words, root=project)
    assert translations.check(project) == []
    translations.compile_all(project)
    with translations.catalogue_path("da", project).with_suffix(".mo").open("rb") as handle:
        assert read_mo(handle).get("Welcome").string == "Welcome"


def test_two_people_filling_at_once_lose_nothing(project: Path) -> None:
    words = [f"Word {number}" for number in range(20)]
    (project / "portal" / "words.py").write_text("\n".join(f"_({json.dumps(word)})" for word in words))
    threads = [
        threading.Thread(target=translations.fill, args=({word: f"Ord {word}"},), kwargs={"root": project})
        for word in words
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not [word for word in words if word in translations.missing(root=project)]


def test_a_template_that_cannot_be_read_is_named(project: Path) -> None:
    (project / "templates" / "broken.html").write_text(
        "{% load i18n %}{% blocktranslate %}never {% if closed %}{% endblocktranslate %}"
    )
    with pytest.raises(translations.TranslationError, match=r"broken\.html"):
        translations.extract(project)
