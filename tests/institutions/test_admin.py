"""The service's own people set up a place and its first leader."""

import pytest
from django.urls import reverse
from zeal import zeal_ignore

from tests.factories.institutions import AreaFactory, InstitutionFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import DistrictFactory, UserFactory
from volunteering.institutions.models import Institution, Membership, Role
from volunteering.opportunities import actions
from volunteering.opportunities.choices import OpportunityState
from volunteering.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_the_service(client):
    client.force_login(User.objects.create_superuser("tjenesten@example.org"))
    # Django's own screens look the chosen user up once more than needed.
    with zeal_ignore():
        yield client


def test_what_a_place_offers_rests_when_the_place_is_made_inactive_and_cannot_be_public_before_it_is_back(
    at_the_service,
):
    task, elsewhere = OpportunityFactory(), OpportunityFactory()
    place = task.institution
    answers = {
        "slug": place.slug,
        "name": place.name,
        "kind": place.kind,
        "area": place.area_id,
        "district": place.district_id,
        "address": place.address,
    }
    at_the_service.post(reverse("admin:volunteering_institution_change", args=[place.pk]), answers)
    for row in (place, task, elsewhere):
        row.refresh_from_db()
    assert not place.is_active
    assert (task.state, elsewhere.state) == (OpportunityState.PAUSED, OpportunityState.PUBLISHED)
    with pytest.raises(actions.NotReadyError) as refused:
        actions.publish(opportunity=task, acting_user=task.contact.user)
    assert any("åbne det igen" in problem.message for problem in refused.value.problems)


def test_a_place_and_its_first_leader_are_set_up(at_the_service):
    at_the_service.post(
        reverse("admin:volunteering_institution_add"),
        {
            "slug": "nyt-hus",
            "name": "Nyt Hus",
            "kind": "day_care",
            "area": AreaFactory().pk,
            "district": DistrictFactory().pk,
            "address": "Ny Vej 1",
            "is_active": "on",
        },
    )
    place = Institution.objects.get(slug="nyt-hus")
    user = UserFactory()

    at_the_service.post(
        reverse("admin:volunteering_membership_add"), {"user": user.pk, "role": "leader", "institution": place.pk}
    )

    assert Membership.objects.get(institution=place).user == user


def test_a_second_leader_is_refused_in_words(at_the_service):
    leader = MembershipFactory()
    response = at_the_service.post(
        reverse("admin:volunteering_membership_add"),
        {"user": UserFactory().pk, "role": "leader", "institution": leader.institution.pk},
    )
    assert "Institutionen har allerede en leder." in response.content.decode()


@pytest.mark.parametrize("model", ["area", "institution", "areanetwork", "membership", "association", "taskkind"])
def test_the_screens_open_and_cost_the_same_for_many(at_the_service, model, django_assert_max_num_queries):
    MembershipFactory.create_batch(5, role=Role.MENTOR)
    with django_assert_max_num_queries(12):
        assert at_the_service.get(reverse(f"admin:volunteering_{model}_changelist")).status_code == 200


def test_a_place_is_never_deleted_here(at_the_service):
    page = reverse("admin:volunteering_institution_delete", args=[InstitutionFactory().pk])
    assert at_the_service.post(page, {"post": "yes"}).status_code == 403


def test_others_do_not_get_in(client):
    client.force_login(MembershipFactory().user)
    assert client.get(reverse("admin:volunteering_institution_changelist")).status_code == 302
