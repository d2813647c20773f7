"""Associations of the guide for tests, obviously invented."""

from __future__ import annotations

import datetime
from typing import Any

import factory
from django.contrib.auth.models import Group
from django.utils import timezone
from factory.django import DjangoModelFactory

from portal.association_guide.choices import EntryLevel
from portal.association_guide.models import Entry, OfficerInvitation
from portal.staff_groups import NAMES
from tests.factories.institutions import AssociationFactory
from tests.factories.people import UserFactory
from volunteering.institutions.officers import Officer, OfficerRole
from volunteering.people.models import User
from volunteering.people.tokens import digest


class EntryFactory(DjangoModelFactory[Entry]):
    """An entry that everybody sees, confirmed just now; ``waiting=True`` for one that has never been public."""

    class Meta:
        model = Entry

    name = factory.Sequence(lambda n: f"Prøveforeningen {n}")
    association = factory.SubFactory(AssociationFactory, name=factory.SelfAttribute("..name"))
    level = EntryLevel.WITHOUT_CVR
    summary = "Vi mødes og hygger os med naboerne."
    description = "Hver torsdag drikker vi kaffe.\n\nAlle er velkomne."
    website = "https://example.org/"
    live = True
    has_unpublished_changes = False
    confirmed_at = factory.LazyFunction(timezone.now)
    first_published_at = factory.LazyFunction(timezone.now)

    class Params:
        """Traits."""

        draft = factory.Trait(live=False, confirmed_at=None, first_published_at=None)
        hidden = factory.Trait(
            asked_at=factory.LazyFunction(lambda: timezone.now() - datetime.timedelta(days=42)),
            hidden_at=factory.LazyFunction(timezone.now),
        )
        with_cvr = factory.Trait(level=EntryLevel.WITH_CVR, cvr="13748136")


class OfficerFactory(DjangoModelFactory[Officer]):
    """The chair of an association."""

    class Meta:
        model = Officer

    association = factory.SubFactory(AssociationFactory)
    user = factory.SubFactory(UserFactory)
    role = OfficerRole.CHAIR
    slot = 1


class OfficerInvitationFactory(DjangoModelFactory[OfficerInvitation]):
    """An open invitation; the token is ``invitation <number>``."""

    class Meta:
        model = OfficerInvitation

    association = factory.SubFactory(AssociationFactory)
    email = factory.Sequence(lambda n: f"inviteret{n}@example.org")
    role = OfficerRole.CONTACT
    token_hash = factory.Sequence(lambda n: digest(f"invitation {n}"))
    expires_at = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=14))


def coordinator(**fields: Any) -> User:
    """Return somebody in the group of coordinators, who moderates the guide."""
    user = UserFactory(**fields)
    user.groups.add(Group.objects.get(name=NAMES["coordinators"]))
    return user


def cvr_number(serial: int) -> str:
    """Return a CVR number with the right last digit that nobody has; ``serial`` from 0."""
    found = []
    candidate = 10_000_000
    while len(found) <= serial:
        candidate += 1
        digits = f"{candidate}"
        if sum(int(d) * w for d, w in zip(digits, (2, 7, 6, 5, 4, 3, 2, 1), strict=True)) % 11 == 0:
            found.append(digits)
    return found[-1]
