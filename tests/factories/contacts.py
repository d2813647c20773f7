"""Key persons and requests for tests, with obviously invented names."""

from __future__ import annotations

import datetime
from typing import Any

import factory
from django.contrib.auth.models import Group
from django.utils import timezone
from factory.django import DjangoModelFactory

from portal.contacts.choices import ForumWish, RequestKind, RequestState, WordsKind
from portal.contacts.models import Backing, Department, KeyPerson, PendingRequest, Request, RequestWords
from portal.staff_groups import NAMES
from tests.factories.institutions import AssociationFactory
from tests.factories.people import UserFactory
from volunteering.people.models import User
from volunteering.people.tokens import digest


def in_group(key: str, **fields: Any) -> User:
    """Return somebody in one of the groups of staff: ``coordinators`` or ``key_persons``."""
    user = UserFactory(**fields)
    user.groups.add(Group.objects.get(name=NAMES[key]))
    return user


class DepartmentFactory(DjangoModelFactory[Department]):
    """A part of the municipality."""

    class Meta:
        model = Department

    name = factory.Sequence(lambda n: f"Prøveafdelingen {n}")
    name_en = factory.Sequence(lambda n: f"Trial department {n}")


class KeyPersonFactory(DjangoModelFactory[KeyPerson]):
    """A key person with a login; ``coordinator=True`` for the fixed coordinator, ``user=None`` without a login."""

    class Meta:
        model = KeyPerson

    name = factory.Sequence(lambda n: f"Nana Nøgleperson {n}")
    job_title = "Konsulent"
    department = factory.SubFactory(DepartmentFactory)
    field_of_work = "Samarbejde med daginstitutioner."
    email = factory.Sequence(lambda n: f"noegleperson{n}@example.org")
    phone = "+4520123456"
    user = factory.LazyFunction(lambda: in_group("key_persons"))

    class Params:
        """Traits."""

        coordinator = factory.Trait(
            is_fixed_coordinator=True,
            name="Karen Koordinator",
            user=factory.LazyFunction(lambda: in_group("coordinators")),
        )


class RequestFactory(DjangoModelFactory[Request]):
    """An idea that waits for a key person; ``forum=True`` for a common forum that gathers backing."""

    class Meta:
        model = Request

    kind = RequestKind.IDEA
    sender = factory.SubFactory(UserFactory)
    title = "En bænk ved søen"
    words = "Så kunne vi sidde der og tale sammen."
    sent_at = factory.LazyFunction(timezone.now)
    waiting_since = factory.LazyAttribute(lambda r: r.sent_at)

    class Params:
        """Traits."""

        forum = factory.Trait(
            kind=RequestKind.FORUM,
            title="Et fælles forum",
            wish=ForumWish.ROOMS,
            state=RequestState.GATHERING,
            sent_at=None,
            waiting_since=None,
        )
        closed = factory.Trait(
            state=RequestState.CLOSED, waiting_since=None, closed_at=factory.LazyFunction(timezone.now)
        )
        answered = factory.Trait(state=RequestState.ANSWERED, waiting_since=None)


class RequestWordsFactory(DjangoModelFactory[RequestWords]):
    """An answer from the municipality."""

    class Meta:
        model = RequestWords

    request = factory.SubFactory(RequestFactory)
    kind = WordsKind.ANSWER
    text = "Tak for ideen."


class BackingFactory(DjangoModelFactory[Backing]):
    """An association that has been asked; ``signed=True`` when it backs the forum."""

    class Meta:
        model = Backing

    request = factory.SubFactory(RequestFactory, forum=True)
    association = factory.SubFactory(AssociationFactory)

    class Params:
        """Traits."""

        signed = factory.Trait(signed_at=factory.LazyFunction(timezone.now))


class PendingRequestFactory(DjangoModelFactory[PendingRequest]):
    """A form that waits for its code; the token is ``pending request <number>``."""

    class Meta:
        model = PendingRequest

    kind = RequestKind.IDEA
    email = factory.Sequence(lambda n: f"afsender{n}@example.org")
    token_hash = factory.Sequence(lambda n: digest(f"pending request {n}"))
    expires_at = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=1))
