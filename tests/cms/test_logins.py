"""Administrators make and close logins; nobody deletes one behind the back of the agreements that hang on it."""

import pytest
from django.urls import reverse
from zeal import zeal_ignore

from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    user = User.objects.create_superuser("admin@example.org")
    client.force_login(user)
    return user


def test_a_login_is_not_deleted_alone(client, administrator) -> None:
    volunteer = VolunteerFactory()

    client.post(reverse("wagtailusers_users:delete", args=[volunteer.user_id]))

    volunteer.refresh_from_db()
    assert volunteer.user is not None


def test_nor_several_at_once(client, administrator) -> None:
    volunteer = VolunteerFactory()
    address = reverse("wagtail_bulk_action", args=["volunteering", "user", "delete"])

    answer = client.post(f"{address}?id={volunteer.user_id}", follow=True)

    assert User.objects.filter(pk=volunteer.user_id).exists()
    assert "inaktiv" in answer.content.decode()


def test_a_login_is_closed_instead(client, administrator) -> None:
    volunteer = VolunteerFactory()
    address = reverse("wagtail_bulk_action", args=["volunteering", "user", "set_active_state"])

    client.post(f"{address}?id={volunteer.user_id}", {"mark_as_active": "False"})

    assert not User.objects.get(pk=volunteer.user_id).is_active


def test_a_new_editor_gets_no_password_from_somebody_else(client, administrator) -> None:
    page = client.get(reverse("wagtailusers_users:add"))
    assert "password1" not in page.context["form"].fields

    client.post(
        reverse("wagtailusers_users:add"),
        {"email": "Ny.Redaktoer@example.org", "first_name": "Rikke", "last_name": "Redaktør"},
    )

    made = User.objects.get(email="ny.redaktoer@example.org")
    assert not made.has_usable_password()
    assert made.display_name == "Rikke Redaktør"


@zeal_ignore([{"model": "volunteering.User"}])  # Wagtail's screen fetches the login several times
def test_the_one_name_of_a_login_is_shown_and_kept(client, administrator) -> None:
    user = UserFactory(display_name="Rikke Rosa Redaktør")
    address = reverse("wagtailusers_users:edit", args=[user.pk])
    form = client.get(address).context["form"]
    assert (form["first_name"].value(), form["last_name"].value()) == ("Rikke", "Rosa Redaktør")

    client.post(address, {"email": user.email, "first_name": "Rikke", "last_name": "", "is_active": "on"})

    user.refresh_from_db()
    assert user.display_name == "Rikke"
