"""Loading the demo content: all of it or nothing, once."""

from __future__ import annotations

from enum import Enum

from django.db import connection, transaction
from django.utils import timezone

from portal.demo.cast import Cast
from portal.demo.make_accounts import make_special_accounts
from portal.demo.make_contacts import make_contacts
from portal.demo.make_events import make_events
from portal.demo.make_guide import make_associations, make_guide
from portal.demo.make_history import make_history
from portal.demo.make_institutions import make_institutions
from portal.demo.make_messages import make_messages
from portal.demo.make_opportunities import make_opportunities
from portal.demo.make_pages import make_pages
from portal.demo.make_seats import make_seats
from portal.demo.make_volunteers import make_banks, make_volunteers
from volunteering import reference_data
from volunteering.engagements.models import SignUp
from volunteering.institutions.models import Association, Institution
from volunteering.opportunities.models import Opportunity
from volunteering.participation.closing import close_months
from volunteering.people.models import User, Volunteer
from volunteering.records.actions import log
from volunteering.records.models import LogEntry

LOADED = "demo.loaded"
LOCK_NUMBER = 20_102_011
WOULD_MIX = (User, Volunteer, Institution, Association, Opportunity, SignUp)
"""If any of these has rows, the database belongs to somebody."""


class Outcome(Enum):
    """What came of it."""

    LOADED = "loaded"
    WAS_THERE = "was there"


class OtherDataError(Exception):
    """The database holds data that is not the demo's; invented people must never be mixed with real ones."""


@transaction.atomic
def load() -> Outcome:
    """Load the demo content into a database without people and institutions.

    Running it again changes nothing. Two at once: the second waits and then finds the content there.

    Raises:
        OtherDataError: there is other data.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_NUMBER])
    if LogEntry.objects.filter(verb=LOADED).exists():
        return Outcome.WAS_THERE
    if any(model.objects.exists() for model in WOULD_MIX):
        raise OtherDataError
    reference_data.load()
    cast = Cast(now=timezone.localtime())
    make_institutions(cast)
    make_special_accounts(cast)
    make_associations(cast)
    make_guide(cast)
    make_seats(cast)
    make_opportunities(cast)
    make_volunteers(cast)
    make_banks(cast)
    make_history(cast)
    make_messages(cast)
    make_contacts(cast)
    make_events(cast)
    # The year of history is over when the demo begins.
    close_months()
    make_pages(cast)
    log(acting_user=None, verb=LOADED, target=cast.institutions["boernehuset-bulderby"])
    return Outcome.LOADED
