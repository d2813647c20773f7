"""What happens when a page is handed in, approved, sent back, published or deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import page_published, task_submitted, workflow_approved, workflow_rejected

from cms.editing import lost_targets, messages
from cms.media import CustomDocument, CustomImage
from portal.contacts.models import KeyPerson

if TYPE_CHECKING:
    from django.db.models import Model

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


@receiver(pre_delete, sender=Page)
@receiver(pre_delete, sender=CustomImage)
@receiver(pre_delete, sender=CustomDocument)
@receiver(pre_delete, sender=KeyPerson)
def remember_who_led_there(instance: Model, **_kwargs: Any) -> None:  # noqa: ANN401 - a signal's rest
    """Note the pages that lead to what is deleted."""
    lost_targets.remember(instance)


@receiver(page_published)
def forget_what_was_gone(instance: Page, **_kwargs: Any) -> None:  # noqa: ANN401 - a signal's rest
    """Somebody has looked at the page."""
    lost_targets.forget(instance)
