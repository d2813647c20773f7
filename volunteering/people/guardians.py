"""A guardian's yes for somebody under 15: asked for by e-mail, given by a name, taken back at any time."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from volunteering.messaging.actions import enqueue
from volunteering.messaging.links import link
from volunteering.people import rules, tokens
from volunteering.people.actions import NotYourProfileError
from volunteering.people.messages import GUARDIAN_ASKED, GUARDIAN_SAID_YES, GUARDIAN_WITHDREW
from volunteering.people.models import GuardianConsent, User, Volunteer
from volunteering.people.names import without_addresses
from volunteering.people.signals import guardian_confirmed, guardian_withdrew
from volunteering.records.actions import log

if TYPE_CHECKING:
    from volunteering.messaging.kinds import MessageKind

ANSWER_DAYS: Final = 14
"""How long a guardian has to answer, in days."""

MOST_QUESTIONS_A_DAY: Final = 3
"""How many mails one volunteer can have sent to guardians in a day, so that nobody uses us to pester somebody."""


class GuardianNotNeededError(Exception):
    """The volunteer is 15 or older, or has not said how old."""


class GuardianAlreadyConfirmedError(Exception):
    """A guardian has said yes already."""


class TooManyGuardianQuestionsError(Exception):
    """Enough mails have been sent today."""


class GuardianLinkExpiredError(Exception):
    """The time to answer has run out, or a newer question has been sent."""


class GuardianAnswerGivenError(Exception):
    """The question has an answer that cannot be changed this way."""


@transaction.atomic
def ask_guardian(
    *, volunteer: Volunteer, guardian_name: str, guardian_email: str, acting_user: User
) -> GuardianConsent:
    """Send the question to the guardian; an earlier question that waits for an answer stops working.

    Raises:
        NotYourProfileError, GuardianNotNeededError, GuardianAlreadyConfirmedError, TooManyGuardianQuestionsError
    """
    volunteer = Volunteer.objects.select_for_update(no_key=True).get(pk=volunteer.pk)
    if not rules.is_own(acting_user, volunteer):
        raise NotYourProfileError
    if not volunteer.needs_guardian:
        raise GuardianNotNeededError
    consents = GuardianConsent.objects.filter(volunteer=volunteer)
    if consents.confirmed().exists():
        raise GuardianAlreadyConfirmedError
    now = timezone.now()
    if consents.filter(requested_at__gt=now - datetime.timedelta(days=1)).count() >= MOST_QUESTIONS_A_DAY:
        raise TooManyGuardianQuestionsError
    consents.waiting().update(expires_at=now)
    token, token_hash = tokens.new_link_token()
    consent = GuardianConsent.objects.create(
        volunteer=volunteer,
        guardian_name=guardian_name,
        guardian_email=guardian_email.lower(),
        token_hash=token_hash,
        expires_at=now + datetime.timedelta(days=ANSWER_DAYS),
    )
    enqueue(
        kind=GUARDIAN_ASKED,
        key=f"guardian-asked-{consent.pk}",
        to_address=consent.guardian_email,
        language=acting_user.language,
        context={
            "guardian_name": without_addresses(guardian_name),
            "volunteer_name": without_addresses(volunteer.name),
            "link": link("guardian_confirm", token, language=acting_user.language),
            "days": ANSWER_DAYS,
        },
    )
    log(acting_user=acting_user, verb="guardian.asked", target=consent)
    return consent


def consent_of(token: str) -> GuardianConsent | None:
    """Return the question that a link belongs to, with its volunteer, or ``None`` for a link that never was."""
    return GuardianConsent.objects.select_related("volunteer__user").filter(token_hash=tokens.digest(token)).first()


@transaction.atomic
def confirm(*, consent: GuardianConsent, signed_name: str) -> GuardianConsent:
    """Store the guardian's yes. Saying it twice changes nothing.

    Raises:
        GuardianLinkExpiredError: too late, or a newer question was sent.
        GuardianAnswerGivenError: the guardian has said no or taken the yes back.
    """
    consent = _lock(consent)
    now = timezone.now()
    if consent.withdrawn_at is not None:
        raise GuardianAnswerGivenError
    if consent.confirmed_at is not None:
        return consent
    if consent.expires_at <= now:
        raise GuardianLinkExpiredError
    if GuardianConsent.objects.confirmed().filter(volunteer_id=consent.volunteer_id).exists():
        raise GuardianAnswerGivenError
    consent.confirmed_at = now
    consent.signed_name = signed_name
    consent.save(update_fields=["confirmed_at", "signed_name"])
    log(acting_user=None, verb="guardian.confirmed", target=consent)
    _tell(consent, GUARDIAN_SAID_YES)
    guardian_confirmed.send(sender=Volunteer, volunteer=consent.volunteer)
    return consent


@transaction.atomic
def withdraw(*, consent: GuardianConsent) -> GuardianConsent:
    """Store that the guardian says no, or takes the yes back. Saying it twice changes nothing. No deadline."""
    consent = _lock(consent)
    if consent.withdrawn_at is not None:
        return consent
    consent.withdrawn_at = timezone.now()
    consent.save(update_fields=["withdrawn_at"])
    log(acting_user=None, verb="guardian.withdrew", target=consent)
    _tell(consent, GUARDIAN_WITHDREW)
    guardian_withdrew.send(sender=Volunteer, volunteer=consent.volunteer)
    return consent


def _lock(consent: GuardianConsent) -> GuardianConsent:
    """Lock the person first, then the question: the order in which every action here locks."""
    Volunteer.objects.select_for_update(no_key=True).get(pk=consent.volunteer_id)
    return GuardianConsent.objects.select_for_update(of=("self",)).select_related("volunteer__user").get(pk=consent.pk)


def _tell(consent: GuardianConsent, kind: MessageKind) -> None:
    user = consent.volunteer.user
    if user is None:
        return
    enqueue(
        kind=kind,
        key=f"{kind.name}-{consent.pk}",
        to_address=user.email,
        language=user.language,
        context={"name": user.get_short_name(), "link": link("profile", language=user.language)},
        recipient_id=user.pk,
    )
