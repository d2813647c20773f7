"""Sending a sign-up, answering it, stepping back."""

import datetime

import pytest
from django.utils import timezone

from tests.factories.engagements import SignUpFactory
from tests.factories.institutions import AreaFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.engagements.actions import meeting, sending, waiting_list
from volunteering.engagements.choices import EndReason, SignUpState
from volunteering.engagements.models import IllegalSignUpStateError, SignUp
from volunteering.institutions.rules import NotAllowedError
from volunteering.messaging.models import Message
from volunteering.people import claims, guardians
from volunteering.people.actions import answer_step, issue_claim_code
from volunteering.people.choices import ProfileStep
from volunteering.people.models import GuardianConsent
from volunteering.people.signals import guardian_confirmed
from volunteering.records.models import LogEntry

pytestmark = pytest.mark.django_db


def send(task, volunteer, **extra):
    return sending.send_sign_up(opportunity=task, volunteer=volunteer, acting_user=volunteer.user, **extra)


def kinds(user=None):
    found = Message.objects.all() if user is None else Message.objects.filter(recipient=user)
    return sorted(found.values_list("kind", flat=True))


def test_a_sign_up_reaches_the_leader_and_both_sides_get_mail(task, leader):
    volunteer = VolunteerFactory()
    sign_up = send(task, volunteer, words="Jeg elsker historier.", wishes="Helst tirsdag")
    assert sign_up.state == SignUpState.SENT
    assert sign_up.institution == task.institution
    assert sign_up.area == task.institution.area
    assert list(SignUp.objects.met_by(leader)) == [sign_up]
    assert kinds(volunteer.user) == ["sign_up_received"]
    assert kinds(leader) == ["staff_new_sign_up"]
    assert LogEntry.objects.filter(verb="sign_up.sent", actor=volunteer.user).count() == 1


def test_the_mail_to_the_leader_does_not_say_who(task, leader):
    volunteer = VolunteerFactory(name="Frida Hemmelig")
    sign_up = send(task, volunteer, words="Mine ord er private")
    mail = Message.objects.get(recipient=leader)
    whole = mail.subject + mail.body
    assert str(sign_up.uuid) in whole
    assert task.title in whole
    assert "Frida" not in whole
    assert "private" not in whole
    assert volunteer.user.email not in whole


def test_sending_twice_is_one_sign_up_and_one_mail_to_each(task, leader):
    volunteer = VolunteerFactory()
    assert send(task, volunteer) == send(task, volunteer)
    assert kinds() == ["sign_up_received", "staff_new_sign_up"]


def test_nobody_signs_somebody_else_up(task, leader):
    with pytest.raises(NotAllowedError):
        sending.send_sign_up(opportunity=task, volunteer=VolunteerFactory(), acting_user=leader)


@pytest.mark.parametrize("trait", ["paused", "closed", "draft"])
def test_a_task_that_is_not_public_takes_nobody(trait):
    with pytest.raises(sending.NotOpenError):
        send(OpportunityFactory(**{trait: True}), VolunteerFactory())
    assert not SignUp.objects.exists()


def test_a_full_task_offers_the_waiting_list(task, leader):
    task.places_taken = 2
    task.save()
    volunteer = VolunteerFactory()
    with pytest.raises(sending.FullError):
        send(task, volunteer)
    sign_up = send(task, volunteer, joins_waiting_list=True)
    assert sign_up.state == SignUpState.WAITING
    assert "venteliste" in Message.objects.get(recipient=volunteer.user).body.lower()


def test_who_asked_for_the_waiting_list_when_there_is_a_place_after_all_is_simply_sent(task):
    assert send(task, VolunteerFactory(), joins_waiting_list=True).state == SignUpState.SENT


def test_a_group_too_large_for_the_task_is_told(task):
    with pytest.raises(sending.GroupTooLargeError):
        send(task, VolunteerFactory(), size=3)


def test_one_can_sign_up_again_after_stepping_back(task):
    volunteer = VolunteerFactory()
    first = send(task, volunteer)
    sending.withdraw(sign_up=first, acting_user=volunteer.user)
    assert send(task, volunteer) != first


# --- Under 15 -----------------------------------------------------------------------------------------------------
def ask(volunteer):
    return guardians.ask_guardian(
        volunteer=volunteer, guardian_name="Vera Værge", guardian_email="vera@example.org", acting_user=volunteer.user
    )


def test_under_15_nothing_reaches_the_institution_before_the_guardian_says_yes(task, leader):
    volunteer = VolunteerFactory(thirteen=True)
    sign_up = send(task, volunteer)
    assert sign_up.state == SignUpState.AWAITING_GUARDIAN
    assert not SignUp.objects.met_by(leader).exists()
    assert kinds(leader) == []
    assert kinds(volunteer.user) == ["sign_up_waits_for_guardian"]


def test_the_guardians_yes_sends_it_on(task, leader):
    volunteer = VolunteerFactory(thirteen=True)
    sign_up = send(task, volunteer)
    guardians.confirm(consent=ask(volunteer), signed_name="Vera Værge")
    sign_up.refresh_from_db()
    assert sign_up.state == SignUpState.SENT
    assert sign_up.sent_at is not None
    assert kinds(leader) == ["staff_new_sign_up"]
    assert "sign_up_reached_institution" in kinds(volunteer.user)


def test_the_guardians_yes_to_a_task_full_meanwhile_joins_the_queue(task, leader):
    volunteer = VolunteerFactory(thirteen=True)
    sign_up = send(task, volunteer)
    task.places_taken = task.places
    task.save()
    guardian_confirmed.send(sender=type(volunteer), volunteer=volunteer)
    sign_up.refresh_from_db()
    assert sign_up.state == SignUpState.WAITING


def test_the_guardians_yes_to_a_task_closed_meanwhile_ends_kindly(task, leader):
    volunteer = VolunteerFactory(thirteen=True)
    sign_up = send(task, volunteer)
    task.close()
    guardian_confirmed.send(sender=type(volunteer), volunteer=volunteer)
    sign_up.refresh_from_db()
    assert sign_up.state == SignUpState.LAPSED
    assert kinds(leader) == []
    assert not SignUp.objects.met_by(leader).exists()


def test_a_withdrawn_one_that_no_guardian_said_yes_to_stays_unknown_to_the_institution(task, leader):
    volunteer = VolunteerFactory(thirteen=True)
    sending.withdraw(sign_up=send(task, volunteer), acting_user=volunteer.user)
    assert not SignUp.objects.met_by(leader).exists()
    assert not SignUp.objects.near(leader).exists()
    assert kinds(leader) == []


def test_a_guardian_who_says_no_ends_what_is_open(task, leader):
    volunteer = VolunteerFactory(thirteen=True)
    sign_up = send(task, volunteer)
    consent = ask(volunteer)
    guardians.confirm(consent=consent, signed_name="Vera Værge")
    guardians.withdraw(consent=GuardianConsent.objects.get(pk=consent.pk))
    sign_up.refresh_from_db()
    assert sign_up.state == SignUpState.WITHDRAWN


def test_a_guardian_who_takes_the_yes_back_ends_what_runs_too_and_the_place_goes_on(task, leader, leadership):
    child = VolunteerFactory(thirteen=True)
    sign_up = send(task, child)
    consent = ask(child)
    guardians.confirm(consent=consent, signed_name="Vera Værge")
    engagement = meeting.welcome(sign_up=SignUp.objects.get(pk=sign_up.pk), contact=leadership, acting_user=leader)
    other = meeting.welcome(sign_up=SignUpFactory(opportunity=task), contact=leadership, acting_user=leader)
    waiting = SignUpFactory(opportunity=task, waiting=True)
    guardians.withdraw(consent=GuardianConsent.objects.get(pk=consent.pk))
    for row in (engagement, other, sign_up, waiting, task):
        row.refresh_from_db()
    assert (engagement.is_running, engagement.end_reason) == (False, EndReason.VOLUNTEER_STOPPED)
    assert other.is_running
    assert (sign_up.state, waiting.state) == (SignUpState.ENDED, SignUpState.OFFERED)
    assert task.places_taken == 2
    mail = Message.objects.get(kind="staff_volunteer_stopped", recipient=leader)
    assert child.name not in mail.subject + mail.body


def choose_age(volunteer, age):
    answer_step(volunteer=volunteer, step=ProfileStep.AGE, answer=age, acting_user=volunteer.user)


@pytest.mark.parametrize("state", ["sent", "invited", "waiting", "offered"])
def test_who_turns_out_to_be_under_15_needs_the_guardian_from_now_on(task, leader, state):
    volunteer = VolunteerFactory()
    sign_up = send(task, volunteer)
    if state == "invited":
        meeting.invite(
            sign_up=sign_up, times=[timezone.now() + datetime.timedelta(days=2)], note="Hos os", acting_user=leader
        )
    elif state in {"waiting", "offered"}:
        SignUp.objects.filter(pk=sign_up.pk).update(state="waiting", waiting_since=timezone.now())
    if state == "offered":
        waiting_list.offer_next(opportunity_id=task.pk)
    sign_up.refresh_from_db()
    task.refresh_from_db()
    assert (sign_up.state, task.places_taken) == (state, int(state == "offered"))

    choose_age(volunteer, "13-14")

    sign_up.refresh_from_db()
    task.refresh_from_db()
    assert (sign_up.state, sign_up.sent_at, task.places_taken) == (SignUpState.AWAITING_GUARDIAN, None, 0)
    assert not sign_up.talk_times.exists()
    assert not SignUp.objects.met_by(leader).exists()
    assert "sign_up_waits_for_guardian" in kinds(volunteer.user)
    assert kinds(leader).count("staff_sign_up_withdrawn") == 1
    guardians.confirm(consent=ask(volunteer), signed_name="Vera Værge")
    sign_up.refresh_from_db()
    assert sign_up.state == SignUpState.SENT
    assert kinds(leader).count("staff_new_sign_up") == 2, "it arrives as new"


def test_what_runs_ends_when_there_is_no_guardians_yes(task, leader, leadership):
    volunteer = VolunteerFactory()
    engagement = meeting.welcome(sign_up=send(task, volunteer), contact=leadership, acting_user=leader)
    choose_age(volunteer, "13-14")
    engagement.refresh_from_db()
    assert not engagement.is_running


def test_a_guardian_who_has_said_yes_holds_for_another_age_under_15(task, leader):
    volunteer = VolunteerFactory(thirteen=True)
    guardians.confirm(consent=ask(volunteer), signed_name="Vera Værge")
    sign_up = send(task, volunteer)
    choose_age(volunteer, "0-12")
    sign_up.refresh_from_db()
    assert sign_up.state == SignUpState.SENT


@pytest.mark.parametrize(("own_age", "paper_age"), [("", "13-14"), ("13-14", "")])
def test_taking_over_a_profile_brings_the_guardian_in_too(task, leader, own_age, paper_age):
    own = VolunteerFactory(age_band=own_age)
    paper = VolunteerFactory(registered_on_paper=True, age_band=paper_age)
    sign_up = SignUpFactory(opportunity=task, volunteer=own if own_age == "" else paper)
    code = issue_claim_code(volunteer=paper, acting_user=leader)
    claims.claim(acting_user=own.user, typed_code=code)
    sign_up.refresh_from_db()
    assert (sign_up.volunteer, sign_up.state) == (own, SignUpState.AWAITING_GUARDIAN)


# --- Without a chosen task ----------------------------------------------------------------------------------------
def offer(area, volunteer):
    return sending.send_unsolicited_offer(area=area, volunteer=volunteer, acting_user=volunteer.user, words="Hej")


def test_an_offer_without_a_task_reaches_the_coordinator_of_the_area(leader):
    area = AreaFactory(slug="skole", name="Skole")
    coordinator = MembershipFactory(of_area=True, area=area).user
    other = MembershipFactory(of_area=True, area=AreaFactory(slug="bibliotek", name="Bibliotek")).user
    volunteer = VolunteerFactory()
    sign_up = offer(area, volunteer)
    assert list(SignUp.objects.met_by(coordinator)) == [sign_up]
    assert not SignUp.objects.met_by(other).exists()
    assert not SignUp.objects.met_by(leader).exists()
    assert kinds(coordinator) == ["staff_new_offer_of_help"]
    assert kinds(other) == []


def test_an_area_without_a_coordinator_is_met_by_the_others():
    other = MembershipFactory(of_area=True, area=AreaFactory(slug="bibliotek", name="Bibliotek")).user
    sign_up = offer(AreaFactory(slug="skole", name="Skole"), VolunteerFactory())
    assert list(SignUp.objects.met_by(other)) == [sign_up]
    assert kinds(other) == ["staff_new_offer_of_help"]


def test_where_there_is_no_coordinator_at_all_the_common_address_is_told(settings):
    offer(AreaFactory(), VolunteerFactory())
    assert Message.objects.filter(to_address=settings.CONTACT_EMAIL, kind="staff_new_offer_of_help").count() == 1


def test_offering_twice_to_an_area_is_one_offer():
    volunteer = VolunteerFactory()
    assert offer(AreaFactory(), volunteer) == offer(AreaFactory(), volunteer)


def test_an_offer_is_passed_on_and_starts_afresh_at_the_institution(task, leader):
    area = AreaFactory(slug="skole", name="Skole")
    coordinator = MembershipFactory(of_area=True, area=area).user
    volunteer = VolunteerFactory()
    passed = meeting.pass_on(
        sign_up=offer(area, volunteer), institution=task.institution, opportunity=task, acting_user=coordinator
    )
    assert passed.state == SignUpState.SENT
    assert passed.area == task.institution.area
    assert list(SignUp.objects.met_by(leader)) == [passed]
    assert not SignUp.objects.met_by(coordinator).exists()
    assert kinds(leader) == ["staff_new_sign_up"]
    assert "offer_of_help_passed_on" in kinds(volunteer.user)


def test_what_the_coordinator_agreed_on_for_a_talk_stays_with_the_coordinator(task, leader):
    area = AreaFactory(slug="skole", name="Skole")
    coordinator = MembershipFactory(of_area=True, area=area).user
    invited = meeting.invite(
        sign_up=offer(area, VolunteerFactory()),
        times=[timezone.now() + datetime.timedelta(days=1)],
        note="Jeg ringer fra mit kontor",
        acting_user=coordinator,
    )
    passed = meeting.pass_on(sign_up=invited, institution=task.institution, opportunity=None, acting_user=coordinator)
    assert (passed.talk_note, passed.invited_at, passed.talk_times.count()) == ("", None, 0)


def test_an_offer_is_not_passed_on_to_something_that_has_been(task, leader):
    area = AreaFactory(slug="skole", name="Skole")
    coordinator = MembershipFactory(of_area=True, area=area).user
    task.ends_on = timezone.localdate() - datetime.timedelta(days=1)
    task.save()
    with pytest.raises(meeting.NotOpenError):
        meeting.pass_on(
            sign_up=offer(area, VolunteerFactory()),
            institution=task.institution,
            opportunity=task,
            acting_user=coordinator,
        )


def test_only_the_coordinator_passes_an_offer_on(task, leader):
    area = AreaFactory(slug="skole", name="Skole")
    MembershipFactory(of_area=True, area=area)
    with pytest.raises(NotAllowedError):
        meeting.pass_on(
            sign_up=offer(area, VolunteerFactory()), institution=task.institution, opportunity=task, acting_user=leader
        )


def test_an_offer_is_not_passed_on_to_where_the_person_is_already(task):
    area = AreaFactory(slug="skole", name="Skole")
    coordinator = MembershipFactory(of_area=True, area=area).user
    volunteer = VolunteerFactory()
    send(task, volunteer)
    with pytest.raises(meeting.AlreadyThereError):
        meeting.pass_on(
            sign_up=offer(area, volunteer), institution=task.institution, opportunity=task, acting_user=coordinator
        )


# --- Choosing a time ----------------------------------------------------------------------------------------------
@pytest.fixture
def invited(task, leader):
    sign_up = SignUpFactory(opportunity=task)
    soon = timezone.now() + datetime.timedelta(days=2)
    return meeting.invite(
        sign_up=sign_up,
        times=[soon, soon + datetime.timedelta(hours=3)],
        note="Vi ses på kontoret",
        acting_user=leader,
    )


def test_the_volunteer_chooses_a_time_and_may_choose_another(invited, leader):
    user = invited.volunteer.user
    first, second = invited.talk_times.all()
    sending.choose_talk_time(sign_up=invited, talk_time=first, acting_user=user)
    sending.choose_talk_time(sign_up=invited, talk_time=first, acting_user=user)
    assert kinds(leader) == ["staff_talk_time_chosen"]
    sending.choose_talk_time(sign_up=invited, talk_time=second, acting_user=user)
    assert list(invited.talk_times.filter(is_chosen=True)) == [second]


def test_nobody_else_chooses_and_a_time_gone_by_cannot_be_chosen(invited, leader):
    time = invited.talk_times.first()
    with pytest.raises(NotAllowedError):
        sending.choose_talk_time(sign_up=invited, talk_time=time, acting_user=leader)
    invited.talk_times.filter(pk=time.pk).update(starts_at=timezone.now() - datetime.timedelta(hours=1))
    with pytest.raises(sending.TalkTimePassedError):
        sending.choose_talk_time(sign_up=invited, talk_time=time, acting_user=invited.volunteer.user)


def test_a_time_of_another_sign_up_cannot_be_chosen(invited, task, leader):
    other = SignUpFactory(opportunity=task)
    with pytest.raises(IllegalSignUpStateError):
        sending.choose_talk_time(sign_up=other, talk_time=invited.talk_times.first(), acting_user=other.volunteer.user)


def test_stepping_back_twice_is_harmless_and_a_stranger_cannot(task, leader):
    sign_up = SignUpFactory(opportunity=task)
    with pytest.raises(NotAllowedError):
        sending.withdraw(sign_up=sign_up, acting_user=UserFactory())
    for _again in range(2):
        sending.withdraw(sign_up=sign_up, acting_user=sign_up.volunteer.user)
    assert kinds(leader) == ["staff_sign_up_withdrawn"]
