"""What is done with institutions and their people. Each checks the right, locks, logs and tells whom it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.db import IntegrityError, connection, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format

from volunteering.institutions import messages, rules, signals
from volunteering.institutions.models import (
    INVITATION_LASTS,
    INVITED_ROLES,
    IllegalInvitationStateError,
    Institution,
    Membership,
    Role,
    StaffInvitation,
)
from volunteering.messaging.actions import enqueue
from volunteering.messaging.links import link
from volunteering.people.tokens import digest, new_link_token
from volunteering.records.actions import log

if TYPE_CHECKING:
    from volunteering.people.models import User


class LastLeaderError(Exception):
    """An institution always has a leader: the leader leaves by handing over."""


class WrongPersonError(Exception):
    """The invitation is for somebody with another e-mail address."""


class AlreadyInvitedError(Exception):
    """There is an open invitation already, or the person has that role."""


class ChangedMeanwhileError(Exception):
    """A colleague has changed the page since the form was opened."""


class NoSuccessorError(Exception):
    """A leader cannot hand over to herself or himself."""


def lock(institution: Institution) -> Institution:
    """Lock an institution's row for the rest of the transaction and return it fresh.

    Whatever depends on who leads or on which boundary is in force takes this lock first. Rows that only point to the
    institution can still be added by others. A request that saves and then publishes takes it once for each.
    """
    return Institution.objects.select_for_update(no_key=True).in_bulk([institution.pk])[institution.pk]


def hold(*members: Membership) -> bool:
    """Keep memberships as they are for the rest of the transaction; say whether all of them are active.

    Many may hold the same one at once; who ends it waits for them. Take this lock before those of the rooms above.
    """
    wanted = {member.pk for member in members}
    table = Membership._meta.db_table  # noqa: SLF001 - Django's documented way
    with connection.cursor() as cursor:
        # Django has no word for FOR SHARE; the name of the table is our own.
        cursor.execute(
            f"SELECT id FROM {table} WHERE id = ANY(%s) AND ended_at IS NULL ORDER BY id FOR SHARE",  # noqa: S608
            [sorted(wanted)],
        )
        return len(cursor.fetchall()) == len(wanted)


@transaction.atomic
def change_texts(*, institution: Institution, acting_user: User, fields: list[str], seen: str) -> None:
    """Store what the leader wrote about the own institution. ``fields`` are the ones that changed.

    ``seen`` is the ``page_revision`` that the leader has seen.

    Raises:
        NotAllowedError: ``acting_user`` does not lead it.
        ChangedMeanwhileError: the page says something else by now.
    """
    rules.require(rules.may_lead(acting_user, institution))
    if not fields:
        return
    if lock(institution).page_revision != seen:
        raise ChangedMeanwhileError
    institution.save(update_fields=[*fields, "sort_key"])
    log(acting_user=acting_user, verb="institution.changed", target=institution, fields=",".join(fields))


@transaction.atomic
def invite(*, institution: Institution, email: str, role: str, title: str, acting_user: User) -> StaffInvitation:
    """Invite a colleague by e-mail.

    Raises:
        NotAllowedError: ``acting_user`` does not lead the institution, or the role is not one to invite to.
        AlreadyInvitedError: that person has been invited to that role, or has it.
    """
    rules.require(rules.may_lead(acting_user, institution) and role in INVITED_ROLES)
    lock(institution)
    return _send_invitation(institution=institution, email=email, role=role, title=title, acting_user=acting_user)


@transaction.atomic
def invite_successor(
    *, institution: Institution, email: str, title: str, predecessor_stays: bool, acting_user: User
) -> StaffInvitation:
    """Invite the one who is to lead from now on. Nothing changes until the successor says yes.

    Raises:
        NotAllowedError: ``acting_user`` is not the leader.
        NoSuccessorError: the address is the leader's own.
        AlreadyInvitedError: a successor has been invited already.
    """
    rules.require(rules.may_hand_over(acting_user, institution))
    lock(institution)
    if _is_own_address(acting_user, email):
        raise NoSuccessorError
    return _send_invitation(
        institution=institution,
        email=email,
        role=Role.LEADER,
        title=title,
        acting_user=acting_user,
        hands_over=True,
        predecessor_stays=predecessor_stays,
    )


@transaction.atomic
def resend(*, invitation: StaffInvitation, acting_user: User) -> None:
    """Send a new link; the old one stops working.

    Raises:
        NotAllowedError: ``acting_user`` may not invite to that role.
        IllegalInvitationStateError: it was used or cancelled meanwhile.
    """
    invitation = StaffInvitation.objects.select_for_update().get(pk=invitation.pk)
    rules.require(rules.may_manage_invitation(acting_user, invitation))
    token, token_hash = new_link_token()
    invitation.renew(token_hash=token_hash)
    log(acting_user=acting_user, verb="staff_invitation.resent", target=invitation)
    _mail(invitation, token=token, acting_user=acting_user)


@transaction.atomic
def cancel(*, invitation: StaffInvitation, acting_user: User) -> None:
    """Take an invitation back; its link stops working.

    Raises:
        NotAllowedError: ``acting_user`` may not invite to that role.
        IllegalInvitationStateError: it was used or cancelled meanwhile.
    """
    invitation = StaffInvitation.objects.select_for_update().get(pk=invitation.pk)
    rules.require(rules.may_manage_invitation(acting_user, invitation))
    invitation.cancel()
    log(acting_user=acting_user, verb="staff_invitation.cancelled", target=invitation)


@transaction.atomic
def accept(*, token: str, acting_user: User) -> StaffInvitation:
    """Use an invitation: it makes the role, and for a successor ends the predecessor's in the same moment.

    Raises:
        IllegalInvitationStateError: there is no such link, or it was used, cancelled, or has run out.
        WrongPersonError: ``acting_user`` has not confirmed the address that the invitation went to.
    """
    found = StaffInvitation.objects.filter(token_hash=digest(token)).first()
    if found is None:
        raise IllegalInvitationStateError
    # Always the institution before the invitation, so that two who act at once wait for each other.
    lock(found.institution)
    invitation = StaffInvitation.objects.select_for_update().select_related("institution").get(pk=found.pk)
    if invitation.token_hash != found.token_hash:
        raise IllegalInvitationStateError
    if not is_for(acting_user, invitation):
        raise WrongPersonError
    invitation.accept()
    log(acting_user=acting_user, verb="staff_invitation.accepted", target=invitation)
    if invitation.hands_over:
        _hand_over(invitation, successor=acting_user)
    else:
        _join(invitation.institution, acting_user, role=invitation.role, title=invitation.title)
        _tell_inviter(invitation, acting_user)
    return invitation


@transaction.atomic
def end_membership(*, membership: Membership, acting_user: User) -> None:
    """End a colleague's role, or one's own. What the person stood for goes to the leader.

    Raises:
        NotAllowedError: it is not one's own, and ``acting_user`` does not lead the institution.
        LastLeaderError: it is the leader's.
        IllegalMembershipStateError: it has ended meanwhile.
    """
    if membership.institution is None:
        raise rules.NotAllowedError
    institution = lock(membership.institution)
    membership = Membership.objects.select_for_update(of=("self",)).select_related("user").get(pk=membership.pk)
    rules.require(rules.may_end(acting_user, membership))
    if membership.is_leader:
        raise LastLeaderError
    membership.end()
    log(acting_user=acting_user, verb="membership.ended", target=membership, role=membership.role)
    leader = Membership.objects.active().leaders().filter(institution=institution).first()
    signals.membership_ended.send(
        sender=Membership, membership=membership, taken_over_by=leader, acting_user=acting_user
    )
    if membership.user_id != acting_user.pk:
        with translation.override(membership.user.language):
            role = str(membership.get_role_display())
        enqueue(
            kind=messages.MEMBERSHIP_ENDED,
            key=f"membership-ended-{membership.uuid}",
            to_address=membership.user.email,
            language=membership.user.language,
            context={"institution": institution.name, "role": role},
            recipient_id=membership.user_id,
        )


def _send_invitation(
    *,
    institution: Institution,
    email: str,
    role: str,
    title: str,
    acting_user: User,
    hands_over: bool = False,
    predecessor_stays: bool = False,
) -> StaffInvitation:
    email = email.strip().lower()
    members = Membership.objects.active().filter(institution=institution, role=role)
    if members.filter(user__email=email).exists():
        raise AlreadyInvitedError
    token, token_hash = new_link_token()
    try:
        with transaction.atomic():
            invitation = StaffInvitation.objects.create(
                institution=institution,
                email=email,
                role=role,
                title=title,
                hands_over=hands_over,
                predecessor_stays=predecessor_stays,
                token_hash=token_hash,
                invited_by=acting_user,
                expires_at=timezone.now() + INVITATION_LASTS,
            )
    except IntegrityError as error:
        raise AlreadyInvitedError from error
    log(acting_user=acting_user, verb="staff_invitation.sent", target=invitation, role=role)
    _mail(invitation, token=token, acting_user=acting_user)
    return invitation


def _mail(invitation: StaffInvitation, *, token: str, acting_user: User) -> None:
    """Put the invitation into the outbox, in the language of the one who invites."""
    language = acting_user.language
    with translation.override(language):
        context = {
            "institution": invitation.institution.name,
            "inviter": acting_user.get_full_name(),
            "link": link("staff_invitation_accept", token, language=language),
            "email": invitation.email,
            "expires_on": date_format(timezone.localtime(invitation.expires_at), "DATE_FORMAT"),
        }
        role = invitation.title or str(invitation.get_role_display())
    kind = messages.HAND_OVER
    if not invitation.hands_over:
        kind = messages.STAFF_INVITATION
        context["role"] = role
    enqueue(
        kind=kind,
        key=f"staff-invitation-{invitation.token_hash[:32]}",
        to_address=invitation.email,
        language=language,
        context=context,
    )


def _join(institution: Institution, user: User, *, role: str, title: str) -> Membership:
    """Return the role, begun now unless it was there. The institution is locked by the caller."""
    existing = Membership.objects.active().filter(user=user, institution=institution, role=role).first()
    if existing is not None:
        return existing
    membership = Membership.objects.create(user=user, institution=institution, role=role, title=title)
    log(acting_user=user, verb="membership.began", target=membership, role=role)
    return membership


def _hand_over(invitation: StaffInvitation, *, successor: User) -> None:
    """Let the successor lead. At every moment the institution has exactly one leader."""
    institution = invitation.institution
    previous = (
        Membership.objects.active()
        .leaders()
        .select_for_update(of=("self",))
        .select_related("user")
        .filter(institution=institution)
        .first()
    )
    if previous is not None and previous.user_id == successor.pk:
        return
    if previous is not None:
        previous.end()
        log(acting_user=successor, verb="membership.ended", target=previous, role=previous.role)
    leading = _join(institution, successor, role=Role.LEADER, title=invitation.title)
    if previous is not None:
        if invitation.predecessor_stays:
            _join(institution, previous.user, role=Role.COORDINATOR, title="")
        signals.leadership_handed_over.send(
            sender=Membership,
            institution=institution,
            previous=previous,
            successor=leading,
            acting_user=successor,
        )
        enqueue(
            kind=messages.HANDED_OVER,
            key=f"handed-over-{invitation.uuid}",
            to_address=previous.user.email,
            language=previous.user.language,
            context={
                "institution": institution.name,
                "name": successor.get_full_name(),
                "stays": invitation.predecessor_stays,
            },
            recipient_id=previous.user_id,
        )
    # Whoever leads needs no lesser running role beside it.
    lesser = Membership.objects.active().filter(institution=institution, user=successor, role=Role.DEPUTY)
    for deputy in lesser.select_for_update():
        deputy.end()
        signals.membership_ended.send(
            sender=Membership, membership=deputy, taken_over_by=leading, acting_user=successor
        )


def _tell_inviter(invitation: StaffInvitation, user: User) -> None:
    inviter = invitation.invited_by
    if inviter is None:
        return
    with translation.override(inviter.language):
        role = invitation.title or str(invitation.get_role_display())
    enqueue(
        kind=messages.INVITATION_ACCEPTED,
        key=f"staff-invitation-accepted-{invitation.uuid}",
        to_address=inviter.email,
        language=inviter.language,
        context={
            "institution": invitation.institution.name,
            "role": role,
            "name": user.get_full_name(),
            "link": link("staff_list", invitation.institution.slug, language=inviter.language),
        },
        recipient_id=inviter.pk,
    )


def is_for(user: User, invitation: StaffInvitation) -> bool:
    """Say whether an invitation is for ``user``: an address that she or he has confirmed is the one it went to.

    Whoever merely holds the link, because a mail was passed on, gets no rights by it.
    """
    confirmed = EmailAddress.objects.filter(user=user, verified=True, email__iexact=invitation.email)
    return bool(confirmed.exists())


def _is_own_address(user: User, email: str) -> bool:
    return user.email == email.strip().lower() or EmailAddress.objects.filter(user=user, email__iexact=email).exists()
