"""What the front pages ask of this room. Each function costs the same number of queries however much there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q
from django.utils import timezone

from volunteering.engagements.actions.silence import silent_since
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import Engagement, SignUp
from volunteering.engagements.words import next_step

if TYPE_CHECKING:
    import datetime
    import uuid

    from django.contrib.auth.base_user import AbstractBaseUser

    from volunteering.institutions.models import Institution

FIRST_ITEMS: Final = 5
"""How many items an overview shows; the lists show the rest."""

TABS: Final[dict[str, tuple[SignUpState, ...]]] = {
    "new": (SignUpState.SENT,),
    "talk": (SignUpState.INVITED,),
    "waiting": (SignUpState.WAITING, SignUpState.OFFERED),
    "welcome": (SignUpState.WELCOME,),
    "closed": (SignUpState.DECLINED, SignUpState.WITHDRAWN, SignUpState.LAPSED, SignUpState.ENDED),
}
"""The states of a sign-up as the tabs of an institution's list."""


@dataclass(frozen=True, slots=True)
class VolunteerItem:
    """One thing that a volunteer has signed up for, with what happens next."""

    sign_up: SignUp
    next_step: str
    waits_for_volunteer: bool


@dataclass(frozen=True, slots=True)
class VolunteerOverview:
    """What a volunteer sees first."""

    sign_ups: list[VolunteerItem]
    engagements: list[Engagement]
    has_more: bool


@dataclass(frozen=True, slots=True)
class LeaderItem:
    """One sign-up that waits for an answer. Who it is, is behind the link, where looks are logged."""

    uuid: uuid.UUID
    title: str
    institution: str
    sent_at: datetime.datetime
    is_silent: bool
    """Nobody has answered for three working days."""
    has_accepted_offer: bool
    """From the waiting list, with a yes to the held place: only the welcome is missing."""


@dataclass(frozen=True, slots=True)
class LeaderOverview:
    """What waits for somebody who meets people at institutions or coordinates an area."""

    unanswered: int = 0
    silent: int = 0
    accepted_offers: int = 0
    invited: int = 0
    waiting: int = 0
    running_engagements: int = 0
    items: list[LeaderItem] = field(default_factory=list)
    """Oldest first, at most five."""


def volunteer_overview(user: AbstractBaseUser) -> VolunteerOverview:
    """Return a volunteer's open sign-ups and running engagements, newest first. Three queries."""
    found = list(
        SignUp.objects.of(user).open().with_details().prefetch_related("talk_times").order_by("-created_at", "-pk")[:21]
    )
    engagements = list(Engagement.objects.of(user).running().with_details().order_by("-started_on", "-pk")[:20])
    return VolunteerOverview(
        sign_ups=[
            VolunteerItem(sign_up=s, next_step=next_step(s), waits_for_volunteer=waits_for_volunteer(s))
            for s in found[:20]
        ],
        engagements=engagements,
        has_more=len(found) > 20,  # noqa: PLR2004 - one more than is shown
    )


def waits_for_volunteer(sign_up: SignUp) -> bool:
    """Say whether the volunteer has something to choose: a time to talk, or a held place."""
    if sign_up.state == SignUpState.OFFERED:
        return not sign_up.has_accepted_offer
    if sign_up.state == SignUpState.INVITED:
        return not any(time.is_chosen for time in sign_up.talk_times.all())
    return False


def leader_overview(user: AbstractBaseUser) -> LeaderOverview:
    """Return what waits for somebody who meets people, over all the own places and areas. Three queries."""
    limit = silent_since(timezone.now())
    mine = SignUp.objects.met_by(user)
    accepted = Q(state=SignUpState.OFFERED, offer_accepted_at__isnull=False)
    counts = mine.aggregate(
        unanswered=Count("pk", filter=Q(state=SignUpState.SENT)),
        silent=Count("pk", filter=Q(state=SignUpState.SENT, sent_at__lte=limit)),
        accepted_offers=Count("pk", filter=accepted),
        invited=Count("pk", filter=Q(state=SignUpState.INVITED)),
        waiting=Count("pk", filter=Q(state=SignUpState.WAITING)),
    )
    first = (
        mine.filter(Q(state=SignUpState.SENT) | accepted)
        .select_related("opportunity", "institution", "area")
        .order_by("sent_at", "pk")[:FIRST_ITEMS]
    )
    items = [
        LeaderItem(
            uuid=s.uuid,
            title=s.opportunity.title if s.opportunity is not None else "",
            institution=s.institution.name if s.institution is not None else s.area.label,
            sent_at=s.sent_at,
            is_silent=s.state == SignUpState.SENT and s.sent_at <= limit,
            has_accepted_offer=s.has_accepted_offer,
        )
        for s in first
        if s.sent_at is not None
    ]
    return LeaderOverview(**counts, running_engagements=Engagement.objects.met_by(user).running().count(), items=items)


@dataclass(frozen=True, slots=True)
class WaitingAt:
    """What waits at one institution, as numbers."""

    new: int
    silent: int
    talk: int
    running: int


def waiting_at(institution: Institution) -> WaitingAt:
    """Return what waits at one institution and how many give a hand there. Two queries."""
    limit = silent_since(timezone.now())
    counts = (
        SignUp.objects.at_institution()
        .filter(institution=institution)
        .aggregate(
            new=Count("pk", filter=Q(state=SignUpState.SENT)),
            silent=Count("pk", filter=Q(state=SignUpState.SENT, sent_at__lte=limit)),
            talk=Count("pk", filter=Q(state=SignUpState.INVITED)),
        )
    )
    running = Engagement.objects.running().filter(institution=institution).count()
    return WaitingAt(**counts, running=running)


def counts_by_tab(institution: Institution) -> dict[str, int]:
    """Return how many sign-ups each tab of an institution's list holds. One query."""
    return (
        SignUp.objects.at_institution()
        .filter(institution=institution)
        .aggregate(**{name: Count("pk", filter=Q(state__in=states)) for name, states in TABS.items()})
    )
