"""What an institution may see of a person, and that nothing else leaks."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.people import VolunteerFactory
from volunteering.people.models import User, Volunteer
from volunteering.people.projection import VisiblePerson, project

SECRETS = {
    "phone": "+4520123456",
    "age_band": "65-74",
    "wishes": "Helst ikke trapper",
    "availability": 5,
    "weekly_hours": 7,
}


def person() -> Volunteer:
    user = User(email="skjult@example.org", display_name="Et andet navn", phone="+4599999999")
    return Volunteer(user=user, name="Frida Frivillig", languages=["da", "ar"], **SECRETS)


def test_before_the_invitation_there_is_a_name_and_languages_only() -> None:
    assert project(person(), shows_contact=False) == VisiblePerson(
        name="Frida Frivillig", languages=("Dansk", "Arabisk"), phone="", email=""
    )


def test_from_the_invitation_on_phone_and_email_show() -> None:
    seen = project(person(), shows_contact=True)
    assert (seen.phone, seen.email) == ("20 12 34 56", "skjult@example.org")


def test_somebody_without_login_has_no_email_to_show() -> None:
    volunteer = Volunteer(name="Karin Uden-Mail", phone="+4520123456", languages=[])
    assert project(volunteer, shows_contact=True) == VisiblePerson(
        name="Karin Uden-Mail", languages=(), phone="20 12 34 56", email=""
    )


def test_the_projection_has_exactly_four_fields() -> None:
    assert [field.name for field in dataclasses.fields(VisiblePerson)] == ["name", "languages", "phone", "email"]


@given(
    shows_contact=st.booleans(),
    wishes=st.text(min_size=12, alphabet="abcdefghijklm"),
    band=st.sampled_from(["0-12", "13-14", "75+"]),
)
def test_nothing_else_of_a_person_is_ever_in_it(shows_contact: bool, wishes: str, band: str) -> None:
    volunteer = person()
    volunteer.wishes, volunteer.age_band = wishes, band
    shown = repr(project(volunteer, shows_contact=shows_contact))
    assert wishes not in shown
    assert band not in shown
    assert "99999999" not in shown.replace(" ", "")
    assert str(volunteer.uuid) not in shown
    assert ("skjult@example.org" in shown) is shows_contact
    assert ("20 12 34 56" in shown) is shows_contact


@pytest.mark.django_db
def test_without_contact_the_login_is_not_even_read(django_assert_num_queries) -> None:
    volunteer = Volunteer.objects.get(pk=VolunteerFactory().pk)
    with django_assert_num_queries(0):
        project(volunteer, shows_contact=False)
