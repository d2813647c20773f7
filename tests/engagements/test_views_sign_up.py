"""The volunteer's pages: the short form, the code, the receipt, the own sign-up."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.institutions import AreaFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.engagements.actions import meeting
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import PendingSignUp, SignUp
from volunteering.messaging.models import Message
from volunteering.people.models import GuardianConsent, User, Volunteer

pytestmark = pytest.mark.django_db


def form(task):
    return reverse("opportunity_sign_up", args=[task.pk])


def typed(**changes):
    answers = {
        "name": "Frida Frivillig",
        "email": "Frida@Example.org",
        "words": "Jeg elsker historier 📚",
        "wishes": "Helst tirsdag",
        "age": "15+",
    }
    return {name: value for name, value in (answers | changes).items() if value is not None}


def confirm(client):
    """Type the newest code."""
    code = re.search(
        r"^\d{4} \d{4}$", Message.objects.filter(kind="people_sign_in_code").latest("pk").body, re.MULTILINE
    )
    return client.post(reverse("account_login_code"), {"code": code.group()}, follow=True)


# --- Without an account -------------------------------------------------------------------------------------------
def test_without_an_account_what_was_typed_waits_for_the_code_and_is_then_sent(client, task):
    answer = client.post(form(task), typed())
    assert answer.url == reverse("account_login_code")
    assert not SignUp.objects.exists()
    assert not User.objects.filter(email="frida@example.org").exists()
    pending = PendingSignUp.objects.get()
    assert pending.expires_at - timezone.now() > datetime.timedelta(hours=23)
    page = confirm(client)
    sign_up = SignUp.objects.get()
    assert page.redirect_chain[-1][0] == reverse("sign_up_receipt", args=[sign_up.uuid])
    assert (sign_up.words, sign_up.wishes) == ("Jeg elsker historier 📚", "Helst tirsdag")
    assert sign_up.volunteer.name == "Frida Frivillig"
    assert sign_up.volunteer.user.email == "frida@example.org"
    assert not PendingSignUp.objects.exists()


def test_the_token_is_in_the_session_only(client, task):
    client.post(form(task), typed())
    token = client.session["pending_sign_up"]
    assert PendingSignUp.objects.get().token_hash != token
    assert token not in str(PendingSignUp.objects.values())


def test_in_english_too(client, task):
    with translation.override("en"):
        address = form(task)
    answer = client.post(address, typed())
    assert answer.url.startswith("/en/")
    assert confirm(client).redirect_chain[-1][0].startswith("/en/")
    assert SignUp.objects.count() == 1


def test_the_code_typed_for_a_task_full_meanwhile_shows_the_form_again_with_the_waiting_list(client, task):
    client.post(form(task), typed())
    task.places_taken = task.places
    task.save()
    page = confirm(client)
    text = page.content.decode()
    assert "Jeg elsker historier" in text
    assert "Den sidste plads er lige blevet taget" in text
    assert not SignUp.objects.exists()
    client.post(form(task), typed(joins_waiting_list="on"))
    assert SignUp.objects.get().state == SignUpState.WAITING


def test_the_code_typed_for_a_task_closed_meanwhile_says_so_and_shows_the_words(client, task):
    client.post(form(task), typed())
    task.close()
    page = confirm(client)
    assert page.status_code == 409
    assert "Jeg elsker historier" in page.content.decode()
    assert not SignUp.objects.exists()


def test_another_login_on_a_shared_screen_must_say_so_first(client, task):
    client.post(form(task), typed())
    other = UserFactory()
    token = client.session["pending_sign_up"]
    client.force_login(other)
    session = client.session
    session["pending_sign_up"] = token
    session.save()
    page = client.get(reverse("sign_up_finish"))
    assert page.status_code == 200
    assert not SignUp.objects.exists()
    client.post(reverse("sign_up_finish"))
    assert SignUp.objects.get().volunteer.user == other


def test_nothing_waits_any_more(client, task):
    client.force_login(UserFactory())
    assert client.get(reverse("sign_up_finish")).status_code == 302
    client.force_login(SignUpFactory(opportunity=task).volunteer.user)
    assert client.get(reverse("sign_up_finish")).status_code == 302


def test_what_was_typed_more_than_a_day_ago_is_gone_and_says_so(client, task):
    client.post(form(task), typed())
    PendingSignUp.objects.update(expires_at=timezone.now())
    page = confirm(client)
    assert "24 timer" in page.content.decode()


# --- Logged in ----------------------------------------------------------------------------------------------------
def test_logged_in_it_is_sent_at_once_and_nothing_known_is_asked_again(client, task):
    volunteer = VolunteerFactory()
    client.force_login(volunteer.user)
    page = client.get(form(task))
    assert set(page.context["form"].fields) == {"words", "wishes", "joins_waiting_list"}
    answer = client.post(form(task), {"words": "Hej"})
    sign_up = SignUp.objects.get()
    assert answer.url == reverse("sign_up_receipt", args=[sign_up.uuid])
    assert client.post(form(task), {"words": "Hej"}).url == answer.url
    assert SignUp.objects.count() == 1


def test_who_takes_part_already_is_led_to_the_own_page_instead_of_the_waiting_list(client):
    sign_up = SignUpFactory()
    client.force_login(sign_up.volunteer.user)
    page = client.get(form(sign_up.opportunity), follow=True)
    assert page.redirect_chain == [(reverse("sign_up_detail", args=[sign_up.uuid]), 302)]
    assert "Du har allerede tilmeldt dig her." in page.content.decode()


def test_who_stepped_back_may_sign_up_again(client):
    sign_up = SignUpFactory()
    sign_up.withdraw()
    client.force_login(sign_up.volunteer.user)
    assert client.get(form(sign_up.opportunity)).status_code == 200


def test_an_employee_can_give_a_hand_elsewhere(client, task):
    user = MembershipFactory().user
    client.force_login(user)
    client.post(form(task), {"words": "Hej", "age": "15+"})
    assert SignUp.objects.get().volunteer.user == user


def test_full_while_typing_keeps_what_was_typed_and_offers_the_waiting_list(client, task):
    client.force_login(VolunteerFactory().user)
    task.places_taken = 2
    task.save()
    page = client.post(form(task), {"words": "Mine ord"})
    assert page.status_code == 200
    assert "joins_waiting_list" in page.context["form"].errors
    assert "Mine ord" in page.content.decode()
    client.post(form(task), {"words": "Mine ord", "joins_waiting_list": "on"})
    assert SignUp.objects.get().state == SignUpState.WAITING


def test_closed_while_typing_says_so_and_shows_the_words(client, task):
    client.force_login(VolunteerFactory().user)
    task.close()
    page = client.post(form(task), {"words": "Mine ord"})
    assert page.status_code == 409
    assert "Mine ord" in page.content.decode()
    assert client.get(form(task)).status_code == 200


def test_a_draft_is_nothing_to_sign_up_for(client, leader):
    assert client.get(form(OpportunityFactory(draft=True))).status_code == 404


def test_a_day_that_has_gone_by_takes_nobody(client, leadership):
    gone = OpportunityFactory(
        institution=leadership.institution, ends_on=timezone.localdate() - datetime.timedelta(days=1)
    )
    client.force_login(VolunteerFactory().user)
    assert client.post(form(gone), {"words": "Hej"}).status_code == 409


def test_a_group_gives_its_number_where_groups_are_welcome(client, leadership):
    task = OpportunityFactory(institution=leadership.institution, places=12, groups_welcome=True)
    client.force_login(VolunteerFactory().user)
    page = client.post(form(task), {"size": "13", "team_name": "Prøveholdet"})
    assert "size" in page.context["form"].errors
    assert "Prøveholdet" in page.content.decode()
    client.post(form(task), {"size": "12", "team_name": "Prøveholdet"})
    assert SignUp.objects.get().places == 12


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 101),
        ("email", "ikke en adresse"),
        ("words", "o" * 10_000),
        ("age", ""),
        ("age", "500"),
    ],
)
def test_bad_input_gets_a_message_at_the_field_and_everything_typed_stays(client, task, field, value):
    page = client.post(form(task), typed(**{field: value}))
    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    assert "Helst tirsdag" in page.content.decode()
    assert not PendingSignUp.objects.exists()


@pytest.mark.parametrize("name", ["محمد علي", "Łukasz 🌻", "Siobhán O'Opdigtet"])
def test_names_of_every_script_are_fine(client, task, name):
    client.post(form(task), typed(name=name))
    page = confirm(client)
    assert page.status_code == 200
    assert Volunteer.objects.get().name == name


def test_a_sign_that_turns_the_text_around_is_left_out_of_a_name(client, task):
    client.post(form(task), typed(name="\u202eFrida\u2066 Prøve"))
    confirm(client)
    assert Volunteer.objects.get().name == "Frida Prøve"


def test_a_name_with_markup_is_refused_at_the_field_and_shown_as_text(client, task):
    page = client.post(form(task), typed(name="Frida <script>alert(1)</script>"))
    assert list(page.context["form"].errors) == ["name"]
    html = page.content.decode()
    assert "<script>alert" not in html
    assert "Frida &lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_file_a_broken_query_and_a_nul_are_no_500(client, task):
    assert client.get(form(task) + "?side=%00&x[]=%ff").status_code == 200
    from django.core.files.uploadedfile import SimpleUploadedFile

    page = client.post(form(task), typed(words=SimpleUploadedFile("x.txt", b"x")))
    assert page.status_code in {200, 302}
    assert client.post(form(task), typed(words="a\x00b")).status_code == 200


# --- Under 15 -----------------------------------------------------------------------------------------------------
def test_under_15_is_asked_for_a_guardian_in_a_second_step_and_nothing_reaches_the_place(client, task, leader):
    assert "guardian_email" not in client.get(form(task)).context["form"].fields
    page = client.post(form(task), typed(age="13-14"))
    assert {"guardian_name", "guardian_email"} <= set(page.context["form"].errors)
    page = client.post(form(task), typed(age="13-14", guardian_name="Vera", guardian_email="frida@example.org"))
    assert list(page.context["form"].errors) == ["guardian_email"]
    client.post(form(task), typed(age="13-14", guardian_name="Vera Værge", guardian_email="vera@example.org"))
    page = confirm(client)
    sign_up = SignUp.objects.get()
    assert sign_up.state == SignUpState.AWAITING_GUARDIAN
    assert GuardianConsent.objects.get().guardian_email == "vera@example.org"
    assert not Message.objects.filter(recipient=leader).exists()
    assert "forælder eller værge" in page.content.decode()


def test_a_second_sign_up_while_the_guardian_thinks_asks_nobody_again(client, leadership):
    tasks = OpportunityFactory.create_batch(2, institution=leadership.institution)
    volunteer = VolunteerFactory(thirteen=True)
    client.force_login(volunteer.user)
    answers = {"guardian_name": "Vera Værge", "guardian_email": "vera@example.org"}
    client.post(form(tasks[0]), answers)
    assert "guardian_email" not in client.get(form(tasks[1])).context["form"].fields
    client.post(form(tasks[1]), {})
    assert SignUp.objects.filter(state=SignUpState.AWAITING_GUARDIAN).count() == 2
    assert GuardianConsent.objects.count() == 1


def test_a_task_for_older_people_says_so_kindly(client, leadership):
    task = OpportunityFactory(institution=leadership.institution, minimum_age=18)
    page = client.post(form(task), typed(age="13-14", guardian_name="V", guardian_email="v@example.org"))
    assert "18" in str(page.context["form"].errors["age"])


# --- Without a chosen task ----------------------------------------------------------------------------------------
def test_a_hand_without_a_chosen_task(client):
    coordinator = MembershipFactory(of_area=True)
    assert client.post(reverse("offer_help"), typed()).context["form"].errors.keys() == {"areas"}
    client.post(reverse("offer_help"), typed(areas=[coordinator.area.pk]))
    confirm(client)
    sign_up = SignUp.objects.get()
    assert (sign_up.area, sign_up.institution) == (coordinator.area, None)
    assert Message.objects.filter(recipient=coordinator.user, kind="staff_new_offer_of_help").count() == 1


def test_a_hand_in_two_areas_when_logged_in(client):
    areas = [AreaFactory(), AreaFactory(slug="skole", name="Skole")]
    client.force_login(VolunteerFactory().user)
    client.post(reverse("offer_help"), {"areas": [a.pk for a in areas], "words": "Hej"})
    assert SignUp.objects.count() == 2


# --- The own pages ------------------------------------------------------------------------------------------------
@pytest.fixture
def offered(task):
    return SignUpFactory(
        opportunity=task,
        state=SignUpState.OFFERED,
        offered_until=timezone.now() + datetime.timedelta(hours=70),
        waiting_since=timezone.now(),
    )


def test_every_state_has_a_page_that_says_what_happens_next(client, task):
    volunteer = VolunteerFactory()
    client.force_login(volunteer.user)
    for state in SignUpState:
        SignUp.objects.all().delete()
        until = timezone.now() + datetime.timedelta(hours=1) if state == SignUpState.OFFERED else None
        sign_up = SignUpFactory(volunteer=volunteer, opportunity=task, state=state, offered_until=until)
        page = client.get(reverse("sign_up_detail", args=[sign_up.uuid]))
        assert page.status_code == 200
        assert page.context["next_step"] in page.content.decode()
        assert client.get(reverse("sign_up_receipt", args=[sign_up.uuid])).status_code == 200


def test_the_volunteer_chooses_a_time_on_the_page(client, task, leader):
    sign_up = SignUpFactory(opportunity=task)
    meeting.invite(
        sign_up=sign_up, times=[timezone.now() + datetime.timedelta(days=2)], note="Kom forbi", acting_user=leader
    )
    client.force_login(sign_up.volunteer.user)
    time = sign_up.talk_times.get()
    page = client.get(reverse("sign_up_detail", args=[sign_up.uuid]))
    assert "Kom forbi" in page.content.decode()
    for _again in range(2):
        page = client.post(reverse("talk_time_choose", args=[sign_up.uuid, time.pk]), follow=True)
    assert "Tiden er aftalt" in page.content.decode()
    assert sign_up.talk_times.get().is_chosen


@pytest.mark.parametrize(
    ("name", "state"), [("offer_accept", SignUpState.OFFERED), ("offer_decline", SignUpState.WITHDRAWN)]
)
def test_the_volunteer_answers_an_offered_place(client, task, offered, name, state):
    task.places_taken = 1
    task.save()
    client.force_login(offered.volunteer.user)
    for _again in range(2):
        page = client.post(reverse(name, args=[offered.uuid]), follow=True)
        assert page.status_code == 200
    offered.refresh_from_db()
    assert offered.state == state


def test_an_answer_too_late_says_what_has_changed(client, offered):
    offered.lapse()
    client.force_login(offered.volunteer.user)
    page = client.post(reverse("offer_accept", args=[offered.uuid]), follow=True)
    assert "Noget har ændret sig" in page.content.decode()


def test_the_volunteer_stops_and_is_thanked(client, task, leadership):
    engagement = EngagementFactory(opportunity=task, contact=leadership)
    task.places_taken = 1
    task.save()
    client.force_login(engagement.volunteer.user)
    assert client.get(reverse("engagement_own", args=[engagement.uuid])).status_code == 200
    page = client.post(reverse("engagement_stop", args=[engagement.uuid]), follow=True)
    assert "Tak for den hånd" in page.content.decode()


OWN_PAGES = [
    ("get", "sign_up_detail"),
    ("get", "sign_up_receipt"),
    ("post", "offer_accept"),
    ("post", "offer_decline"),
    ("post", "sign_up_withdraw"),
]


@pytest.mark.parametrize(("method", "name"), OWN_PAGES)
def test_anothers_sign_up_is_a_404_and_a_visitor_is_sent_to_the_login(client, task, leader, method, name):
    address = reverse(name, args=[SignUpFactory(opportunity=task).uuid])
    assert reverse("account_login") in getattr(client, method)(address).url
    for user in (UserFactory(), VolunteerFactory().user, leader):
        client.force_login(user)
        assert getattr(client, method)(address).status_code == 404


@pytest.mark.parametrize(("method", "name"), [("get", "engagement_own"), ("post", "engagement_stop")])
def test_anothers_engagement_is_a_404(client, task, leader, leadership, method, name):
    address = reverse(name, args=[EngagementFactory(opportunity=task, contact=leadership).uuid])
    assert reverse("account_login") in getattr(client, method)(address).url
    for user in (UserFactory(), VolunteerFactory().user, leader):
        client.force_login(user)
        assert getattr(client, method)(address).status_code == 404


def test_nothing_happens_by_only_looking(client, offered):
    client.force_login(offered.volunteer.user)
    for name in ("offer_accept", "offer_decline", "sign_up_withdraw"):
        assert client.get(reverse(name, args=[offered.uuid])).status_code == 405
