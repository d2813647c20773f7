"""Who may do what with events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.events.models import Event
from portal.events.models.event import ORGANISE

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from volunteering.people.models import User


def may_plan(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Say whether ``user`` may make new events and name organisers: the coordinators."""
    return user.is_authenticated and user.is_active and bool(getattr(user, "has_perm", lambda _name: False)(ORGANISE))


def may_organise(user: AbstractBaseUser | AnonymousUser, event: Event) -> bool:
    """Say whether ``user`` may change this event and meet those who come: the coordinators and those named there."""
    return Event.objects.organised_by(user).filter(pk=event.pk).exists()


def organises_something(user: User) -> bool:
    """Say whether ``user`` has anything to organise."""
    return may_plan(user) or Event.objects.organised_by(user).exists()
