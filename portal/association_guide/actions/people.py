"""Who holds an association's login: inviting, saying yes, handing over, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format

from portal.association_guide import messages, rules
from portal.association_guide.models import INVITATION_LASTS, IllegalInvitationStateError, OfficerInvitation
from volunteering.institutions.models import Association
from volunteering.institutions.officers import MOST_OFFICERS, Officer, OfficerRole, free_slot
from volunteering.messaging.actions import enqueue
from volunteering.messaging.links import link
from volunteering.people.names import without_addresses
from volunteering.people.tokens import digest, new_link_token
from volunteering.records.actions import log

if TYPE_CHECKING:
    from volunteering.people.models import User


class NoFreeLoginError(Exception):
    """Three people hold the login, or have been invited to."""


class AlreadyInvitedError(Exception):
    """The person has been invited, or holds the login already."""


class WrongPersonError(Exception):
    """The invitation is for somebody with another e-mail address."""


def lock(association: Association) -> Association:
    """Lock an association's row for the rest of the transaction and return it fresh."""
    return Association.objects.select_for_update(no_key=True).get(pk=association.pk)


@transaction.atomic
def invite(
    *, association: Association, email: str, role: str, acting_user: User, replaces: Officer | None = None
) -> OfficerInvitation:
    """Invite somebody to hold the login too, or in the place of ``replaces``.

    Raises:
        NotAllowedError: ``acting_user`` does not keep the entry, or may not name that successor.
        AlreadyInvitedError: the person has been invited, holds the login, or another successor has been invited.
        NoFreeLoginError: three hold the login or have been invited to.
    """
    association = lock(association)
    rules.require(rules.may_keep(acting_user, association))
    email = email.strip().lower()
    officers = Officer.objects.active().filter(association=association)
    if replaces is not None:
        replaces = officers.select_for_update().filter(pk=replaces.pk).first()
        if replaces is None:
            raise AlreadyInvitedError
        rules.require(rules.may_hand_over(acting_user, replaces))
    if officers.filter(user__email=email).exists():
        raise AlreadyInvitedError
    _forget_run_out(association)
    unanswered = OfficerInvitation.objects.unanswered().filter(association=association, replaces__isnull=True)
    if replaces is None and officers.count() + unanswered.count() >= MOST_OFFICERS:
        raise NoFreeLoginError
    token, token_hash = new_link_token()
    try:
        with transaction.atomic():
            invitation = OfficerInvitation.objects.create(
                association=association,
                email=email,
                role=role,
                replaces=replaces,
                token_hash=token_hash,
                invited_by=acting_user,
                expires_at=timezone.now() + INVITATION_LASTS,
            )
    except IntegrityError as error:
        raise AlreadyInvitedError from error
    log(acting_user=acting_user, verb="officer_invitation.sent", target=invitation, role=role)
    _mail(invitation, token=token, acting_user=acting_user)
    return invitation


@transaction.atomic
def cancel(*, invitation: OfficerInvitation, acting_user: User) -> None:
    """Take an invitation back; its link stops working.

    Raises:
        NotAllowedError: ``acting_user`` does not keep the entry.
        IllegalInvitationStateError: it was used or taken back meanwhile.
    """
    lock(invitation.association)
    invitation = OfficerInvitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    rules.require(rules.may_manage_invitation(acting_user, invitation))
    invitation.cancel()
    log(acting_user=acting_user, verb="officer_invitation.cancelled", target=invitation)


@transaction.atomic
def accept(*, token: str, acting_user: User) -> OfficerInvitation:
    """Use an invitation. A successor's ends the predecessor's login in the same moment.

    Raises:
        IllegalInvitationStateError: there is no such link, or it was used, taken back, or has run out.
        WrongPersonError: ``acting_user`` has not confirmed the address that the invitation went to.
        NoFreeLoginError: three others were faster.
    """
    found = OfficerInvitation.objects.filter(token_hash=digest(token)).first()
    if found is None:
        raise IllegalInvitationStateError
    # Always the association first, so that those who act at once wait for each other and each sees a true count.
    association = lock(found.association)
    invitation = OfficerInvitation.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if not is_for(acting_user, invitation):
        raise WrongPersonError
    invitation.accept()
    others = messages.keepers(association)
    predecessor = _end_predecessor(invitation)
    existing = Officer.objects.active().filter(association=association, user=acting_user).first()
    if existing is None:
        slot = predecessor.slot if predecessor else free_slot(association)
        if slot is None:
            raise NoFreeLoginError
        officer = Officer.objects.create(association=association, user=acting_user, role=invitation.role, slot=slot)
        log(acting_user=acting_user, verb="officer.began", target=officer, role=officer.role)
    for user in others:
        if user.pk != acting_user.pk:
            enqueue(
                kind=messages.NEW_OFFICER,
                key=f"{messages.NEW_OFFICER.name}-{invitation.uuid}-{user.pk}",
                to_address=user.email,
                language=user.language,
                context={
                    "association": association.name,
                    "name": without_addresses(acting_user.get_full_name()),
                    "url": link("dashboard", language=user.language)
                    if predecessor and predecessor.user_id == user.pk
                    else link("association_people", association.slug, language=user.language),
                },
                recipient_id=user.pk,
            )
    return invitation


def _end_predecessor(invitation: OfficerInvitation) -> Officer | None:
    """End the login that is handed over; ``None`` where there is none, or it ended meanwhile."""
    if invitation.replaces_id is None:
        return None
    officer = Officer.objects.active().select_for_update().filter(pk=invitation.replaces_id).first()
    if officer is not None:
        officer.end()
        log(acting_user=None, verb="officer.handed_over", target=officer, role=officer.role)
    return officer


@transaction.atomic
def end(*, officer: Officer, acting_user: User) -> None:
    """End somebody's login, or the own one.

    Raises:
        NotAllowedError: ``acting_user`` does not keep the entry.
        IllegalOfficerStateError: it has ended meanwhile.
    """
    association = lock(officer.association)
    officer = Officer.objects.select_for_update(of=("self",)).select_related("user", "association").get(pk=officer.pk)
    rules.require(rules.may_end(acting_user, officer))
    officer.end()
    OfficerInvitation.objects.unanswered().filter(replaces=officer).update(cancelled_at=timezone.now())
    log(acting_user=acting_user, verb="officer.ended", target=officer, role=officer.role)
    if officer.user_id != acting_user.pk:
        enqueue(
            kind=messages.OFFICER_ENDED,
            key=f"{messages.OFFICER_ENDED.name}-{officer.uuid}",
            to_address=officer.user.email,
            language=officer.user.language,
            context={"association": association.name, "url": link("dashboard", language=officer.user.language)},
            recipient_id=officer.user_id,
        )


def is_for(user: User, invitation: OfficerInvitation) -> bool:
    """Say whether an invitation is for ``user``: an address that she or he has confirmed is the one it went to."""
    confirmed = EmailAddress.objects.filter(user=user, verified=True, email__iexact=invitation.email)
    return bool(confirmed.exists())


def _forget_run_out(association: Association) -> None:
    """Take back what nobody answered in time, so that it is in nobody's way."""
    now = timezone.now()
    OfficerInvitation.objects.unanswered().filter(association=association, expires_at__lte=now).update(cancelled_at=now)


def _mail(invitation: OfficerInvitation, *, token: str, acting_user: User) -> None:
    """Put the invitation into the outbox, in the language of the one who invites."""
    language = acting_user.language
    with translation.override(language):
        context = {
            "association": without_addresses(invitation.association.name),
            "inviter": without_addresses(acting_user.get_full_name()),
            "role": str(OfficerRole(invitation.role).label),
            "email": invitation.email,
            "expires_on": date_format(timezone.localtime(invitation.expires_at), "DATE_FORMAT"),
            "url": link("association_invitation", token, language=language),
        }
    enqueue(
        kind=messages.HAND_OVER if invitation.hands_over else messages.INVITATION,
        key=f"guide-invitation-{invitation.token_hash[:32]}",
        to_address=invitation.email,
        language=language,
        context=context,
    )
