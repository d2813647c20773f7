"""A year of sign-ups and engagements, worked out without the database: pure and the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Final

from volunteering.engagements.choices import DeclineReason, EndReason, SignUpState

RECENT_DAYS: Final = 30
"""So long somebody may still be waiting for a talk or for a place."""
SHORTEST, LONGEST = 25, 260
"""How many days a regular engagement lasts."""

WORDS: Final = (
    "Jeg har god tid om formiddagen og vil gerne bruge den sammen med nogen.",
    "Min nabo fortalte om jer. Det lyder hyggeligt.",
    "Jeg er ny i byen og vil gerne lære nogen at kende.",
    "Jeg har gjort noget lignende før og savner det.",
    "Jeg vil gerne prøve. Må jeg kigge forbi først?",
    "Jeg er gået på pension og mangler noget at stå op til om tirsdagen.",
    "Jeg læser på DTU og vil gerne møde andre end studerende.",
    "Mit eget barn har gået hos jer. Nu er det min tur til at give lidt igen.",
    "Jeg øver mig i dansk og er god til at lytte.",
    "",
)


@dataclass(frozen=True)
class Task:
    """What the history needs to know of an opportunity. Days are counted back from now."""

    title: str
    appeal: int
    places: int
    published_days_ago: int
    ended_days_ago: int | None
    """When a closed one took place."""
    is_single: bool


@dataclass
class Event:
    """One sign-up and what became of it. Days are counted back from now and may be broken."""

    title: str
    volunteer: str
    state: SignUpState
    sent: float
    words: str = ""
    places: int = 1
    team: str = ""
    answered: float | None = None
    closed: float | None = None
    reason: DeclineReason = DeclineReason.NONE
    ended: float | None = None
    end_reason: EndReason = EndReason.NONE
    talk_in_days: tuple[int, ...] = ()
    chosen_talk: int | None = None
    area: str = ""
    """For an offer to help without a chosen task."""
    mentor: str = ""
    weekly_hours: str = ""
    wishes: str = ""
    contact: str = field(default="", repr=False)

    @property
    def holds_places(self) -> bool:
        """Say whether places are taken by this now."""
        return self.state in {SignUpState.WELCOME, SignUpState.OFFERED} and self.ended is None


def imagine(tasks: list[Task], volunteers: list[str], *, seed: int, fixed: list[Event]) -> list[Event]:
    """Return a year of events: the ``fixed`` ones and chance's own, never more people than places at any time."""
    chance = random.Random(seed)  # noqa: S311 - invented people, no secret
    events = list(fixed)
    for task in tasks:
        known = {event.volunteer for event in fixed if event.title == task.title}
        people = [name for name in volunteers if name not in known]
        events += _events_of(task, people, chance, [event for event in fixed if event.title == task.title])
    return events


def _events_of(task: Task, people: list[str], chance: random.Random, fixed: list[Event]) -> list[Event]:
    last = task.ended_days_ago or 0
    window = task.published_days_ago - last
    count = min(round(task.appeal * (0.6 + window / 110)), task.places * 3 + 3, len(people))
    arrivals = sorted((last + chance.uniform(0.2, 1) ** 1.3 * window for _ in range(count)), reverse=True)
    made: list[Event] = []
    for name, sent in zip(chance.sample(people, count), arrivals, strict=True):
        event = Event(title=task.title, volunteer=name, state=SignUpState.SENT, sent=_in_daytime(sent, chance))
        event.words = chance.choice(WORDS)
        _let_it_happen(task, event, chance, taken=_taken(made + fixed, sent))
        made.append(event)
    return made


def _taken(events: list[Event], days_ago: float) -> int:
    """Return the most places that are taken at any time from then until now."""
    holders = [e for e in events if e.state in {SignUpState.WELCOME, SignUpState.OFFERED}]
    moments = [days_ago, *(e.answered for e in holders if e.answered is not None and e.answered < days_ago)]
    return max(
        sum(e.places for e in holders if (e.answered or e.sent) >= moment and (e.ended is None or e.ended < moment))
        for moment in moments
    )


def _let_it_happen(task: Task, event: Event, chance: random.Random, *, taken: int) -> None:
    """Decide what became of a sign-up."""
    answered = event.sent - chance.uniform(0.5, 4)
    if answered <= 0.5:  # noqa: PLR2004
        return
    event.answered = answered
    is_recent = answered < RECENT_DAYS
    luck = chance.random()
    if taken + event.places > task.places:
        if is_recent and task.ended_days_ago is None:
            event.state = SignUpState.WAITING
        elif luck < 0.4:  # noqa: PLR2004
            _close(event, SignUpState.WITHDRAWN, chance)
        else:
            _close(event, SignUpState.DECLINED, chance)
            event.reason = DeclineReason.NO_PLACE
    elif is_recent and luck < 0.35:  # noqa: PLR2004
        event.state = SignUpState.INVITED
        event.talk_in_days = tuple(sorted(chance.sample(range(2, 12), 3)))
    elif luck < 0.8:  # noqa: PLR2004
        _close(event, SignUpState.WELCOME, chance)
        _end(task, event, chance)
    elif luck < 0.88:  # noqa: PLR2004
        _close(event, SignUpState.WITHDRAWN, chance)
    else:
        _close(event, SignUpState.DECLINED, chance)
        event.reason = chance.choice(
            [DeclineReason.TIME_DOES_NOT_FIT, DeclineReason.OTHER_TASK_BETTER, DeclineReason.NONE]
        )


def _close(event: Event, state: SignUpState, chance: random.Random) -> None:
    event.state = state
    event.closed = max((event.answered or event.sent) - chance.uniform(0, 6), 0.1)
    if state == SignUpState.WELCOME:
        event.answered = event.closed


def _end(task: Task, event: Event, chance: random.Random) -> None:
    """Let an engagement end when its time is over."""
    began = event.closed or 0
    if task.is_single:
        if task.ended_days_ago is not None:
            event.ended, event.end_reason = min(task.ended_days_ago, began), EndReason.TASK_DONE
    else:
        ended = began - chance.uniform(SHORTEST, LONGEST)
        if ended > 1:
            event.ended = ended
            event.end_reason = chance.choice(
                [EndReason.VOLUNTEER_STOPPED, EndReason.VOLUNTEER_STOPPED, EndReason.TASK_DONE]
            )


def _in_daytime(days_ago: float, chance: random.Random) -> float:
    """Keep the day, to the nearest hundredth."""
    return round(max(days_ago, 0.05) + chance.uniform(0, 0.01), 3)
