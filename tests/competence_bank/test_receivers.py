"""Entries follow the person from paper to the own profile."""

import datetime

import pytest

from tests.factories.institutions import InstitutionFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.competence_bank.models import Bank, Entry
from volunteering.people import actions, claims

pytestmark = pytest.mark.django_db


def test_entries_follow_the_person_and_none_is_there_twice() -> None:
    paper, own = VolunteerFactory(registered_on_paper=True), VolunteerFactory()
    bank = Bank.objects.create(institution=InstitutionFactory(), kind="parents")
    for volunteer, title in ((paper, "Vulkaner"), (paper, "Bier"), (own, "Bier")):
        Entry.objects.create(bank=bank, volunteer=volunteer, title=title, confirmed_on=datetime.date(2026, 8, 1))
    code = actions.issue_claim_code(volunteer=paper, acting_user=UserFactory())
    claims.claim(acting_user=own.user, typed_code=code)
    assert sorted(own.bank_entries.values_list("title", flat=True)) == ["Bier", "Vulkaner"]
    assert list(paper.bank_entries.values_list("title", flat=True)) == ["Bier"]
