"""What the volunteer is told about the next step."""

import datetime as dt

import pytest
from django.utils import timezone, translation

from tests.factories.engagements import SignUpFactory
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.words import next_step

pytestmark = pytest.mark.django_db

MOMENT = dt.datetime(2026, 12, 3, 13, 30, tzinfo=dt.UTC)


def test_once_a_time_is_chosen_the_next_step_says_when():
    sign_up = SignUpFactory(state=SignUpState.INVITED)
    time = sign_up.talk_times.create(starts_at=MOMENT)
    with translation.override("da"), timezone.override("Europe/Copenhagen"):
        assert next_step(sign_up) == "Vælg en tid til den første samtale."
        time.is_chosen = True
        time.save()
        said = next_step(sign_up).replace("\N{NO-BREAK SPACE}", " ")
        assert said == "I skal tale sammen torsdag 3. december kl. 14.30."
