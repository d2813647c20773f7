"""Every promise that the database keeps has a test in which the database refuses the wrong row."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

TESTS = Path(settings.PROJECT_ROOT) / "tests"
OURS = ("volunteering", "portal", "cms")
ELSEWHERE = {
    "one_rendition_per_filter": "comes with Wagtail's own model of renditions",
}
"""Constraints that are shown to hold by somebody else, with the reason."""


def promised():
    """The names of all constraints of the project's own models, with the model each belongs to."""
    return {
        constraint.name: model.__name__
        for config in apps.get_app_configs()
        if config.name.split(".")[0] in OURS
        for model in config.get_models()
        for constraint in model._meta.constraints
    }


def waits_for_a_refusal(node):
    """Whether a piece of code is `pytest.raises(IntegrityError, match=…)`: a refusal by one constraint, not by any."""
    return (
        isinstance(node, ast.Call)
        and any(isinstance(n, ast.Name) and n.id == "IntegrityError" for n in node.args)
        and any(keyword.arg == "match" for keyword in node.keywords)
    )


def shown_in(source):
    """The texts of a test module that waits for refusals by name; its comments and docstrings do not count."""
    tree = ast.parse(source)
    if not any(waits_for_a_refusal(node) for node in ast.walk(tree)):
        return set()
    prose = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    return {
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in prose
    }


def test_each_constraint_is_shown_to_refuse_a_wrong_row():
    shown = set().union(*(shown_in(path.read_text(encoding="utf-8")) for path in TESTS.rglob("test_*.py")))
    untested = {name: model for name, model in promised().items() if name not in shown and name not in ELSEWHERE}
    assert not untested, f"No test shows the database refusing a wrong row: {untested}"


def test_what_is_excused_is_still_there():
    assert set(ELSEWHERE) <= set(promised())


REFUSAL = "def refused(name):\n    return pytest.raises(IntegrityError, match=name)\n"


@pytest.mark.parametrize(
    ("source", "is_shown"),
    [
        (f"{REFUSAL}def test_a():\n    with refused('day_known'):\n        pass", True),
        (f"{REFUSAL}WRONG = {{'day_known': {{}}}}", True),
        ("def test_a():\n    with pytest.raises(IntegrityError):\n        name = 'day_known'", False),
        (f"{REFUSAL}# day_known", False),
        (f"{REFUSAL}'day_known'", False),
    ],
)
def test_a_name_alone_is_no_test(source, is_shown):
    assert ("day_known" in shown_in(source)) is is_shown
