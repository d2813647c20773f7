"""Each role at each address: somebody else's place is a 404, a missing right a 403, and a visitor logs in."""

import uuid

import pytest
from django.urls import reverse

from tests.factories.boundaries import RoleBoundaryFactory
from tests.factories.institutions import MembershipFactory
from tests.factories.people import VolunteerFactory
from volunteering.institutions import actions
from volunteering.institutions.models import Membership, Role, StaffInvitation
from volunteering.people.models import User

pytestmark = pytest.mark.django_db

ALL, RUN, LEAD, LEADER = (
    {"leader", "deputy", "coordinator", "mentor"},
    {"leader", "deputy", "coordinator"},
    {"leader", "deputy"},
    {"leader"},
)
PAGES = {
    "work_home": ALL,
    "staff_list": ALL,
    "area_network": ALL,
    "institution_edit": LEAD,
    "staff_invite": LEAD,
    "hand_over": LEADER,
    "staff_end": LEAD,
    "boundary_home": ALL,
    "boundary_version": ALL,
    "boundary_print": ALL,
    "boundary_compare": ALL,
    "boundary_edit": RUN,
    "boundary_discard_draft": RUN,
    "boundary_put_in_force": LEAD,
    "boundary_note": LEAD,
}
BUTTONS = {
    "boundary_start_draft": RUN,
    "staff_invitation_resend": LEAD,
    "staff_invitation_cancel": LEAD,
}
ROLES = ("leader", "deputy", "coordinator", "mentor")


@pytest.fixture
def place(institution, leader, deputy, coordinator, mentor):
    """A place with everything that has an address of its own."""
    RoleBoundaryFactory(institution=institution, version=1, in_force=True)
    RoleBoundaryFactory(institution=institution, version=2)
    MembershipFactory(institution=institution, role=Role.STAFF)
    actions.invite(institution=institution, email="ny@example.org", role=Role.STAFF, title="", acting_user=leader)
    return institution


def address(name, place):
    arguments = [place.slug]
    if name == "staff_end":
        arguments.append(Membership.objects.get(institution=place, role=Role.STAFF).uuid)
    elif name.startswith("staff_invitation"):
        arguments.append(StaffInvitation.objects.get(institution=place).uuid)
    elif name in {"boundary_version", "boundary_print"}:
        arguments.append(1)
    return reverse(name, args=arguments)


@pytest.mark.parametrize("name", [*PAGES, *BUTTONS])
def test_a_visitor_is_asked_to_log_in(name, place, client):
    response = client.get(address(name, place))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", [*PAGES, *BUTTONS])
@pytest.mark.parametrize("who", ["another leader", "a volunteer", "a former colleague", "a coordinator of the area"])
def test_whoever_does_not_work_there_finds_nothing(name, who, place, client, other_leader):
    if who == "another leader":
        user = other_leader
    elif who == "a volunteer":
        user = VolunteerFactory().user
    elif who == "a coordinator of the area":
        user = MembershipFactory(of_area=True, area=place.area).user
    else:
        membership = MembershipFactory(institution=place, role=Role.DEPUTY)
        membership.end()
        user = membership.user
    client.force_login(user)
    send = client.post if name in BUTTONS else client.get

    assert send(address(name, place)).status_code == 404


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", PAGES)
def test_a_colleague_sees_what_the_role_opens(name, role, place, client):
    client.force_login(Membership.objects.get(institution=place, role=role).user)

    assert client.get(address(name, place)).status_code == (200 if role in PAGES[name] else 403)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", [name for name in PAGES if PAGES[name] != ALL])
def test_sending_a_form_takes_the_same_right(name, role, place, client):
    if role in PAGES[name]:
        return
    client.force_login(Membership.objects.get(institution=place, role=role).user)

    assert client.post(address(name, place), {"revision": "0"}).status_code == 403


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", BUTTONS)
def test_a_button_works_for_the_role_it_is_for(name, role, place, client):
    client.force_login(Membership.objects.get(institution=place, role=role).user)

    assert client.get(address(name, place)).status_code == 405
    assert client.post(address(name, place)).status_code == (302 if role in BUTTONS[name] else 403)


@pytest.mark.parametrize("name", ["staff_end", "staff_invitation_resend", "staff_invitation_cancel"])
def test_what_belongs_to_another_place_is_not_found_under_ones_own(name, place, client, other_leader):
    own = Membership.objects.get(user=other_leader).institution
    client.force_login(other_leader)
    identifier = address(name, place).rstrip("/").split("/")[-2]

    assert client.post(reverse(name, args=[own.slug, identifier])).status_code == 404


def test_an_unknown_person_or_version_is_not_found(place, leader, client):
    client.force_login(leader)
    assert client.get(reverse("staff_end", args=[place.slug, uuid.uuid4()])).status_code == 404
    for version in (0, 3, 10**30):
        assert client.get(reverse("boundary_version", args=[place.slug, version])).status_code == 404


def test_an_ended_role_cannot_be_ended_again(place, leader, client):
    staff = Membership.objects.get(institution=place, role=Role.STAFF)
    staff.end()
    client.force_login(leader)
    assert client.get(reverse("staff_end", args=[place.slug, staff.uuid])).status_code == 404


def test_a_mentor_may_end_the_own_role(place, mentor, client):
    own = Membership.objects.get(user=mentor)
    client.force_login(mentor)
    page = reverse("staff_end", args=[place.slug, own.uuid])
    assert "Vil du afslutte din egen rolle?" in client.get(page).content.decode()

    response = client.post(page, follow=True)

    assert response.redirect_chain[-1][0] == reverse("work")
    assert not Membership.objects.active().filter(user=mentor).exists()


def test_a_closed_place_has_no_public_page_but_its_staff_see_it(place, mentor, client):
    place.is_active = False
    place.save()
    page = place.get_absolute_url()
    assert client.get(page).status_code == 404
    client.force_login(mentor)
    assert client.get(page).status_code == 200


def test_colleagues_see_no_invitations_unless_they_lead(place, leader, coordinator, client):
    page = reverse("staff_list", args=[place.slug])
    client.force_login(coordinator)
    assert "ny@example.org" not in client.get(page).content.decode()
    client.force_login(leader)
    assert "ny@example.org" in client.get(page).content.decode()


def test_a_superuser_without_a_role_sees_no_place(place, client):
    """Every right of an employee comes from a membership and from nothing else."""
    client.force_login(User.objects.create_superuser("alt@example.org"))
    assert client.get(reverse("work_home", args=[place.slug])).status_code == 404
