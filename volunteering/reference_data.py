"""Hub: the rows that every installation starts with, collected from the rooms."""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor


def load() -> int:
    """Add what is missing in all rooms and return how many rows that was. Safe to run again and again."""
    from volunteering.boundaries import taxonomy
    from volunteering.institutions import reference_data

    return reference_data.load() + taxonomy.load()


def after_migrate(*, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:  # noqa: ANN401 - a signal's rest
    """Load once every migration has run, and again after a flush."""
    if "plan" in kwargs:
        executor = MigrationExecutor(connections[using])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
    load()
