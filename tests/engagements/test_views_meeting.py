"""The pages of those who meet people: who may see what, what can be done, what bad input gets."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertNumQueries

from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.institutions import AreaFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.clearances.models import Clearance
from volunteering.engagements.actions.looking import look_at_sign_ups
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import Engagement, SignUp
from volunteering.engagements.selectors import leader_overview, volunteer_overview
from volunteering.institutions.models import Role
from volunteering.people.models import ClaimCode, Volunteer
from volunteering.records.models import Look

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_up(task):
    volunteer = VolunteerFactory(name="Frida Frivillig", languages=["da", "ar"], wishes="Profilens ønsker")
    return SignUpFactory(opportunity=task, volunteer=volunteer, words="Jeg læser gerne højt")


@pytest.fixture
def engagement(task, leadership):
    return EngagementFactory(opportunity=task, contact=leadership, volunteer__name="Karin Telefon")


@pytest.fixture
def at_leader(client, leader):
    client.force_login(leader)
    return client


def soon(days=2):
    return (timezone.localtime() + datetime.timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


# --- Each role at each address ------------------------------------------------------------------------------------
def addresses(sign_up, engagement):
    slug = sign_up.institution.slug
    by_sign_up = ["sign_up_invite", "sign_up_welcome", "sign_up_wait", "sign_up_decline", "sign_up_pass_on"]
    return [
        ("get", reverse("sign_up_list", args=[slug])),
        ("get", reverse("engagement_list", args=[slug])),
        ("get", reverse("register_volunteer", args=[slug])),
        ("post", reverse("register_volunteer", args=[slug])),
        ("get", reverse("sign_up_meet", args=[sign_up.uuid])),
        *[("post", reverse(name, args=[sign_up.uuid])) for name in by_sign_up],
        ("get", reverse("engagement_detail", args=[engagement.uuid])),
        ("post", reverse("engagement_detail", args=[engagement.uuid])),
        ("post", reverse("engagement_end", args=[engagement.uuid])),
        ("post", reverse("engagement_paper", args=[engagement.uuid])),
        ("post", reverse("clearance_set", args=[slug, sign_up.volunteer.uuid, "child"])),
    ]


def test_visitors_are_sent_to_the_login(client, sign_up, engagement):
    for method, address in addresses(sign_up, engagement):
        answer = getattr(client, method)(address)
        assert answer.status_code == 302, address
        assert reverse("account_login") in answer.url


def test_people_from_elsewhere_find_nothing(client, sign_up, engagement):
    elsewhere = [
        UserFactory(),
        sign_up.volunteer.user,
        MembershipFactory().user,
        MembershipFactory(of_area=True, area=sign_up.area).user,
    ]
    for user in elsewhere:
        client.force_login(user)
        for method, address in addresses(sign_up, engagement):
            assert getattr(client, method)(address).status_code == 404, (user, address)


def test_colleagues_without_the_right_are_refused(client, sign_up, engagement):
    for role in (Role.MENTOR, Role.STAFF):
        client.force_login(MembershipFactory(institution=sign_up.institution, role=role).user)
        for method, address in addresses(sign_up, engagement):
            assert getattr(client, method)(address).status_code == 403, (role, address)


@pytest.mark.parametrize("role", [Role.LEADER, Role.DEPUTY, Role.COORDINATOR])
def test_those_who_run_the_place_get_in(client, sign_up, engagement, leadership, role):
    user = (
        leadership.user if role == Role.LEADER else MembershipFactory(institution=sign_up.institution, role=role).user
    )
    client.force_login(user)
    for method, address in addresses(sign_up, engagement):
        if method == "get":
            assert client.get(address).status_code == 200, address


def test_the_mentor_sees_the_own_engagement_only_and_cannot_change_it(client, engagement, leadership):
    mentor = MembershipFactory(institution=engagement.institution, role=Role.MENTOR)
    engagement.mentor = mentor
    engagement.save()
    client.force_login(mentor.user)
    page = client.get(reverse("engagement_detail", args=[engagement.uuid]))
    assert "20 12 34 56" in page.content.decode()
    assert page.context["form"] is None
    for name in ("engagement_detail", "engagement_end", "engagement_paper"):
        assert client.post(reverse(name, args=[engagement.uuid])).status_code == 403


def test_the_clearance_officer_notes_certificates_and_sees_no_phone(client, task, leadership):
    task.clearance = "child"
    task.save()
    engagement = EngagementFactory(opportunity=task, contact=leadership)
    officer = MembershipFactory(institution=task.institution, role=Role.CLEARANCE_OFFICER).user
    client.force_login(officer)
    page = client.get(reverse("engagement_detail", args=[engagement.uuid]))
    assert "ikke endnu" in page.content.decode()
    assert "20 12 34 56" not in page.content.decode()
    address = reverse("clearance_set", args=[task.institution.slug, engagement.volunteer.uuid, "child"])
    for day in ("", "i går", "2999-01-01", "9999-12-31", "0001-01-01", "2001-01-01"):
        assert client.post(address, {"cleared_on": day}).status_code == 302
    assert not Clearance.objects.exists()
    page = client.post(address, {"cleared_on": timezone.localdate().isoformat()}, follow=True)
    assert "i orden" in page.content.decode()
    client.post(address, {"remove": "1"})
    assert not Clearance.objects.exists()
    assert client.post(address.replace("child", "spionage")).status_code == 404


def test_a_certificate_of_somebody_unknown_to_the_place_is_a_404(at_leader, task):
    stranger = VolunteerFactory()
    address = reverse("clearance_set", args=[task.institution.slug, stranger.uuid, "child"])
    assert at_leader.post(address, {"cleared_on": "2026-01-01"}).status_code == 404


# --- What is seen -------------------------------------------------------------------------------------------------
def test_the_leader_sees_the_projection_and_nothing_else_and_the_look_is_logged(at_leader, sign_up, leader):
    for address in (
        reverse("sign_up_list", args=[sign_up.institution.slug]),
        reverse("sign_up_meet", args=[sign_up.uuid]),
    ):
        Look.objects.all()._raw_delete("default")
        text = at_leader.get(address).content.decode()
        assert "Frida Frivillig" in text
        assert "Arabisk" in text
        assert "Jeg læser gerne højt" in text
        assert "20 12 34 56" not in text
        assert sign_up.volunteer.user.email not in text
        assert "Profilens ønsker" not in text
        assert "35" not in text.split("<main")[1].split("Frida")[1][:200]
        assert [(look.viewer, look.subject) for look in Look.objects.all()] == [(leader, sign_up.volunteer.uuid)]


def test_phone_and_e_mail_open_with_the_invitation(at_leader, sign_up):
    at_leader.post(reverse("sign_up_invite", args=[sign_up.uuid]), {"time_1": soon(), "note": "Vi ses på kontoret"})
    text = at_leader.get(reverse("sign_up_meet", args=[sign_up.uuid])).content.decode()
    assert "20 12 34 56" in text
    assert sign_up.volunteer.user.email in text


def test_a_sign_up_that_waits_for_a_guardian_is_not_there(at_leader, sign_up):
    SignUp.objects.update(state=SignUpState.AWAITING_GUARDIAN, sent_at=None)
    assert at_leader.get(reverse("sign_up_meet", args=[sign_up.uuid])).status_code == 404
    assert "Frida" not in at_leader.get(reverse("sign_up_list", args=[sign_up.institution.slug])).content.decode()


def test_the_tabs_and_the_pages_bear_nonsense(at_leader, sign_up):
    address = reverse("sign_up_list", args=[sign_up.institution.slug])
    for query in (
        "?tab=talk",
        "?tab=waiting",
        "?tab=closed",
        "?tab=welcome",
        "?tab=%00",
        "?side=999",
        "?side=x",
        "?tab[]=",
    ):
        assert at_leader.get(address + query).status_code == 200
    assert at_leader.get(reverse("engagement_list", args=[sign_up.institution.slug]) + "?tab=ended").status_code == 200


@pytest.mark.parametrize("name", ["sign_up_list", "engagement_list"])
def test_one_and_thirty_people_cost_the_same(at_leader, task, leadership, name, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def make(number):
        for _ in range(number):
            SignUpFactory(opportunity=task)
            EngagementFactory(opportunity=task, contact=leadership)

    address = reverse(name, args=[task.institution.slug])
    make(1)
    at_leader.get(address)
    with CaptureQueriesContext(
        connection,
    ) as one:
        at_leader.get(address)
    make(29)
    with assertNumQueries(len(one)):
        page = at_leader.get(address)
    assert len(page.context["rows"]) == 20


def test_the_overviews_cost_the_same_for_one_and_thirty(task, leader, leadership):
    volunteer = VolunteerFactory()

    def make(number):
        for _ in range(number):
            other = OpportunityFactory(institution=task.institution, contact=leadership)
            SignUpFactory(opportunity=other, volunteer=volunteer)
            EngagementFactory(opportunity=other, volunteer=volunteer, contact=leadership)

    make(1)
    with assertNumQueries(3):
        volunteer_overview(volunteer.user)
    with assertNumQueries(3):
        leader_overview(leader)
    make(29)
    with assertNumQueries(3):
        mine = volunteer_overview(volunteer.user)
    with assertNumQueries(3):
        waiting = leader_overview(leader)
    assert (len(mine.sign_ups), mine.has_more) == (20, True)
    assert (waiting.unanswered, len(waiting.items), waiting.running_engagements) == (30, 5, 30)


def test_the_overview_marks_what_has_waited_three_working_days_oldest_first(task, leader):
    SignUpFactory(opportunity=task)
    old = SignUpFactory(opportunity=task, sent_at=timezone.now() - datetime.timedelta(days=8))
    overview = leader_overview(leader)
    assert (overview.unanswered, overview.silent) == (2, 1)
    assert [item.is_silent for item in overview.items] == [True, False]
    assert overview.items[0].uuid == old.uuid


# --- What can be done ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"time_1": "", "note": "Her"}, "time_1"),
        ({"time_1": "i morgen", "note": "Her"}, "time_1"),
        ({"time_1": "2020-01-01T10:00", "note": "Her"}, "time_1"),
        ({"time_1": "2999-01-01T10:00", "note": "Her"}, "time_1"),
        ({"time_1": soon(), "time_2": soon(), "note": "Her"}, "time_2"),
        ({"time_1": soon(), "note": ""}, "note"),
        ({"time_1": soon(), "note": "x" * 10_000}, "note"),
    ],
)
def test_an_odd_invitation_gets_a_message_at_the_field(at_leader, sign_up, answers, field):
    page = at_leader.post(reverse("sign_up_invite", args=[sign_up.uuid]), answers)
    assert page.status_code == 200
    assert list(page.context["invite_form"].errors) == [field]
    assert 'id="error-summary-title"' in page.content.decode()
    sign_up.refresh_from_db()
    assert sign_up.state == SignUpState.SENT


def welcome_answers(leadership, **changes):
    return {"contact": leadership.pk, "weekly_hours": "2,5", "started_on": timezone.localdate().isoformat()} | changes


def test_welcome_leads_to_the_engagement(at_leader, sign_up, leadership):
    address = reverse("sign_up_welcome", args=[sign_up.uuid])
    for _again in range(2):
        answer = at_leader.post(address, welcome_answers(leadership))
    engagement = Engagement.objects.get()
    assert answer.url == reverse("engagement_detail", args=[engagement.uuid])
    assert str(engagement.weekly_hours) == "2.5"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"contact": ""}, "contact"),
        ({"contact": "999999"}, "contact"),
        ({"contact": "x"}, "contact"),
        ({"weekly_hours": "mange"}, "weekly_hours"),
        ({"weekly_hours": "99"}, "weekly_hours"),
        ({"weekly_hours": "0"}, "weekly_hours"),
        ({"started_on": "2999-01-01"}, "started_on"),
        ({"started_on": "31-31-31"}, "started_on"),
        ({"unit": "999999"}, "unit"),
    ],
)
def test_an_odd_welcome_gets_a_message_at_the_field(at_leader, sign_up, leadership, changes, field):
    page = at_leader.post(reverse("sign_up_welcome", args=[sign_up.uuid]), welcome_answers(leadership, **changes))
    assert page.status_code == 200
    assert list(page.context["welcome_form"].errors) == [field]


def test_full_meanwhile_keeps_the_form_and_offers_the_waiting_list(at_leader, sign_up, task, leadership):
    task.places_taken = 2
    task.save()
    page = at_leader.post(reverse("sign_up_welcome", args=[sign_up.uuid]), welcome_answers(leadership))
    assert "Alle pladser er taget" in page.content.decode()
    assert 'value="2,5"' in page.content.decode()
    page = at_leader.post(reverse("sign_up_wait", args=[sign_up.uuid]), follow=True)
    sign_up.refresh_from_db()
    assert sign_up.state == SignUpState.WAITING


def test_the_waiting_list_with_a_free_place_says_so(at_leader, sign_up):
    page = at_leader.post(reverse("sign_up_wait", args=[sign_up.uuid]), follow=True)
    assert "ledig plads" in page.content.decode()


def test_withdrawn_meanwhile_shows_how_it_stands_with_what_was_typed(at_leader, sign_up, leadership):
    sign_up.withdraw()
    page = at_leader.post(
        reverse("sign_up_invite", args=[sign_up.uuid]), {"time_1": soon(), "note": "Vi ses på kontoret"}
    )
    assert "Noget har ændret sig" in page.content.decode()
    page = at_leader.post(reverse("sign_up_welcome", args=[sign_up.uuid]), welcome_answers(leadership))
    assert page.status_code == 200
    page = at_leader.post(reverse("sign_up_decline", args=[sign_up.uuid]), {"reason": ""})
    assert page.status_code == 200


def test_a_kind_no(at_leader, sign_up):
    page = at_leader.post(reverse("sign_up_decline", args=[sign_up.uuid]), {"reason": "spam"})
    assert "reason" in page.context["decline_form"].errors
    at_leader.post(reverse("sign_up_decline", args=[sign_up.uuid]), {"reason": "time"})
    sign_up.refresh_from_db()
    assert (sign_up.state, sign_up.decline_reason) == (SignUpState.DECLINED, "time")


# --- Offers to an area --------------------------------------------------------------------------------------------
@pytest.fixture
def coordinator():
    return MembershipFactory(of_area=True, area=AreaFactory(slug="skole", name="Skole"))


@pytest.fixture
def offer(coordinator):
    return SignUpFactory(
        opportunity=None, institution=None, area=coordinator.area, volunteer__name="Ahmad Altmuligmand"
    )


def test_the_coordinator_sees_the_offers_and_passes_one_on(client, coordinator, offer, task):
    client.force_login(coordinator.user)
    assert "Ahmad" in client.get(reverse("offer_of_help_list")).content.decode()
    assert client.get(reverse("sign_up_meet", args=[offer.uuid])).status_code == 200
    address = reverse("sign_up_pass_on", args=[offer.uuid])
    assert client.post(address, {}).context["pass_on_form"].errors.keys() == {"institution"}
    shown = client.post(address, {"institution": task.institution.pk, "show_tasks": "1"})
    assert task.title in shown.content.decode()
    client.post(address, {"institution": task.institution.pk, "opportunity": task.pk})
    offer.refresh_from_db()
    assert offer.opportunity == task
    assert client.get(reverse("sign_up_meet", args=[offer.uuid])).status_code == 404


@pytest.mark.parametrize("institution", ["x", "999999", "9" * 30, "١"])
def test_a_place_that_is_not_there_gets_a_message(client, coordinator, offer, institution):
    client.force_login(coordinator.user)
    page = client.post(reverse("sign_up_pass_on", args=[offer.uuid]), {"institution": institution})
    assert "institution" in page.context["pass_on_form"].errors


def test_the_coordinator_may_invite_too_and_nobody_is_welcomed_without_a_place(client, coordinator, offer):
    client.force_login(coordinator.user)
    client.post(reverse("sign_up_invite", args=[offer.uuid]), {"time_1": soon(), "note": "Jeg ringer"})
    offer.refresh_from_db()
    assert offer.state == SignUpState.INVITED
    assert client.post(reverse("sign_up_welcome", args=[offer.uuid])).status_code == 200


def test_only_coordinators_have_a_list_of_offers(client, leader, offer):
    assert reverse("account_login") in client.get(reverse("offer_of_help_list")).url
    for user in (leader, UserFactory()):
        client.force_login(user)
        assert client.get(reverse("offer_of_help_list")).status_code == 403
        assert client.get(reverse("sign_up_meet", args=[offer.uuid])).status_code == 404


# --- Engagements and paper ----------------------------------------------------------------------------------------
def karin(leadership, **changes):
    return {
        "name": "Karin Telefon",
        "phone": "20 12 34 56",
        "contact": leadership.pk,
        "started_on": timezone.localdate().isoformat(),
    } | changes


def test_karin_is_entered_and_gets_a_sheet_with_a_code(at_leader, leadership):
    address = reverse("register_volunteer", args=[leadership.institution.slug])
    for _again in range(2):
        answer = at_leader.post(address, karin(leadership, weekly_hours="4"))
    engagement = Engagement.objects.get()
    assert answer.url == reverse("engagement_detail", args=[engagement.uuid])
    sheet = at_leader.post(reverse("engagement_paper", args=[engagement.uuid])).content.decode()
    assert "Karin Telefon" in sheet
    assert ClaimCode.objects.count() == 1
    assert "Du kan stoppe når som helst" in sheet


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 10_000}, "name"),
        ({"phone": "12"}, "phone"),
        ({"phone": "ingen"}, "phone"),
        ({"contact": ""}, "contact"),
        ({"started_on": "1066-10-14"}, "started_on"),
        ({"languages": ["klingon"]}, "languages"),
        ({"age_band": "13-14"}, "age_band"),
        ({"weekly_hours": "½"}, "weekly_hours"),
    ],
)
def test_odd_registrations_get_a_message_at_the_field(at_leader, leadership, changes, field):
    page = at_leader.post(
        reverse("register_volunteer", args=[leadership.institution.slug]), karin(leadership, **changes)
    )
    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    assert not Volunteer.objects.exists()


def test_a_full_task_on_paper_gets_a_message(at_leader, task, leadership):
    task.places_taken = 2
    task.save()
    page = at_leader.post(
        reverse("register_volunteer", args=[task.institution.slug]), karin(leadership, opportunity=task.pk)
    )
    assert "opportunity" in page.context["form"].errors
    assert not Volunteer.objects.exists()


def test_the_frame_is_changed_and_the_engagement_ended(at_leader, engagement, leadership, task):
    task.places_taken = 1
    task.save()
    address = reverse("engagement_detail", args=[engagement.uuid])
    page = at_leader.post(address, {"contact": leadership.pk, "weekly_hours": "tolv"})
    assert list(page.context["form"].errors) == ["weekly_hours"]
    at_leader.post(address, {"contact": leadership.pk, "weekly_hours": "2", "seen": engagement.frame})
    engagement.refresh_from_db()
    assert engagement.weekly_hours == 2
    for _again in range(2):
        at_leader.post(reverse("engagement_end", args=[engagement.uuid]), {"reason": "done"})
    engagement.refresh_from_db()
    assert engagement.end_reason == "done"
    page = at_leader.get(address).content.decode()
    assert "20 12 34 56" not in page


def test_of_two_leaders_who_change_the_same_engagement_neither_undoes_the_other_unseen(
    at_leader, engagement, leadership
):
    address = reverse("engagement_detail", args=[engagement.uuid])
    seen = at_leader.get(address).context["form"]["seen"].value()
    mentor = MembershipFactory(institution=engagement.institution, role=Role.MENTOR)
    engagement.mentor = mentor
    engagement.save()
    answers = {"contact": leadership.pk, "weekly_hours": "2", "seen": seen}
    page = at_leader.post(address, answers)
    assert "En kollega har ændret" in page.content.decode()
    assert page.context["form"]["weekly_hours"].value() == "2"
    engagement.refresh_from_db()
    assert (engagement.mentor, engagement.weekly_hours) == (mentor, None)
    at_leader.post(address, {**answers, "seen": page.context["form"]["seen"].value()})
    engagement.refresh_from_db()
    assert (engagement.mentor, engagement.weekly_hours) == (None, 2)


def test_what_has_ended_is_not_changed_any_more(at_leader, engagement, leadership):
    address = reverse("engagement_detail", args=[engagement.uuid])
    engagement.end(on=timezone.localdate(), reason="")
    page = at_leader.post(
        address, {"contact": leadership.pk, "weekly_hours": "2", "seen": engagement.frame}, follow=True
    )
    assert "derfor er intet ændret" in page.content.decode()
    engagement.refresh_from_db()
    assert engagement.weekly_hours is None


def test_after_a_note_about_a_certificate_one_is_back_where_the_person_is_now(at_leader, engagement, leadership):
    engagement.end(on=timezone.localdate(), reason="")
    now = EngagementFactory(volunteer=engagement.volunteer, opportunity=engagement.opportunity, contact=leadership)
    address = reverse("clearance_set", args=[engagement.institution.slug, engagement.volunteer.uuid, "child"])
    answer = at_leader.post(address, {"cleared_on": timezone.localdate().isoformat()})
    assert answer.url == reverse("engagement_detail", args=[now.uuid])


def test_a_certificate_counts_by_the_danish_day(at_leader, task, leadership, monkeypatch):
    task.clearance = "child"
    task.save()
    sign_up = SignUpFactory(opportunity=task)
    just_after_midnight = datetime.datetime(2026, 6, 1, 0, 30, tzinfo=ZoneInfo("Europe/Copenhagen"))
    Clearance.objects.create(
        volunteer=sign_up.volunteer,
        institution=task.institution,
        kind="child",
        cleared_on=datetime.date(2026, 6, 1),
        recheck_due=datetime.date(2028, 6, 1),
    )
    monkeypatch.setattr(timezone, "now", lambda: just_after_midnight.astimezone(datetime.UTC))
    [row] = look_at_sign_ups(sign_ups=[sign_up], viewer=leadership.user, what="sign_up")
    assert row.meets_needs


def test_somebody_with_a_login_gets_a_sheet_without_a_code(at_leader, engagement):
    sheet = at_leader.post(reverse("engagement_paper", args=[engagement.uuid]))
    assert sheet.context["code"] == ""
    assert not ClaimCode.objects.exists()
