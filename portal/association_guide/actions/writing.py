"""What those who keep an entry do: write it, and send it to the municipality."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from wagtail.models import TaskState, WorkflowState

from portal.association_guide import messages, rules, slugs
from portal.association_guide.models import Entry
from portal.association_guide.workflow import workflow_of
from volunteering.institutions.models import Association
from volunteering.institutions.officers import Officer
from volunteering.messaging.links import link
from volunteering.people.models import User
from volunteering.records.actions import log

MOST_NEW_AT_ONCE: Final = 3
"""How many associations that are not public yet one person may ask for, so that nobody fills the moderators' list."""


class ChangedMeanwhileError(Exception):
    """Somebody else has saved the entry since the page was opened."""


class TooManyNewError(Exception):
    """The person has asked for enough new associations already."""


@transaction.atomic
def ask_to_be_in(*, draft: Entry, role: str, acting_user: User) -> Entry:
    """Make an association whose entry waits for approval; ``acting_user`` holds its login.

    ``draft`` is not stored yet. The association gets its CVR number when the entry is published: nobody reserves one.

    Raises:
        TooManyNewError: enough of the person's associations wait already.
    """
    # The person's own row: two tabs at once are counted one after the other.
    User.objects.select_for_update().get(pk=acting_user.pk)
    waiting = Entry.objects.kept_by(acting_user).filter(live=False)
    if waiting.count() >= MOST_NEW_AT_ONCE:
        raise TooManyNewError
    association = Association.objects.create(
        slug=slugs.free_slug(draft.name), name=draft.name, email=draft.email, phone=draft.phone, is_approved=False
    )
    Officer.objects.create(association=association, user=acting_user, role=role, slot=1)
    draft.association = association
    draft.live = False
    draft.has_unpublished_changes = True
    draft.save()
    log(acting_user=acting_user, verb="entry.begun", target=draft)
    _send_in(draft, acting_user)
    messages.tell_keepers(
        messages.RECEIVED,
        draft,
        key="new",
        page=lambda language: link("association_edit", association.slug, language=language),
    )
    return draft


@transaction.atomic
def save(*, draft: Entry, seen: int, acting_user: User) -> None:
    """Store what was written and send it to the municipality; the published words stay.

    ``seen`` is the revision that the page was opened with, 0 for none.

    Raises:
        NotAllowedError: ``acting_user`` does not keep the entry.
        ChangedMeanwhileError: somebody has saved it since.
    """
    entry = Entry.objects.select_for_update(of=("self",)).select_related("association").get(pk=draft.pk)
    rules.require(rules.may_keep(acting_user, entry.association))
    if (entry.latest_revision_id or 0) != seen:
        raise ChangedMeanwhileError
    entry.give_what_is_of_the_whole(draft)
    log(acting_user=acting_user, verb="entry.written", target=entry)
    _send_in(draft, acting_user)


def _send_in(draft: Entry, user: User) -> None:
    """Save a revision and let it wait for approval, in place of one that waits already.

    Whoever sends it in is not named to the workflow: its own mails would lead an officer to pages for employees.
    """
    draft.save_revision(user=user, clean=False)
    Entry.objects.filter(pk=draft.pk).update(has_unpublished_changes=True)
    state = draft.current_workflow_state
    if state is None:
        workflow_of(draft).start(draft, None)
    elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=user)
    else:
        # A new step for the new words: what a moderator has open cannot approve words that nobody has seen.
        TaskState.objects.select_for_update().get(pk=state.current_task_state_id).cancel(user=user, resume=True)
