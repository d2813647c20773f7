"""Who may note that a certificate is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from volunteering.institutions.models import Institution, Role
from volunteering.institutions.rules import has_role

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


def may_set_clearance(user: AbstractBaseUser | AnonymousUser, institution: Institution) -> bool:
    """Say whether ``user`` may note a certificate there: clearance officer, leader, deputy."""
    return has_role(user, institution, Role.CLEARANCE_OFFICER, Role.LEADER, Role.DEPUTY)
