"""Who may do what at an institution. Every right comes from an active membership."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from volunteering.institutions.models import (
    LEADING_ROLES,
    RUNNING_ROLES,
    Institution,
    Membership,
    Role,
    StaffInvitation,
)

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class NotAllowedError(PermissionDenied):
    """The acting user lacks the right to do this here; where a page lets it pass, the answer is 403."""


def has_role(user: AbstractBaseUser | AnonymousUser, institution: Institution, *roles: str) -> bool:
    """Say whether ``user`` has an active membership there in one of ``roles``."""
    return Membership.objects.active().of(user).filter(institution=institution, role__in=roles).exists()


def may_run(user: AbstractBaseUser | AnonymousUser, institution: Institution) -> bool:
    """Say whether ``user`` may post opportunities and meet those who sign up: leader, deputy, coordinator."""
    return has_role(user, institution, *RUNNING_ROLES)


def may_lead(user: AbstractBaseUser | AnonymousUser, institution: Institution) -> bool:
    """Say whether ``user`` may put a boundary in force and invite colleagues: leader, deputy."""
    return has_role(user, institution, *LEADING_ROLES)


def may_hand_over(user: AbstractBaseUser | AnonymousUser, institution: Institution) -> bool:
    """Say whether ``user`` may hand the institution over to a successor: the leader alone."""
    return has_role(user, institution, Role.LEADER)


def may_manage_invitation(user: AbstractBaseUser | AnonymousUser, invitation: StaffInvitation) -> bool:
    """Say whether ``user`` may send it again or take it back: who leads; a successor's, the leader alone."""
    if invitation.hands_over:
        return may_hand_over(user, invitation.institution)
    return may_lead(user, invitation.institution)


def may_end(user: AbstractBaseUser | AnonymousUser, membership: Membership) -> bool:
    """Say whether ``user`` may end a membership: one's own, or a colleague's where one leads."""
    if membership.institution is None:
        return False
    return membership.user_id == user.pk or may_lead(user, membership.institution)


def works_there(user: AbstractBaseUser | AnonymousUser, institution: Institution) -> bool:
    """Say whether ``user`` has any active membership there."""
    return has_role(user, institution, *Role.values)


def require(allowed: bool) -> None:  # noqa: FBT001
    """Stop an action whose actor lacks the right.

    Raises:
        NotAllowedError: ``allowed`` is false.
    """
    if not allowed:
        raise NotAllowedError
