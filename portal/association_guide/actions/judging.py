"""What the coordinators do with what was sent in. The editors' screens do the same through the workflow's own step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import TaskState

from portal.association_guide import rules
from portal.association_guide.choices import Decision
from portal.association_guide.models import AlreadyJudgedError, CvrTakenError, Entry
from volunteering.records.actions import log

if TYPE_CHECKING:
    from volunteering.people.models import User


@transaction.atomic
def decide(*, entry: Entry, task_state_id: int, decision: Decision, words: str, acting_user: User) -> None:
    """Approve what waits, ask for changes, or decline. Mails go out from what the workflow tells (receivers).

    ``task_state_id`` is the step that the moderator had on the screen: words that came later are not approved unseen.

    Raises:
        NotAllowedError: ``acting_user`` does not moderate.
        AlreadyJudgedError: it no longer waits in that form.
        CvrTakenError: another association has the CVR number.
    """
    rules.require(rules.may_moderate(acting_user))
    step = TaskState.objects.filter(
        pk=task_state_id,
        revision__object_id=str(entry.pk),
        revision__base_content_type=Entry.get_base_content_type(),
    ).first()
    if step is None:
        raise AlreadyJudgedError
    if decision == Decision.APPROVE and step.revision.as_object().cvr_is_taken():
        raise CvrTakenError
    step.task.specific.on_action(step.specific, acting_user, decision.value, comment=words)
    log(acting_user=acting_user, verb=f"entry.{decision.name.lower()}", target=entry)
