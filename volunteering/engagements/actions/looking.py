"""Seeing people: the projection and nothing else, and every look is logged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from volunteering.clearances.models import Clearance
from volunteering.engagements import needs
from volunteering.engagements.actions.silence import silent_since
from volunteering.engagements.choices import SignUpState
from volunteering.people.choices import AgeBand
from volunteering.people.projection import VisiblePerson, project
from volunteering.records.actions import log_looks

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from volunteering.engagements.models import Engagement, SignUp
    from volunteering.people.models import User, Volunteer


@dataclass(frozen=True, slots=True)
class MetSignUp:
    """A sign-up as an employee sees it."""

    sign_up: SignUp
    person: VisiblePerson
    needs: dict[needs.Need, needs.Answer]
    is_silent: bool

    @property
    def meets_needs(self) -> bool:
        """Say whether everything that the task needs is in place."""
        return all(answer is needs.Answer.MET for answer in self.needs.values())


@dataclass(frozen=True, slots=True)
class MetEngagement:
    """An engagement as an employee sees it; ``clearance`` is ``None`` when the task needs none."""

    engagement: Engagement
    person: VisiblePerson
    clearance: needs.Answer | None


def look_at_sign_ups(*, sign_ups: Sequence[SignUp], viewer: User, what: str) -> list[MetSignUp]:
    """Return the sign-ups as ``viewer`` may see them, and log the look. Two queries however many they are."""
    now = timezone.now()
    cleared = _valid_clearances((s.volunteer_id for s in sign_ups), timezone.localdate(now))
    limit = silent_since(now)
    log_looks(viewer=viewer, subjects=[s.volunteer.uuid for s in sign_ups], what=what)
    return [
        MetSignUp(
            sign_up=sign_up,
            person=project(sign_up.volunteer, shows_contact=sign_up.shows_contact),
            needs=_needs(sign_up, cleared[sign_up.volunteer_id, sign_up.institution_id]),
            is_silent=sign_up.state == SignUpState.SENT and sign_up.sent_at is not None and sign_up.sent_at <= limit,
        )
        for sign_up in sign_ups
    ]


def look_at_engagements(
    *, engagements: Sequence[Engagement], viewer: User, what: str, shows_contact: bool
) -> list[MetEngagement]:
    """Return the engagements as ``viewer`` may see them, and log the look. Two queries however many they are."""
    cleared = _valid_clearances((e.volunteer_id for e in engagements), timezone.localdate())
    log_looks(viewer=viewer, subjects=[e.volunteer.uuid for e in engagements], what=what)
    return [
        MetEngagement(
            engagement=engagement,
            person=project(engagement.volunteer, shows_contact=shows_contact),
            clearance=_clearance(engagement, cleared[engagement.volunteer_id, engagement.institution_id]),
        )
        for engagement in engagements
    ]


def _valid_clearances(
    volunteer_ids: Iterable[int], day: datetime.date
) -> defaultdict[tuple[int, int | None], frozenset[str]]:
    found: defaultdict[tuple[int, int | None], frozenset[str]] = defaultdict(frozenset)
    rows = Clearance.objects.valid_on(day).filter(volunteer__in=set(volunteer_ids))
    for volunteer_id, institution_id, kind in rows.values_list("volunteer_id", "institution_id", "kind"):
        found[volunteer_id, institution_id] |= {kind}
    return found


def _needs(sign_up: SignUp, cleared: frozenset[str]) -> dict[needs.Need, needs.Answer]:
    if sign_up.opportunity is None:
        return {}
    task = needs.Task(
        minimum_age=sign_up.opportunity.minimum_age,
        languages=frozenset(sign_up.opportunity.languages),
        clearance=sign_up.opportunity.clearance,
    )
    return needs.answers(_person(sign_up.volunteer, cleared), task)


def _person(volunteer: Volunteer, cleared: frozenset[str]) -> needs.Person:
    youngest = oldest = None
    if volunteer.age_band:
        band = AgeBand(volunteer.age_band)
        youngest = band.youngest
        _from, _dash, to = band.value.partition("-")
        oldest = int(to) if to else None
    return needs.Person(youngest=youngest, oldest=oldest, languages=frozenset(volunteer.languages), clearances=cleared)


def _clearance(engagement: Engagement, cleared: frozenset[str]) -> needs.Answer | None:
    if engagement.opportunity is None or not engagement.opportunity.clearance:
        return None
    return needs.Answer.MET if engagement.opportunity.clearance in cleared else needs.Answer.NOT_YET
