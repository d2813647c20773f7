"""Everything with a name in the domain stands in docs/glossary.md, in English and Danish."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

import cms
import portal
import volunteering
from portal.association_guide.models import Entry, ImportFile, OfficerInvitation
from portal.contacts.models import Backing, Request
from portal.events.models import Event, Registration
from volunteering.boundaries.models import RoleBoundary
from volunteering.engagements.models import Engagement, SignUp
from volunteering.institutions.models import Membership, StaffInvitation
from volunteering.opportunities.models import Opportunity

GLOSSARY = (Path(settings.PROJECT_ROOT) / "docs" / "glossary.md").read_text(encoding="utf-8")
NO_DOMAIN = (".migrations", ".management", ".settings", "portal.wsgi", "portal.demo", "portal.bench_data")
"""Modules in which nothing of the domain has its name."""
NO_VERBS = {"save", "clean", "get_absolute_url", "delete"} | {
    *("cvr_is_taken", "serializable_data", "with_content_json", "give_what_is_of_the_whole")
}
MODELS = [model for label in ("volunteering", "portal", "cms") for model in apps.get_app_config(label).get_models()]


GUARDED = [
    *(SignUp, Engagement, RoleBoundary, Opportunity, Membership, StaffInvitation),
    *(Event, Registration, Entry, OfficerInvitation, ImportFile, Request, Backing),
]
"""Models whose state changes only through their verbs."""


def _choices():
    found = set()
    packages = [
        module
        for house in (volunteering, portal, cms)
        for module in pkgutil.walk_packages(house.__path__, f"{house.__name__}.")
    ]
    for module in packages:
        if not any(part in module.name for part in NO_DOMAIN):
            members = inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
            found |= {
                cls for _name, cls in members if issubclass(cls, models.Choices) and cls.__module__ == module.name
            }
    return sorted(found - {models.Choices}, key=lambda cls: cls.__name__)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_there(model):
    assert f"`{model.__name__}`" in GLOSSARY


@pytest.mark.parametrize("choices", _choices(), ids=lambda choices: choices.__name__)
def test_every_set_of_choices_is_there(choices):
    assert f"`{choices.__name__}`" in GLOSSARY


@pytest.mark.parametrize("choices", [c for c in _choices() if c.__name__.endswith(("State", "Phase", "Verdict"))])
def test_every_state_is_there(choices):
    row = " ".join(line for line in GLOSSARY.splitlines() if f"`{choices.__name__}`" in line)
    assert [value for value in choices.values if not re.search(rf"\b{value}\b", row)] == []


@pytest.mark.parametrize("model", GUARDED, ids=lambda model: model._meta.label)
def test_every_guarded_verb_is_there(model):
    verbs = [
        name
        for name, member in vars(model).items()
        if inspect.isfunction(member) and not name.startswith(("_", "get_")) and name not in NO_VERBS
    ]
    assert verbs
    assert [verb for verb in verbs if f"`{verb}`" not in GLOSSARY] == []


def test_every_row_has_a_danish_word():
    rows = [line.split("|")[1:-1] for line in GLOSSARY.splitlines() if line.startswith("| `")]
    assert len(rows) > 40
    assert [row for row in rows if len(row) != 3 or not row[1].strip()] == []
