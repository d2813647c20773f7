"""Who acts for an association: the database allows three, each once."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.association_guide import OfficerFactory
from tests.factories.institutions import AssociationFactory
from tests.factories.people import UserFactory
from volunteering.institutions.officers import IllegalOfficerStateError, Officer, acts_for, free_slot

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "wrong"),
    [
        ("officer_slot_one_to_three", {"slot": 4}),
        ("officer_slot_one_to_three", {"slot": 0}),
        ("officer_role_known", {"role": "king"}),
        ("officer_ends_after_start", {"ended_at": timezone.now() - datetime.timedelta(days=9999)}),
    ],
)
def test_the_database_refuses_a_wrong_row(constraint, wrong):
    officer = OfficerFactory()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Officer.objects.filter(pk=officer.pk).update(**wrong)


def test_two_cannot_have_the_same_place():
    officer = OfficerFactory()
    with pytest.raises(IntegrityError, match="officer_one_a_slot"), transaction.atomic():
        OfficerFactory(association=officer.association, slot=officer.slot)


def test_nobody_holds_the_login_twice():
    officer = OfficerFactory()
    with pytest.raises(IntegrityError, match="officer_once"), transaction.atomic():
        OfficerFactory(association=officer.association, user=officer.user, slot=2)


def test_who_has_left_makes_room_and_no_longer_acts():
    association = AssociationFactory()
    first, _second, _third = (OfficerFactory(association=association, slot=slot) for slot in (1, 2, 3))
    assert free_slot(association) is None
    assert acts_for(first.user, association)
    first.end()
    assert free_slot(association) == 1
    assert not acts_for(first.user, association)
    OfficerFactory(association=association, slot=1)
    with pytest.raises(IllegalOfficerStateError):
        first.end()


def test_a_stranger_acts_for_nobody():
    assert not acts_for(UserFactory(), OfficerFactory().association)
