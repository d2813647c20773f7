"""Writing profiles: making, changing, registering on paper."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone

from volunteering.people import rules, tokens
from volunteering.people.choices import ProfileStep
from volunteering.people.models import ClaimCode, User, Volunteer
from volunteering.people.signals import age_band_changed
from volunteering.records.actions import log

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CLAIM_CODE_DAYS: Final = 60
"""How long a code on paper can be used, in days."""

SAME_REGISTRATION: Final = datetime.timedelta(minutes=10)
"""A registration with the same name and number by the same employee within this time is one and the same."""

FIELDS_OF_STEP: Final[Mapping[ProfileStep, str]] = {
    ProfileStep.NAME: "name",
    ProfileStep.PHONE: "phone",
    ProfileStep.AGE: "age_band",
    ProfileStep.DISTRICTS: "districts",
    ProfileStep.LANGUAGES: "languages",
    ProfileStep.WISHES: "wishes",
    ProfileStep.AVAILABILITY: "availability",
    ProfileStep.HOURS: "weekly_hours",
}


class NotYourProfileError(Exception):
    """The acting user may not change this profile."""


class ClaimCodeNotPossibleError(Exception):
    """The person has a login already, so there is nothing to take over."""


def ensure_volunteer(*, user: User) -> Volunteer:
    """Return the user's profile, made now if there was none. Two calls at once make one profile."""
    volunteer, created = Volunteer.objects.get_or_create(user=user, defaults={"name": user.display_name})
    if created:
        log(acting_user=user, verb="volunteer.made", target=volunteer)
    return volunteer


@transaction.atomic
def answer_step(*, volunteer: Volunteer, step: ProfileStep, answer: Any, acting_user: User) -> Volunteer:  # noqa: ANN401
    """Store the answer to one step of the profile; ``answer`` is the cleaned value of the step's field.

    Raises:
        NotYourProfileError: the profile is somebody else's.
    """
    volunteer = _lock_own(volunteer, acting_user)
    name = FIELDS_OF_STEP[step]
    volunteer.skipped_steps = [other for other in volunteer.skipped_steps if other != step]
    if step is ProfileStep.DISTRICTS:
        volunteer.districts.set(answer)
        volunteer.save(update_fields=["skipped_steps"])
    else:
        before = getattr(volunteer, name)
        setattr(volunteer, name, answer)
        volunteer.save(update_fields=[name, "skipped_steps"])
        if step is ProfileStep.AGE and before != answer:
            age_band_changed.send(sender=Volunteer, volunteer=volunteer, before=before, after=answer)
        if step is ProfileStep.NAME:
            acting_user.display_name = answer
            acting_user.save(update_fields=["display_name"])
    log(acting_user=acting_user, verb="volunteer.changed", target=volunteer, step=step.value)
    return volunteer


@transaction.atomic
def skip_step(*, volunteer: Volunteer, step: ProfileStep, acting_user: User) -> Volunteer:
    """Remember that the step was passed over, so that it is not asked again by itself.

    Raises:
        NotYourProfileError: the profile is somebody else's.
    """
    volunteer = _lock_own(volunteer, acting_user)
    if step not in volunteer.skipped_steps:
        volunteer.skipped_steps = [*volunteer.skipped_steps, step.value]
        volunteer.save(update_fields=["skipped_steps"])
    return volunteer


def note_first_contact(*, volunteer: Volunteer) -> None:
    """Remember when an institution first got in touch; from then on times and hours may be asked for."""
    Volunteer.objects.filter(pk=volunteer.pk, first_contact_at__isnull=True).update(first_contact_at=timezone.now())
    volunteer.refresh_from_db(fields=["first_contact_at"])


@transaction.atomic
def register_volunteer(
    *,
    acting_user: User,
    name: str,
    phone: str,
    age_band: str = "",
    languages: Sequence[str] = (),
    began_before_system: bool = False,
) -> Volunteer:
    """Return a new profile without a login, for somebody without e-mail or from before the system.

    The caller has checked the right to do so at an institution. Sending the form twice registers once.
    """
    User.objects.select_for_update().get(pk=acting_user.pk)
    same = (
        Volunteer.objects.without_account()
        .filter(registered_by=acting_user, name=name, phone=phone, created_at__gte=timezone.now() - SAME_REGISTRATION)
        .first()
    )
    if same is not None:
        return same
    volunteer = Volunteer.objects.create(
        name=name,
        phone=phone,
        age_band=age_band,
        languages=list(languages),
        registered_by=acting_user,
        began_before_system=began_before_system,
    )
    log(acting_user=acting_user, verb="volunteer.registered", target=volunteer)
    return volunteer


@transaction.atomic
def issue_claim_code(*, volunteer: Volunteer, acting_user: User) -> str:
    """Return a new paper code with which the person takes over the profile; an earlier unused one no longer works.

    The caller has checked the right to do so. The code itself is stored nowhere.

    Raises:
        ClaimCodeNotPossibleError: the person has a login already.
    """
    volunteer = Volunteer.objects.select_for_update().get(pk=volunteer.pk)
    if not rules.may_get_claim_code(volunteer):
        raise ClaimCodeNotPossibleError
    volunteer.claim_codes.filter(used_at__isnull=True).delete()
    code, code_hash = tokens.new_paper_code()
    ClaimCode.objects.create(
        volunteer=volunteer,
        code_hash=code_hash,
        created_by=acting_user,
        expires_at=timezone.now() + datetime.timedelta(days=CLAIM_CODE_DAYS),
    )
    log(acting_user=acting_user, verb="volunteer.claim_code_issued", target=volunteer)
    return code


def _lock_own(volunteer: Volunteer, acting_user: User) -> Volunteer:
    locked = Volunteer.objects.select_for_update(no_key=True).get(pk=volunteer.pk)
    if not rules.is_own(acting_user, locked):
        raise NotYourProfileError
    return locked
