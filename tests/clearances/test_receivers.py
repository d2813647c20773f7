"""Certificates follow the person from paper to the own profile."""

import datetime

import pytest

from tests.factories.institutions import InstitutionFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.clearances.models import Clearance
from volunteering.people import actions, claims

pytestmark = pytest.mark.django_db
EARLY, LATE = datetime.date(2026, 1, 1), datetime.date(2028, 1, 1)


def clearance(volunteer, institution, due):
    return Clearance.objects.create(
        volunteer=volunteer, institution=institution, kind="child", cleared_on=EARLY, recheck_due=due
    )


def claim(paper, own):
    code = actions.issue_claim_code(volunteer=paper, acting_user=UserFactory())
    claims.claim(acting_user=own.user, typed_code=code)


def test_a_certificate_follows_the_person() -> None:
    paper, own = VolunteerFactory(registered_on_paper=True), VolunteerFactory()
    row = clearance(paper, InstitutionFactory(), LATE)
    claim(paper, own)
    row.refresh_from_db()
    assert row.volunteer == own


@pytest.mark.parametrize("paper_is_longer", [True, False])
def test_of_two_the_longer_counts_and_neither_is_lost(paper_is_longer) -> None:
    paper, own, place = VolunteerFactory(registered_on_paper=True), VolunteerFactory(), InstitutionFactory()
    shorter = LATE - datetime.timedelta(days=100)
    clearance(paper, place, LATE if paper_is_longer else shorter)
    clearance(own, place, shorter if paper_is_longer else LATE)
    claim(paper, own)
    assert Clearance.objects.get(volunteer=own).recheck_due == LATE
    assert Clearance.objects.get(volunteer=paper).recheck_due == shorter
