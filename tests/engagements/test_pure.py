"""Working days and what a task needs: no database."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volunteering.engagements.needs import Answer, Need, Person, Task, answers
from volunteering.engagements.working_days import DENMARK, is_working_day, working_days_ago

FIRST, LAST = (datetime.datetime(year, 1, 1) for year in (2024, 2030))  # noqa: DTZ001 - hypothesis wants them so


def at(year, month, day, hour=10):
    return datetime.datetime(year, month, day, hour, tzinfo=DENMARK)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (datetime.date(2026, 11, 23), True),  # a Monday
        (datetime.date(2026, 11, 21), False),  # a Saturday
        (datetime.date(2026, 12, 25), False),  # Christmas Day
        (datetime.date(2026, 4, 2), False),  # Maundy Thursday
        (datetime.date(2026, 5, 1), True),  # a Friday; the former Great Prayer Day is a working day since 2024
    ],
)
def test_weekends_and_public_holidays_are_no_working_days(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("now", "since"),
    [
        (at(2026, 11, 26), at(2026, 11, 23)),  # Thursday: since Monday at the same hour
        (at(2026, 11, 23), at(2026, 11, 18)),  # Monday: since Wednesday; the weekend does not count
        (at(2026, 4, 8), at(2026, 3, 31)),  # Wednesday after Easter: Tuesday before Easter
    ],
)
def test_three_working_days_ago(now, since):
    assert working_days_ago(now, 3) == since


def test_on_a_sunday_no_time_has_passed_since_friday_evening():
    sunday = working_days_ago(at(2026, 11, 22), 3)
    assert sunday.date() == datetime.date(2026, 11, 17)
    assert sunday <= working_days_ago(at(2026, 11, 23, 0), 3)


@given(st.datetimes(FIRST, LAST), st.integers(0, 10))
def test_later_is_never_earlier_and_always_a_working_day(moment, days):
    now = moment.replace(tzinfo=datetime.UTC)
    then = working_days_ago(now, days)
    assert then <= now
    assert is_working_day(then.date())
    assert working_days_ago(now + datetime.timedelta(hours=7), days) >= then


def person(youngest=None, oldest=None, languages=(), clearances=()):
    return Person(youngest, oldest, frozenset(languages), frozenset(clearances))


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (person(), Answer.UNKNOWN),
        (person(18, 24), Answer.MET),
        (person(13, 14), Answer.NOT_YET),
        (person(15, 17), Answer.UNKNOWN),
        (person(75, None), Answer.MET),
    ],
)
def test_age_against_16(who, expected):
    assert answers(who, Task(16, frozenset(), "")) == {Need.AGE: expected}


def test_one_of_the_languages_is_enough_and_silence_is_no_no():
    task = Task(0, frozenset({"da", "en"}), "")
    assert answers(person(languages=["en"]), task)[Need.LANGUAGE] is Answer.MET
    assert answers(person(languages=["ar"]), task)[Need.LANGUAGE] is Answer.NOT_YET
    assert answers(person(), task)[Need.LANGUAGE] is Answer.UNKNOWN


def test_a_certificate_is_in_order_or_not_yet():
    task = Task(0, frozenset(), "child")
    assert answers(person(clearances=["child"]), task) == {Need.CLEARANCE: Answer.MET}
    assert answers(person(clearances=["criminal"]), task) == {Need.CLEARANCE: Answer.NOT_YET}


def test_a_task_that_needs_nothing_asks_nothing():
    assert answers(person(), Task(0, frozenset(), "")) == {}
