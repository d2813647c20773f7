"""The order of the profile's short steps, and how far somebody has come. Pure: knows no request and no database."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from volunteering.people.choices import ProfileStep

if TYPE_CHECKING:
    from collections.abc import Collection

AFTER_FIRST_CONTACT = (ProfileStep.AVAILABILITY, ProfileStep.HOURS)
"""Steps that are asked only once an institution has been in touch: availability is no entrance examination."""


class StepState(enum.Enum):
    """How far one step has come."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    OPEN = "open"


@dataclass(frozen=True)
class Progress:
    """The steps that are offered to somebody, with the state of each."""

    states: tuple[tuple[ProfileStep, StepState], ...]

    @property
    def steps(self) -> tuple[ProfileStep, ...]:
        """Return the offered steps in order."""
        return tuple(step for step, _state in self.states)

    @property
    def answered(self) -> int:
        """Return how many steps have an answer."""
        return sum(state is StepState.ANSWERED for _step, state in self.states)

    @property
    def first_open(self) -> ProfileStep | None:
        """Return the step to go on with: neither answered nor skipped. ``None`` when there is none."""
        return next((step for step, state in self.states if state is StepState.OPEN), None)

    def number(self, step: ProfileStep) -> int:
        """Return the place of a step, counted from 1."""
        return self.steps.index(step) + 1

    def before(self, step: ProfileStep) -> ProfileStep | None:
        """Return the step before, or ``None`` for the first."""
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    def after(self, step: ProfileStep) -> ProfileStep | None:
        """Return the next open step after this one, or ``None`` when the rest is done or skipped."""
        later = self.states[self.steps.index(step) + 1 :]
        return next((other for other, state in later if state is StepState.OPEN), None)


def offered_steps(*, after_first_contact: bool) -> tuple[ProfileStep, ...]:
    """Return the steps to offer, in order."""
    return tuple(step for step in ProfileStep if after_first_contact or step not in AFTER_FIRST_CONTACT)


def progress(*, answered: Collection[ProfileStep], skipped: Collection[str], after_first_contact: bool) -> Progress:
    """Return how far somebody has come; an answer counts more than an earlier skip."""

    def state(step: ProfileStep) -> StepState:
        if step in answered:
            return StepState.ANSWERED
        return StepState.SKIPPED if step in skipped else StepState.OPEN

    return Progress(tuple((step, state(step)) for step in offered_steps(after_first_contact=after_first_contact)))
