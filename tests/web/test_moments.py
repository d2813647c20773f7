"""Days and times as they stand inside a sentence."""

import datetime as dt

import pytest
from django.utils import timezone, translation

from volunteering.web import moments

HOLD = "\N{NO-BREAK SPACE}"
MOMENT = dt.datetime(2026, 12, 3, 13, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("said", "danish", "english"),
    [
        (moments.short_day, f"3.{HOLD}december", "3 December"),
        (moments.on_day, f"torsdag 3.{HOLD}december", "Thursday 3 December"),
        (moments.at_time, f"torsdag 3.{HOLD}december kl.{HOLD}14.30", "Thursday 3 December, 14:30"),
    ],
)
def test_a_weekday_is_small_in_danish_and_nothing_breaks_inside_a_date_or_an_hour(said, danish, english):
    with timezone.override("Europe/Copenhagen"):
        with translation.override("da"):
            assert said(MOMENT) == danish
        with translation.override("en"):
            assert said(MOMENT) == english
