"""What this room does when something happens in the rooms below. Runs inside their transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.dispatch import receiver

from volunteering.engagements.actions import sending, waiting_list
from volunteering.engagements.models import Engagement, SignUp
from volunteering.opportunities.signals import opportunity_closed, places_added
from volunteering.people import rules as people_rules
from volunteering.people.signals import age_band_changed, guardian_confirmed, guardian_withdrew, volunteer_claimed

if TYPE_CHECKING:
    from volunteering.opportunities.models import Opportunity
    from volunteering.people.models import Volunteer


@receiver(guardian_confirmed, dispatch_uid="engagements.guardian_confirmed")
def send_what_waited(*, volunteer: Volunteer, **_kwargs: object) -> None:
    """Send the sign-ups on that waited for the guardian."""
    sending.reach_institution(volunteer=volunteer)


@receiver(guardian_withdrew, dispatch_uid="engagements.guardian_withdrew")
def take_back(*, volunteer: Volunteer, **_kwargs: object) -> None:
    """End what is open when the guardian says no."""
    sending.take_back_from_institutions(volunteer=volunteer)


@receiver(age_band_changed, dispatch_uid="engagements.age_band_changed")
def send_what_needs_no_guardian(*, volunteer: Volunteer, **_kwargs: object) -> None:
    """Send on what waited for a guardian when somebody turns out to be 15 or older."""
    if people_rules.may_reach_institutions(volunteer):
        sending.reach_institution(volunteer=volunteer)


@receiver(volunteer_claimed, dispatch_uid="engagements.volunteer_claimed")
def move_to_own_profile(*, old: Volunteer, new: Volunteer, **_kwargs: object) -> None:
    """Let what a leader registered follow the person to the own profile."""
    Engagement.objects.filter(volunteer=old).update(volunteer=new)
    taken = SignUp.objects.filter(volunteer=new).values("opportunity")
    SignUp.objects.filter(volunteer=old).exclude(opportunity__in=taken).update(volunteer=new)


@receiver(places_added, dispatch_uid="engagements.places_added")
def offer_new_places(*, opportunity: Opportunity, **_kwargs: object) -> None:
    """Offer the places that a task got to the queue."""
    waiting_list.offer_next(opportunity_id=opportunity.pk)


@receiver(opportunity_closed, dispatch_uid="engagements.opportunity_closed")
def end_what_waits(*, opportunity: Opportunity, **_kwargs: object) -> None:
    """Tell those who wait for a task that has closed."""
    waiting_list.end_sign_ups(opportunity=opportunity)
