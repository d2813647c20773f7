"""Who may post opportunities, and what one must hold before the public sees it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from volunteering.boundaries import selectors as boundaries
from volunteering.boundaries.models import RoleBoundary, TaskKind
from volunteering.boundaries.verdicts import Staffing, Verdict, breaches
from volunteering.institutions import rules as institution_rules
from volunteering.institutions.models import Membership
from volunteering.opportunities.choices import Rhythm

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from volunteering.institutions.models import Institution
    from volunteering.opportunities.models import Opportunity
    from volunteering.opportunities.templates_data import DraftTemplate


@dataclass(frozen=True)
class Problem:
    """Something that must be put right before an opportunity can be published, and the field where that is done."""

    field: str
    message: str


def may_post(user: AbstractBaseUser | AnonymousUser, institution: Institution) -> bool:
    """Say whether ``user`` may post and change opportunities there: leader, deputy, coordinator."""
    return institution_rules.may_run(user, institution)


def problems_of(
    opportunity: Opportunity, *, task_kinds: Collection[int], boundary: RoleBoundary | None, today: dt.date
) -> list[Problem]:
    """Return everything that keeps ``opportunity`` from being public under ``boundary``; empty when it may be.

    ``task_kinds`` are the ids of its kinds of task as they are about to be stored.
    """
    closed = Problem("", _("Your place is not shown on the site just now. Ask the municipality to open it again."))
    return [
        *([] if opportunity.institution.is_active else [closed]),
        *missing_from(opportunity, task_kinds=task_kinds),
        *wrong_times_of(opportunity, today=today),
        *wrong_people_of(opportunity),
        *breaches_of(opportunity, task_kinds=task_kinds, boundary=boundary),
    ]


def missing_from(opportunity: Opportunity, *, task_kinds: Collection[int]) -> list[Problem]:
    """Return what has not been filled in. Pure."""
    needed: list[tuple[str, object, str]] = [
        ("title", opportunity.title.strip(), _("Give the task a title.")),
        ("task_kinds", task_kinds, _("Choose at least one kind of task.")),
        ("what_you_do", opportunity.what_you_do.strip(), _("Tell what the volunteer does.")),
        ("what_staff_do", opportunity.what_staff_do.strip(), _("Tell what the staff do meanwhile.")),
        ("staffing", opportunity.staffing, _("Choose how the staff stand beside the volunteers.")),
        ("rhythm", opportunity.rhythm, _("Choose whether it is once or regularly.")),
        ("hours_each_time", opportunity.hours_each_time, _("Say how long it takes each time.")),
        ("district", opportunity.district_id, _("Choose the district.")),
        ("responsible", opportunity.responsible_id, _("Choose the employee who is responsible.")),
        ("contact", opportunity.contact_id, _("Choose whom the volunteer can turn to.")),
        ("insurance", opportunity.insurance, _("Choose how the volunteer is insured.")),
    ]
    found = [Problem(field, message) for field, value, message in needed if not value]
    if opportunity.rhythm == Rhythm.SINGLE and opportunity.starts_on is None:
        found.append(Problem("starts_on", _("Choose the day.")))
    if opportunity.rhythm == Rhythm.REGULAR and not opportunity.times and not opportunity.time_note.strip():
        found.append(Problem("times", _("Choose days and times, or write when under “More about the time”.")))
    return found


def wrong_times_of(opportunity: Opportunity, *, today: dt.date) -> list[Problem]:
    """Return what is over before it can begin. Pure."""
    if opportunity.rhythm == Rhythm.SINGLE and opportunity.starts_on and opportunity.starts_on < today:
        last = opportunity.ends_on or opportunity.starts_on
        if last < today:
            return [Problem("starts_on", _("That day has been. Choose a day from today on."))]
    if opportunity.ends_on and opportunity.ends_on < today:
        return [Problem("ends_on", _("That day has been. Choose a later last day, or leave it empty."))]
    return []


def wrong_people_of(opportunity: Opportunity) -> list[Problem]:
    """Return who is named and does not work there (any longer). One query."""
    named = {"responsible": opportunity.responsible_id, "contact": opportunity.contact_id}
    working = set(
        Membership.objects.active()
        .filter(institution=opportunity.institution_id, pk__in=[pk for pk in named.values() if pk])
        .values_list("pk", flat=True)
    )
    message = _("This person does not work with you any longer. Choose somebody else.")
    return [Problem(field, message) for field, pk in named.items() if pk and pk not in working]


def fitting(templates: Sequence[DraftTemplate], boundary: RoleBoundary | None) -> list[tuple[DraftTemplate, bool]]:
    """Return the ready-made drafts and whether each keeps to ``boundary`` as it stands, those that do first.

    Two queries. Without a boundary none is held against one.
    """
    if boundary is None:
        return [(template, True) for template in templates]
    lines = boundaries.lines_of(boundary)
    slugs = {slug for template in templates for slug in template.task_kinds}
    ids = dict(TaskKind.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    fits = {
        template.key: not breaches(
            lines=lines,
            task_kinds=[ids[slug] for slug in template.task_kinds if slug in ids],
            staffing=template.staffing,
        )
        for template in templates
    }
    return sorted(((template, fits[template.key]) for template in templates), key=lambda pair: not pair[1])


def breaches_of(
    opportunity: Opportunity, *, task_kinds: Collection[int], boundary: RoleBoundary | None
) -> list[Problem]:
    """Return where the tasks break the boundary: which task, which rule, why, and whom to ask.

    A breach that more staff would mend is said where the staffing is chosen, any other where the tasks are.
    """
    if boundary is None:
        return [
            Problem(
                "task_kinds",
                _("Your role boundary is not in force yet. The leader puts it in force; then you can publish."),
            )
        ]
    found = breaches(
        lines=boundaries.lines_of(boundary),
        task_kinds=sorted(task_kinds),
        staffing=opportunity.staffing or Staffing.PRESENT,
    )
    mended_by_staff = {Verdict.ON_CALL.value, Verdict.STAFF_PRESENT.value}
    return [
        Problem("staffing" if breach.verdict in mended_by_staff else "task_kinds", str(words))
        for breach, words in zip(found, boundaries.explain_all(found, boundary=boundary), strict=True)
    ]


def today() -> dt.date:
    """Return the day that the rules count from: today where the institutions are."""
    return timezone.localdate()


def choosable_people(institution: Institution) -> Q:
    """Return the condition for those who can be responsible or contact: whoever works there now."""
    return Q(institution=institution, ended_at__isnull=True)
