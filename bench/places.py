# ruff: noqa: E402 - Django is set up before anything of it is imported
"""The last places: 200 acceptances at once on 20 places, ours beside the same acceptance with an unlocked count.

    CONNECTIONS=16,200 python -m bench.places

Prints one JSON object a case on stdout: case, connections, places, taken, wall_ms (the median of five rounds).
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import statistics
import sys
import threading
import time
from typing import TYPE_CHECKING, Final

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.testing")

from tools import postgres

postgres.ensure_database_url("bench")

import django

django.setup()

from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone

from tests.factories.institutions import MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from volunteering.engagements import messages, places, rules
from volunteering.engagements.actions import meeting
from volunteering.engagements.actions.sending import lock
from volunteering.engagements.choices import PLACE_HOLDING_STATES
from volunteering.engagements.models import Engagement, SignUp
from volunteering.institutions.rules import require
from volunteering.people.models import User, Volunteer
from volunteering.records.actions import log

if TYPE_CHECKING:
    from collections.abc import Callable

    from volunteering.institutions.models import Membership
    from volunteering.opportunities.models import Opportunity

ATTEMPTS: Final = 200
PLACES: Final = 20
ROUNDS: Final = 5


def ours(sign_up: SignUp, contact: Membership) -> None:
    """Welcome as the site does."""
    meeting.welcome(sign_up=sign_up, contact=contact, acting_user=contact.user)


@transaction.atomic
def naive(sign_up: SignUp, contact: Membership) -> None:
    """The same acceptance with capacity by an unlocked count of those who are welcome already."""
    require(rules.may_meet(contact.user, sign_up))
    assert sign_up.institution_id is not None  # noqa: S101
    assert sign_up.opportunity is not None  # noqa: S101
    meeting.require_here(sign_up.institution_id, [contact], None)
    sign_up = lock(sign_up)
    assert sign_up.opportunity is not None  # noqa: S101
    held = SignUp.objects.filter(opportunity=sign_up.opportunity, state__in=PLACE_HOLDING_STATES)
    taken = held.aggregate(taken=Sum("places"))["taken"] or 0
    if taken + sign_up.places > sign_up.opportunity.places:
        raise places.NoFreePlaceError
    sign_up.welcome()
    engagement = Engagement.objects.create(
        sign_up=sign_up,
        volunteer=sign_up.volunteer,
        institution=sign_up.institution,
        opportunity=sign_up.opportunity,
        contact=contact,
        places=sign_up.places,
        started_on=timezone.localdate(),
    )
    meeting.note_first_contact(volunteer=sign_up.volunteer)
    log(acting_user=contact.user, verb="sign_up.welcomed", target=sign_up, places=sign_up.places)
    messages.tell_volunteer(
        messages.WELCOME,
        sign_up,
        contact=contact.user.get_full_name(),
        mentor="",
        unit="",
        weekly_hours=None,
        started_on=engagement.started_on,
    )


CASES: Final[dict[str, Callable[[SignUp, Membership], None]]] = {"ours": ours, "naive": naive}


def one_round(
    accept: Callable[[SignUp, Membership], None], connections: int, contact: Membership, volunteers: list[Volunteer]
) -> tuple[float, int]:
    """Return the milliseconds from the start signal to the last answer, and the places given away."""
    task = OpportunityFactory.create(institution=contact.institution, places=PLACES)
    waiting = _sign_ups(task, volunteers)
    gate = threading.Barrier(connections + 1)

    def work() -> None:
        connection.ensure_connection()
        gate.wait()
        try:
            while True:
                try:
                    accept(waiting.get_nowait(), contact)
                except places.NoFreePlaceError:
                    continue
                except queue.Empty:
                    return
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    gate.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    wall = (time.perf_counter() - start) * 1000
    return wall, Engagement.objects.filter(opportunity=task).count()


def _sign_ups(task: Opportunity, volunteers: list[Volunteer]) -> queue.SimpleQueue[SignUp]:
    rows = SignUp.objects.bulk_create(
        SignUp(
            volunteer=volunteer,
            opportunity=task,
            institution=task.institution,
            area=task.institution.area,
            sent_at=timezone.now(),
        )
        for volunteer in volunteers
    )
    found: queue.SimpleQueue[SignUp] = queue.SimpleQueue()
    for row in rows:
        found.put(row)
    return found


def main() -> None:
    """Measure every case at every number of connections."""
    wanted = [int(number) for number in os.environ.get("CONNECTIONS", "16,200").split(",")]
    with contextlib.redirect_stdout(sys.stderr):
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        contact = MembershipFactory.create()
        users = User.objects.bulk_create(
            User(email=f"maaling{n}@example.org", display_name=f"Maja Måling {n}") for n in range(ATTEMPTS)
        )
        volunteers = Volunteer.objects.bulk_create(Volunteer(user=user, name=user.display_name) for user in users)
        for connections in wanted:
            found: dict[str, list[tuple[float, int]]] = {case: [] for case in CASES}
            # Taking turns, so that a busy moment of the machine meets both.
            for number in range(ROUNDS + 1):
                for case, accept in CASES.items():
                    result = one_round(accept, connections, contact, volunteers)
                    if number:  # the first warms up
                        found[case].append(result)
            for case, rounds in found.items():
                line = {
                    "case": case,
                    "connections": connections,
                    "places": PLACES,
                    "taken": max(taken for _wall, taken in rounds),
                    "wall_ms": round(statistics.median(wall for wall, _taken in rounds), 1),
                }
                sys.stdout.write(json.dumps(line) + "\n")
                sys.stdout.flush()
    finally:
        connection.creation.destroy_test_db("giv_en_haand", verbosity=0)


if __name__ == "__main__":
    main()
