"""A profile that is taken over leaves nothing behind in the rooms above."""

import pytest

from volunteering.people.models import ClaimCode, GuardianConsent, Volunteer
from volunteering.people.signals import volunteer_claimed

MOVED_BY_THIS_ROOM = {GuardianConsent, Volunteer}
STAYS_BEHIND = {ClaimCode}


@pytest.mark.parametrize(
    "model",
    sorted(
        {
            relation.related_model
            for relation in Volunteer._meta.related_objects
            if relation.related_model not in MOVED_BY_THIS_ROOM | STAYS_BEHIND
        },
        key=lambda model: model.__name__,
    ),
    ids=lambda model: model.__name__,
)
def test_the_room_of_every_model_that_points_to_a_volunteer_listens(model) -> None:
    room = model.__module__.rpartition(".")[0]
    listening = {receiver().__module__.rpartition(".")[0] for _key, receiver, *_rest in volunteer_claimed.receivers}
    assert room in listening, f"{model.__name__} points to a volunteer; its room must receive volunteer_claimed"
