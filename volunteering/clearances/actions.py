"""Noting that a certificate is in order. Only the outcome is kept: no file, no number, no text, no negative."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from volunteering.clearances.kinds import ClearanceKind
from volunteering.clearances.models import Clearance
from volunteering.clearances.rules import may_set_clearance
from volunteering.institutions.rules import require
from volunteering.records.actions import log

if TYPE_CHECKING:
    from volunteering.institutions.models import Institution
    from volunteering.people.models import User, Volunteer

VALID_FOR: Final = datetime.timedelta(days=2 * 365)
"""How long a certificate counts. Source: the municipality's practice of a recheck every other year."""

KINDS: Final = tuple(kind.value for kind in ClearanceKind if kind.value)


class BadClearanceDayError(Exception):
    """The day is in the future, or so long ago that the certificate must be fetched again."""


@transaction.atomic
def set_clearance(
    *,
    volunteer: Volunteer,
    institution: Institution,
    kind: str,
    cleared_on: datetime.date,
    acting_user: User,
) -> Clearance:
    """Note that a certificate was found in order on a day; a new note takes the place of an earlier one.

    The caller has found that the volunteer belongs to the institution.

    Raises:
        NotAllowedError: the acting user may not note certificates there.
        BadClearanceDayError: the day is in the future or too long ago.
    """
    require(may_set_clearance(acting_user, institution))
    today = timezone.localdate()
    if not today - VALID_FOR < cleared_on <= today:
        raise BadClearanceDayError
    clearance, _created = Clearance.objects.update_or_create(
        volunteer=volunteer,
        institution=institution,
        kind=kind,
        defaults={"cleared_on": cleared_on, "recheck_due": cleared_on + VALID_FOR, "assessed_by": acting_user},
    )
    log(acting_user=acting_user, verb="clearance.set", target=clearance, kind=kind)
    return clearance


@transaction.atomic
def remove_clearance(*, volunteer: Volunteer, institution: Institution, kind: str, acting_user: User) -> None:
    """Take the note away; nothing is left that says so about the person. Doing it twice is harmless.

    Raises:
        NotAllowedError: the acting user may not note certificates there.
    """
    require(may_set_clearance(acting_user, institution))
    clearance = Clearance.objects.filter(volunteer=volunteer, institution=institution, kind=kind).first()
    if clearance is not None:
        log(acting_user=acting_user, verb="clearance.removed", target=institution, kind=kind)
        clearance.delete()
