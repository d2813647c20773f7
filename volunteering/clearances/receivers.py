"""What this room does when something happens in the rooms below. Runs inside their transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver

from volunteering.clearances.models import Clearance
from volunteering.people.signals import volunteer_claimed

if TYPE_CHECKING:
    from volunteering.people.models import Volunteer

WHAT_COUNTS = ("cleared_on", "recheck_due", "assessed_by_id")


@receiver(volunteer_claimed, dispatch_uid="clearances.volunteer_claimed")
def move_to_own_profile(*, old: Volunteer, new: Volunteer, **_kwargs: Any) -> None:  # noqa: ANN401 - the signal's
    """Let the certificates follow the person; of two of one kind at one place, the one that lasts longer counts."""
    there = {(row.institution_id, row.kind): row for row in Clearance.objects.filter(volunteer=new)}
    for row in Clearance.objects.filter(volunteer=old):
        other = there.get((row.institution_id, row.kind))
        if other is None:
            row.volunteer = new
            row.save(update_fields=["volunteer"])
        elif row.recheck_due > other.recheck_due:
            for name in WHAT_COUNTS:
                longer, shorter = getattr(row, name), getattr(other, name)
                setattr(other, name, longer)
                setattr(row, name, shorter)
            row.save()
            other.save()
