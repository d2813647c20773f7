"""When a task is, in words."""

import datetime as dt

import pytest
from django.utils import timezone, translation
from hypothesis import given, settings
from hypothesis import strategies as st

from volunteering.opportunities import schedule
from volunteering.opportunities.schedule import times_of_single_day, times_of_week, when
from volunteering.people.times_of_week import ALL_TIMES, bit, mask, times

FRIDAY = dt.date(2030, 5, 3)


def words(**known):
    nothing = {"rhythm": "regular", "starts_on": None, "starts_at": None, "ends_at": None, "times_mask": 0}
    return when(**{**nothing, **known})


@pytest.mark.parametrize(
    ("known", "danish"),
    [
        ({"rhythm": "single", "starts_on": FRIDAY}, "fredag den\u00a03.\u00a0maj 2030"),
        ({"times_mask": bit(1, 0)}, "tirsdag formiddag"),
        (
            {"times_mask": bit(1, 0), "starts_at": dt.time(10), "ends_at": dt.time(11, 30)},
            "tirsdag formiddag kl.\u00a010–11.30",
        ),
        ({"times_mask": mask([(0, 1), (2, 1)])}, "mandag og onsdag eftermiddag"),
        ({"times_mask": mask((day, 0) for day in range(5))}, "hverdage om formiddagen"),
        ({"times_mask": mask((day, part) for day in (5, 6) for part in range(3))}, "weekender"),
        ({"times_mask": mask([(0, 0), (4, 2)])}, "mandag formiddag; fredag aften"),
        ({"times_mask": ALL_TIMES}, "alle dage, når som helst"),
        ({"rhythm": "flexible"}, "når det passer dig"),
        ({"time_note": "en gang om måneden"}, "en gang om måneden"),
        ({}, "efter aftale"),
    ],
)
def test_the_time_is_said_as_people_say_it(known, danish):
    assert words(**known) == danish


def test_the_time_is_said_in_english_too():
    with translation.override("en"):
        known = {"starts_at": dt.time(10), "ends_at": dt.time(11, 30)}
        assert words(times_mask=bit(1, 0), **known) == "Tuesday morning, 10:00–11:30"


@pytest.mark.parametrize(
    ("begins", "ends", "parts"),
    [
        (None, None, {0, 1, 2}),
        (dt.time(10), dt.time(12), {0}),
        (dt.time(10), dt.time(13), {0, 1}),
        (dt.time(12), None, {1}),
        (dt.time(17), dt.time(19), {2}),
        (dt.time(9), dt.time(21), {0, 1, 2}),
    ],
)
def test_a_day_touches_the_parts_it_lasts(begins, ends, parts):
    assert {int(part) for _day, part in times(times_of_single_day(FRIDAY, begins, ends))} == parts


@given(value=st.integers(0, ALL_TIMES))
@settings(deadline=None)
def test_every_mask_has_words(value):
    assert bool(times_of_week(value)) == bool(value)


def test_the_year_is_left_out_by_the_danish_calendar(monkeypatch):
    just_after_midnight = dt.datetime(2029, 12, 31, 23, 30, tzinfo=dt.UTC)
    monkeypatch.setattr(timezone, "now", lambda: just_after_midnight)
    with translation.override("da"):
        assert schedule.day(dt.date(2030, 1, 2)).replace("\xa0", " ") == "onsdag den 2. januar"
        assert schedule.day(dt.date(2029, 12, 31)).endswith("2029")
