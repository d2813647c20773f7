"""What happens when a page is handed in, approved, sent back or published past the approval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from cms.editing import messages

if TYPE_CHECKING:
    from volunteering.people.models import User


@receiver(task_submitted, sender=TaskState)
def say_that_something_waits(instance: TaskState, **_kwargs: Any) -> None:  # noqa: ANN401 - a signal's rest
    """Write to those who may approve."""
    messages.tell_approvers(instance)


@receiver(workflow_approved, sender=WorkflowState)
def say_that_it_is_public(instance: WorkflowState, user: User | None = None, **_kwargs: Any) -> None:  # noqa: ANN401 - a signal's rest
    """Write to whoever handed it in."""
    messages.tell_author(messages.APPROVED, instance, user)


@receiver(workflow_rejected, sender=WorkflowState)
def say_what_is_wanted(instance: WorkflowState, user: User | None = None, **_kwargs: Any) -> None:  # noqa: ANN401 - a signal's rest
    """Write to whoever handed it in."""
    messages.tell_author(messages.CHANGES_WANTED, instance, user)
