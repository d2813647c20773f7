import pytest
from django.core.cache import caches
from django.urls import reverse

from tests.factories.institutions import InstitutionFactory, MembershipFactory
from volunteering.institutions import actions
from volunteering.institutions.models import AreaNetwork, Institution, Membership, Role, StaffInvitation
from volunteering.messaging.models import Message

pytestmark = pytest.mark.django_db

TYPED = "Ældre 👵🏽 og \u200f\u05e9\u05dc\u05d5\u05dd\u200e " + "x" * 50


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def as_leader(client, leader):
    client.force_login(leader)
    return client


# --- The place's own pages ------------------------------------------------------------------------------------------
def test_with_one_place_one_is_led_there(as_leader, institution):
    assert as_leader.get(reverse("work")).url == reverse("work_home", args=[institution.slug])


def test_with_several_one_chooses(as_leader, institution, leader):
    other = MembershipFactory(user=leader, role=Role.MENTOR).institution

    page = text(as_leader.get(reverse("work")))
    assert institution.name in page
    assert other.name in page
    assert other.name in text(as_leader.get(reverse("work_home", args=[institution.slug])))


def test_without_a_place_there_is_a_friendly_word(client, somebody):
    client.force_login(somebody())
    assert "Du er ikke tilknyttet et sted her endnu" in text(client.get(reverse("work")))


def test_the_tabs_are_those_that_the_role_opens(client, institution, leader, mentor):
    client.force_login(mentor)
    page = text(client.get(reverse("work_home", args=[institution.slug])))
    assert "Rollegrænse" in page
    assert "Vores side" not in page
    client.force_login(leader)
    assert "Vores side" in text(client.get(reverse("work_home", args=[institution.slug])))


@pytest.mark.parametrize("name", ["work_home", "staff_list", "area_network"])
def test_the_pages_cost_the_same_for_one_colleague_and_for_thirty(
    as_leader, institution, leader, name, django_assert_max_num_queries
):
    network = AreaNetwork.objects.create(name="Netværket", area=institution.area)
    network.institutions.add(institution)
    page = reverse(name, args=[institution.slug])

    def grow(number):
        for _ in range(number):
            MembershipFactory(institution=institution, role=Role.MENTOR)
            other = MembershipFactory(role=Role.COORDINATOR).institution
            network.institutions.add(other)
            actions.invite(
                institution=institution,
                email=f"{StaffInvitation.objects.count()}@example.org",
                role=Role.STAFF,
                title="",
                acting_user=leader,
            )

    def count():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        caches["pages"].clear()
        with CaptureQueriesContext(connection) as queries:
            assert as_leader.get(page).status_code == 200
        return len(queries)

    grow(1)
    count()
    few = count()
    grow(29)
    assert count() == few <= 14


# --- Colleagues -----------------------------------------------------------------------------------------------------
def test_colleagues_stand_from_the_leader_on(as_leader, institution, mentor, deputy, coordinator):
    page = text(as_leader.get(reverse("staff_list", args=[institution.slug])))
    names = ["Hanne Leder", "Otto Stedfortræder", "Kim Koordinator", "Lone Mentor"]
    places = [page.index(f"<bdi>{name}") for name in names]
    assert places == sorted(places)


def test_a_colleague_is_invited(as_leader, institution):
    page = reverse("staff_invite", args=[institution.slug])
    response = as_leader.post(
        page, {"email": "Ny@Example.org", "role": "coordinator", "title": TYPED[:80]}, follow=True
    )

    assert "Invitationen er på vej til ny@example.org" in text(response)
    assert Message.objects.get().to_address == "ny@example.org"
    assert StaffInvitation.objects.get().title == TYPED[:80].strip()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"email": "ikke en adresse"}, "e-mail"),
        ({"email": ""}, "Skriv"),
        ({"email": "x" * 10_000 + "@example.org"}, "254"),
        ({"email": "a\x00@example.org"}, "Null"),
        ({"role": "leader"}, "leader"),
        ({"role": ""}, ""),
        ({"title": "x" * 10_000}, "80"),
    ],
)
def test_a_wrong_invitation_says_so_at_the_field_and_keeps_what_was_typed(as_leader, institution, wrong, message):
    page = reverse("staff_invite", args=[institution.slug])
    data = {"email": "ny@example.org", "role": "mentor", "title": "Pædagog", **wrong}

    response = as_leader.post(page, data)

    assert response.status_code == 422
    [field] = wrong
    assert list(response.context["form"].errors) == [field]
    assert f'id="id_{field}_error"' in text(response)
    assert "Der er én ting" in text(response) or "error-summary" in text(response)
    kept = "Pædagog" if field != "title" else "ny@example.org"
    assert kept in text(response)
    assert not StaffInvitation.objects.exists()


def test_sending_the_form_twice_invites_once(as_leader, institution):
    page = reverse("staff_invite", args=[institution.slug])
    data = {"email": "ny@example.org", "role": "mentor"}
    as_leader.post(page, data)

    response = as_leader.post(page, data)

    assert response.status_code == 422
    assert "allerede inviteret" in text(response)
    assert Message.objects.count() == 1


def test_a_file_where_none_is_expected_is_left_alone(as_leader, institution):
    from django.core.files.uploadedfile import SimpleUploadedFile

    page = reverse("staff_invite", args=[institution.slug])
    response = as_leader.post(page, {"email": SimpleUploadedFile("a.txt", b"x"), "role": "mentor"})
    assert response.status_code == 422


def test_an_invitation_is_sent_again_and_taken_back(as_leader, institution, leader, link_token):
    invitation = actions.invite(
        institution=institution, email="ny@example.org", role=Role.MENTOR, title="", acting_user=leader
    )
    arguments = [institution.slug, invitation.uuid]
    assert "Et nyt link er på vej" in text(
        as_leader.post(reverse("staff_invitation_resend", args=arguments), follow=True)
    )
    assert "er trukket tilbage" in text(as_leader.post(reverse("staff_invitation_cancel", args=arguments), follow=True))
    for name in ("staff_invitation_resend", "staff_invitation_cancel"):
        assert "i mellemtiden" in text(as_leader.post(reverse(name, args=arguments), follow=True))
    assert Message.objects.count() == 2


def test_ending_a_role_says_what_becomes_of_it(as_leader, institution, mentor):
    membership = Membership.objects.get(user=mentor)
    page = reverse("staff_end", args=[institution.slug, membership.uuid])
    assert "går videre til Hanne Leder" in text(as_leader.get(page))

    as_leader.post(page)

    assert not Membership.objects.active().filter(user=mentor).exists()


def test_the_leaders_own_role_leads_to_handing_over(as_leader, institution, leader):
    membership = Membership.objects.get(user=leader)
    page = reverse("staff_end", args=[institution.slug, membership.uuid])
    assert "stopper ved at overdrage" in text(as_leader.get(page))
    assert "har altid en leder" in text(as_leader.post(page, follow=True))
    assert Membership.objects.active().filter(user=leader).exists()


# --- Handing over ---------------------------------------------------------------------------------------------------
def test_a_successor_is_invited_and_takes_over(as_leader, client, institution, leader, somebody, link_token):
    page = reverse("hand_over", args=[institution.slug])
    response = as_leader.post(page, {"email": "ny@example.org", "predecessor_stays": "on"}, follow=True)
    assert "Du er leder, indtil der bliver sagt ja" in text(response)
    guest = somebody()
    client.force_login(guest)
    link = reverse("staff_invitation_accept", args=["link-1"])
    assert "Vil du lede Børnehuset Prøveby?" in text(client.get(link))

    response = client.post(link, follow=True)

    assert "Velkommen til Børnehuset Prøveby" in text(response)
    assert Membership.objects.active().leaders().get(institution=institution).user == guest


@pytest.mark.parametrize(("email", "message"), [("hanne@example.org", "din egen adresse"), ("nej", ""), ("", "")])
def test_a_wrong_successor_is_refused_at_the_field(as_leader, institution, email, message):
    response = as_leader.post(reverse("hand_over", args=[institution.slug]), {"email": email, "title": "Ny leder"})

    assert response.status_code == 422
    assert "email" in response.context["form"].errors
    assert message in text(response)
    assert 'value="Ny leder"' in text(response)


def test_a_second_successor_is_refused(as_leader, institution):
    page = reverse("hand_over", args=[institution.slug])
    as_leader.post(page, {"email": "ny@example.org"})
    response = as_leader.post(page, {"email": "anden@example.org"})
    assert "En efterfølger er allerede inviteret" in text(response)


# --- Saying yes -----------------------------------------------------------------------------------------------------
@pytest.fixture
def invited(institution, leader, link_token):
    actions.invite(institution=institution, email="ny@example.org", role=Role.MENTOR, title="", acting_user=leader)
    return reverse("staff_invitation_accept", args=["link-1"])


def test_the_link_asks_a_visitor_to_log_in_and_comes_back(client, invited):
    response = client.get(invited)
    assert response.status_code == 302
    assert f"next={invited}" in response.url


def test_looking_at_the_link_changes_nothing(client, invited, somebody):
    client.force_login(somebody())
    assert "Din rolle: Mentor" in text(client.get(invited))
    assert StaffInvitation.objects.get().is_unanswered


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_link_tells_somebody_else_so_and_not_for_whom(client, invited, somebody, institution, method):
    client.force_login(somebody("anden@example.org"))
    response = getattr(client, method)(invited)
    assert response.status_code == 403
    assert "er til en anden" in text(response)
    assert "anden@example.org" in text(response)
    assert "ny@example.org" not in text(response)
    assert institution.name not in text(response)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_used_or_unknown_link_says_so(client, invited, somebody, method):
    client.force_login(somebody())
    client.post(invited)
    for link in (invited, reverse("staff_invitation_accept", args=["gættet"])):
        response = getattr(client, method)(link)
        assert response.status_code == 410
        assert "kan ikke bruges længere" in text(response)


# --- Our page -------------------------------------------------------------------------------------------------------
def form(institution, **changes):
    return {
        "name": institution.name,
        "address": institution.address,
        "phone": "",
        "email": "",
        "summary": "",
        "description": "",
        "welcome_text": "",
        "seen": institution.page_revision,
        **changes,
    }


def test_the_leader_writes_the_page(as_leader, institution):
    page = reverse("institution_edit", args=[institution.slug])
    as_leader.post(page, form(institution, summary=TYPED, phone="20 12 34 56", has_wheelchair_access="on"))

    institution.refresh_from_db()
    assert (institution.summary, institution.phone.as_e164, institution.has_wheelchair_access) == (
        TYPED.strip(),
        "+4520123456",
        True,
    )


def test_of_two_who_write_the_page_neither_undoes_the_other_unseen(as_leader, institution):
    page = reverse("institution_edit", args=[institution.slug])
    seen = as_leader.get(page).context["form"]["seen"].value()
    Institution.objects.filter(pk=institution.pk).update(description="Kollegaens ord")
    typed = form(institution, summary="Kom og syng", seen=seen)
    answer = as_leader.post(page, typed)
    assert answer.status_code == 422
    assert "En kollega har ændret siden" in text(answer)
    assert "Kom og syng" in text(answer)
    institution.refresh_from_db()
    assert (institution.description, institution.summary) == ("Kollegaens ord", "")
    as_leader.post(page, {**typed, "seen": answer.context["form"]["seen"].value()})
    institution.refresh_from_db()
    assert (institution.description, institution.summary) == ("", "Kom og syng")


def test_a_new_name_finds_its_place_in_the_list(as_leader, institution):
    as_leader.post(reverse("institution_edit", args=[institution.slug]), form(institution, name="Åhuset"))
    institution.refresh_from_db()
    assert institution.sort_key.startswith("{c")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 10_000),
        ("phone", "12"),
        ("phone", "ring bare"),
        ("email", "nej"),
        ("summary", "x" * 10_000),
        ("description", "x" * 10_000),
        ("welcome_text", "æ\x00"),
    ],
)
def test_what_is_wrong_on_the_page_is_said_at_the_field(as_leader, institution, field, value):
    page = reverse("institution_edit", args=[institution.slug])
    typed = {"address": "Ny Vej 7", field: value}

    response = as_leader.post(page, form(institution, **typed))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert f'id="id_{field}_error"' in text(response)
    assert "Ny Vej 7" in text(response)
    # The head of the page shows the stored name, not what was typed.
    assert institution.name in text(response)
    institution.refresh_from_db()
    assert institution.address == "Prøvevej 1"


# --- The network ----------------------------------------------------------------------------------------------------
def test_the_network_shows_who_stands_in_and_no_volunteers(as_leader, institution):
    network = AreaNetwork.objects.create(name="De seks områdecentre", area=institution.area)
    neighbour = InstitutionFactory(name="Nabohuset")
    closed = InstitutionFactory(name="Lukket hus", is_active=False)
    network.institutions.add(institution, neighbour, closed)
    coordinator = MembershipFactory(institution=neighbour, role=Role.COORDINATOR, user__display_name="Kaja Koordinator")
    MembershipFactory(institution=neighbour, user__display_name="Lis Leder")

    page = text(as_leader.get(reverse("area_network", args=[institution.slug])))

    for words in ("De seks områdecentre", "Nabohuset", "Kaja Koordinator", "aldrig hvem de frivillige er"):
        assert words in page
    assert coordinator.user.email not in page
    assert "Lukket hus" not in page
    assert "Lis Leder" not in page


def test_without_a_network_there_is_a_friendly_word(as_leader, institution):
    assert "ikke med i et netværk" in text(as_leader.get(reverse("area_network", args=[institution.slug])))


def test_who_coordinates_the_area_is_named(as_leader, institution):
    MembershipFactory(of_area=True, area=institution.area, user__display_name="Ane Område")
    assert "Ane Område" in text(as_leader.get(reverse("staff_list", args=[institution.slug])))
