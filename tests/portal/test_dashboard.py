"""The page after login: each role finds what waits, nobody sees what is not theirs, the cost stays the same."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.competence_bank import EntryFactory
from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.institutions import AreaFactory, InstitutionFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.engagements.models import SignUp, TalkTime
from volunteering.institutions.models import Role
from volunteering.messaging.models import Message
from volunteering.participation.models import Seat

pytestmark = pytest.mark.django_db


def _page(client, user, address="/min-side/"):
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def _message(user, subject="Velkommen hos os"):
    return Message.objects.create(
        key=f"proeve-{subject}-{user.pk}",
        kind="proeve",
        recipient=user,
        to_address=user.email,
        language="da",
        subject=subject,
        body="Hej",
    )


def test_a_visitor_is_sent_to_the_login_and_back(client):
    response = client.get("/min-side/")
    assert response.status_code == 302
    assert response.url == f"{reverse('account_login')}?next=/min-side/"


def test_somebody_new_is_helped_on_and_asked_for_a_little_more(client):
    page = _page(client, UserFactory(display_name="Nanna Nysgerrig"))
    assert "Hej Nanna" in page
    assert "Du har ikke tilmeldt dig noget endnu" in page
    assert reverse("offer_help") in page
    assert "Fortæl lidt mere om dig selv" in page
    assert "På arbejde" not in page
    assert "Arbejdsgruppen" not in page


def test_a_volunteer_sees_what_was_signed_up_for_the_next_step_and_messages(client):
    volunteer = VolunteerFactory()
    sign_up = SignUpFactory(volunteer=volunteer, invited=True, opportunity__title="Læs højt i skoven")
    TalkTime.objects.create(sign_up=sign_up, starts_at=timezone.now() + datetime.timedelta(days=2))
    EngagementFactory(volunteer=volunteer, opportunity__title="Bag på tirsdage", weekly_hours="1.0")
    _message(volunteer.user)
    page = _page(client, volunteer.user)
    assert "Læs højt i skoven" in page
    assert reverse("sign_up_detail", args=[sign_up.uuid]) in page
    assert "Venter på dig" in page
    assert "Der er én ting, der venter på dig." in page
    assert "Bag på tirsdage" in page
    assert "en time om ugen" in page
    assert "Velkommen hos os" in page


def test_nobody_sees_the_sign_ups_and_messages_of_others(client):
    other = VolunteerFactory()
    SignUpFactory(volunteer=other, opportunity__title="Andres opgave")
    _message(other.user, "Kun til andre")
    page = _page(client, VolunteerFactory().user)
    assert "Andres opgave" not in page
    assert "Kun til andre" not in page


def test_secret_messages_are_never_shown(client):
    user = VolunteerFactory().user
    Message.objects.filter(pk=_message(user, "Din kode").pk).update(is_secret=True)
    assert "Din kode" not in _page(client, user)


def test_a_leader_sees_what_waits_oldest_first_and_how_long(client):
    leader = MembershipFactory()
    opportunity = OpportunityFactory(institution=leader.institution)
    new = SignUpFactory(opportunity=opportunity)
    old = SignUpFactory(opportunity=opportunity, sent_at=timezone.now() - datetime.timedelta(days=14))
    page = _page(client, leader.user)
    addresses = [page.index(reverse("sign_up_meet", args=[sign_up.uuid])) for sign_up in (old, new)]
    assert addresses == sorted(addresses)
    assert page.count("Over tre hverdage") == 1
    assert "Der er 2 ting, der venter på dig." in page
    assert leader.institution.name in page
    assert "Én opgave er synlig for alle" in page


def test_no_volunteer_is_named_to_those_who_work_there(client):
    leader = MembershipFactory()
    opportunity = OpportunityFactory(institution=leader.institution)
    sign_up = SignUpFactory(opportunity=opportunity, volunteer__name="Hemmelige Hanne", words="Mine private ord")
    EngagementFactory(opportunity=opportunity, volunteer__name="Skjulte Søren")
    page = _page(client, leader.user)
    for hidden in ("Hemmelige", "Mine private ord", "Skjulte", sign_up.volunteer.user.email):
        assert hidden not in page


def test_a_leader_sees_nothing_of_another_institution(client):
    SignUpFactory(opportunity__title="Hos naboen")
    page = _page(client, MembershipFactory().user)
    assert "Hos naboen" not in page
    assert "Alle har fået svar" in page


def test_a_teacher_finds_the_bank_of_the_school_that_has_one_and_no_other(client):
    teacher = MembershipFactory(role=Role.STAFF)
    elsewhere = MembershipFactory(role=Role.STAFF, user=teacher.user)
    EntryFactory(bank__institution=teacher.institution)
    page = _page(client, teacher.user)
    assert reverse("bank_detail", args=[teacher.institution.slug]) in page
    assert reverse("bank_detail", args=[elsewhere.institution.slug]) not in page


def test_a_mentor_sees_whom_to_be_there_for_and_no_sign_ups(client):
    leader = MembershipFactory()
    mentor = MembershipFactory(role=Role.MENTOR, institution=leader.institution)
    opportunity = OpportunityFactory(institution=mentor.institution, title="På Blå Stue", contact=leader)
    engagement = EngagementFactory(opportunity=opportunity, mentor=mentor)
    other = OpportunityFactory(institution=mentor.institution, title="Hos en anden mentor", contact=leader)
    EngagementFactory(opportunity=other)
    SignUpFactory(opportunity=opportunity)
    page = _page(client, mentor.user)
    assert reverse("engagement_detail", args=[engagement.uuid]) in page
    assert "Hos en anden mentor" not in page
    assert "De venter på svar" not in page


def test_the_coordinator_of_an_area_meets_offers_without_a_task(client):
    area = AreaFactory(slug="aeldre", name="Ældre", name_en="Elderly care")
    coordinator = MembershipFactory(of_area=True, area=area)
    offer = SignUp.objects.create(volunteer=VolunteerFactory(), area=area, sent_at=timezone.now())
    page = _page(client, coordinator.user)
    assert reverse("sign_up_meet", args=[offer.uuid]) in page
    assert "Vil gerne give en hånd" in page
    assert reverse("offer_of_help_list") in page


def test_the_working_group_sees_the_main_figures(client):
    user = UserFactory()
    Seat.objects.create(name="Prøvepladsen", name_en="The trial seat", holder=user)
    page = _page(client, user)
    assert "Arbejdsgruppen" in page
    assert reverse("figures") in page
    assert "Du har ikke tilmeldt dig noget endnu" not in page


def test_several_roles_are_stacked(client):
    leader = MembershipFactory()
    VolunteerFactory(user=leader.user)
    Seat.objects.create(name="Prøvepladsen", name_en="The trial seat", holder=leader.user)
    MembershipFactory(user=leader.user, institution=InstitutionFactory(name="Det andet sted"), role=Role.COORDINATOR)
    page = _page(client, leader.user)
    order = [page.index(heading) for heading in ('id="at-work"', 'id="figures-summary"', 'id="own-time"')]
    assert order == sorted(order)
    assert "Det andet sted" in page
    assert leader.institution.name in page


def test_english_is_spoken_too(client):
    page = _page(client, VolunteerFactory(user__display_name="Bob Bean").user, "/en/my-page/")
    assert "Hi Bob" in page
    assert "You have not signed up for anything yet" in page


def test_the_page_is_never_kept(client):
    client.force_login(UserFactory())
    assert "no-store" in client.get("/min-side/")["Cache-Control"]


def test_it_takes_no_posts(client):
    client.force_login(UserFactory())
    assert client.post("/min-side/").status_code == 405


class TestCost:
    """One row and thirty cost the same number of queries."""

    def test_for_a_volunteer(self, client, django_assert_max_num_queries):
        volunteer = VolunteerFactory()
        self._fill(volunteer=volunteer)
        with_one = self._queries(client, volunteer.user, django_assert_max_num_queries)
        for _number in range(29):
            self._fill(volunteer=volunteer)
        assert self._queries(client, volunteer.user, django_assert_max_num_queries) == with_one

    def test_for_a_leader_of_several_places(self, client, django_assert_max_num_queries):
        leader = MembershipFactory()
        VolunteerFactory(user=leader.user)
        self._fill(opportunity__institution=leader.institution)
        with_one = self._queries(client, leader.user, django_assert_max_num_queries)
        for _number in range(29):
            self._fill(opportunity__institution=leader.institution)
            MembershipFactory(user=leader.user, role=Role.COORDINATOR)
        assert self._queries(client, leader.user, django_assert_max_num_queries) == with_one

    def _fill(self, **given):
        sign_up = SignUpFactory(**given)
        TalkTime.objects.create(sign_up=sign_up, starts_at=timezone.now() + datetime.timedelta(days=1))
        EngagementFactory(**given)
        _message(sign_up.volunteer.user, f"Nr. {sign_up.pk}")

    def _queries(self, client, user, django_assert_max_num_queries):
        client.force_login(user)
        with django_assert_max_num_queries(35) as captured:
            client.get("/min-side/")
        return len(captured)
