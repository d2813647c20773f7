"""What the database itself refuses of certificates."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from tests.factories.institutions import InstitutionFactory
from tests.factories.people import VolunteerFactory
from volunteering.clearances.models import Clearance

pytestmark = pytest.mark.django_db


@pytest.fixture
def note():
    """A certificate that is in order, as it is stored."""
    return {
        "volunteer": VolunteerFactory(),
        "institution": InstitutionFactory(),
        "kind": "child",
        "cleared_on": datetime.date(2026, 1, 1),
        "recheck_due": datetime.date(2028, 1, 1),
    }


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("clearance_recheck_after", {"recheck_due": datetime.date(2026, 1, 1)}),
        ("clearance_kind_known", {"kind": ""}),
        ("clearance_kind_known", {"kind": "health"}),
    ],
)
def test_the_database_refuses(note, constraint, fields):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Clearance.objects.create(**{**note, **fields})


def test_the_database_refuses_a_second_note_of_one_kind_at_one_place(note):
    Clearance.objects.create(**note)
    with pytest.raises(IntegrityError, match="clearance_once"), transaction.atomic():
        Clearance.objects.create(**note)
    Clearance.objects.create(**{**note, "kind": "criminal"})
