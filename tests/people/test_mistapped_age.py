"""A mis-tapped age ends nothing: whoever has begun something is asked first, and can correct it."""

import pytest

from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import GuardianConsentFactory, VolunteerFactory
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import Engagement, SignUp
from volunteering.people.models import Volunteer

AGE = "/profil/trin/age/"


@pytest.fixture
def begun(volunteer):
    """A grown-up who comes somewhere, and has sent something."""
    EngagementFactory(volunteer=volunteer, opportunity=OpportunityFactory(places=2, places_taken=1))
    SignUpFactory(volunteer=volunteer, state=SignUpState.SENT)
    return volunteer


def running(volunteer):
    return Engagement.objects.running().filter(volunteer=volunteer).count()


@pytest.mark.parametrize("address", [AGE, f"{AGE}?edit=1"])
def test_one_is_asked_before_anything_ends(own, begun, address) -> None:
    before = begun.age_band
    page = own.post(address, {"answer": "13-14"})
    words = page.content.decode()
    assert page.status_code == 200
    assert "Er du under 15 år?" in words
    assert "Vi har ikke ændret noget endnu." in words
    assert f'href="{address}"' in words
    begun.refresh_from_db()
    assert begun.age_band == before
    assert running(begun) == 1
    assert SignUp.objects.filter(volunteer=begun, state=SignUpState.SENT).exists()


def test_who_is_sure_goes_on_to_the_guardian(own, begun) -> None:
    answer = own.post(f"{AGE}?edit=1", {"answer": "13-14", "sure": "1"})
    assert answer["Location"] == "/profil/foraelder/"
    begun.refresh_from_db()
    assert begun.age_band == "13-14"
    assert running(begun) == 0
    assert not SignUp.objects.filter(volunteer=begun, state=SignUpState.SENT).exists()


def test_who_corrects_it_keeps_everything(own, begun) -> None:
    own.post(AGE, {"answer": "13-14"})
    own.post(AGE, {"answer": "25-34"})
    begun.refresh_from_db()
    assert begun.age_band == "25-34"
    assert running(begun) == 1


@pytest.mark.parametrize("sent", [{"answer": "30", "sure": "1"}, {"answer": "", "sure": "1"}, {"sure": "1"}])
def test_being_sure_of_nothing_changes_nothing(own, begun, sent) -> None:
    before = begun.age_band
    assert own.post(AGE, sent).status_code in {200, 422}
    begun.refresh_from_db()
    assert (begun.age_band, running(begun)) == (before, 1)


def test_nobody_is_asked_twice_or_in_vain(client) -> None:
    """The first answer of a new profile, one band under 15 for another, and a guardian who has said yes."""
    new = VolunteerFactory(age_band="")
    young = VolunteerFactory(age_band="0-12")
    allowed = VolunteerFactory(age_band="15-17")
    GuardianConsentFactory(volunteer=allowed, confirmed=True)
    for volunteer in (new, young, allowed):
        client.force_login(volunteer.user)
        assert client.post(AGE, {"answer": "13-14"}).status_code == 302
        assert Volunteer.objects.get(pk=volunteer.pk).age_band == "13-14"
