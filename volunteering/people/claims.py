"""Taking over, with a code on paper, the profile that a leader registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from volunteering.people import tokens
from volunteering.people.models import ClaimCode, GuardianConsent, User, Volunteer
from volunteering.people.signals import age_band_changed, volunteer_claimed
from volunteering.records.actions import log

if TYPE_CHECKING:
    import datetime


class ClaimCodeWrongError(Exception):
    """There is no such code, or it has been used, or its time has run out. Which of them is not told."""


@transaction.atomic
def claim(*, acting_user: User, typed_code: str) -> Volunteer:
    """Make the registered profile the acting user's own and return the profile that is left.

    Somebody who has a profile keeps that one: what was registered fills its empty fields, the rooms above move their
    rows, and the registered profile stays behind empty, pointing to the one kept, so that nothing is lost.

    Raises:
        ClaimCodeWrongError: the code does not work.
    """
    now = timezone.now()
    codes = ClaimCode.objects.filter(
        code_hash=tokens.digest_of_typed(typed_code), used_at__isnull=True, expires_at__gt=now
    )
    registered_id = codes.values_list("volunteer_id", flat=True).first()
    own_id = Volunteer.objects.of(acting_user).values_list("pk", flat=True).first()
    # The persons first, then the code: the order in which every action here locks.
    locked = {
        volunteer.pk: volunteer
        for volunteer in Volunteer.objects.select_for_update()
        .filter(pk__in=[pk for pk in (registered_id, own_id) if pk])
        .order_by("pk")
    }
    code = codes.select_for_update().first()
    if code is None or code.volunteer_id not in locked:
        raise ClaimCodeWrongError
    registered = locked[code.volunteer_id]
    if registered.user_id is not None or registered.merged_into_id is not None:
        raise ClaimCodeWrongError
    code.used_at = now
    code.save(update_fields=["used_at"])
    if own_id is None:
        kept = _give_login(registered, acting_user, now)
    else:
        kept = _merge(old=registered, new=locked[own_id], now=now)
    if kept.name and not acting_user.display_name:
        acting_user.display_name = kept.name
        acting_user.save(update_fields=["display_name"])
    log(acting_user=acting_user, verb="volunteer.claimed", target=kept, registered=registered.pk)
    return kept


def _give_login(registered: Volunteer, user: User, now: datetime.datetime) -> Volunteer:
    registered.user = user
    registered.claimed_at = now
    registered.save(update_fields=["user", "claimed_at"])
    return registered


def _merge(*, old: Volunteer, new: Volunteer, now: datetime.datetime) -> Volunteer:
    age_before = new.age_band
    for name in ("name", "phone", "age_band", "wishes", "weekly_hours", "registered_by_id"):
        if not getattr(new, name):
            setattr(new, name, getattr(old, name))
    new.languages = list(dict.fromkeys([*new.languages, *old.languages]))
    new.availability |= old.availability
    new.began_before_system = new.began_before_system or old.began_before_system
    new.first_contact_at = min(filter(None, (old.first_contact_at, new.first_contact_at)), default=None)
    new.claimed_at = now
    new.save()
    new.districts.add(*old.districts.all())
    _move_guardian_consents(old=old, new=new)
    old.merged_into = new
    old.save(update_fields=["merged_into"])
    volunteer_claimed.send(sender=Volunteer, old=old, new=new)
    if new.age_band != age_before:
        age_band_changed.send(sender=Volunteer, volunteer=new, before=age_before, after=new.age_band)
    return new


def _move_guardian_consents(*, old: Volunteer, new: Volunteer) -> None:
    """Move the guardians' answers; of two that hold, the one already given stays and the other stays behind."""
    moving = GuardianConsent.objects.filter(volunteer=old)
    if GuardianConsent.objects.confirmed().filter(volunteer=new).exists():
        moving = moving.exclude(pk__in=GuardianConsent.objects.confirmed().values("pk"))
    moving.update(volunteer=new)
