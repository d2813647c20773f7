"""What follows when the workflow or publishing has done something with an entry, from whichever screen."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Revision, TaskState, WorkflowState
from wagtail.signals import published, task_rejected, task_submitted

from portal.association_guide import messages
from portal.association_guide.models import Entry
from volunteering.institutions.models import Association
from volunteering.messaging.links import link


def _entry_of(step: TaskState) -> Entry | None:
    entry = step.workflow_state.content_object
    return entry if isinstance(entry, Entry) else None


@receiver(task_submitted, dispatch_uid="association_guide.waits")
def tell_that_it_waits(*, instance: TaskState, **_kwargs: Any) -> None:  # noqa: ANN401 - a signal's rest
    """Write to the moderators, once for each time that it is their turn: not again when it is mended while it waits."""
    entry = _entry_of(instance)
    if entry is None:
        return
    turns = instance.workflow_state.task_states.filter(status=TaskState.STATUS_REJECTED).count()
    messages.tell_moderators(
        entry,
        name=instance.revision.object_str,
        key=f"{instance.workflow_state_id}-{turns}",
        is_new=not entry.live,
    )


@receiver(task_rejected, dispatch_uid="association_guide.rejected")
def tell_that_it_was_not_approved(*, instance: TaskState, **_kwargs: Any) -> None:  # noqa: ANN401 - a signal's rest
    """Write to those who keep the entry: mend it, or no. The workflow still goes on only when it is to be ended."""
    entry = _entry_of(instance)
    if entry is None:
        return
    extra: dict[str, object] = {}
    kind = messages.CHANGES_WANTED
    if instance.workflow_state.status == WorkflowState.STATUS_IN_PROGRESS:
        kind, extra = messages.DECLINED, {"was_public": entry.live}
    slug = entry.association.slug
    messages.tell_keepers(
        kind,
        entry,
        key=f"{instance.pk}",
        page=lambda language: link("association_edit", slug, language=language),
        words=instance.comment,
        **extra,
    )


@receiver(published, sender=Entry, dispatch_uid="association_guide.published")
def follow_what_is_published(*, instance: Entry, revision: Revision, **_kwargs: Any) -> None:  # noqa: ANN401 - the same
    """Let the association's identity follow its published words, which count as confirmed, and tell who keeps it."""
    Association.objects.filter(pk=instance.association_id).update(
        name=instance.name, cvr=instance.cvr, email=instance.email, phone=instance.phone, is_approved=True
    )
    Entry.objects.filter(pk=instance.pk).update(confirmed_at=timezone.now(), asked_at=None, hidden_at=None, reminders=0)
    approved = TaskState.objects.filter(revision=revision, status=TaskState.STATUS_APPROVED).order_by("-pk").first()
    slug = instance.association.slug
    messages.tell_keepers(
        messages.APPROVED,
        instance,
        key=f"{revision.pk}",
        page=lambda language: link("association_detail", slug, language=language),
        words=approved.comment if approved else "",
    )
