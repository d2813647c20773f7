"""What is done with boundaries: drafted, put in force, and noted about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone

from volunteering.boundaries import rules, selectors
from volunteering.boundaries.models import (
    BoundaryRule,
    IllegalBoundaryStateError,
    RoleBoundary,
    TaskKind,
)
from volunteering.boundaries.signals import Broken, boundary_put_in_force, collected
from volunteering.boundaries.verdicts import is_looser
from volunteering.institutions.actions import lock
from volunteering.institutions.rules import require
from volunteering.records.actions import log

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from volunteering.institutions.models import Institution, Membership
    from volunteering.people.models import User


class NoDraftError(Exception):
    """There is no draft: somebody has put it in force or thrown it away."""


class ChangedMeanwhileError(Exception):
    """The draft is not the one that was looked at: somebody has saved it in between."""


class EmptyBoundaryError(Exception):
    """A version without a single line says nothing."""


class MissingReasonsError(Exception):
    """Some lines let volunteers do more than usual and do not say why. ``labels`` names the tasks."""

    def __init__(self, labels: list[str]) -> None:
        """Keep the names of the tasks."""
        super().__init__(labels)
        self.labels = labels


class FutureDiscussionError(Exception):
    """A discussion that has not been held cannot be noted."""


@dataclass(frozen=True)
class DraftLine:
    """A line as it was filled in."""

    task_kind_id: int
    verdict: str
    reason: str


@dataclass(frozen=True)
class DraftTexts:
    """What a draft says beside its lines."""

    introduction: str
    ask_whom: Membership | None
    med_discussed_on: datetime.date | None
    med_forum: str


@transaction.atomic
def start_draft(*, institution: Institution, acting_user: User) -> RoleBoundary:
    """Return the institution's draft; a new one is a copy of the version in force, or the first lines for its kind.

    Raises:
        NotAllowedError: ``acting_user`` does not run the institution.
    """
    require(rules.may_draft(acting_user, institution))
    lock(institution)
    existing = selectors.draft_at(institution)
    if existing is not None:
        return existing
    current = selectors.in_force_at(institution)
    last = RoleBoundary.objects.filter(institution=institution).aggregate(last=Max("version"))["last"] or 0
    asked = selectors.whom_to_ask(current) if current else None
    draft = RoleBoundary.objects.create(
        institution=institution,
        version=last + 1,
        introduction=current.introduction if current else "",
        ask_whom=asked,
    )
    if current is not None:
        lines = [(rule.task_kind_id, rule.verdict, rule.reason) for rule in selectors.rules_of(current)]
    else:
        starters = TaskKind.objects.filter(institution_kind=institution.kind, is_starter=True)
        lines = [(kind.pk, kind.default_verdict, kind.default_reason) for kind in starters]
    BoundaryRule.objects.bulk_create(
        BoundaryRule(boundary=draft, task_kind_id=kind_id, verdict=verdict, reason=reason)
        for kind_id, verdict, reason in lines
    )
    log(acting_user=acting_user, verb="boundary.draft_started", target=draft, version=draft.version)
    return draft


@transaction.atomic
def save_draft(
    *, draft: RoleBoundary, texts: DraftTexts, lines: Sequence[DraftLine], revision: int, acting_user: User
) -> RoleBoundary:
    """Make the draft what the form says: lines that are not among ``lines`` go.

    ``revision`` is the draft's number when the form was opened.

    Raises:
        NotAllowedError: ``acting_user`` does not run the institution.
        NoDraftError: it is no draft any longer.
        ChangedMeanwhileError: somebody has saved it since.
        FutureDiscussionError: the day of the discussion has not come.
    """
    require(rules.may_draft(acting_user, draft.institution))
    draft = _locked_draft(draft.institution, revision)
    _refuse_future(texts.med_discussed_on)
    existing = {rule.task_kind_id: rule for rule in BoundaryRule.objects.filter(boundary=draft)}
    wanted = {line.task_kind_id: line for line in lines}
    BoundaryRule.objects.filter(boundary=draft).exclude(task_kind_id__in=wanted).delete()
    changed = []
    for kind_id, rule in existing.items():
        line = wanted.get(kind_id)
        if line and (rule.verdict, rule.reason) != (line.verdict, line.reason):
            rule.verdict, rule.reason = line.verdict, line.reason
            changed.append(rule)
    BoundaryRule.objects.bulk_update(changed, ["verdict", "reason"])
    BoundaryRule.objects.bulk_create(
        BoundaryRule(boundary=draft, task_kind_id=kind_id, verdict=line.verdict, reason=line.reason)
        for kind_id, line in wanted.items()
        if kind_id not in existing
    )
    draft.introduction = texts.introduction
    draft.ask_whom = texts.ask_whom
    draft.med_discussed_on = texts.med_discussed_on
    draft.med_forum = texts.med_forum
    draft.revision += 1
    draft.save(update_fields=["introduction", "ask_whom", "med_discussed_on", "med_forum", "revision"])
    log(acting_user=acting_user, verb="boundary.draft_saved", target=draft, lines=len(wanted))
    return draft


@transaction.atomic
def discard_draft(*, institution: Institution, acting_user: User) -> None:
    """Throw the draft away; the version in force stays.

    Raises:
        NotAllowedError: ``acting_user`` does not run the institution.
        NoDraftError: there is none.
    """
    require(rules.may_draft(acting_user, institution))
    draft = RoleBoundary.objects.drafts().select_for_update().filter(institution=institution).first()
    if draft is None:
        raise NoDraftError
    log(acting_user=acting_user, verb="boundary.draft_discarded", target=draft, version=draft.version)
    draft.delete()


@transaction.atomic
def put_in_force(*, institution: Institution, revision: int, acting_user: User) -> tuple[RoleBoundary, list[Broken]]:
    """Freeze the draft and let it count from now on; what it breaks rests in the same moment.

    Returns the version and what was paused. Of two who do it at once one wins, the other finds no draft.

    Raises:
        NotAllowedError: ``acting_user`` does not lead the institution.
        NoDraftError: there is none.
        ChangedMeanwhileError: it is not the draft that ``acting_user`` has seen.
        EmptyBoundaryError: it has no lines.
        MissingReasonsError: lines that are looser than usual lack a reason.
    """
    require(rules.may_put_in_force(acting_user, institution))
    lock(institution)
    draft = _locked_draft(institution, revision)
    lines = selectors.rules_of(draft)
    if not lines:
        raise EmptyBoundaryError
    if lacking := without_needed_reason(lines):
        raise MissingReasonsError([rule.label for rule in lacking])
    _copy_the_taxonomy_into(draft)
    previous = RoleBoundary.objects.in_force().select_for_update().filter(institution=institution).first()
    if previous is not None:
        previous.supersede()
    draft.put_in_force(by=acting_user)
    log(acting_user=acting_user, verb="boundary.put_in_force", target=draft, version=draft.version)
    answers = boundary_put_in_force.send(
        sender=RoleBoundary,
        boundary=draft,
        previous=previous,
        lines=selectors.lines_of(draft),
        acting_user=acting_user,
    )
    return draft, collected(answers)


@transaction.atomic
def note_discussion(
    *,
    boundary: RoleBoundary,
    med_discussed_on: datetime.date | None,
    med_forum: str,
    ask_whom: Membership | None,
    seen: str,
    acting_user: User,
) -> None:
    """Note on the version in force when and where it was discussed, and whom to ask. Its lines stay as they are.

    ``seen`` is the ``note_revision`` that ``acting_user`` has seen.

    Raises:
        ChangedMeanwhileError: something else is noted by now.
        NotAllowedError: ``acting_user`` does not lead the institution.
        IllegalBoundaryStateError: the version is no longer in force.
        FutureDiscussionError: the day of the discussion has not come.
    """
    require(rules.may_put_in_force(acting_user, boundary.institution))
    _refuse_future(med_discussed_on)
    locked = RoleBoundary.objects.in_force().select_for_update().filter(pk=boundary.pk).first()
    if locked is None:
        raise IllegalBoundaryStateError
    before = locked.note_revision
    locked.med_discussed_on = med_discussed_on
    locked.med_forum = med_forum
    locked.ask_whom = ask_whom
    if before not in {seen, locked.note_revision}:  # what was sent twice says the same the second time
        raise ChangedMeanwhileError
    locked.save(update_fields=["med_discussed_on", "med_forum", "ask_whom"])
    log(acting_user=acting_user, verb="boundary.discussion_noted", target=locked)


def without_needed_reason(lines: Sequence[BoundaryRule]) -> list[BoundaryRule]:
    """Return the lines that let volunteers do more than the taxonomy's verdict does and do not say why."""
    return [
        rule
        for rule in lines
        if is_looser(rule.verdict, than=rule.task_kind.default_verdict) and not rule.reason.strip()
    ]


def _locked_draft(institution: Institution, revision: int) -> RoleBoundary:
    draft = (
        RoleBoundary.objects.drafts()
        .select_for_update(of=("self",))
        .select_related("institution")
        .filter(institution=institution)
        .first()
    )
    if draft is None:
        raise NoDraftError
    if draft.revision != revision:
        raise ChangedMeanwhileError
    return draft


def _refuse_future(day: datetime.date | None) -> None:
    if day is not None and day > timezone.localdate():
        raise FutureDiscussionError


def _copy_the_taxonomy_into(draft: RoleBoundary) -> None:
    """Copy names, and the English reason where staff kept the taxonomy's Danish one, while the draft may be changed."""
    kind = TaskKind.objects.filter(pk=OuterRef("task_kind"))
    lines = BoundaryRule.objects.filter(boundary=draft)
    lines.update(task_name=Subquery(kind.values("name")), task_name_en=Subquery(kind.values("name_en")), reason_en="")
    kept = lines.filter(reason=Subquery(kind.values("default_reason")))
    kept.update(reason_en=Subquery(kind.values("default_reason_en")))
