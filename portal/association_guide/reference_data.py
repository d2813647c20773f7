"""What every installation of the guide starts with: a short list of words, and the way to approval."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Workflow, WorkflowContentType, WorkflowTask

from portal.association_guide.models import Entry, EntryApprovalTask, FieldOfWork, TargetGroup, Word

FIELDS_OF_WORK: Final = (
    ("besoeg-og-samvaer", "Besøg og samvær", "Visits and company"),
    ("raadgivning", "Rådgivning og støtte", "Advice and support"),
    ("leg-og-fritid", "Leg, fritid og ferie", "Play, leisure and holidays"),
    ("lektier-og-laering", "Lektier og læring", "Homework and learning"),
    ("mad-og-faellesskab", "Mad og fællesskab", "Food and company"),
    ("motion-og-natur", "Motion og natur", "Exercise and nature"),
    ("kultur-og-oplevelser", "Kultur og oplevelser", "Culture and outings"),
    ("sygdom-og-handicap", "Sygdom og handicap", "Illness and disability"),
    ("sorg-og-krise", "Sorg og svære tider", "Grief and hard times"),
    ("integration", "Nye i Danmark", "New in Denmark"),
    ("genbrug-og-indsamling", "Genbrug og indsamling", "Second-hand and collections"),
    ("it-og-praktisk", "It og praktisk hjælp", "Computers and practical help"),
)
"""Name in addresses, Danish name, English name, in the order in which they are shown."""

TARGET_GROUPS: Final = (
    ("alle", "Alle", "Everybody"),
    ("boern", "Børn", "Children"),
    ("unge", "Unge", "Young people"),
    ("familier", "Familier", "Families"),
    ("voksne", "Voksne", "Adults"),
    ("aeldre", "Ældre", "Older people"),
    ("paaroerende", "Pårørende", "Relatives"),
    ("mennesker-med-handicap", "Mennesker med handicap", "People with a disability"),
    ("mennesker-med-sygdom", "Mennesker med sygdom", "People who are ill"),
    ("socialt-udsatte", "Mennesker, der har det svært", "People who are having a hard time"),
    ("nye-i-danmark", "Nye i Danmark", "New in Denmark"),
)

WORKFLOW: Final = "Foreningsguiden"
TASK: Final = "Koordinatoren godkender"


@transaction.atomic
def load() -> int:
    """Add the words and the workflow when they are missing; what is there, changed by hand or not, is left alone.

    Returns how many rows were added. Who has deleted a word gets it back only when the whole list is empty.
    """
    return _words(FieldOfWork, FIELDS_OF_WORK) + _words(TargetGroup, TARGET_GROUPS) + _workflow()


def _words(model: type[Word], words: tuple[tuple[str, str, str], ...]) -> int:
    if model._default_manager.exists():  # noqa: SLF001 - Django's documented way
        return 0
    rows = [
        model(slug=slug, name=name, name_en=name_en, order=order)
        for order, (slug, name, name_en) in enumerate(words, start=1)
    ]
    model._default_manager.bulk_create(rows, ignore_conflicts=True)  # noqa: SLF001 - the same
    return len(rows)


def _workflow() -> int:
    """Tie a workflow with the guide's own step to the entries, unless they have one."""
    content_type = ContentType.objects.get_for_model(Entry, for_concrete_model=False)
    if WorkflowContentType.objects.filter(content_type=content_type).exists():
        return 0
    renew_workflow()
    return 4


def renew_workflow() -> None:
    """Make the guide's workflow and tie the entries to it, in the place of one that cannot be used."""
    content_type = ContentType.objects.get_for_model(Entry, for_concrete_model=False)
    workflow = Workflow.objects.create(name=WORKFLOW)
    task = EntryApprovalTask.objects.create(name=TASK)
    WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=0)
    WorkflowContentType.objects.update_or_create(content_type=content_type, defaults={"workflow": workflow})


def after_migrate(*, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:  # noqa: ANN401 - a signal's rest
    """Load once every migration has run, and again after a flush."""
    if "plan" in kwargs:
        executor = MigrationExecutor(connections[using])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
    load()
