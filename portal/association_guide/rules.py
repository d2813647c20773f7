"""Who may do what in the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.association_guide.querysets import MODERATE
from volunteering.institutions.officers import acts_for
from volunteering.institutions.rules import NotAllowedError, require

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from portal.association_guide.models import OfficerInvitation
    from volunteering.institutions.models import Association
    from volunteering.institutions.officers import Officer

__all__ = ["NotAllowedError", "may_end", "may_keep", "may_manage_invitation", "may_moderate", "require"]


def may_moderate(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Say whether ``user`` may read, judge, import and export entries."""
    return user.is_authenticated and user.has_perm(MODERATE)  # type: ignore[attr-defined]


def may_keep(user: AbstractBaseUser | AnonymousUser, association: Association) -> bool:
    """Say whether ``user`` may write the entry and invite: who holds the association's login, and a moderator."""
    return may_moderate(user) or acts_for(user, association)


def may_manage_invitation(user: AbstractBaseUser | AnonymousUser, invitation: OfficerInvitation) -> bool:
    """Say whether ``user`` may take an invitation back."""
    return may_keep(user, invitation.association)


def may_hand_over(user: AbstractBaseUser | AnonymousUser, officer: Officer) -> bool:
    """Say whether ``user`` may name a successor: for the own place, and a moderator for everybody."""
    return officer.ended_at is None and (officer.user_id == user.pk or may_moderate(user))


def may_end(user: AbstractBaseUser | AnonymousUser, officer: Officer) -> bool:
    """Say whether ``user`` may end somebody's login: the own one, a fellow officer's, and a moderator everybody's.

    Those who hold a login trust each other: a treasurer who has left cannot always be asked.
    """
    return may_keep(user, officer.association)
