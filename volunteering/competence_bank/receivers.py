"""What this room does when something happens in the rooms below. Runs inside their transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.dispatch import receiver

from volunteering.competence_bank.models import Entry
from volunteering.people.signals import volunteer_claimed

if TYPE_CHECKING:
    from volunteering.people.models import Volunteer


@receiver(volunteer_claimed, dispatch_uid="competence_bank.volunteer_claimed")
def move_to_own_profile(*, old: Volunteer, new: Volunteer, **_kwargs: Any) -> None:  # noqa: ANN401 - Django's
    """Let the entries follow the person; one that is there already under the same title stays behind."""
    same = Entry.objects.filter(volunteer=new, is_active=True, bank=OuterRef("bank"), title=OuterRef("title"))
    Entry.objects.filter(Q(is_active=False) | ~Exists(same), volunteer=old).update(volunteer=new)
