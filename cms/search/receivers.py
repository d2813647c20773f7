"""Every way of saving a page keeps its words: published, taken down, by the clock, by a copy, by a command."""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_save
from wagtail.models import get_page_models

from cms.search import index


def collect_words(instance: Any, *, raw: bool = False, **_kwargs: Any) -> None:  # noqa: ANN401 - a signal's
    """Read the words of a page that was saved. Nothing for pages loaded from a file: the command reads those."""
    if not raw:
        index.collect(instance.pk)


def after_migrate(*, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:  # noqa: ANN401 - a signal's
    """Read what a database held before it had a search, once every migration has run."""
    if "plan" in kwargs:
        executor = MigrationExecutor(connections[using])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
    index.collect_missing()


for page_type in get_page_models():
    post_save.connect(collect_words, sender=page_type, dispatch_uid=f"cms.search.{page_type.__name__}")
