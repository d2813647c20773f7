"""Hub: the screens of all rooms for the service's own people. Rooms never import from here."""

from importlib import import_module
from importlib.util import find_spec

from volunteering.apps import ROOMS

for room in ROOMS:
    if find_spec(f"volunteering.{room}.admin"):
        import_module(f"volunteering.{room}.admin")
