"""The institution's side: invite, say welcome, keep waiting, give a kind no, pass on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from volunteering.engagements import messages, places, rules
from volunteering.engagements.actions import waiting_list
from volunteering.engagements.actions.sending import NotOpenError, lock
from volunteering.engagements.choices import DeclineReason, SignUpState
from volunteering.engagements.models import Engagement, IllegalSignUpStateError, SignUp, TalkTime
from volunteering.institutions.actions import hold
from volunteering.institutions.rules import require
from volunteering.opportunities.choices import OpportunityState
from volunteering.people.actions import note_first_contact
from volunteering.records.actions import log

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from decimal import Decimal

    from volunteering.institutions.models import Institution, Membership, Unit
    from volunteering.opportunities.models import Opportunity
    from volunteering.people.models import User

MOST_TALK_TIMES: Final = 3


class BadTalkTimesError(Exception):
    """There must be one to three times, all different and still to come."""


class NoPlaceChosenError(Exception):
    """An offer to help in an area must be passed on to an institution before somebody is welcomed."""


class ElsewhereError(Exception):
    """The contact person, mentor or unit belongs to another institution."""


class AlreadyThereError(Exception):
    """The volunteer is already signed up there."""


@transaction.atomic
def invite(*, sign_up: SignUp, times: Sequence[datetime.datetime], note: str, acting_user: User) -> SignUp:
    """Invite to a first talk with one to three proposed times and where it is or who calls; may be repeated.

    Raises:
        NotAllowedError: the acting user does not meet people there.
        BadTalkTimesError: no time, too many, twice the same, or one that has gone by.
        IllegalSignUpStateError: it is over.
    """
    require(rules.may_meet(acting_user, sign_up))
    wanted = sorted(set(times))
    if not 1 <= len(wanted) == len(times) <= MOST_TALK_TIMES or wanted[0] <= timezone.now():
        raise BadTalkTimesError
    # The person before the sign-up, as a guardian who answers does: neither waits for the other in a circle.
    note_first_contact(volunteer=sign_up.volunteer)
    sign_up = lock(sign_up)
    before = list(sign_up.talk_times.values_list("starts_at", flat=True))
    if sign_up.invited_at is not None and before == wanted and sign_up.talk_note == note:
        # The same form sent twice.
        return sign_up
    sign_up.invite(note=note)
    sign_up.talk_times.all().delete()
    TalkTime.objects.bulk_create([TalkTime(sign_up=sign_up, starts_at=time) for time in wanted])
    log(acting_user=acting_user, verb="sign_up.invited", target=sign_up, times=len(wanted))
    messages.tell_volunteer(
        messages.INVITED_TO_TALK,
        sign_up,
        key=f"{sign_up.invited_at:%Y%m%d%H%M%S%f}",
        times=wanted,
        note=note,
    )
    return sign_up


def welcome(
    *,
    sign_up: SignUp,
    contact: Membership,
    acting_user: User,
    mentor: Membership | None = None,
    unit: Unit | None = None,
    weekly_hours: Decimal | None = None,
    started_on: datetime.date | None = None,
) -> Engagement:
    """Say welcome: take the places (or use those held), and make the engagement. Doing it twice makes one.

    Raises:
        NotAllowedError: the acting user does not meet people there.
        NoPlaceChosenError: it is an offer to an area that has not been passed on.
        NoFreePlaceError: fewer places are free than the group needs.
        IllegalSignUpStateError: it is over.
        ElsewhereError: contact, mentor or unit belongs to another institution.
    """
    require(rules.may_meet(acting_user, sign_up))
    if sign_up.institution is None:
        raise NoPlaceChosenError
    # A look without a lock spares those who come too late the rest; `take` decides.
    if SignUp.objects.without_room().filter(pk=sign_up.pk).exists():
        raise places.NoFreePlaceError
    return _welcome(
        sign_up,
        acting_user,
        institution=sign_up.institution,
        contact=contact,
        mentor=mentor,
        unit=unit,
        weekly_hours=weekly_hours,
        started_on=started_on or timezone.localdate(),
    )


@transaction.atomic
def _welcome(
    sign_up: SignUp,
    acting_user: User,
    *,
    institution: Institution,
    contact: Membership,
    mentor: Membership | None,
    unit: Unit | None,
    weekly_hours: Decimal | None,
    started_on: datetime.date,
) -> Engagement:
    require_here(institution.pk, [contact, mentor], unit)
    if sign_up.volunteer.first_contact_at is None:
        note_first_contact(volunteer=sign_up.volunteer)
    sign_up = lock(sign_up)
    if sign_up.state == SignUpState.WELCOME:
        return sign_up.engagement
    if sign_up.opportunity is not None and not sign_up.holds_places:
        # Read a moment ago: whoever sees now that it is full need not wait for those who are being welcomed.
        if not places.fits(sign_up.opportunity, sign_up.places):
            raise places.NoFreePlaceError
        places.take(sign_up.opportunity.pk, sign_up.places)
    sign_up.welcome()
    engagement = Engagement.objects.create(
        sign_up=sign_up,
        volunteer=sign_up.volunteer,
        institution=institution,
        opportunity=sign_up.opportunity,
        contact=contact,
        mentor=mentor,
        unit=unit,
        weekly_hours=weekly_hours,
        places=sign_up.places,
        started_on=started_on,
    )
    log(acting_user=acting_user, verb="sign_up.welcomed", target=sign_up, places=sign_up.places)
    messages.tell_volunteer(
        messages.WELCOME,
        sign_up,
        contact=contact.user.get_full_name(),
        mentor=mentor.user.get_full_name() if mentor is not None else "",
        unit=unit.name if unit is not None else "",
        weekly_hours=weekly_hours,
        started_on=engagement.started_on,
    )
    return engagement


def require_here(institution_id: int, people: Sequence[Membership | None], unit: Unit | None) -> None:
    """Stop when a contact person, mentor or unit is not of the institution, or has left.

    Inside a transaction nobody who is named can leave before it is over.

    Raises:
        ElsewhereError: one is.
    """
    members = [member for member in people if member is not None]
    are_here = all(member.institution_id == institution_id for member in members)
    if not are_here or (unit is not None and unit.institution_id != institution_id) or not hold(*members):
        raise ElsewhereError


@transaction.atomic
def put_on_waiting_list(*, sign_up: SignUp, acting_user: User) -> SignUp:
    """Keep somebody for when a place comes free. Doing it twice is harmless.

    Raises:
        NotAllowedError: the acting user does not meet people there.
        PlaceIsFreeError: there is a place, so that nobody needs to wait.
        IllegalSignUpStateError: it or its task is over, or it has no task to wait for.
    """
    require(rules.may_meet(acting_user, sign_up))
    sign_up = lock(sign_up)
    if sign_up.opportunity_id is None or sign_up.holds_places:
        raise IllegalSignUpStateError
    if sign_up.state == SignUpState.WAITING:
        return sign_up
    task = places.lock(sign_up.opportunity_id)
    if task.state == OpportunityState.CLOSED:
        raise IllegalSignUpStateError
    if places.fits(task, sign_up.places):
        raise places.PlaceIsFreeError
    sign_up.put_on_waiting_list()
    log(acting_user=acting_user, verb="sign_up.put_on_waiting_list", target=sign_up)
    # Who was called to a talk in between is told again: each time is an event of its own.
    messages.tell_volunteer(messages.ON_WAITING_LIST, sign_up, key=f"{timezone.now():%Y%m%d%H%M%S%f}")
    return sign_up


@transaction.atomic
def decline(*, sign_up: SignUp, reason: DeclineReason, acting_user: User) -> SignUp:
    """Give a kind no with a reason code; a held place goes on. Doing it twice is harmless.

    Raises:
        NotAllowedError: the acting user does not meet people there.
        IllegalSignUpStateError: it is over.
    """
    require(rules.may_meet(acting_user, sign_up))
    sign_up = lock(sign_up)
    if sign_up.state == SignUpState.DECLINED:
        return sign_up
    held = sign_up.holds_places
    sign_up.decline(reason=reason)
    log(acting_user=acting_user, verb="sign_up.declined", target=sign_up, reason=reason.value)
    messages.tell_volunteer(messages.KIND_NO, sign_up, reason=reason.value)
    if held:
        waiting_list.free_places(sign_up.opportunity_id, sign_up.places)
    return sign_up


@transaction.atomic
def pass_on(*, sign_up: SignUp, institution: Institution, opportunity: Opportunity | None, acting_user: User) -> SignUp:
    """Pass an offer to help on to an institution, or to one of its tasks; the volunteer agreed to it when offering.

    Raises:
        NotAllowedError: the acting user does not coordinate the area.
        IllegalSignUpStateError: it is over, or has been passed on already.
        NotOpenError: the task takes no sign-ups, or belongs to another institution.
        AlreadyThereError: the volunteer is signed up there already.
    """
    require(sign_up.institution_id is None and rules.may_meet(acting_user, sign_up))
    sign_up = lock(sign_up)
    is_full = False
    if opportunity is not None:
        opportunity = places.lock(opportunity.pk)
        if opportunity.institution_id != institution.pk or not places.takes_sign_ups(opportunity):
            raise NotOpenError
        is_full = not places.fits(opportunity, sign_up.places)
    try:
        with transaction.atomic():
            sign_up.pass_on(institution=institution, opportunity=opportunity)
    except IntegrityError as error:
        raise AlreadyThereError from error
    sign_up.talk_times.all().delete()
    if is_full:
        sign_up.join_queue()
    log(acting_user=acting_user, verb="sign_up.passed_on", target=sign_up, institution=institution.pk)
    messages.tell_staff(
        messages.STAFF_NEW_SIGN_UP, sign_up, messages.who_meets(institution, opportunity), is_waiting=is_full
    )
    messages.tell_volunteer(messages.OFFER_OF_HELP_PASSED_ON, sign_up)
    return sign_up


__all__ = [
    "AlreadyThereError",
    "BadTalkTimesError",
    "ElsewhereError",
    "IllegalSignUpStateError",
    "NoPlaceChosenError",
    "NotOpenError",
    "decline",
    "invite",
    "pass_on",
    "put_on_waiting_list",
    "require_here",
    "welcome",
]
