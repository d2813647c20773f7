"""The volunteer's side: sending a sign-up, answering, stepping back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from volunteering.engagements import messages, places, rules
from volunteering.engagements.actions import waiting_list
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import IllegalSignUpStateError, SignUp, TalkTime
from volunteering.institutions.rules import require
from volunteering.people import rules as people_rules
from volunteering.people.models import Volunteer
from volunteering.records.actions import log

if TYPE_CHECKING:
    from volunteering.institutions.models import Area
    from volunteering.opportunities.models import Opportunity
    from volunteering.people.models import User


class NotOpenError(Exception):
    """The task does not take sign-ups any more: paused or closed meanwhile."""


class FullError(Exception):
    """There are not places enough; the waiting list is open."""


class GroupTooLargeError(Exception):
    """The group is larger than the task will ever have places for."""


class TalkTimePassedError(Exception):
    """The time to talk has gone by."""


@transaction.atomic
def send_sign_up(
    *,
    opportunity: Opportunity,
    volunteer: Volunteer,
    acting_user: User,
    words: str = "",
    wishes: str = "",
    team_name: str = "",
    size: int = 1,
    joins_waiting_list: bool = False,
) -> SignUp:
    """Sign a volunteer up to a task; ``size`` is how many come. Sending it twice is one sign-up.

    When the volunteer is under 15, nothing reaches the institution until a guardian has said yes.

    Raises:
        NotAllowedError: the volunteer is somebody else.
        NotOpenError: the task has been paused or closed.
        GroupTooLargeError: it will never have places for so many.
        FullError: there are not places enough now, and the waiting list was not chosen.
    """
    require(rules.is_own(acting_user, volunteer))
    volunteer = _hold(volunteer)
    task = places.lock(opportunity.pk)
    earlier = SignUp.objects.with_details().still_counting().filter(volunteer=volunteer, opportunity=task).first()
    if earlier is not None:
        return earlier
    if not places.takes_sign_ups(task):
        raise NotOpenError
    if size > task.places:
        raise GroupTooLargeError
    is_full = not places.fits(task, size)
    if is_full and not joins_waiting_list:
        raise FullError
    reaches = people_rules.may_reach_institutions(volunteer)
    sign_up = SignUp.objects.create(
        volunteer=volunteer,
        opportunity=task,
        institution=task.institution,
        area=task.institution.area,
        team_name=team_name,
        places=size,
        words=words,
        wishes=wishes,
        state=SignUpState.SENT if reaches else SignUpState.AWAITING_GUARDIAN,
        sent_at=timezone.now() if reaches else None,
    )
    log(acting_user=acting_user, verb="sign_up.sent", target=sign_up, reaches=reaches)
    if reaches:
        _arrive(sign_up, is_full=is_full)
        messages.tell_volunteer(messages.SIGN_UP_RECEIVED, sign_up, is_waiting=is_full)
    else:
        messages.tell_volunteer(messages.SIGN_UP_WAITS_FOR_GUARDIAN, sign_up)
    return sign_up


@transaction.atomic
def send_unsolicited_offer(
    *, area: Area, volunteer: Volunteer, acting_user: User, words: str = "", wishes: str = ""
) -> SignUp:
    """Offer to give a hand in an area without a chosen task. It reaches the coordinator of the area.

    Sending it twice is one offer.

    Raises:
        NotAllowedError: the volunteer is somebody else.
    """
    require(rules.is_own(acting_user, volunteer))
    volunteer = _hold(volunteer)
    reaches = people_rules.may_reach_institutions(volunteer)
    open_offers = SignUp.objects.with_details().open().filter(volunteer=volunteer, area=area, opportunity=None)
    earlier = open_offers.first()
    if earlier is not None:
        return earlier
    try:
        with transaction.atomic():
            offer = SignUp.objects.create(
                volunteer=volunteer,
                area=area,
                words=words,
                wishes=wishes,
                state=SignUpState.SENT if reaches else SignUpState.AWAITING_GUARDIAN,
                sent_at=timezone.now() if reaches else None,
            )
    except IntegrityError:
        # Sent at the same moment from another tab.
        return open_offers.get()
    log(acting_user=acting_user, verb="sign_up.offered_help", target=offer, reaches=reaches)
    if reaches:
        _arrive(offer, is_full=False)
        messages.tell_volunteer(messages.OFFER_OF_HELP_RECEIVED, offer)
    else:
        messages.tell_volunteer(messages.SIGN_UP_WAITS_FOR_GUARDIAN, offer)
    return offer


def _hold(volunteer: Volunteer) -> Volunteer:
    """Return the person as she or he is now; nobody changes the age or answers as guardian before the commit.

    Otherwise a yes could come between the look at it and the sign-up that it would have sent on.
    """
    locked = Volunteer.objects.select_for_update(of=("self",), no_key=True).select_related("user")
    [held] = locked.filter(pk=volunteer.pk)
    return held


def _arrive(sign_up: SignUp, *, is_full: bool) -> None:
    """Put it where it belongs at the institution, and tell the people there."""
    key = _this_time(sign_up)
    if sign_up.institution is None:
        coordinators = messages.who_coordinates(sign_up.area)
        if coordinators:
            messages.tell_staff(messages.STAFF_NEW_OFFER_OF_HELP, sign_up, coordinators, key=key)
        else:
            messages.tell_office(messages.STAFF_NEW_OFFER_OF_HELP, sign_up, key=key)
        return
    if is_full:
        sign_up.join_queue()
    messages.tell_staff(
        messages.STAFF_NEW_SIGN_UP,
        sign_up,
        messages.who_meets(sign_up.institution, sign_up.opportunity),
        key=key,
        is_waiting=is_full,
    )


@transaction.atomic
def reach_institution(*, volunteer: Volunteer) -> None:
    """Send on what waited for the guardian. What is full meanwhile waits in the queue, what is closed ends kindly."""
    waiting = (
        SignUp.objects.filter(volunteer=volunteer, state=SignUpState.AWAITING_GUARDIAN)
        .select_for_update(of=("self",))
        .with_details()
        .order_by("pk")
    )
    for sign_up in waiting:
        is_full = False
        if sign_up.opportunity_id is not None:
            task = places.lock(sign_up.opportunity_id)
            if not places.takes_sign_ups(task):
                sign_up.lapse()
                log(acting_user=None, verb="sign_up.lapsed", target=sign_up)
                messages.tell_volunteer(messages.TASK_CLOSED, sign_up)
                continue
            is_full = not places.fits(task, sign_up.places)
        sign_up.reach_institution()
        log(acting_user=None, verb="sign_up.reached_institution", target=sign_up)
        _arrive(sign_up, is_full=is_full)
        messages.tell_volunteer(messages.SIGN_UP_REACHED_INSTITUTION, sign_up, key=_this_time(sign_up))


@transaction.atomic
def hold_back_for_guardian(*, volunteer: Volunteer) -> None:
    """Take back what is with institutions when it turns out that a guardian has to say yes first.

    The institution reads that it has been withdrawn, and no more; with the guardian's yes it arrives as new.
    """
    at_institutions = SignUp.objects.open().filter(volunteer=volunteer).exclude(state=SignUpState.AWAITING_GUARDIAN)
    for sign_up in at_institutions.select_for_update(of=("self",)).with_details().order_by("pk"):
        held, moment = sign_up.holds_places, f"{timezone.now():%Y%m%d%H%M%S%f}"
        sign_up.wait_for_guardian()
        sign_up.talk_times.all().delete()
        if held:
            waiting_list.free_places(sign_up.opportunity_id, sign_up.places)
        log(acting_user=None, verb="sign_up.waits_for_guardian", target=sign_up)
        messages.tell_staff(messages.STAFF_SIGN_UP_WITHDRAWN, sign_up, _staff_of(sign_up), key=moment)
        messages.tell_volunteer(messages.SIGN_UP_WAITS_FOR_GUARDIAN, sign_up, key=moment)


def _this_time(sign_up: SignUp) -> str:
    """Return what tells a later arrival from an earlier one, so that its mails are not taken for repetitions."""
    return f"{sign_up.sent_at:%Y%m%d%H%M%S%f}"


@transaction.atomic
def take_back_from_institutions(*, volunteer: Volunteer) -> None:
    """End what is open when a guardian says no or takes the yes back."""
    for sign_up in (
        SignUp.objects.open().filter(volunteer=volunteer).select_for_update(of=("self",)).with_details().order_by("pk")
    ):
        _step_back(sign_up)
        log(acting_user=None, verb="sign_up.guardian_said_no", target=sign_up)


@transaction.atomic
def choose_talk_time(*, sign_up: SignUp, talk_time: TalkTime, acting_user: User) -> SignUp:
    """Let the volunteer choose one of the proposed times; choosing another one later is fine.

    Raises:
        NotAllowedError: the sign-up is somebody else's.
        IllegalSignUpStateError: nobody has invited, or it is over.
        TalkTimePassedError: the time has gone by.
    """
    require(rules.is_own(acting_user, sign_up.volunteer))
    sign_up = lock(sign_up)
    if sign_up.state != SignUpState.INVITED and not sign_up.has_accepted_offer:
        raise IllegalSignUpStateError
    chosen = sign_up.talk_times.filter(pk=talk_time.pk).first()
    if chosen is None:
        raise IllegalSignUpStateError
    if chosen.is_chosen:
        return sign_up
    if chosen.starts_at < timezone.now():
        raise TalkTimePassedError
    sign_up.talk_times.filter(is_chosen=True).update(is_chosen=False)
    chosen.is_chosen = True
    chosen.save(update_fields=["is_chosen"])
    log(acting_user=acting_user, verb="sign_up.talk_time_chosen", target=sign_up, talk_time=chosen.pk)
    messages.tell_staff(
        messages.STAFF_TALK_TIME_CHOSEN,
        sign_up,
        _staff_of(sign_up),
        key=f"{chosen.starts_at:%Y%m%d%H%M}-{timezone.now():%Y%m%d%H%M%S}",
        time=chosen.starts_at,
    )
    return sign_up


@transaction.atomic
def accept_offer(*, sign_up: SignUp, acting_user: User) -> SignUp:
    """Say yes to the held place. It stays held until the leader has said welcome. Saying it twice is one yes.

    Raises:
        NotAllowedError: the sign-up is somebody else's.
        IllegalSignUpStateError: no place is held any more.
    """
    require(rules.is_own(acting_user, sign_up.volunteer))
    sign_up = lock(sign_up)
    if sign_up.has_accepted_offer or sign_up.state == SignUpState.WELCOME:
        return sign_up
    if sign_up.offered_until is not None and sign_up.offered_until < timezone.now():
        raise IllegalSignUpStateError
    sign_up.accept_offer()
    log(acting_user=acting_user, verb="sign_up.offer_accepted", target=sign_up)
    messages.tell_staff(messages.STAFF_PLACE_ACCEPTED, sign_up, _staff_of(sign_up))
    return sign_up


@transaction.atomic
def withdraw(*, sign_up: SignUp, acting_user: User) -> SignUp:
    """Step back, also from a held place; nobody asks for a reason. Doing it twice is harmless.

    Raises:
        NotAllowedError: the sign-up is somebody else's.
        IllegalSignUpStateError: it is over, or an engagement that ends in its own way.
    """
    require(rules.is_own(acting_user, sign_up.volunteer))
    sign_up = lock(sign_up)
    if sign_up.state == SignUpState.WITHDRAWN:
        return sign_up
    _step_back(sign_up)
    log(acting_user=acting_user, verb="sign_up.withdrawn", target=sign_up)
    return sign_up


def decline_offer(*, sign_up: SignUp, acting_user: User) -> SignUp:
    """Say no thanks to the held place; it goes to the next in line.

    Raises:
        NotAllowedError: the sign-up is somebody else's.
        IllegalSignUpStateError: it is over.
    """
    return withdraw(sign_up=sign_up, acting_user=acting_user)


def _step_back(sign_up: SignUp) -> None:
    held = sign_up.holds_places
    was_sent = sign_up.sent_at is not None
    sign_up.withdraw()
    if held:
        waiting_list.free_places(sign_up.opportunity_id, sign_up.places)
    if was_sent:
        messages.tell_staff(messages.STAFF_SIGN_UP_WITHDRAWN, sign_up, _staff_of(sign_up))


def _staff_of(sign_up: SignUp) -> list[User]:
    if sign_up.institution is None:
        return messages.who_coordinates(sign_up.area)
    return messages.who_meets(sign_up.institution, sign_up.opportunity)


def lock(sign_up: SignUp) -> SignUp:
    """Return the sign-up as it is now, with its row locked until the commit."""
    return SignUp.objects.select_for_update(of=("self",)).with_details().get(pk=sign_up.pk)
