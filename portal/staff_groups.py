"""Hub: the groups of employees that run the portal, and the permissions of each.

A room grants its own permissions in ``staff_permissions.py``: ``GRANTED = {"coordinators": ("portal.…", …)}``.
Who is in a group is decided in the editors' screens. Rooms never import this.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS

from portal.apps import ROOMS

NAMES: Final = {"coordinators": "Frivilligkoordinatorer", "key_persons": "Nøglepersoner"}
"""The groups that every installation has (Danish: employees meet the names in the editors' screens)."""


def after_migrate(*, app_config: Any, using: str = DEFAULT_DB_ALIAS, **_kwargs: object) -> None:  # noqa: ANN401 - Django's
    """Make the groups, and give each the permissions that the rooms grant it. What was given by hand stays."""
    create_permissions(app_config, using=using, verbosity=0)
    groups = {key: Group.objects.using(using).get_or_create(name=name)[0] for key, name in NAMES.items()}
    for room in ROOMS:
        if not find_spec(f"portal.{room}.staff_permissions"):
            continue
        for key, names in import_module(f"portal.{room}.staff_permissions").GRANTED.items():
            codenames = [name.removeprefix("portal.") for name in names]
            groups[key].permissions.add(
                *Permission.objects.using(using).filter(content_type__app_label="portal", codename__in=codenames)
            )
