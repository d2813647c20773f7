"""From a filled-in form to a sign-up: what waits for the code by e-mail, and what happens once it is there."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final, TypedDict, cast

from django.db import transaction
from django.utils import timezone

from volunteering.engagements.actions.sending import send_sign_up, send_unsolicited_offer
from volunteering.engagements.models import PendingSignUp
from volunteering.institutions.models import Area
from volunteering.people import guardians, tokens
from volunteering.people.actions import answer_step, ensure_volunteer
from volunteering.people.choices import AgeBand, ProfileStep
from volunteering.people.models import GuardianConsent

if TYPE_CHECKING:
    from volunteering.engagements.models import SignUp
    from volunteering.opportunities.models import Opportunity
    from volunteering.people.models import User, Volunteer

KEPT_FOR: Final = datetime.timedelta(hours=24)


class Answers(TypedDict, total=False):
    """What somebody typed, as it can be stored while the e-mail is confirmed."""

    name: str
    email: str
    words: str
    wishes: str
    team_name: str
    size: int
    joins_waiting_list: bool
    age: str
    guardian_name: str
    guardian_email: str
    areas: list[int]


@transaction.atomic
def keep_pending(*, opportunity: Opportunity | None, answers: Answers) -> str:
    """Keep what was typed for 24 hours; returns the token for the session. Only its hash is stored."""
    token, token_hash = tokens.new_link_token()
    PendingSignUp.objects.create(
        token_hash=token_hash,
        opportunity=opportunity,
        email=answers["email"],
        answers=dict(answers),
        expires_at=timezone.now() + KEPT_FOR,
    )
    return token


def pending_of(token: str) -> PendingSignUp | None:
    """Return what waits under a token, or ``None`` when it is gone or too old."""
    return (
        PendingSignUp.objects.filter(token_hash=tokens.digest(token), expires_at__gt=timezone.now())
        .select_related("opportunity__institution__area")
        .first()
    )


@transaction.atomic
def send_pending(*, pending: PendingSignUp, acting_user: User) -> list[SignUp]:
    """Send what waited, as the person who is logged in now, and forget it.

    Raises:
        NotOpenError, FullError, GroupTooLargeError: see ``send_sign_up``; what was typed is kept.
    """
    sent = send_answers(opportunity=pending.opportunity, answers=_answers(pending.answers), acting_user=acting_user)
    pending.delete()
    return sent


@transaction.atomic
def send_answers(*, opportunity: Opportunity | None, answers: Answers, acting_user: User) -> list[SignUp]:
    """Send a filled-in form of somebody who is logged in: a sign-up, or an offer to each chosen area.

    Raises:
        NotOpenError, FullError, GroupTooLargeError: see ``send_sign_up``.
        TooManyGuardianQuestionsError: no more mails to guardians today.
    """
    volunteer = _volunteer(answers, acting_user)
    if opportunity is not None:
        return [
            send_sign_up(
                opportunity=opportunity,
                volunteer=volunteer,
                acting_user=acting_user,
                words=answers.get("words", ""),
                wishes=answers.get("wishes", ""),
                team_name=answers.get("team_name", ""),
                size=answers.get("size", 1),
                joins_waiting_list=answers.get("joins_waiting_list", False),
            )
        ]
    areas = Area.objects.filter(pk__in=answers.get("areas", []))
    return [
        send_unsolicited_offer(
            area=area,
            volunteer=volunteer,
            acting_user=acting_user,
            words=answers.get("words", ""),
            wishes=answers.get("wishes", ""),
        )
        for area in areas
    ]


def _volunteer(answers: Answers, user: User) -> Volunteer:
    """Return the person's profile with what the form told, guardian asked where one is needed."""
    name = answers.get("name", "")
    if name and not user.display_name:
        user.display_name = name
        user.save(update_fields=["display_name"])
    volunteer = ensure_volunteer(user=user)
    if name and not volunteer.name:
        volunteer = answer_step(volunteer=volunteer, step=ProfileStep.NAME, answer=name, acting_user=user)
    age = answers.get("age", "")
    if age in AgeBand.values and not volunteer.age_band:
        volunteer = answer_step(volunteer=volunteer, step=ProfileStep.AGE, answer=age, acting_user=user)
    volunteer.user = user
    if volunteer.needs_guardian and answers.get("guardian_email"):
        asked = GuardianConsent.objects.filter(volunteer=volunteer)
        if not asked.confirmed().exists() and not asked.waiting().exists():
            guardians.ask_guardian(
                volunteer=volunteer,
                guardian_name=answers.get("guardian_name", ""),
                guardian_email=answers["guardian_email"],
                acting_user=user,
            )
    return volunteer


def _answers(stored: dict[str, Any]) -> Answers:
    return cast("Answers", {name: stored[name] for name in Answers.__annotations__ if name in stored})
