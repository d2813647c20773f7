"""The database refuses what must not be."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.people import DistrictFactory, GuardianConsentFactory, UserFactory, VolunteerFactory
from volunteering.people.models import ClaimCode, District, GuardianConsent, User, Volunteer
from volunteering.people.tokens import digest

pytestmark = pytest.mark.django_db


def refused(constraint, change):
    """Say whether the database stops a change because of this constraint."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        change()


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("volunteer_availability_21_bits", {"availability": 2**21}),
        ("volunteer_hours_in_a_week", {"weekly_hours": 38}),
        ("volunteer_hours_in_a_week", {"weekly_hours": 0}),
        ("volunteer_age_band_known", {"age_band": "12-99"}),
        ("volunteer_without_login_was_registered", {"user": None, "claimed_at": timezone.now()}),
    ],
)
def test_a_profile_that_cannot_be(constraint, values) -> None:
    volunteer = VolunteerFactory()
    refused(constraint, lambda: Volunteer.objects.filter(pk=volunteer.pk).update(**values))


def test_a_profile_left_behind_has_no_login_and_is_not_its_own_successor() -> None:
    volunteer, other = VolunteerFactory(), VolunteerFactory()
    paper = VolunteerFactory(registered_on_paper=True)
    refused(
        "volunteer_merged_has_no_login", lambda: Volunteer.objects.filter(pk=volunteer.pk).update(merged_into=other)
    )
    refused("volunteer_merged_has_no_login", lambda: Volunteer.objects.filter(pk=paper.pk).update(merged_into=paper))


def test_one_profile_a_login() -> None:
    user = VolunteerFactory().user
    refused("user_id", lambda: VolunteerFactory(user=user))


def test_an_address_is_one_login_however_it_is_written() -> None:
    UserFactory(email="Frida@Example.org")
    refused("email", lambda: UserFactory(email="FRIDA@example.ORG"))
    refused("user_email_lower_case", lambda: User.objects.update(email="FRIDA@example.org"))


def test_a_postal_code_has_four_digits() -> None:
    DistrictFactory()
    refused("district_code_four_digits", lambda: District.objects.update(code="28"))


def test_a_guardians_yes_is_one_in_time_and_signed() -> None:
    consent = GuardianConsentFactory(confirmed=True)
    rows = GuardianConsent.objects.filter(pk=consent.pk)
    refused("guardian_one_confirmed", lambda: GuardianConsentFactory(volunteer=consent.volunteer, confirmed=True))
    refused("guardian_confirmed_with_name", lambda: rows.update(signed_name=""))
    late = timezone.now() - datetime.timedelta(days=1)
    refused("guardian_confirmed_in_time", lambda: rows.update(expires_at=late))


def test_a_person_has_one_unused_paper_code_and_uses_it_in_time() -> None:
    volunteer = VolunteerFactory(registered_on_paper=True)
    soon = timezone.now() + datetime.timedelta(days=1)
    code = ClaimCode.objects.create(volunteer=volunteer, code_hash=digest("1"), expires_at=soon)
    refused(
        "claim_code_one_unused",
        lambda: ClaimCode.objects.create(volunteer=volunteer, code_hash=digest("2"), expires_at=soon),
    )
    late = soon + datetime.timedelta(days=1)
    refused("claim_code_used_in_time", lambda: ClaimCode.objects.filter(pk=code.pk).update(used_at=late))
