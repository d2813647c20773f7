"""Who may do what with a school's bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from volunteering.institutions.rules import may_run

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from volunteering.institutions.models import Institution


def may_keep(user: AbstractBaseUser | AnonymousUser, institution: Institution) -> bool:
    """Say whether ``user`` may add, change and take out entries, and see how to reach people: who runs the school."""
    return may_run(user, institution)
