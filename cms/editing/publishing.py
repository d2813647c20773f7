"""What happens when the last step of a workflow has said yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from volunteering.people.models import User


def publish(state: WorkflowState, user: User | None = None) -> None:
    """Publish what was approved. The approval is the permission: approvers cannot publish past it."""
    state.content_object.get_latest_revision().publish(user=user, skip_permission_checks=True)
