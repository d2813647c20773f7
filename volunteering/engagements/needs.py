"""What a task needs and whether it is in place. Pure: no database, no judgement of anybody's health or character."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Answer(enum.Enum):
    """How one need is met. There is no "no": what is missing is something to talk about."""

    MET = "met"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


class Need(enum.Enum):
    """What a task can need of somebody."""

    AGE = "age"
    LANGUAGE = "language"
    CLEARANCE = "clearance"


@dataclass(frozen=True)
class Person:
    """What is known of a person for this: lowest and highest age in years of the band, languages, valid clearances."""

    youngest: int | None
    oldest: int | None
    languages: frozenset[str]
    clearances: frozenset[str]


@dataclass(frozen=True)
class Task:
    """What a task asks for: lowest age in years (0 for none), languages of which one is enough, kind of clearance."""

    minimum_age: int
    languages: frozenset[str]
    clearance: str


def age_answer(person: Person, minimum_age: int) -> Answer:
    """Say whether somebody in an age band is old enough; a band across the limit is unknown."""
    if person.youngest is None:
        return Answer.UNKNOWN
    if person.youngest >= minimum_age:
        return Answer.MET
    if person.oldest is not None and person.oldest < minimum_age:
        return Answer.NOT_YET
    return Answer.UNKNOWN


def language_answer(person: Person, languages: frozenset[str]) -> Answer:
    """Say whether one of the languages is spoken; who has told of none may well speak it."""
    if not person.languages:
        return Answer.UNKNOWN
    return Answer.MET if person.languages & languages else Answer.NOT_YET


def answers(person: Person, task: Task) -> dict[Need, Answer]:
    """Return the needs that the task has, each with its answer, in a fixed order."""
    result: dict[Need, Answer] = {}
    if task.minimum_age:
        result[Need.AGE] = age_answer(person, task.minimum_age)
    if task.languages:
        result[Need.LANGUAGE] = language_answer(person, task.languages)
    if task.clearance:
        result[Need.CLEARANCE] = Answer.MET if task.clearance in person.clearances else Answer.NOT_YET
    return result
