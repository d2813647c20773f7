"""Whom one can turn to, and what one turned to them with."""

from portal.contacts.models.backing import Backing, IllegalBackingStateError
from portal.contacts.models.people import Department, KeyPerson, KeyPersonQuerySet
from portal.contacts.models.requests import (
    IllegalRequestStateError,
    PendingRequest,
    Request,
    RequestQuerySet,
    RequestWords,
)
from portal.contacts.models.settings import ContactSettings

__all__ = [
    "Backing",
    "ContactSettings",
    "Department",
    "IllegalBackingStateError",
    "IllegalRequestStateError",
    "KeyPerson",
    "KeyPersonQuerySet",
    "PendingRequest",
    "Request",
    "RequestQuerySet",
    "RequestWords",
]
