"""What the pages of the bank need to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from volunteering.competence_bank.models import Bank
from volunteering.institutions.models import RUNNING_ROLES, Institution, Membership, Role
from volunteering.institutions.selectors import institution_at_work

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


def banks_at_work(user: AbstractBaseUser | AnonymousUser, slug: str) -> tuple[Institution, list[Bank]]:
    """Return the institution where ``user`` works, and its banks with the parents' first.

    Raises:
        Http404: the institution is somebody else's, or has no bank.
    """
    institution = institution_at_work(user, slug)
    banks = list(Bank.objects.filter(institution=institution).order_by("-kind"))
    if not banks:
        raise Http404
    return institution, banks


def has_bank(institution: Institution) -> bool:
    """Say whether a place has a bank at all. One query."""
    return Bank.objects.filter(institution=institution).exists()


def whom_to_ask(institution: Institution) -> list[Membership]:
    """Return those through whom one asks: the coordinators, or who runs a school that has none. One query."""
    running = list(
        Membership.objects.active()
        .filter(institution=institution, role__in=RUNNING_ROLES, user__is_active=True)
        .by_role()
        .select_related("user")
    )
    return [membership for membership in running if membership.role == Role.COORDINATOR] or running
