"""What other pages ask of this room. Each function costs the same number of queries however much there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Avg, Count, Q, Sum
from django.utils import timezone

from portal.events import rules
from portal.events.actions.by_the_clock import is_time_to_plan, next_expected, series_with_latest
from portal.events.choices import ACTIVE_STATES, EventState, RegistrationState, Score
from portal.events.models import Event, EventSeries, Feedback, Registration

if TYPE_CHECKING:
    import datetime

    from volunteering.people.models import User

FIRST_ITEMS: Final = 5
MOST_SERIES: Final = 20
FEWEST_ANSWERS: Final = 5
"""With fewer answers somebody could guess whose they are, so none is shown."""


def next_event() -> Event | None:
    """Return the next event that has not been cancelled, for the front page. One query."""
    now = timezone.now()
    return (
        Event.objects.filter(state=EventState.PUBLISHED, ends_at__gte=now, starts_at__isnull=False)
        .order_by("starts_at", "pk")
        .first()
    )


def registrations_of(user: User) -> list[Registration]:
    """Return a user's own registrations for what is still to come, the next first; with ``event``. One query."""
    return list(
        Registration.objects.of(user)
        .active()
        .filter(event__ends_at__gte=timezone.now())
        .select_related("event")
        .order_by("event__starts_at", "pk")[:FIRST_ITEMS]
    )


@dataclass(frozen=True, slots=True)
class ToOrganise:
    """What somebody organises, for the front door."""

    events: list[Event]
    """Drafts and what is to come, the next first, at most five."""
    series_to_plan: list[tuple[EventSeries, datetime.date]]
    """Series of which the next one should be planned by now, with the expected day; for coordinators."""


def to_organise(user: User) -> ToOrganise | None:
    """Return what a user organises; ``None`` for everybody who organises nothing."""
    is_planner = rules.may_plan(user)
    events = list(
        Event.objects.organised_by(user)
        .filter(Q(state=EventState.DRAFT) | Q(state=EventState.PUBLISHED, ends_at__gte=timezone.now()))
        .order_by("starts_at", "pk")[:FIRST_ITEMS]
    )
    if not is_planner and not events:
        return None
    return ToOrganise(events=events, series_to_plan=series_to_plan() if is_planner else [])


def series_to_plan() -> list[tuple[EventSeries, datetime.date]]:
    """Return the series of which the next one should be planned by now. One query; looks at twenty at most."""
    found = []
    for series in series_with_latest()[:MOST_SERIES]:
        expected = next_expected(series)
        if expected is not None and is_time_to_plan(series, expected):
            found.append((series, expected))
    return found


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many come, for the organisers."""

    coming: int
    waiting: int
    offered: int
    arrived: int
    to_call: int
    """How many of them have no e-mail."""


def numbers_of(event: Event) -> Numbers:
    """Return how many people come and wait. One query."""
    found = event.registrations.aggregate(
        coming=Sum("places", filter=Q(state=RegistrationState.REGISTERED), default=0),
        waiting=Sum("places", filter=Q(state=RegistrationState.WAITING), default=0),
        offered=Sum("places", filter=Q(state=RegistrationState.OFFERED), default=0),
        arrived=Sum("places", filter=Q(arrived_at__isnull=False), default=0),
        to_call=Count("pk", filter=Q(state__in=ACTIVE_STATES, email="", forgotten_at__isnull=True)),
    )
    return Numbers(**found)


@dataclass(frozen=True, slots=True)
class Answers:
    """What people said afterwards; numbers only from five answers up."""

    count: int
    average: float | None = None
    scores: tuple[tuple[str, int], ...] = ()
    words: tuple[str, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Say whether there are enough."""
        return self.count >= FEWEST_ANSWERS


def answers_to(event: Event) -> Answers:
    """Return the answers to the one question; below five only that there are some. Two queries at most.

    The words stand in the order of the alphabet, so that nobody can tell who answered first.
    """
    counts = Feedback.objects.filter(event=event).aggregate(
        count=Count("pk"),
        average=Avg("score"),
        **{f"score_{value}": Count("pk", filter=Q(score=value)) for value in Score.values},
    )
    if counts["count"] < FEWEST_ANSWERS:
        return Answers(count=counts["count"])
    words = (
        Feedback.objects.filter(event=event).exclude(words="").order_by("words", "pk").values_list("words", flat=True)
    )
    return Answers(
        count=counts["count"],
        average=counts["average"],
        scores=tuple((str(score.label), counts[f"score_{score.value}"]) for score in Score),
        words=tuple(words[:200]),
    )
