"""What the policy's instruments bring to the front door: events, associations, requests. Only what one has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from portal.association_guide.models import Entry
from portal.association_guide.querysets import MODERATE
from portal.contacts import selectors as contacts
from portal.events import rules as event_rules
from portal.events.models import Registration
from volunteering.institutions.officers import Officer

if TYPE_CHECKING:
    from portal.contacts.selectors import RequestsOverview
    from volunteering.people.models import User

MOST_REGISTRATIONS: Final = 5


@dataclass(frozen=True)
class Instruments:
    """What one has to do with events, associations and requests."""

    registrations: list[Registration]
    entries: list[Entry]
    requests: RequestsOverview
    organises: bool
    moderates: bool

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to show."""
        return not (
            self.registrations or self.entries or self.organises or self.moderates or not self.requests.is_empty
        )


def instruments(user: User) -> Instruments:
    """Return everything at a fixed number of queries."""
    offices = list(Officer.objects.active().of(user).values_list("association", flat=True))
    coming = Registration.objects.of(user).active().filter(event__ends_at__gte=timezone.now())
    return Instruments(
        registrations=list(coming.select_related("event").order_by("event__starts_at", "pk")[:MOST_REGISTRATIONS]),
        entries=list(Entry.objects.filter(association__in=offices).select_related("association").in_order())
        if offices
        else [],
        requests=contacts.overview(user, is_officer=bool(offices)),
        organises=event_rules.organises_something(user),
        moderates=user.has_perm(MODERATE),
    )
