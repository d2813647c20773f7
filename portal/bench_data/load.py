"""All of the invented data in one transaction, the same for the same seed (dates count from today)."""

from __future__ import annotations

import random
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from cms.pages.tree import HOME_DEPTH
from portal.association_guide.models import Entry
from portal.bench_data.events import make_events
from portal.bench_data.guide import make_guide
from portal.bench_data.pages import make_pages
from portal.events.models import Event
from volunteering.bench_data import load as below
from volunteering.institutions.models import Institution


@dataclass(frozen=True)
class Loaded:
    """How many rows there are now."""

    people_and_tasks: below.Loaded
    pages: int
    associations: int
    events: int


@transaction.atomic
def load(*, opportunities: int, volunteers: int, pages: int, associations: int, seed: int) -> Loaded:
    """Fill an empty database; with pages come a few events.

    Raises:
        OtherDataError: there is other data.
    """
    if Page.objects.filter(depth__gt=HOME_DEPTH).exists() or Entry.objects.exists() or Event.objects.exists():
        raise below.OtherDataError
    people_and_tasks = below.load(opportunities=opportunities, volunteers=volunteers, seed=seed)
    now = timezone.now()
    chance = random.Random(seed)  # noqa: S311 - no secret, the same every time
    entries = make_guide(associations, now=now, chance=chance)
    institutions = list(Institution.objects.order_by("pk"))
    made = make_pages(pages, institutions, now=now, chance=chance) if pages else 0
    events = make_events(now=now, chance=chance) if pages else []
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Loaded(people_and_tasks, pages=made, associations=len(entries), events=len(events))
