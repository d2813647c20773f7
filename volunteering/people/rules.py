"""Who may do what with a profile. Rights at an institution are decided in the rooms above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from volunteering.people.choices import AgeBand, ProfileStep
from volunteering.people.models import GuardianConsent
from volunteering.people.profile import Progress, progress

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from volunteering.people.models import Volunteer


def is_own(user: AbstractBaseUser | AnonymousUser, volunteer: Volunteer) -> bool:
    """Say whether the profile is the user's own."""
    return user.is_authenticated and volunteer.user_id == user.pk


def may_reach_institutions(volunteer: Volunteer) -> bool:
    """Say whether a sign-up may go on to an institution: over 15, or with a guardian's yes that still holds."""
    if not volunteer.needs_guardian:
        return True
    return GuardianConsent.objects.confirmed().filter(volunteer=volunteer).exists()


def loses_by_age(volunteer: Volunteer, age_band: str) -> bool:
    """Say whether choosing an age under 15 could hold back or end something that a volunteer has already begun.

    So it is when institutions may be reached today and there has been time to begin: an older age was chosen before,
    or an institution has been in touch.
    """
    has_begun = volunteer.pk is not None and bool(volunteer.age_band or volunteer.first_contact_at)
    if not has_begun or age_band not in AgeBand.under_15():
        return False
    return not volunteer.needs_guardian and not GuardianConsent.objects.confirmed().filter(volunteer=volunteer).exists()


def may_get_claim_code(volunteer: Volunteer) -> bool:
    """Say whether a paper code makes sense: the person was registered and has no login yet."""
    return volunteer.user_id is None and volunteer.merged_into_id is None


def answered_steps(volunteer: Volunteer) -> frozenset[ProfileStep]:
    """Return the steps to which the profile holds an answer."""
    answers = {
        ProfileStep.NAME: volunteer.name,
        ProfileStep.PHONE: volunteer.phone,
        ProfileStep.AGE: volunteer.age_band,
        ProfileStep.DISTRICTS: volunteer.pk is not None and volunteer.districts.exists(),
        ProfileStep.LANGUAGES: volunteer.languages,
        ProfileStep.WISHES: volunteer.wishes,
        ProfileStep.AVAILABILITY: volunteer.availability,
        ProfileStep.HOURS: volunteer.weekly_hours,
    }
    return frozenset(step for step, answer in answers.items() if answer)


def progress_of(volunteer: Volunteer) -> Progress:
    """Return how far a volunteer has come with the profile; times and hours only after the first contact."""
    return progress(
        answered=answered_steps(volunteer),
        skipped=volunteer.skipped_steps,
        after_first_contact=volunteer.first_contact_at is not None,
    )
