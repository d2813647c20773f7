"""The shapes in which the demo content is written down."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from volunteering.boundaries.verdicts import Staffing
from volunteering.clearances.kinds import ClearanceKind
from volunteering.opportunities.choices import (
    Insurance,
    OpportunityState,
    ProjectPhase,
    Rhythm,
)
from volunteering.people.choices import PartOfDay, Weekday

Time = tuple[Weekday, PartOfDay]


@dataclass(frozen=True)
class Employee:
    """Somebody who works at an institution; ``account`` is the part of the e-mail before the @."""

    account: str
    name: str
    role: str
    title: str


@dataclass(frozen=True)
class RuleSpec:
    """A line of a boundary that differs from the default of its kind of task, or is not among the first ten."""

    task_kind: str
    verdict: str = ""
    reason: str = ""


@dataclass(frozen=True)
class BoundarySpec:
    """One version of a boundary. It starts from the first lines of the kind of institution, then changes some."""

    introduction: str
    days_ago: int | None
    """How long it has been in force; ``None`` for a draft."""
    rules: tuple[RuleSpec, ...] = ()
    left_out: tuple[str, ...] = ()
    med_forum: str = ""
    med_days_ago: int | None = None


@dataclass(frozen=True)
class ProjectSpec:
    """A project with its story."""

    slug: str
    title: str
    summary: str
    story: str
    lesson: str
    phase: ProjectPhase
    started_on: datetime.date
    closed_on: datetime.date | None = None


@dataclass(frozen=True)
class OpportunitySpec:
    """An opportunity. Days are counted from the day on which the demo is loaded."""

    title: str
    what_you_do: str
    what_staff_do: str
    whom_you_meet: str
    task_kinds: tuple[str, ...]
    staffing: Staffing
    rhythm: Rhythm
    places: int
    contact: str
    responsible: str = ""
    """The account of the responsible employee; the contact person when empty."""
    state: OpportunityState = OpportunityState.PUBLISHED
    published_days_ago: int = 30
    project: str = ""
    unit: str = ""
    in_days: int | None = None
    """How many days ahead the single day or the first day is."""
    lasts_days: int | None = None
    from_to: tuple[datetime.time, datetime.time] | None = None
    times: tuple[Time, ...] = ()
    time_note: str = ""
    hours: str = ""
    meeting_place: str = ""
    minimum_age: int = 0
    clearance: ClearanceKind = ClearanceKind.NONE
    is_confidential: bool = True
    languages: tuple[str, ...] = ()
    insurance: Insurance = Insurance.MUNICIPALITY
    association: str = ""
    groups_welcome: bool = False
    wheelchair: bool = False
    appeal: int = 3
    """How many of the invented volunteers are drawn to it, from 1 to 10."""


@dataclass(frozen=True)
class InstitutionSpec:
    """An institution with everything that belongs to it."""

    slug: str
    name: str
    kind: str
    area: str
    district: str
    address: str
    summary: str
    description: str
    welcome_text: str
    employees: tuple[Employee, ...]
    boundaries: tuple[BoundarySpec, ...]
    units: tuple[str, ...] = ()
    projects: tuple[ProjectSpec, ...] = ()
    opportunities: tuple[OpportunitySpec, ...] = ()
    has_wheelchair_access: bool = True


@dataclass(frozen=True)
class BankSpec:
    """A school's bank; an entry is (title, a little more, year groups, when)."""

    institution: str
    kind: str
    introduction: str
    entries: tuple[BankEntry, ...] = field(default=())


@dataclass(frozen=True)
class BankEntry:
    """What somebody can tell or show."""

    title: str
    more: str
    year_groups: tuple[int, ...]
    when: str
