"""How far an entry is on its way through Wagtail's workflow, in the words of those who keep it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from wagtail.models import TaskState, Workflow, WorkflowState

from portal.association_guide import reference_data
from portal.association_guide.choices import Standing
from portal.association_guide.models import Entry

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True)
class Position:
    """Where an entry stands, and what the moderator last wrote to those who keep it."""

    standing: Standing
    words: str = ""
    task_state_id: int | None = None
    """The step that waits for a moderator."""
    since: datetime.datetime | None = None


def workflow_of(entry: Entry) -> Workflow:
    """Return the workflow of entries; made anew when somebody has taken it away."""
    workflow = entry.get_workflow()
    if workflow is None or not workflow.tasks.filter(active=True).exists():
        reference_data.renew_workflow()
        workflow = Entry.get_default_workflow()
    return workflow


def position_of(entry: Entry) -> Position:
    """Return where an entry stands. Two queries."""
    steps = TaskState.objects.filter(
        workflow_state__base_content_type=ContentType.objects.get_for_model(Entry, for_concrete_model=False),
        workflow_state__object_id=str(entry.pk),
    )
    last = steps.select_related("workflow_state").order_by("-started_at", "-pk").first()
    shown = Standing.HIDDEN if entry.live and entry.hidden_at else Standing.PUBLIC if entry.live else Standing.DRAFT
    if last is None:
        return Position(shown)
    state = last.workflow_state.status
    if state == WorkflowState.STATUS_IN_PROGRESS and last.status == TaskState.STATUS_IN_PROGRESS:
        return Position(Standing.WAITING, task_state_id=last.pk, since=last.started_at)
    if last.status == TaskState.STATUS_REJECTED and entry.has_unpublished_changes:
        if state == WorkflowState.STATUS_NEEDS_CHANGES:
            return Position(Standing.CHANGES, words=last.comment, since=last.finished_at)
        if state == WorkflowState.STATUS_CANCELLED:
            return Position(Standing.DECLINED, words=last.comment, since=last.finished_at)
    return Position(shown)


def waiting_steps() -> list[tuple[TaskState, Entry]]:
    """Return what waits for a moderator with its entry, the oldest first."""
    content_type = ContentType.objects.get_for_model(Entry, for_concrete_model=False)
    steps = list(
        TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
            workflow_state__base_content_type=content_type,
        )
        .select_related("revision")
        .order_by("started_at", "pk")
    )
    entries = Entry.objects.select_related("association").in_bulk([int(step.revision.object_id) for step in steps])
    return [(step, entry) for step in steps if (entry := entries.get(int(step.revision.object_id)))]
