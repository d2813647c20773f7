"""The mails about approval, and who gets them. Every link leads to a screen that its receiver may open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from wagtail.models import Page

from cms.editing.models import ApprovalTask
from volunteering.messaging.actions import enqueue
from volunteering.messaging.kinds import MessageKind
from volunteering.messaging.links import absolute
from volunteering.people.models import User

if TYPE_CHECKING:
    from wagtail.models import TaskState, WorkflowState

WAITS: Final = MessageKind("editing_waits_for_approval", frozenset({"title", "url"}))
APPROVED: Final = MessageKind("editing_approved", frozenset({"title", "url"}))
CHANGES_WANTED: Final = MessageKind("editing_changes_wanted", frozenset({"title", "comment", "url"}))


def tell_approvers(task_state: TaskState) -> None:
    """Write to those who may approve what waits, but not to whoever wrote it."""
    task, page = task_state.task.specific, task_state.workflow_state.content_object
    if not isinstance(task, ApprovalTask) or not isinstance(page, Page):
        return
    approvers = User.objects.filter(is_active=True, groups__in=task.groups.all()).distinct()
    for approver in approvers.exclude(pk=task_state.revision.user_id).exclude(
        pk=task_state.workflow_state.requested_by_id
    ):
        _tell(WAITS, approver, page, key=f"{task_state.pk}-{approver.pk}")


def tell_author(kind: MessageKind, state: WorkflowState, by: User | None) -> None:
    """Write to whoever asked for the approval what came of it, unless they did it themselves."""
    page, author, step = state.content_object, state.requested_by, state.current_task_state
    if not isinstance(page, Page) or author is None or author == by or not author.is_active:
        return
    if step is None or not isinstance(step.task.specific, ApprovalTask):
        return
    words: dict[str, Any] = {"comment": step.comment} if kind is CHANGES_WANTED else {}
    _tell(kind, author, page, key=f"{step.pk}-{author.pk}", **words)


def _tell(kind: MessageKind, user: User, page: Page, *, key: str, **words: object) -> None:
    enqueue(
        kind=kind,
        key=f"{kind.name}-{key}",
        to_address=user.email,
        recipient_id=user.pk,
        language=user.language,
        context={
            "title": page.get_admin_display_title(),
            "url": absolute(reverse("wagtailadmin_pages:edit", args=[page.pk])),
            **words,
        },
    )
