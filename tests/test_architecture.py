"""What import-linter cannot see: ways up by string or by reverse accessor, and personal data that nobody has listed."""

import ast
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.models import Page

ROOMS_UPWARDS = (
    ("records",),
    ("messaging",),
    ("people",),
    ("institutions",),
    ("boundaries", "clearances"),
    ("competence_bank", "opportunities"),
    ("engagements",),
    ("sessions",),
    ("matching",),
    ("correspondence",),
    ("participation",),
)
FLOOR = {room: floor for floor, rooms in enumerate(ROOMS_UPWARDS) for room in rooms}
ROOT = Path(settings.PROJECT_ROOT) / "volunteering"
LONGEST_MODULE = 700
PEOPLE = {"user", "volunteer"}
CONTACT_WORDS = ("email", "e_mail", "phone", "mobile")


def room_of(model):
    parts = model.__module__.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in FLOOR else ""


def modules():
    for room in FLOOR:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield room, path, ast.parse(path.read_text(encoding="utf-8"))


def place(path, node):
    return f"{path.relative_to(ROOT.parent)}:{node.lineno}"


def may_see(room, other):
    """Whether code in `room` may name what belongs to `other`."""
    return room == other or FLOOR[other] < FLOOR[room]


def called(node):
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_no_room_reaches_another_by_string():
    found = []
    for _room, path, tree in modules():
        names = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            if called(node) in {"get_model", "import_module", "import_string", "__import__"}:
                found.append(f"{place(path, node)} {called(node)}")
            if called(node) in {"ForeignKey", "OneToOneField", "ManyToManyField"}:
                target = next(
                    (word.value for word in node.keywords if word.arg == "to"), node.args[0] if node.args else None
                )
                if isinstance(target, ast.Constant) and target.value not in {"self", *names}:
                    found.append(f"{place(path, node)} {called(node)} to {target.value!r}")
    assert not found, "\n".join(found)


def test_models_point_downwards_only():
    found = [
        f"{model.__name__}.{field.name} points up to {field.related_model.__name__}"
        for model in apps.get_app_config("volunteering").get_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and isinstance(field.related_model, type)
        if room_of(model) and room_of(field.related_model)
        if not may_see(room_of(model), room_of(field.related_model))
        if field.related_model is not get_user_model()  # named through AUTH_USER_MODEL, Django's own way
    ]
    assert not found, "\n".join(found)


def upward_accessors():
    """For each room, the reverse accessors on models at or below it that lead to an upper (or unrelated) room."""
    leading = {}
    for model in apps.get_app_config("volunteering").get_models():
        for relation in model._meta.related_objects:
            name, home = relation.get_accessor_name(), room_of(relation.related_model)
            if name and home:
                leading.setdefault(name, set()).add(home)
                leading.setdefault(relation.name, set()).add(home)
    return leading


def own_names(tree):
    """The names that a module gives something itself: its own fields, methods, variables and keywords."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).split(".")[0])
    return names


def fields_at_or_below(room):
    return {
        field.name
        for model in apps.get_app_config("volunteering").get_models()
        if room_of(model) and may_see(room, room_of(model))
        for field in model._meta.get_fields()
        if not field.auto_created or field.concrete
    }


def test_no_room_uses_a_reverse_accessor_that_leads_up():
    """A name that also means something in the room itself cannot be told apart, and passes."""
    leading, found = upward_accessors(), []
    for room, path, tree in modules():
        upward = {name for name, homes in leading.items() if not any(may_see(room, home) for home in homes)}
        upward -= own_names(tree) | fields_at_or_below(room)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in upward:
                found.append(f"{place(path, node)} .{node.attr}")
            if isinstance(node, ast.keyword) and node.arg and node.arg.split("__")[0] in upward:
                found.append(f"{place(path, node.value)} {node.arg}=")
            if isinstance(node, ast.Call) and called(node) in {"prefetch_related", "select_related", "Count", "F", "Q"}:
                words = [word.value for word in node.args if isinstance(word, ast.Constant)]
                found += [
                    f"{place(path, node)} {word!r}"
                    for word in words
                    if isinstance(word, str) and word.split("__")[0] in upward
                ]
    assert not found, "\n".join(found)


def listed_models():
    """Every model that some room's `personal_data.py` lists."""
    from volunteering.personal_data_registry import PersonalData

    listed = set()
    names = [f"volunteering.{room}" for room in FLOOR]
    names += [f"portal.{path.parent.name}" for path in (ROOT.parent / "portal").glob("*/personal_data.py")]
    names.append("cms")
    for name in names:
        if find_spec(name) is None or find_spec(f"{name}.personal_data") is None:
            continue
        entries = import_module(f"{name}.personal_data").PERSONAL_DATA
        assert all(isinstance(entry, PersonalData) for entry in entries), name
        listed |= {entry.model for entry in entries}
    return listed


def own_models():
    return [model for label in ("volunteering", "portal", "cms") for model in apps.get_app_config(label).get_models()]


def holds_personal_data(model):
    """Why a model holds personal data, or nothing."""
    persons = {get_user_model(), apps.get_model("volunteering", "Volunteer")}
    if model in persons:
        return "is a person"
    for field in model._meta.get_fields(include_hidden=False):
        if (field.auto_created and not field.concrete) or getattr(field, "model", None) is Page:
            continue
        if field.is_relation and field.related_model in persons:
            return f"{field.name} points to a person"
        if isinstance(field, (models.EmailField, PhoneNumberField)):
            return f"{field.name} is a way to reach somebody"
        if isinstance(field, (models.CharField, models.TextField)) and any(
            word in field.name.lower() for word in CONTACT_WORDS
        ):
            return f"{field.name} sounds like a way to reach somebody"
    return ""


# Who uploaded a picture or made a page is Wagtail's to know; editors are employees, and the link goes with the account.
NOT_OURS = {"CustomImage", "CustomDocument"}


def test_every_model_with_personal_data_is_on_a_rooms_list():
    listed = listed_models()
    forgotten = [
        f"{model.__module__}.{model.__name__}: {reason}"
        for model in own_models()
        if model.__name__ not in NOT_OURS and (reason := holds_personal_data(model)) and model not in listed
    ]
    assert not forgotten, "\n".join(forgotten)


def test_the_lists_name_fields_that_exist():
    from django.core.exceptions import FieldDoesNotExist

    wrong = []
    for room in FLOOR:
        if find_spec(f"volunteering.{room}") is None or find_spec(f"volunteering.{room}.personal_data") is None:
            continue
        for entry in import_module(f"volunteering.{room}.personal_data").PERSONAL_DATA:
            names = [*entry.exports, *entry.blanked, *([entry.kept_since] if entry.kept_since else [])]
            for name in names:
                try:
                    entry.model._meta.get_field(name.split("__")[0])
                except FieldDoesNotExist:
                    wrong.append(f"{room}: {entry.model.__name__} has no {name}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("folder", ["cms", "portal", "tools", "volunteering"])
def test_modules_stay_short(folder):
    long = [
        f"{path.relative_to(ROOT.parent)}: {lines} lines"
        for path in (ROOT.parent / folder).rglob("*.py")
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) >= LONGEST_MODULE
    ]
    assert not long, "\n".join(long)


def test_templates_bring_no_style_or_script_inline():
    """The content security policy would block them in the browser; here it is said where they stand."""
    import re

    inline = re.compile(
        r"<style|\sstyle=|\son(?:click|change|submit|load|input)=|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE
    )
    found = [
        f"{path.relative_to(ROOT.parent)}:{number} {line.strip()[:80]}"
        for path in (ROOT.parent / "templates").rglob("*.html")
        if path.parent.name != "messages"  # e-mails: no policy there, and mail programs want the style inside
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if inline.search(line)
    ]
    assert not found, "\n".join(found)
