"""What this room does when something happens in the rooms below. Runs inside their transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.dispatch import receiver

from volunteering.engagements.actions import engaging, sending, waiting_list
from volunteering.engagements.choices import COUNTING_STATES, OPEN_STATES
from volunteering.engagements.models import Engagement, SignUp
from volunteering.institutions.signals import leadership_handed_over, membership_ended
from volunteering.opportunities.signals import opportunity_closed, places_added
from volunteering.people import rules as people_rules
from volunteering.people.signals import age_band_changed, guardian_confirmed, guardian_withdrew, volunteer_claimed

if TYPE_CHECKING:
    from volunteering.institutions.models import Membership
    from volunteering.opportunities.models import Opportunity
    from volunteering.people.models import User, Volunteer


@receiver(guardian_confirmed, dispatch_uid="engagements.guardian_confirmed")
def send_what_waited(*, volunteer: Volunteer, **_kwargs: object) -> None:
    """Send the sign-ups on that waited for the guardian."""
    sending.reach_institution(volunteer=volunteer)


@receiver(guardian_withdrew, dispatch_uid="engagements.guardian_withdrew")
def take_back(*, volunteer: Volunteer, **_kwargs: object) -> None:
    """End what is open and what runs when the guardian says no, or takes the yes back."""
    sending.take_back_from_institutions(volunteer=volunteer)
    engaging.end_when_guardian_says_no(volunteer=volunteer)


@receiver(age_band_changed, dispatch_uid="engagements.age_band_changed")
def follow_another_age(*, volunteer: Volunteer, **_kwargs: object) -> None:
    """Send on what waited for a guardian when somebody turns out to be 15 or older; take back what now needs one."""
    if people_rules.may_reach_institutions(volunteer):
        sending.reach_institution(volunteer=volunteer)
    else:
        _take_back_until_guardian_says_yes(volunteer)


def _take_back_until_guardian_says_yes(volunteer: Volunteer) -> None:
    """What runs ends as when a guardian says no: an agreement without the guardian's yes does not hold."""
    sending.hold_back_for_guardian(volunteer=volunteer)
    engaging.end_when_guardian_says_no(volunteer=volunteer)


@receiver(volunteer_claimed, dispatch_uid="engagements.volunteer_claimed")
def move_to_own_profile(*, old: Volunteer, new: Volunteer, **_kwargs: object) -> None:
    """Let what a leader registered follow the person; of two sign-ups to the same, the own one counts."""
    Engagement.objects.filter(volunteer=old).update(volunteer=new)
    own = SignUp.objects.filter(volunteer=new)
    same_task = own.filter(state__in=COUNTING_STATES, opportunity=OuterRef("opportunity"))
    same_area = own.filter(state__in=OPEN_STATES, opportunity=None, area=OuterRef("area"))
    stays = Q(Exists(same_task), state__in=COUNTING_STATES) | Q(
        Exists(same_area), opportunity=None, state__in=OPEN_STATES
    )
    SignUp.objects.filter(~stays, volunteer=old).update(volunteer=new)
    if not people_rules.may_reach_institutions(new):
        _take_back_until_guardian_says_yes(new)


@receiver(membership_ended, dispatch_uid="engagements.membership_ended")
def hand_on_when_somebody_leaves(
    *, membership: Membership, taken_over_by: Membership | None, acting_user: User, **_kwargs: object
) -> None:
    """Let the leader be contact person and mentor where the one who left was."""
    if taken_over_by is not None:
        engaging.hand_on(left=membership, taken_over_by=taken_over_by, acting_user=acting_user)


@receiver(leadership_handed_over, dispatch_uid="engagements.leadership_handed_over")
def hand_on_to_the_new_leader(
    *, previous: Membership, successor: Membership, acting_user: User, **_kwargs: object
) -> None:
    """Let the new leader be contact person and mentor where the earlier one was."""
    engaging.hand_on(left=previous, taken_over_by=successor, acting_user=acting_user)


@receiver(places_added, dispatch_uid="engagements.places_added")
def offer_new_places(*, opportunity: Opportunity, **_kwargs: object) -> None:
    """Offer the places that a task got to the queue."""
    waiting_list.offer_next(opportunity_id=opportunity.pk)


@receiver(opportunity_closed, dispatch_uid="engagements.opportunity_closed")
def end_what_waits(*, opportunity: Opportunity, **_kwargs: object) -> None:
    """Tell those who wait for a task that has closed."""
    waiting_list.end_sign_ups(opportunity=opportunity)
