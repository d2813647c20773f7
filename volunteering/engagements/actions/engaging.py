"""Engagements: registered on paper, changed, ended by either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from volunteering.engagements import messages, places, rules
from volunteering.engagements.actions import waiting_list
from volunteering.engagements.actions.meeting import require_here
from volunteering.engagements.choices import EndReason
from volunteering.engagements.models import Engagement, IllegalEngagementStateError, SignUp
from volunteering.institutions.actions import lock as lock_institution
from volunteering.institutions.rules import may_run, require
from volunteering.people.actions import note_first_contact
from volunteering.people.actions import register_volunteer as register_person
from volunteering.records.actions import log

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from decimal import Decimal

    from volunteering.institutions.models import Institution, Membership, Unit
    from volunteering.opportunities.models import Opportunity
    from volunteering.people.models import User, Volunteer


class FrameChangedError(Exception):
    """Somebody else has changed what was agreed since the form was opened."""


@transaction.atomic
def register_volunteer(  # noqa: PLR0913 - the whole sheet of paper
    *,
    institution: Institution,
    acting_user: User,
    name: str,
    phone: str,
    contact: Membership,
    age_band: str = "",
    languages: Sequence[str] = (),
    began_before_system: bool = False,
    opportunity: Opportunity | None = None,
    mentor: Membership | None = None,
    unit: Unit | None = None,
    weekly_hours: Decimal | None = None,
    started_on: datetime.date | None = None,
) -> Engagement:
    """Enter somebody without e-mail, or from before the system, straight as an engagement. Sending twice makes one.

    Raises:
        NotAllowedError: the acting user does not run the institution.
        NoFreePlaceError: the chosen task has no place.
        ElsewhereError: contact, mentor or unit belongs to another institution.
    """
    require(may_run(acting_user, institution))
    require_here(institution.pk, [contact, mentor], unit)
    volunteer: Volunteer = register_person(
        acting_user=acting_user,
        name=name,
        phone=phone,
        age_band=age_band,
        languages=languages,
        began_before_system=began_before_system,
    )
    earlier = Engagement.objects.running().filter(volunteer=volunteer, institution=institution).first()
    if earlier is not None:
        return earlier
    if opportunity is not None:
        require(opportunity.institution_id == institution.pk)
        places.take(opportunity.pk, 1)
    engagement = Engagement.objects.create(
        volunteer=volunteer,
        institution=institution,
        opportunity=opportunity,
        contact=contact,
        mentor=mentor,
        unit=unit,
        weekly_hours=weekly_hours,
        started_on=started_on or timezone.localdate(),
    )
    note_first_contact(volunteer=volunteer)
    log(acting_user=acting_user, verb="engagement.registered", target=engagement, before=began_before_system)
    return engagement


@transaction.atomic
def change_engagement(
    *,
    engagement: Engagement,
    contact: Membership,
    mentor: Membership | None,
    unit: Unit | None,
    weekly_hours: Decimal | None,
    acting_user: User,
    seen: str,
) -> Engagement:
    """Change contact person, mentor, unit or hours. Nobody asks for a reason.

    ``seen`` is the ``frame`` that the acting user has seen. Sending the same twice changes it once.

    Raises:
        NotAllowedError: the acting user does not run the institution.
        IllegalEngagementStateError: it has ended.
        FrameChangedError: it is not what ``seen`` says any longer.
        ElsewhereError: contact, mentor or unit belongs to another institution.
    """
    require(rules.may_change(acting_user, engagement))
    lock_institution(engagement.institution)
    engagement = _lock(engagement)
    if not engagement.is_running:
        raise IllegalEngagementStateError
    before = (engagement.contact_id, engagement.mentor_id, engagement.unit_id, engagement.weekly_hours)
    after = (contact.pk, mentor and mentor.pk, unit and unit.pk, weekly_hours)
    if before == after:
        return engagement
    if seen != engagement.frame:
        raise FrameChangedError
    # Who was contact or mentor before may stay so after having left; anybody new must be there.
    new = [m for m in (contact, mentor) if m is not None and m.pk not in before[:2]]
    require_here(engagement.institution_id, new, unit)
    engagement.contact, engagement.mentor, engagement.unit = contact, mentor, unit
    engagement.weekly_hours = weekly_hours
    engagement.save(update_fields=["contact", "mentor", "unit", "weekly_hours"])
    log(acting_user=acting_user, verb="engagement.changed", target=engagement)
    return engagement


@transaction.atomic
def end_engagement(*, engagement: Engagement, acting_user: User, task_done: bool = False) -> Engagement:
    """End it from either side; the places go on to the queue. Doing it twice is harmless.

    Raises:
        NotAllowedError: the acting user is neither the volunteer nor runs the institution.
    """
    is_volunteer = rules.is_own(acting_user, engagement.volunteer)
    require(is_volunteer or rules.may_change(acting_user, engagement))
    lock_institution(engagement.institution)
    engagement = _lock(engagement)
    if not engagement.is_running:
        return engagement
    reason = EndReason.VOLUNTEER_STOPPED if is_volunteer else EndReason.INSTITUTION_ENDED
    _end(engagement, reason=EndReason.TASK_DONE if task_done else reason, acting_user=acting_user)
    if is_volunteer:
        _tell_staff_of_stop(engagement)
    else:
        messages.tell_volunteer(messages.ENGAGEMENT_ENDED, engagement)
    waiting_list.free_places(engagement.opportunity_id, engagement.places)
    return engagement


@transaction.atomic
def end_when_guardian_says_no(*, volunteer: Volunteer) -> None:
    """End what runs when a guardian takes the yes back. The place reads that the volunteer has stopped, and no more."""
    running = Engagement.objects.running().filter(volunteer=volunteer).select_related("institution")
    for found in running.order_by("institution_id", "pk"):
        lock_institution(found.institution)
        engagement = _lock(found)
        if engagement.is_running:
            _end(engagement, reason=EndReason.VOLUNTEER_STOPPED, acting_user=None)
            _tell_staff_of_stop(engagement)
            waiting_list.free_places(engagement.opportunity_id, engagement.places)


def _end(engagement: Engagement, *, reason: EndReason, acting_user: User | None) -> None:
    engagement.end(on=timezone.localdate(), reason=reason)
    if engagement.sign_up_id is not None:
        SignUp.objects.select_for_update().get(pk=engagement.sign_up_id).end()
    log(acting_user=acting_user, verb="engagement.ended", target=engagement, reason=engagement.end_reason)


def _tell_staff_of_stop(engagement: Engagement) -> None:
    staff = messages.who_meets(engagement.institution, engagement.opportunity)
    messages.tell_staff(messages.STAFF_VOLUNTEER_STOPPED, engagement, staff)


def hand_on(*, left: Membership, taken_over_by: Membership, acting_user: User) -> None:
    """Let somebody else be contact person and mentor of what runs. Call inside the transaction that ends ``left``."""
    running = Engagement.objects.running().filter(Q(contact=left) | Q(mentor=left))
    for engagement in running.select_for_update(of=("self",)).order_by("pk"):
        if engagement.contact_id == left.pk:
            engagement.contact = taken_over_by
        if engagement.mentor_id == left.pk:
            engagement.mentor = taken_over_by
        engagement.save(update_fields=["contact", "mentor"])
        log(acting_user=acting_user, verb="engagement.handed_on", target=engagement, membership=taken_over_by.pk)


def _lock(engagement: Engagement) -> Engagement:
    return Engagement.objects.select_for_update(of=("self",)).with_details().get(pk=engagement.pk)
