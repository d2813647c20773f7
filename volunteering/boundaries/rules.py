"""Who may do what with a boundary. Everybody who works at an institution may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from volunteering.institutions import rules as institutions_rules

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from volunteering.institutions.models import Institution


def may_draft(user: AbstractBaseUser | AnonymousUser, institution: Institution) -> bool:
    """Say whether ``user`` may write a draft: leader, deputy, coordinator."""
    return institutions_rules.may_run(user, institution)


def may_put_in_force(user: AbstractBaseUser | AnonymousUser, institution: Institution) -> bool:
    """Say whether ``user`` may put a draft in force: leader, deputy."""
    return institutions_rules.may_lead(user, institution)
