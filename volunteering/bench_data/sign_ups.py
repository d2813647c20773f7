"""What came of it: sign-ups in every state, and engagements, with no more people than places."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import F

from volunteering.bench_data.people import invented_uuid
from volunteering.bench_data.words import LINES
from volunteering.engagements.choices import DeclineReason, EndReason, SignUpState
from volunteering.engagements.models import Engagement, SignUp

if TYPE_CHECKING:
    import random

    from volunteering.opportunities.models import Opportunity
    from volunteering.people.models import Volunteer

STATES = {
    SignUpState.WELCOME: 45,
    SignUpState.ENDED: 15,
    SignUpState.SENT: 12,
    SignUpState.INVITED: 8,
    SignUpState.WAITING: 4,
    SignUpState.DECLINED: 6,
    SignUpState.WITHDRAWN: 10,
}
"""Of a hundred sign-ups."""
WITH_ENGAGEMENT = (SignUpState.WELCOME, SignUpState.ENDED)
CLOSED = (*WITH_ENGAGEMENT, SignUpState.DECLINED, SignUpState.WITHDRAWN)


@dataclass
class SignUps:
    """Sign-ups to opportunities that are stored before them."""

    rows: list[SignUp] = field(default_factory=list)

    def store(self) -> None:
        """Store them, each from the day it was sent."""
        for row in self.rows:
            row.opportunity = row.opportunity  # the opportunity has its number by now
        SignUp.objects.bulk_create(self.rows, batch_size=2000)
        SignUp.objects.update(created_at=F("sent_at"))


@dataclass
class Engagements:
    """Engagements that came of sign-ups stored before them."""

    rows: list[Engagement] = field(default_factory=list)

    def store(self) -> None:
        """Store them."""
        for row in self.rows:
            row.sign_up, row.opportunity = row.sign_up, row.opportunity  # they have their numbers by now
        Engagement.objects.bulk_create(self.rows, batch_size=2000)


def make_sign_ups(
    volunteers: list[Volunteer], opportunities: list[Opportunity], *, now: datetime.datetime, chance: random.Random
) -> tuple[SignUps, Engagements]:
    """Return sign-ups and engagements, not yet stored, and count the places taken on the opportunities."""
    sign_ups, engagements = SignUps(), Engagements()
    states, weights = list(STATES), list(STATES.values())
    for volunteer in volunteers:
        wanted = min(len(opportunities), chance.choice((0, 1, 1, 1, 2, 3)))
        for opportunity in chance.sample(opportunities, k=wanted):
            state = chance.choices(states, weights=weights)[0]
            if state == SignUpState.WELCOME and not opportunity.has_free_places:
                state = SignUpState.WAITING
            sign_up = _sign_up(volunteer, opportunity, state, now=now, chance=chance)
            sign_ups.rows.append(sign_up)
            if state in WITH_ENGAGEMENT:
                engagements.rows.append(_engagement(sign_up, chance=chance))
            if state == SignUpState.WELCOME:
                opportunity.places_taken += 1
    return sign_ups, engagements


def _sign_up(
    volunteer: Volunteer,
    opportunity: Opportunity,
    state: SignUpState,
    *,
    now: datetime.datetime,
    chance: random.Random,
) -> SignUp:
    sent_at = now - datetime.timedelta(hours=chance.randrange(5 * 24, 365 * 24))
    answered_at = sent_at + datetime.timedelta(hours=chance.randrange(1, 96))
    return SignUp(
        uuid=invented_uuid(chance),
        volunteer=volunteer,
        opportunity=opportunity,
        institution_id=opportunity.institution_id,
        area_id=opportunity.institution.area_id,
        words=chance.choice(LINES),
        state=state,
        decline_reason=DeclineReason.NO_PLACE if state == SignUpState.DECLINED else DeclineReason.NONE,
        sent_at=sent_at,
        answered_at=None if state == SignUpState.SENT else answered_at,
        invited_at=answered_at if state == SignUpState.INVITED else None,
        waiting_since=answered_at if state == SignUpState.WAITING else None,
        closed_at=answered_at if state in CLOSED else None,
    )


def _engagement(sign_up: SignUp, *, chance: random.Random) -> Engagement:
    opportunity = sign_up.opportunity
    if opportunity is None or opportunity.contact_id is None or sign_up.closed_at is None:
        message = "Only somebody welcomed to a task gets an engagement here."
        raise ValueError(message)
    started_on = sign_up.closed_at.date()
    has_ended = sign_up.state == SignUpState.ENDED
    return Engagement(
        uuid=invented_uuid(chance),
        sign_up=sign_up,
        volunteer_id=sign_up.volunteer_id,
        institution_id=opportunity.institution_id,
        opportunity=opportunity,
        contact_id=opportunity.contact_id,
        unit_id=opportunity.unit_id,
        weekly_hours=chance.choice((None, 1, 2, 4)),
        started_on=started_on,
        ended_on=started_on + datetime.timedelta(days=chance.randrange(0, 2)) if has_ended else None,
        end_reason=EndReason.TASK_DONE if has_ended else EndReason.NONE,
    )
