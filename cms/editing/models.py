"""The step at which somebody else reads what an editor has written; what is remembered of deleted pages and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page

from volunteering.records.actions import log

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from wagtail.models import Revision, TaskState

    from volunteering.people.models import User

APPROVE = "approve"


def wrote_last(revision: Revision | None, user: User) -> bool:
    """Whether the latest words of a revision are this person's."""
    return revision is not None and revision.user_id is not None and revision.user_id == user.pk


class ApprovalTask(AbstractGroupApprovalTask):
    """Approval by somebody else (godkendelse): nobody approves words that they wrote last themselves.

    Administrators may, because somebody must be able to when everybody else is ill; the log says so.
    """

    class Meta:
        verbose_name = _("approval by somebody else")
        verbose_name_plural = _("approvals by somebody else")

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, Any, bool]]:  # noqa: ANN401 - any page or snippet
        """Return what somebody may do with what waits; whoever wrote it last may only ask for changes."""
        actions: list[tuple[str, Any, bool]] = super().get_actions(obj, user)
        if user.is_superuser or not wrote_last(obj.get_latest_revision(), user):
            return actions
        return [action for action in actions if action[0] != APPROVE]

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:  # noqa: ANN401 - Wagtail's
        """Approve, or ask for changes.

        Raises:
            PermissionDenied: somebody approves words of their own, also those typed together with the approval, or
                is not among those who approve.
        """
        page = task_state.workflow_state.content_object
        # Whoever saves new words meanwhile waits, so that what is read here is what becomes public.
        if isinstance(page, Page):
            Page.objects.select_for_update().get(pk=page.pk)
        page.refresh_from_db()
        names = {name for name, _label, _asks in super().get_actions(page, user)}
        if action_name not in names:
            raise PermissionDenied
        own = wrote_last(page.get_latest_revision(), user) or wrote_last(task_state.revision, user)
        if action_name == APPROVE and own:
            if not user.is_superuser:
                raise PermissionDenied
            log(acting_user=user, verb="editing.own_words_approved", target=page)
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[Model]:  # noqa: ANN401 - Wagtail's
        """Return what waits for this person: nothing of what they wrote last themselves."""
        waiting: QuerySet[Model] = super().get_task_states_user_can_moderate(user, **kwargs)
        return waiting if user.is_superuser else waiting.exclude(revision__user=user)

    @classmethod
    def get_description(cls) -> str:
        """Say in the screen where the steps of a workflow are chosen what this one does."""
        return str(_("Somebody of the chosen groups approves, but never the person who wrote last."))


class LostTarget(models.Model):
    """Something that a page led to or showed, and that was deleted (det, der er væk).

    Kept until the page is published again; Wagtail itself forgets at once who led to what is deleted.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    title = models.CharField(_("title"), max_length=255)
    lost_at = models.DateTimeField(_("deleted"), default=timezone.now)

    class Meta:
        verbose_name = _("what is gone")
        verbose_name_plural = _("what is gone")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("page", "title"), name="lost_target_is_told_once"),
        ]

    def __str__(self) -> str:
        return self.title
