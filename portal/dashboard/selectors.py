"""What the front door shows. Every part costs the same number of queries however much there is.

No part names a volunteer to an employee: who it is stands behind the link, on the pages that log each look.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from django.db.models import Count, Q
from wagtail.permissions import page_permission_policy

from portal.contacts.rules import answers_requests
from portal.dashboard.instruments import Instruments, instruments
from volunteering.competence_bank.models import Entry
from volunteering.engagements.models import Engagement, areas_coordinated_by
from volunteering.engagements.selectors import LeaderOverview, VolunteerOverview, leader_overview, volunteer_overview
from volunteering.institutions.models import RUNNING_ROLES, Area, Institution, Membership, Role
from volunteering.messaging.models import Message
from volunteering.opportunities.choices import OpportunityState
from volunteering.opportunities.models import Opportunity
from volunteering.participation.rules import may_read_figures
from volunteering.participation.selectors import Summary, summary
from volunteering.people.models import User, Volunteer
from volunteering.people.profile import Progress
from volunteering.people.rules import progress_of

LATEST_MESSAGES: Final = 3
MOST_PLACES: Final = 12
MOST_ACCOMPANIED: Final = 12


@dataclass(frozen=True)
class OwnTime:
    """What one has offered as a volunteer."""

    overview: VolunteerOverview
    progress: Progress | None
    """How far the profile has come; ``None`` when every step has been answered or passed over."""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing has been signed up for."""
        return not self.overview.sign_ups and not self.overview.engagements


@dataclass(frozen=True)
class Place:
    """An institution where one works, with what may be counted there."""

    institution: Institution
    roles: list[str]
    may_run: bool
    published: int = 0
    drafts: int = 0
    paused: int = 0


@dataclass(frozen=True)
class Work:
    """What one does as an employee."""

    places: list[Place]
    meets: LeaderOverview | None
    """What waits for somebody who meets people: runs an institution, or coordinates an area."""
    areas: list[Area]
    accompanied: list[Engagement]
    """Volunteers for whom one is mentor or contact person, without running the place."""
    banks: list[tuple[Institution, int]]
    """Schools with a bank that one may look things up in as an employee, with how many entries each has."""

    @property
    def runs_something(self) -> bool:
        """Say whether one runs at least one institution."""
        return any(place.may_run for place in self.places)


@dataclass(frozen=True)
class Overview:
    """Everything on the front door."""

    first_name: str
    messages: list[Message]
    own_time: OwnTime | None = None
    work: Work | None = None
    figures: Summary | None = None
    instruments: Instruments | None = None
    """What one has to do with events, associations and requests; ``None`` without any."""
    is_editor: bool = False
    """Writes pages of the site."""
    keeps_lists: bool = False
    """May enter the editors' screens, for other things than pages."""
    is_administrator: bool = False
    waiting: int = field(default=0)
    """How many things wait for the one who is logged in."""


def overview(user: User) -> Overview:
    """Return the front door of ``user``: the sections that the roles call for; the volunteer's own for all others."""
    memberships = list(
        Membership.objects.active()
        .of(user)
        .select_related("institution__area", "area")
        .order_by("institution__sort_key")
    )
    has_seat = may_read_figures(user)
    volunteer = Volunteer.objects.of(user).first()
    may_enter = user.has_perm("wagtailadmin.access_admin")
    is_editor = may_enter and page_permission_policy.user_has_any_permission(user, {"add", "change", "publish"})
    works = bool(memberships) or has_seat or may_enter or answers_requests(user)
    own_time = None if volunteer is None and works else _own_time(user, volunteer)
    work = _work(user, memberships) if memberships else None
    extra = instruments(user)
    return Overview(
        first_name=user.get_short_name() if user.display_name else "",
        messages=list(Message.objects.to_user(user.pk)[:LATEST_MESSAGES]),
        own_time=own_time,
        work=work,
        figures=summary() if has_seat else None,
        instruments=None if extra.is_empty else extra,
        is_editor=is_editor,
        keeps_lists=may_enter and not is_editor,
        is_administrator=user.is_staff,
        waiting=_waiting(own_time, work) + extra.requests.waiting + len(extra.requests.to_sign),
    )


def _own_time(user: User, volunteer: Volunteer | None) -> OwnTime:
    progress = progress_of(volunteer or Volunteer(name=user.display_name))
    return OwnTime(overview=volunteer_overview(user), progress=progress if progress.first_open else None)


def _work(user: User, memberships: list[Membership]) -> Work:
    coordinates = any(membership.area_id is not None for membership in memberships)
    areas = list(areas_coordinated_by(user)) if coordinates else []
    places = _places(memberships)
    meets_people = bool(areas) or any(place.may_run for place in places)
    return Work(
        places=places,
        meets=leader_overview(user) if meets_people else None,
        areas=areas,
        accompanied=_accompanied(memberships),
        banks=_banks(user, memberships),
    )


def _places(memberships: list[Membership]) -> list[Place]:
    """Return the institutions with the numbers of opportunities in each state. One query."""
    roles: dict[int, list[Membership]] = {}
    for membership in memberships:
        if membership.institution_id is not None:
            roles.setdefault(membership.institution_id, []).append(membership)
    run = [pk for pk, own in roles.items() if any(membership.role in RUNNING_ROLES for membership in own)]
    states = {
        "published": OpportunityState.PUBLISHED,
        "drafts": OpportunityState.DRAFT,
        "paused": OpportunityState.PAUSED,
    }
    counts = {
        row.pop("institution"): row
        for row in Opportunity.objects.filter(institution__in=run)
        .exclude(state=OpportunityState.CLOSED)
        .values("institution")
        .annotate(**{name: Count("pk", filter=Q(state=state)) for name, state in states.items()})
    }
    return [
        Place(
            institution=own[0].institution,
            roles=[membership.title or str(membership.get_role_display()) for membership in own],
            may_run=pk in run,
            **counts.get(pk, {}),
        )
        for pk, own in list(roles.items())[:MOST_PLACES]
        if own[0].institution is not None
    ]


def _accompanied(memberships: list[Membership]) -> list[Engagement]:
    """Return the running engagements of a mentor or a contact person who does not run the place. One query."""
    own = [membership.pk for membership in memberships if membership.role not in RUNNING_ROLES]
    return list(
        Engagement.objects.running()
        .filter(Q(mentor__in=own) | Q(contact__in=own))
        .select_related("institution", "unit", "opportunity")
        .order_by("started_on", "pk")[:MOST_ACCOMPANIED]
    )


def _banks(user: User, memberships: list[Membership]) -> list[tuple[Institution, int]]:
    """Return the places with a bank that one can search as a teacher. One query, none for those who are no teachers."""
    schools = {
        membership.institution_id: membership.institution
        for membership in memberships
        if membership.role == Role.STAFF and membership.institution is not None
    }
    if not schools:
        return []
    numbers: dict[int, int] = dict(
        Entry.objects.visible_to(user)
        .filter(bank__institution__in=list(schools))
        .order_by()
        .values_list("bank__institution")
        .annotate(number=Count("pk"))
    )
    return [(school, numbers[pk]) for pk, school in schools.items() if pk in numbers]


def _waiting(own_time: OwnTime | None, work: Work | None) -> int:
    mine = sum(item.waits_for_volunteer for item in own_time.overview.sign_ups) if own_time else 0
    others = work.meets.unanswered + work.meets.accepted_offers if work and work.meets else 0
    return mine + others
