"""Who may read the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from volunteering.participation.models import Seat

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


def may_read_figures(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Say whether ``user`` holds a seat in the working group, or may do everything."""
    if not user.is_authenticated or not user.is_active:
        return False
    return bool(getattr(user, "is_superuser", False)) or Seat.objects.held_by(user.pk).exists()
