"""What is done with opportunities. Each checks the right, locks, logs and tells whom it concerns, all or nothing.

Whoever publishes locks the institution first, then the opportunity: a new boundary takes the same lock, so nothing
slips in between the look at the rules and the publishing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from volunteering.boundaries import selectors as boundaries
from volunteering.boundaries.models import TaskKind
from volunteering.institutions.actions import lock
from volunteering.institutions.rules import require
from volunteering.opportunities import rules
from volunteering.opportunities.choices import OpportunityState, PauseReason, Rhythm, RunBy
from volunteering.opportunities.models import IllegalOpportunityStateError, Opportunity
from volunteering.opportunities.schedule import times_of_single_day
from volunteering.opportunities.signals import opportunity_closed, places_added
from volunteering.records.actions import log

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from volunteering.institutions.models import Institution, Membership
    from volunteering.opportunities.rules import Problem
    from volunteering.opportunities.templates_data import DraftTemplate
    from volunteering.people.models import User

CREATED_TWICE_WITHIN_SECONDS = 10
COPIED = (
    "title",
    "what_you_do",
    "what_staff_do",
    "whom_you_meet",
    "staffing",
    "run_by",
    "rhythm",
    "starts_at",
    "ends_at",
    "times",
    "time_note",
    "hours_each_time",
    "meeting_place",
    "minimum_age",
    "clearance",
    "is_confidential",
    "languages",
    "insurance",
    "groups_welcome",
    "wheelchair_access",
    "places",
)


class NotReadyError(Exception):
    """It cannot be public as it stands. ``problems`` says what to put right, and at which field."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems for the form."""
        super().__init__([problem.field for problem in problems])
        self.problems = problems


class ChangedMeanwhileError(Exception):
    """Somebody else has changed it, or its state, since the form was opened."""


class TooFewPlacesError(Exception):
    """More people have been welcomed than there would be places. ``taken`` is how many."""

    def __init__(self, taken: int) -> None:
        """Keep the number for the message."""
        super().__init__(taken)
        self.taken = taken


@dataclass(frozen=True)
class Changes:
    """What somebody filled in: the fields to store, and the kinds of task if they were given."""

    values: Mapping[str, Any] = field(default_factory=dict)
    task_kinds: Collection[int] | None = None


@transaction.atomic
def create_draft(*, institution: Institution, template: DraftTemplate | None, acting_user: User) -> Opportunity:
    """Return a new draft, empty or filled from a template. Asking twice in a row returns the same one.

    Raises:
        NotAllowedError: ``acting_user`` does not run the institution.
    """
    require(rules.may_post(acting_user, institution))
    lock(institution)
    title = template.title if template else ""
    if (twin := _made_a_moment_ago(institution, acting_user, title)) is not None:
        return twin
    own = own_membership(institution=institution, user=acting_user)
    draft = Opportunity(
        institution=institution,
        district_id=institution.district_id,
        wheelchair_access=institution.has_wheelchair_access,
        insurance="municipality",
        responsible=own,
        contact=own,
        created_by_id=acting_user.pk,
    )
    if template is not None:
        for name in (
            "title",
            "what_you_do",
            "what_staff_do",
            "whom_you_meet",
            "staffing",
            "rhythm",
            "hours_each_time",
            "times",
            "time_note",
            "places",
            "minimum_age",
            "clearance",
            "is_confidential",
            "groups_welcome",
        ):
            setattr(draft, name, getattr(template, name))
    draft.save()
    if template is not None:
        draft.task_kinds.set(TaskKind.objects.filter(slug__in=template.task_kinds))
    log(
        acting_user=acting_user,
        verb="opportunity.created",
        target=draft,
        template=template.key if template else "",
    )
    return draft


@transaction.atomic
def copy(*, opportunity: Opportunity, acting_user: User) -> Opportunity:
    """Return a new draft with the same words; its dates are left open. Asking twice in a row returns the same one.

    Raises:
        NotAllowedError: ``acting_user`` does not run the institution.
    """
    institution = opportunity.institution
    require(rules.may_post(acting_user, institution))
    lock(institution)
    if (twin := _made_a_moment_ago(institution, acting_user, opportunity.title)) is not None and twin != opportunity:
        return twin
    own = own_membership(institution=institution, user=acting_user)
    working = set(institution.memberships.active().values_list("pk", flat=True))
    draft = Opportunity(
        institution=institution,
        project_id=opportunity.project_id,
        district_id=opportunity.district_id,
        unit_id=opportunity.unit_id,
        association_id=opportunity.association_id,
        responsible_id=opportunity.responsible_id if opportunity.responsible_id in working else None,
        contact_id=opportunity.contact_id if opportunity.contact_id in working else None,
        created_by_id=acting_user.pk,
        **{name: getattr(opportunity, name) for name in COPIED},
    )
    if draft.rhythm == Rhythm.SINGLE:
        draft.times = 0
    draft.responsible_id = draft.responsible_id or (own.pk if own else None)
    draft.contact_id = draft.contact_id or (own.pk if own else None)
    draft.save()
    kinds = _kinds(opportunity)
    draft.task_kinds.set(kinds)
    log(acting_user=acting_user, verb="opportunity.copied", target=draft, source=opportunity.pk)
    return draft


@transaction.atomic
def save_draft(
    *, opportunity: Opportunity, changes: Changes, revision: str, by_itself: bool, acting_user: User
) -> Opportunity:
    """Store what has been filled in so far, complete or not. ``by_itself``: while somebody still types.

    Raises:
        NotAllowedError: ``acting_user`` does not run the institution.
        IllegalOpportunityStateError: it is no draft any longer.
        ChangedMeanwhileError: somebody else has saved it since ``revision``.
    """
    require(rules.may_post(acting_user, opportunity.institution))
    stored = _locked(opportunity)
    if stored.state != OpportunityState.DRAFT:
        raise IllegalOpportunityStateError
    _same(stored, revision)
    _apply(stored, changes)
    if not by_itself:
        log(acting_user=acting_user, verb="opportunity.draft_saved", target=stored)
    return stored


@transaction.atomic
def publish(
    *, opportunity: Opportunity, acting_user: User, changes: Changes | None = None, revision: str = ""
) -> Opportunity:
    """Make a draft or a resting opportunity public, with the last ``changes`` from the form.

    Raises:
        NotAllowedError: ``acting_user`` does not run the institution.
        IllegalOpportunityStateError: it is public already, or closed.
        ChangedMeanwhileError: somebody else has saved it since ``revision``.
        NotReadyError: something is missing, or the tasks break the boundary in force.
    """
    require(rules.may_post(acting_user, opportunity.institution))
    lock(opportunity.institution)
    stored = _locked(opportunity)
    if stored.state not in {OpportunityState.DRAFT, OpportunityState.PAUSED}:
        raise IllegalOpportunityStateError
    was_resting = stored.state == OpportunityState.PAUSED
    if changes is not None:
        _same(stored, revision)
        _apply(stored, changes)
    boundary = boundaries.in_force_at(stored.institution)
    problems = rules.problems_of(stored, task_kinds=_kinds(stored), boundary=boundary, today=rules.today())
    if problems or boundary is None:
        raise NotReadyError(problems)
    stored.publish(under=boundary)
    verb = "opportunity.reopened" if was_resting else "opportunity.published"
    log(acting_user=acting_user, verb=verb, target=stored, boundary=boundary.pk)
    if was_resting:
        # While it rested, nobody on the waiting list was offered what came free.
        places_added.send(sender=Opportunity, opportunity=stored, acting_user=acting_user)
    return stored


@transaction.atomic
def change(*, opportunity: Opportunity, changes: Changes, revision: str, acting_user: User) -> Opportunity:
    """Change what is public or rests. It stays complete; what is public keeps the boundary in force now.

    Raises:
        NotAllowedError: ``acting_user`` does not run the institution.
        IllegalOpportunityStateError: it has been closed meanwhile, or is a draft.
        ChangedMeanwhileError: somebody else has saved it since ``revision``.
        TooFewPlacesError: more people have been welcomed than there would be places.
        NotReadyError: something is missing, or the tasks break the boundary in force.
    """
    require(rules.may_post(acting_user, opportunity.institution))
    lock(opportunity.institution)
    stored = _locked(opportunity)
    if stored.state not in {OpportunityState.PUBLISHED, OpportunityState.PAUSED}:
        raise IllegalOpportunityStateError
    _same(stored, revision)
    places = stored.places
    _apply(stored, changes, save=False)
    if stored.places < stored.places_taken:
        raise TooFewPlacesError(stored.places_taken)
    kinds = _kinds(stored) if changes.task_kinds is None else set(changes.task_kinds)
    if stored.state == OpportunityState.PUBLISHED:
        boundary = boundaries.in_force_at(stored.institution)
        problems = rules.problems_of(stored, task_kinds=kinds, boundary=boundary, today=rules.today())
        stored.published_under = boundary or stored.published_under
    else:
        problems = [*rules.missing_from(stored, task_kinds=kinds), *rules.wrong_people_of(stored)]
    if problems:
        raise NotReadyError(problems)
    stored.save()
    if changes.task_kinds is not None:
        stored.task_kinds.set(kinds)
    log(acting_user=acting_user, verb="opportunity.changed", target=stored)
    if stored.places > places and stored.state == OpportunityState.PUBLISHED:
        places_added.send(sender=Opportunity, opportunity=stored, acting_user=acting_user)
    return stored


@transaction.atomic
def pause(*, opportunity: Opportunity, acting_user: User) -> Opportunity:
    """Let a public opportunity rest: nobody new finds it, and who has a place keeps it.

    Raises:
        NotAllowedError: ``acting_user`` does not run the institution.
        IllegalOpportunityStateError: it is not public.
    """
    require(rules.may_post(acting_user, opportunity.institution))
    stored = _locked(opportunity)
    stored.pause(reason=PauseReason.BY_HAND)
    log(acting_user=acting_user, verb="opportunity.paused", target=stored)
    return stored


@transaction.atomic
def close(*, opportunity: Opportunity, acting_user: User) -> Opportunity:
    """End an opportunity for good; the rooms above end what still waits.

    Raises:
        NotAllowedError: ``acting_user`` does not run the institution.
        IllegalOpportunityStateError: it is a draft or already closed.
    """
    require(rules.may_post(acting_user, opportunity.institution))
    stored = _locked(opportunity)
    stored.close()
    log(acting_user=acting_user, verb="opportunity.closed", target=stored)
    opportunity_closed.send(sender=Opportunity, opportunity=stored, acting_user=acting_user)
    return stored


def close_what_is_over() -> int:
    """Close what has had its last day, so that nothing piles up; returns how many. Safe to run again.

    Each is closed in a transaction of its own: one that cannot be closed holds up no other.
    """
    over = Opportunity.objects.over(rules.today()).order_by("pk").values_list("pk", flat=True)
    return sum(_close_if_over(pk) for pk in list(over))


@transaction.atomic
def _close_if_over(pk: int) -> bool:
    stored = Opportunity.objects.over(rules.today()).select_for_update(no_key=True).filter(pk=pk).first()
    if stored is None:
        return False
    stored.close()
    log(acting_user=None, verb="opportunity.closed", target=stored)
    opportunity_closed.send(sender=Opportunity, opportunity=stored, acting_user=None)
    return True


@transaction.atomic
def discard(*, opportunity: Opportunity, acting_user: User) -> None:
    """Throw a draft away.

    Raises:
        NotAllowedError: ``acting_user`` does not run the institution.
        IllegalOpportunityStateError: it is no draft; what was public is closed instead.
    """
    require(rules.may_post(acting_user, opportunity.institution))
    stored = _locked(opportunity)
    if stored.state != OpportunityState.DRAFT:
        raise IllegalOpportunityStateError
    log(acting_user=acting_user, verb="opportunity.discarded", target=stored)
    stored.delete()


def own_membership(*, institution: Institution, user: User) -> Membership | None:
    """Return the membership by which ``user`` runs the institution, the leader's first."""
    return institution.memberships.active().running().of(user).by_role().first()


def revision_of(opportunity: Opportunity) -> str:
    """Return what a form keeps to notice that somebody else has saved meanwhile."""
    return opportunity.changed_at.isoformat()


def _made_a_moment_ago(institution: Institution, user: User, title: str) -> Opportunity | None:
    """Return the draft with this title that the same person has just made: the button was pressed twice."""
    since = timezone.now() - dt.timedelta(seconds=CREATED_TWICE_WITHIN_SECONDS)
    twin: Opportunity | None = (
        Opportunity.objects.filter(institution=institution, created_by=user.pk, title=title, created_at__gte=since)
        .filter(state=OpportunityState.DRAFT)
        .order_by("-pk")
        .first()
    )
    return twin


def _locked(opportunity: Opportunity) -> Opportunity:
    """Lock the row for the rest of the transaction and return it fresh.

    Raises:
        IllegalOpportunityStateError: somebody has thrown it away.
    """
    stored: Opportunity | None = (
        Opportunity.objects.select_for_update(no_key=True, of=("self",))
        .select_related("institution")
        .filter(pk=opportunity.pk)
        .first()
    )
    if stored is None:
        raise IllegalOpportunityStateError
    return stored


def _same(stored: Opportunity, revision: str) -> None:
    if revision and revision != revision_of(stored):
        raise ChangedMeanwhileError


def _kinds(stored: Opportunity) -> set[int]:
    return set(stored.task_kinds.values_list("pk", flat=True))


def _apply(stored: Opportunity, changes: Changes, *, save: bool = True) -> None:
    """Put the changes on the row, with what follows from them."""
    for name, value in changes.values.items():
        setattr(stored, name, value)
    stored.run_by = RunBy.ASSOCIATION if stored.association_id else RunBy.INSTITUTION
    if stored.rhythm == Rhythm.SINGLE:
        day = stored.starts_on
        stored.times = times_of_single_day(day, stored.starts_at, stored.ends_at) if day else 0
    if not save:
        return
    stored.save()
    if changes.task_kinds is not None:
        stored.task_kinds.set(changes.task_kinds)
