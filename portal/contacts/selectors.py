"""What the pages of this room show, at a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef

from portal.association_guide.models import Entry
from portal.contacts import rules
from portal.contacts.choices import WordsKind
from portal.contacts.models import Backing, KeyPerson, Request
from volunteering.institutions.officers import Officer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.contacts.models import RequestWords
    from volunteering.people.models import User

MOST_FOUND: Final = 10
MOST_ON_FRONT_DOOR: Final = 5


@dataclass(frozen=True)
class Contacts:
    """Whom one can turn to."""

    coordinator: KeyPerson | None
    key_persons: list[KeyPerson]
    """The others, by department."""


def contacts() -> Contacts:
    """Return the fixed coordinator, and the other key persons by department. One query."""
    everybody = list(KeyPerson.objects.active().select_related("department", "photo").in_order())
    return Contacts(
        coordinator=next((person for person in everybody if person.is_fixed_coordinator), None),
        key_persons=[person for person in everybody if not person.is_fixed_coordinator],
    )


def fixed_coordinator() -> KeyPerson | None:
    """Return the fixed coordinator, for a contact card on any page. One query."""
    found = KeyPerson.objects.active().filter(is_fixed_coordinator=True)
    return found.select_related("department", "photo").first()


def for_card(person: KeyPerson) -> KeyPerson | None:
    """Return whom a card shows for the key person that was once chosen for it. No query while the person is there.

    Who has stopped is stood in for by a colleague of the department, else by the fixed coordinator.
    """
    if person.is_active:
        return person
    colleagues = KeyPerson.objects.active().filter(department=person.department_id).in_order()
    return colleagues.select_related("department", "photo").first() or fixed_coordinator()


def conversation(request: Request, *, with_notes: bool) -> list[RequestWords]:
    """Return what has been said, oldest first; notes between colleagues only for employees. One query."""
    said = request.conversation.select_related("author")
    return list(said if with_notes else said.exclude(kind=WordsKind.NOTE))


def backings(request: Request) -> list[Backing]:
    """Return the associations that were asked. One query."""
    return list(request.backings.select_related("association"))


def associations_to_ask(request: Request, words: str) -> Sequence[Entry]:
    """Return the associations of the guide that fit ``words``, have somebody to ask and have not been asked."""
    if not words.strip():
        return []
    reachable = Officer.objects.reachable().filter(association=OuterRef("association"))
    asked = Backing.objects.filter(request=request, association=OuterRef("association"))
    found = Entry.objects.public().filter(Exists(reachable), ~Exists(asked), name__icontains=words.strip())
    return list(found.select_related("association").in_order()[:MOST_FOUND])


@dataclass(frozen=True)
class RequestsOverview:
    """What the front door shows of requests."""

    own: list[Request]
    to_answer: list[Request]
    waiting: int
    has_inbox: bool
    to_sign: list[Backing]

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to show."""
        return not (self.own or self.to_sign or self.has_inbox)


def overview(user: User, *, is_officer: bool) -> RequestsOverview:
    """Return the own open requests, what waits for ``user`` as key person, and what an association is asked to back."""
    has_inbox = rules.answers_requests(user)
    waiting = Request.objects.handled_by(user).waiting() if has_inbox else Request.objects.none()
    unsigned = Backing.objects.unanswered().signable_by(user).filter(request__closed_at__isnull=True)
    return RequestsOverview(
        own=list(Request.objects.of(user).open().order_by("-created_at", "-pk")[:MOST_ON_FRONT_DOOR]),
        to_answer=list(waiting.select_related("department")[:MOST_ON_FRONT_DOOR]) if has_inbox else [],
        waiting=waiting.count() if has_inbox else 0,
        has_inbox=has_inbox,
        to_sign=list(unsigned.select_related("request", "association")[:MOST_ON_FRONT_DOOR]) if is_officer else [],
    )
