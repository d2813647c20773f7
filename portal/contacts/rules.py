"""Who may do what with requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.contacts.models import KeyPerson, Request
from portal.contacts.models.requests import ANSWER, COORDINATE
from volunteering.institutions.officers import acts_for

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from portal.contacts.models import Backing


def is_sender(user: AbstractBaseUser | AnonymousUser, request: Request) -> bool:
    """Say whether ``user`` sent it."""
    return user.is_authenticated and request.sender_id == user.pk


def may_handle(user: AbstractBaseUser | AnonymousUser, request: Request) -> bool:
    """Say whether ``user`` may answer it: its key person, that one's deputy, the coordinators."""
    return Request.objects.handled_by(user).filter(pk=request.pk).exists()


def may_coordinate(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Say whether ``user`` sees every request, decides about a common forum and chooses which ideas are shown."""
    return user.is_authenticated and user.has_perm(COORDINATE)  # type: ignore[attr-defined]


def may_decide(user: AbstractBaseUser | AnonymousUser, request: Request) -> bool:
    """Say whether ``user`` may record what the municipality decided about a common forum."""
    return request.rules_of_kind.needs_backing and may_coordinate(user)


def answers_requests(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Say whether ``user`` has an inbox: the coordinators, and whoever is key person now and has the right."""
    if not user.is_authenticated:
        return False
    return may_coordinate(user) or (
        user.has_perm(ANSWER) and KeyPerson.objects.active().of(user).exists()  # type: ignore[attr-defined]
    )


def may_sign(user: AbstractBaseUser | AnonymousUser, backing: Backing) -> bool:
    """Say whether ``user`` may answer for the association: who holds its login."""
    return acts_for(user, backing.association)
