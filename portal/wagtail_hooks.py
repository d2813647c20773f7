"""Hub: what the portal's rooms add to the editors' screens. Wagtail looks for this module by its name."""

from importlib import import_module
from importlib.util import find_spec

from portal.apps import ROOMS

for _room in ROOMS:
    if find_spec(f"portal.{_room}.wagtail_hooks"):
        import_module(f"portal.{_room}.wagtail_hooks")
