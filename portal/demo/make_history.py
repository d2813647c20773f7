"""Sign-ups, engagements, talk times and clearances from the imagined history."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import F

from portal.demo import history, known_people, people
from portal.demo.history import Event, Task
from portal.demo.make_volunteers import SEED
from portal.demo.names import PHONE_CALLER
from volunteering.clearances.kinds import ClearanceKind
from volunteering.clearances.models import Clearance
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import Engagement, SignUp, TalkTime
from volunteering.institutions.models import Unit
from volunteering.opportunities.choices import OpportunityState, Rhythm
from volunteering.opportunities.models import Opportunity
from volunteering.people import tokens
from volunteering.people.choices import AgeBand
from volunteering.people.models import GuardianConsent, Volunteer

if TYPE_CHECKING:
    from portal.demo.cast import Cast

OFFER_HOURS_LEFT = 40
CLEARANCE_YEARS = 2
TALK_HOUR = 15


def make_history(cast: Cast) -> None:
    """Make everything that has happened in a year."""
    events = history.imagine(_tasks(), _takes_part(cast), seed=SEED, fixed=known_people.EVENTS)
    pairs = [(event, _sign_up(cast, event)) for event in events]
    SignUp.objects.bulk_create(sign_up for _event, sign_up in pairs)
    SignUp.objects.exclude(sent_at=None).update(created_at=F("sent_at"))
    _make_talk_times(cast, pairs)
    _make_engagements(cast, pairs)
    _make_guardian(cast)
    _count_places(events, cast)
    contacted = {sign_up.volunteer_id for event, sign_up in pairs if event.answered is not None}
    Volunteer.objects.filter(pk__in=contacted).update(first_contact_at=cast.days_ago(1))


def _tasks() -> list[Task]:
    """Return what the public has seen, as the history needs it."""
    return [
        Task(
            title=spec.title,
            appeal=spec.appeal,
            places=spec.places,
            published_days_ago=spec.published_days_ago,
            ended_days_ago=-(spec.in_days or 0) if spec.state == OpportunityState.CLOSED else None,
            is_single=spec.rhythm == Rhythm.SINGLE,
        )
        for place in people.INSTITUTIONS
        for spec in place.opportunities
        if spec.state != OpportunityState.DRAFT and spec.title != known_people.FAIRY_TALE_DAY
    ]


def _takes_part(cast: Cast) -> list[str]:
    """Return those whom chance may sign up: grown-ups without a story of their own."""
    own_story = {event.volunteer for event in known_people.EVENTS} | {PHONE_CALLER, people.NEW_VOLUNTEER[1]}
    young = {AgeBand.FROM_13, AgeBand.FROM_15}
    return [v.name for v in cast.volunteers.values() if v.name not in own_story and v.age_band not in young]


def _sign_up(cast: Cast, event: Event) -> SignUp:
    opportunity = cast.opportunities.get(event.title)
    moment = {
        name: None if days is None else cast.days_ago(days)
        for name, days in vars(event).items()
        if name in {"answered", "closed"}
    }
    is_offered = event.state == SignUpState.OFFERED
    return SignUp(
        volunteer=cast.volunteers[event.volunteer],
        opportunity=opportunity,
        institution=opportunity.institution if opportunity else None,
        area=opportunity.institution.area if opportunity else cast.areas[event.area],
        team_name=event.team,
        places=event.places,
        words=event.words,
        wishes=event.wishes,
        state=SignUpState.ENDED if event.ended is not None else event.state,
        decline_reason=event.reason,
        sent_at=None if event.state == SignUpState.AWAITING_GUARDIAN else cast.days_ago(event.sent),
        answered_at=moment["answered"],
        invited_at=moment["answered"] if event.talk_in_days else None,
        waiting_since=moment["answered"] if event.state in {SignUpState.WAITING, SignUpState.OFFERED} else None,
        offered_until=cast.now + datetime.timedelta(hours=OFFER_HOURS_LEFT) if is_offered else None,
        closed_at=moment["closed"],
    )


def _make_talk_times(cast: Cast, pairs: list[tuple[Event, SignUp]]) -> None:
    noon = cast.now.replace(hour=TALK_HOUR, minute=0, second=0, microsecond=0)
    TalkTime.objects.bulk_create(
        TalkTime(sign_up=sign_up, starts_at=noon + datetime.timedelta(days=days), is_chosen=event.chosen_talk == days)
        for event, sign_up in pairs
        for days in event.talk_in_days
    )


def _make_engagements(cast: Cast, pairs: list[tuple[Event, SignUp]]) -> None:
    engagements, clearances = [], {}
    for event, sign_up in pairs:
        opportunity = sign_up.opportunity
        if event.closed is None or opportunity is None or event.state != SignUpState.WELCOME:
            continue
        began = cast.days_ago(event.closed).date()
        mentor = opportunity.contact if opportunity.contact and opportunity.contact.role == "mentor" else None
        engagements.append(
            Engagement(
                sign_up=sign_up,
                volunteer=sign_up.volunteer,
                institution=opportunity.institution,
                opportunity=opportunity,
                contact=opportunity.contact,
                mentor=mentor,
                unit=opportunity.unit,
                weekly_hours=Decimal(event.weekly_hours) if event.weekly_hours else opportunity.hours_each_time,
                places=event.places,
                started_on=began,
                ended_on=None if event.ended is None else max(cast.days_ago(event.ended).date(), began),
                end_reason=event.end_reason,
            )
        )
        if opportunity.clearance != ClearanceKind.NONE:
            clearances[sign_up.volunteer_id, opportunity.institution_id] = Clearance(
                volunteer=sign_up.volunteer,
                institution=opportunity.institution,
                kind=opportunity.clearance,
                cleared_on=began,
                recheck_due=began.replace(year=began.year + CLEARANCE_YEARS, day=min(began.day, 28)),
                assessed_by=opportunity.responsible.user if opportunity.responsible else None,
            )
    engagements.append(_phone_caller(cast))
    Engagement.objects.bulk_create(engagements)
    Clearance.objects.bulk_create(clearances.values())


def _phone_caller(cast: Cast) -> Engagement:
    """Return the tie of the woman who phoned: no e-mail, one room, one mentor, and no clearance yet."""
    mentor = cast.memberships["mentor.bulderby"]
    return Engagement(
        volunteer=cast.volunteers[PHONE_CALLER],
        institution=cast.institutions["boernehuset-bulderby"],
        contact=mentor,
        mentor=mentor,
        unit=Unit.objects.get(institution__slug="boernehuset-bulderby", name="Blå Stue"),
        weekly_hours=Decimal("4.0"),
        started_on=cast.today - datetime.timedelta(days=10),
    )


def _make_guardian(cast: Cast) -> None:
    """Make the question to the guardian of the one who is thirteen."""
    young = [event.volunteer for event in known_people.EVENTS if event.state == SignUpState.AWAITING_GUARDIAN]
    for name in young:
        Volunteer.objects.filter(pk=cast.volunteers[name].pk).update(age_band=AgeBand.FROM_13)
        _token, token_hash = tokens.new_link_token()
        GuardianConsent.objects.create(
            volunteer=cast.volunteers[name],
            guardian_name="Dorthe Dild",
            guardian_email=people.email_of("vaerge"),
            token_hash=token_hash,
            expires_at=cast.now + datetime.timedelta(days=13),
        )


def _count_places(events: list[Event], cast: Cast) -> None:
    """Store how many places are taken, counted as the rooms do: held by an offer or by a running engagement."""
    taken: dict[str, int] = {}
    for event in events:
        if event.title and event.holds_places:
            taken[event.title] = taken.get(event.title, 0) + event.places
    for title, places in taken.items():
        Opportunity.objects.filter(pk=cast.opportunities[title].pk).update(places_taken=places)
