"""Who may do what with sign-ups and engagements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from volunteering.clearances.rules import may_set_clearance
from volunteering.engagements.models import areas_coordinated_by
from volunteering.institutions.models import Area, Membership, Role
from volunteering.institutions.rules import may_run

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from volunteering.engagements.models import Engagement, SignUp
    from volunteering.people.models import Volunteer


def is_own(user: AbstractBaseUser | AnonymousUser, volunteer: Volunteer) -> bool:
    """Say whether ``volunteer`` is the acting person."""
    return user.is_authenticated and volunteer.user_id == user.pk


def coordinates(user: AbstractBaseUser | AnonymousUser, area: Area) -> bool:
    """Say whether ``user`` meets the unsolicited offers of an area: its coordinator, or any when it has none."""
    return user.is_authenticated and areas_coordinated_by(user).filter(pk=area.pk).exists()


def coordinates_anything(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Say whether ``user`` is the coordinator of some area."""
    return Membership.objects.active().of(user).filter(role=Role.AREA_COORDINATOR).exists()


def may_meet(user: AbstractBaseUser | AnonymousUser, sign_up: SignUp) -> bool:
    """Say whether ``user`` may answer a sign-up: who runs the institution, or coordinates the area."""
    if sign_up.institution is None:
        return coordinates(user, sign_up.area)
    return may_run(user, sign_up.institution)


def may_change(user: AbstractBaseUser | AnonymousUser, engagement: Engagement) -> bool:
    """Say whether ``user`` may change or end an engagement on the institution's side."""
    return may_run(user, engagement.institution)


def may_reach(user: AbstractBaseUser | AnonymousUser, engagement: Engagement) -> bool:
    """Say whether ``user`` may see phone and e-mail: who runs the place, contact person, mentor."""
    named = Membership.objects.active().of(user).filter(pk__in=[engagement.contact_id, engagement.mentor_id])
    return may_change(user, engagement) or named.exists()


def may_see(user: AbstractBaseUser | AnonymousUser, engagement: Engagement) -> bool:
    """Say whether ``user`` may see it: who runs the place, contact person, mentor, clearance officer."""
    return may_reach(user, engagement) or may_set_clearance(user, engagement.institution)
