import datetime

import pytest
from django.utils import timezone

from tests.factories.institutions import MembershipFactory
from tests.factories.people import UserFactory
from volunteering.institutions import actions, rules, signals
from volunteering.institutions.models import (
    IllegalInvitationStateError,
    IllegalMembershipStateError,
    Membership,
    Role,
    StaffInvitation,
)
from volunteering.messaging.models import Message
from volunteering.records.models import LogEntry

pytestmark = pytest.mark.django_db


def roles_of(user, institution):
    return set(Membership.objects.active().filter(user=user, institution=institution).values_list("role", flat=True))


def invite(institution, acting_user, **fields):
    return actions.invite(
        institution=institution,
        acting_user=acting_user,
        **{"email": "ny@example.org", "role": Role.MENTOR, "title": "", **fields},
    )


@pytest.fixture
def heard():
    """What the rooms above are told."""
    told = []

    def membership_ended(sender, **kwargs):
        told.append(("ended", kwargs["membership"], kwargs["taken_over_by"]))

    def handed_over(sender, **kwargs):
        told.append(("handed over", kwargs["previous"], kwargs["successor"]))

    signals.membership_ended.connect(membership_ended)
    signals.leadership_handed_over.connect(handed_over)
    yield told
    signals.membership_ended.disconnect(membership_ended)
    signals.leadership_handed_over.disconnect(handed_over)


# --- Inviting -------------------------------------------------------------------------------------------------------
def test_a_colleague_is_invited_by_mail(institution, leader, link_token):
    invitation = invite(institution, leader, email=" NY@Example.org ", role=Role.COORDINATOR, title="Pædagog")

    message = Message.objects.get()
    assert (message.to_address, message.is_secret) == ("ny@example.org", True)
    assert message.subject == "Hanne Leder inviterer dig til Børnehuset Prøveby"
    assert "/invitation/link-1/" in message.body
    assert "Pædagog" in message.body
    assert invitation.expires_at - timezone.now() > datetime.timedelta(days=13, hours=23)
    assert LogEntry.objects.filter(verb="staff_invitation.sent", actor=leader).exists()


def test_the_mail_does_not_escape_a_name(institution, leader):
    institution.name = "Børnehuset <Mus & Co>"
    institution.save()

    invite(institution, leader)

    assert "<Mus & Co>" in Message.objects.get().body


def test_the_link_is_stored_as_a_hash_only(institution, leader, link_token):
    assert "link-1" not in str(vars(invite(institution, leader)))


@pytest.mark.parametrize("who", ["coordinator", "mentor", "other_leader"])
def test_only_who_leads_invites(institution, leader, who, request):
    with pytest.raises(rules.NotAllowedError):
        invite(institution, request.getfixturevalue(who))
    assert not Message.objects.exists()


@pytest.mark.parametrize("role", [Role.LEADER, Role.AREA_COORDINATOR, "king"])
def test_some_roles_are_not_given_by_invitation(institution, leader, role):
    with pytest.raises(rules.NotAllowedError):
        invite(institution, leader, role=role)


def test_nobody_is_invited_twice_to_the_same_role(institution, leader):
    invite(institution, leader)
    with pytest.raises(actions.AlreadyInvitedError):
        invite(institution, leader, email="NY@example.org")
    invite(institution, leader, role=Role.STAFF)

    assert StaffInvitation.objects.count() == 2


def test_who_has_the_role_is_not_invited_to_it(institution, leader, mentor):
    with pytest.raises(actions.AlreadyInvitedError):
        invite(institution, leader, email=mentor.email)


def test_sending_again_makes_a_new_link_and_ends_the_old(institution, leader, somebody, link_token):
    invitation = invite(institution, leader)
    StaffInvitation.objects.update(expires_at=timezone.now() - datetime.timedelta(days=1))

    actions.resend(invitation=invitation, acting_user=leader)

    assert Message.objects.filter(body__contains="/invitation/link-2/").exists()
    guest = somebody()
    with pytest.raises(IllegalInvitationStateError):
        actions.accept(token="link-1", acting_user=guest)
    actions.accept(token="link-2", acting_user=guest)


def test_what_is_taken_back_cannot_be_used(institution, leader, somebody, link_token):
    invitation = invite(institution, leader)
    actions.cancel(invitation=invitation, acting_user=leader)

    with pytest.raises(IllegalInvitationStateError):
        actions.accept(token="link-1", acting_user=somebody())
    with pytest.raises(IllegalInvitationStateError):
        actions.cancel(invitation=invitation, acting_user=leader)


# --- Accepting ------------------------------------------------------------------------------------------------------
def test_a_colleague_who_accepts_has_the_role_and_the_inviter_is_told(institution, leader, somebody, link_token):
    invite(institution, leader, title="Pædagog på Blå stue")
    guest = somebody(display_name="Nina Ny")

    actions.accept(token="link-1", acting_user=guest)

    membership = Membership.objects.get(user=guest)
    assert (membership.role, membership.title) == (Role.MENTOR, "Pædagog på Blå stue")
    told = Message.objects.get(recipient=leader)
    assert told.subject == "Nina Ny har sagt ja til Børnehuset Prøveby"


def test_a_link_works_once(institution, leader, somebody, link_token):
    invite(institution, leader)
    guest = somebody()
    actions.accept(token="link-1", acting_user=guest)

    with pytest.raises(IllegalInvitationStateError):
        actions.accept(token="link-1", acting_user=guest)


@pytest.mark.parametrize("fields", [{"email": "anden@example.org"}, {"confirmed": False}])
def test_who_has_not_confirmed_the_address_gets_nothing(institution, leader, somebody, link_token, fields):
    invite(institution, leader)
    guest = somebody(**fields)

    with pytest.raises(actions.WrongPersonError):
        actions.accept(token="link-1", acting_user=guest)

    assert not roles_of(guest, institution)
    assert StaffInvitation.objects.get().is_unanswered


def test_an_unknown_link_gives_nothing(somebody):
    with pytest.raises(IllegalInvitationStateError):
        actions.accept(token="gættet", acting_user=somebody())


def test_an_old_link_gives_nothing(institution, leader, somebody, link_token):
    invite(institution, leader)
    StaffInvitation.objects.update(expires_at=timezone.now())

    with pytest.raises(IllegalInvitationStateError):
        actions.accept(token="link-1", acting_user=somebody())


# --- Handing over ---------------------------------------------------------------------------------------------------
def hand_over(institution, leader, *, stays=False, email="ny@example.org"):
    return actions.invite_successor(
        institution=institution, email=email, title="Leder", predecessor_stays=stays, acting_user=leader
    )


def test_nothing_changes_until_the_successor_says_yes(institution, leader, heard):
    hand_over(institution, leader)

    assert roles_of(leader, institution) == {Role.LEADER}
    assert heard == []


def test_the_successor_leads_and_the_predecessor_does_not(institution, leader, somebody, link_token, heard):
    hand_over(institution, leader)
    guest = somebody(display_name="Nina Ny")

    actions.accept(token="link-1", acting_user=guest)

    assert roles_of(guest, institution) == {Role.LEADER}
    assert roles_of(leader, institution) == set()
    [(what, previous, successor)] = heard
    assert (what, previous.user, successor.user) == ("handed over", leader, guest)
    assert previous.ended_at is not None
    body = Message.objects.get(recipient=leader).body
    assert "Nina Ny har sagt ja" in body
    assert "ikke længere adgang" in body


def test_the_predecessor_may_stay_as_a_coordinator(institution, leader, somebody, link_token):
    hand_over(institution, leader, stays=True)
    actions.accept(token="link-1", acting_user=somebody())

    assert roles_of(leader, institution) == {Role.COORDINATOR}
    assert "fortsætter dér som koordinator" in Message.objects.get(recipient=leader).body


def test_a_deputy_who_takes_over_is_no_longer_deputy(institution, leader, somebody, link_token, heard):
    guest = somebody()
    MembershipFactory(institution=institution, user=guest, role=Role.DEPUTY)
    hand_over(institution, leader)

    actions.accept(token="link-1", acting_user=guest)

    assert roles_of(guest, institution) == {Role.LEADER}
    assert [(what, old.role, new.role) for what, old, new in heard] == [
        ("handed over", Role.LEADER, Role.LEADER),
        ("ended", Role.DEPUTY, Role.LEADER),
    ]


def test_a_receiver_that_fails_undoes_the_whole(institution, leader, somebody, link_token):
    def fail(sender, **kwargs):
        raise RuntimeError

    hand_over(institution, leader)
    guest = somebody()
    signals.leadership_handed_over.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            actions.accept(token="link-1", acting_user=guest)
    finally:
        signals.leadership_handed_over.disconnect(fail)

    assert roles_of(leader, institution) == {Role.LEADER}
    assert StaffInvitation.objects.get().is_unanswered


@pytest.mark.parametrize("who", ["deputy", "coordinator", "other_leader"])
def test_only_the_leader_hands_over(institution, leader, who, request):
    with pytest.raises(rules.NotAllowedError):
        hand_over(institution, request.getfixturevalue(who))


def test_nobody_hands_over_to_oneself(institution, leader):
    with pytest.raises(actions.NoSuccessorError):
        hand_over(institution, leader, email="HANNE@example.org")


def test_one_successor_at_a_time(institution, leader):
    hand_over(institution, leader)
    with pytest.raises(actions.AlreadyInvitedError):
        hand_over(institution, leader, email="anden@example.org")


def test_a_deputy_may_not_touch_the_invitation_of_a_successor(institution, leader, deputy):
    invitation = hand_over(institution, leader)
    for action in (actions.cancel, actions.resend):
        with pytest.raises(rules.NotAllowedError):
            action(invitation=invitation, acting_user=deputy)


# --- Ending ---------------------------------------------------------------------------------------------------------
def test_what_a_colleague_stood_for_goes_to_the_leader(institution, leader, mentor, heard):
    membership = Membership.objects.get(user=mentor)
    actions.end_membership(membership=membership, acting_user=leader)

    [(what, ended, taken_over_by)] = heard
    assert (what, ended, taken_over_by.user) == ("ended", membership, leader)
    assert Message.objects.get().recipient == mentor
    with pytest.raises(IllegalMembershipStateError):
        actions.end_membership(membership=membership, acting_user=leader)


def test_one_may_leave_oneself_without_a_mail_about_it(institution, leader, mentor):
    actions.end_membership(membership=Membership.objects.get(user=mentor), acting_user=mentor)

    assert not roles_of(mentor, institution)
    assert not Message.objects.exists()


@pytest.mark.parametrize("who", ["leader", "deputy"])
def test_the_leader_never_just_leaves(institution, leader, deputy, who, request):
    with pytest.raises(actions.LastLeaderError):
        actions.end_membership(membership=Membership.objects.get(user=leader), acting_user=request.getfixturevalue(who))
    assert roles_of(leader, institution) == {Role.LEADER}


@pytest.mark.parametrize("who", ["coordinator", "other_leader"])
def test_others_end_nobodys_role(institution, leader, mentor, who, request):
    with pytest.raises(rules.NotAllowedError):
        actions.end_membership(membership=Membership.objects.get(user=mentor), acting_user=request.getfixturevalue(who))


def test_the_tie_of_a_coordinator_of_an_area_is_not_ended_here():
    membership = MembershipFactory(of_area=True)
    with pytest.raises(rules.NotAllowedError):
        actions.end_membership(membership=membership, acting_user=membership.user)


# --- The page's own words -------------------------------------------------------------------------------------------
def test_only_who_leads_changes_the_texts(institution, leader, coordinator):
    seen = institution.page_revision
    institution.summary = "Nyt"
    with pytest.raises(rules.NotAllowedError):
        actions.change_texts(institution=institution, acting_user=coordinator, fields=["summary"], seen=seen)

    actions.change_texts(institution=institution, acting_user=leader, fields=["summary"], seen=seen)

    institution.refresh_from_db()
    assert institution.summary == "Nyt"
    assert LogEntry.objects.get().detail == {"fields": "summary"}


def test_a_user_without_a_tie_may_do_nothing(institution, leader):
    stranger = UserFactory()
    assert not rules.may_run(stranger, institution)
    assert not rules.may_lead(stranger, institution)
    assert not rules.works_there(stranger, institution)
