"""What the rooms below let happen to opportunities: a new boundary, somebody who leaves, a new leader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver
from django.urls import reverse

from volunteering.boundaries.signals import Broken, boundary_put_in_force, preview_breaches
from volunteering.boundaries.verdicts import Breach, Line, breaches
from volunteering.institutions.selectors import leader_of
from volunteering.institutions.signals import institution_made_inactive, leadership_handed_over, membership_ended
from volunteering.messaging.actions import enqueue
from volunteering.messaging.links import link
from volunteering.opportunities.choices import OpportunityState, PauseReason
from volunteering.opportunities.messages import PAUSED_BY_BOUNDARY
from volunteering.opportunities.models import Opportunity
from volunteering.records.actions import log

if TYPE_CHECKING:
    from collections.abc import Mapping

    from volunteering.boundaries.models import RoleBoundary
    from volunteering.institutions.models import Institution, Membership
    from volunteering.people.models import User


def broken_by(institution_id: int, lines: Mapping[int, Line]) -> list[tuple[Opportunity, tuple[Breach, ...]]]:
    """Return the institution's published opportunities that do not fit ``lines``, with their breaches. Two queries."""
    published = (
        Opportunity.objects.published()
        .filter(institution=institution_id)
        .order_by("title", "pk")
        .prefetch_related("task_kinds")
    )
    found = [
        (
            opportunity,
            tuple(
                breaches(
                    lines=lines,
                    task_kinds=sorted(kind.pk for kind in opportunity.task_kinds.all()),
                    staffing=opportunity.staffing,
                )
            ),
        )
        for opportunity in published
    ]
    return [(opportunity, broken) for opportunity, broken in found if broken]


@receiver(preview_breaches)
def say_what_would_rest(boundary: RoleBoundary, lines: Mapping[int, Line], **_rest: Any) -> list[Broken]:  # noqa: ANN401
    """Return what ``boundary`` would pause if it came into force; changes nothing."""
    return [_broken(opportunity, found) for opportunity, found in broken_by(boundary.institution_id, lines)]


@receiver(boundary_put_in_force)
def pause_what_breaks(
    boundary: RoleBoundary,
    lines: Mapping[int, Line],
    acting_user: User,
    **_rest: Any,  # noqa: ANN401
) -> list[Broken]:
    """Pause what the new version does not allow, keep the rest under it, and write to the leader."""
    own = Opportunity.objects.filter(institution=boundary.institution_id)
    # The rows are locked before anybody looks: a pause by hand or a change waits until this is decided.
    list(own.published().select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    broken = broken_by(boundary.institution_id, lines)
    for opportunity, found in broken:
        opportunity.pause(reason=PauseReason.BOUNDARY)
        log(
            acting_user=acting_user,
            verb="opportunity.paused_by_boundary",
            target=opportunity,
            boundary=boundary.pk,
            breaches=len(found),
        )
    own.published().update(published_under=boundary)
    if broken:
        _tell_leader(boundary, [opportunity.title for opportunity, _found in broken])
    return [_broken(opportunity, found) for opportunity, found in broken]


@receiver(institution_made_inactive)
def pause_what_a_closed_place_offers(
    institution: Institution,
    acting_user: User,
    **_rest: Any,  # noqa: ANN401
) -> None:
    """Let everything rest that a place offers when its own page is gone."""
    published = Opportunity.objects.published().filter(institution=institution)
    for opportunity in published.select_for_update(no_key=True).order_by("pk"):
        opportunity.pause(reason=PauseReason.BY_HAND)
        log(acting_user=acting_user, verb="opportunity.paused", target=opportunity)


@receiver(membership_ended)
def hand_on_when_somebody_leaves(
    membership: Membership,
    taken_over_by: Membership | None,
    **_rest: Any,  # noqa: ANN401
) -> None:
    """Let the one who takes over be contact and responsible where the one who left was."""
    _hand_on(membership, taken_over_by)


@receiver(leadership_handed_over)
def hand_on_to_the_new_leader(
    institution: Institution,
    previous: Membership,
    successor: Membership,
    **_rest: Any,  # noqa: ANN401
) -> None:
    """Let the new leader be contact and responsible where the earlier one was."""
    del institution
    _hand_on(previous, successor)


def _hand_on(left: Membership, taken_over_by: Membership | None) -> None:
    if taken_over_by is None:
        return
    still_there = Opportunity.objects.exclude(state=OpportunityState.CLOSED)
    still_there.filter(responsible=left).update(responsible=taken_over_by)
    still_there.filter(contact=left).update(contact=taken_over_by)


def _broken(opportunity: Opportunity, found: tuple[Breach, ...]) -> Broken:
    return Broken(title=str(opportunity), url=reverse("opportunity_edit", args=[opportunity.pk]), breaches=found)


def _tell_leader(boundary: RoleBoundary, titles: list[str]) -> None:
    leader = leader_of(boundary.institution)
    if leader is None:
        return
    user = leader.user
    enqueue(
        kind=PAUSED_BY_BOUNDARY,
        key=f"opportunities-paused-by-boundary-{boundary.pk}",
        to_address=user.email,
        recipient_id=user.pk,
        language=user.language,
        context={
            "institution": boundary.institution.name,
            "titles": titles,
            "link": link("opportunity_manage_list", boundary.institution.slug, language=user.language),
        },
    )
