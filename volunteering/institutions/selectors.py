"""What pages need to know about institutions, looked up in few queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from volunteering.institutions.models import (
    Area,
    Institution,
    Membership,
    Role,
)

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet


def institution_at_work(user: AbstractBaseUser | AnonymousUser, slug: str) -> Institution:
    """Return the institution with this slug if ``user`` works there.

    Raises:
        Http404: there is none, or it is somebody else's.
    """
    return get_object_or_404(Institution.objects.staffed_by(user).select_related("area", "district"), slug=slug)


def leader_of(institution: Institution) -> Membership | None:
    """Return the leader's membership with its user; ``None`` for a place that has no leader yet."""
    return Membership.objects.active().leaders().filter(institution=institution).select_related("user").first()


@dataclass(frozen=True)
class Neighbour:
    """Another institution of the same network, and the people there who stand in."""

    institution: Institution
    coordinators: list[Membership]


@dataclass(frozen=True)
class Network:
    """A network as its members see it. What is shared is opportunities and head counts, never volunteers."""

    name: str
    neighbours: list[Neighbour]


def networks_of(institution: Institution) -> list[Network]:
    """Return the institution's networks with the other places and who coordinates there. A fixed number of queries."""
    running = (
        Membership.objects.active().filter(role__in=(Role.COORDINATOR, Role.LEADER)).by_role().select_related("user")
    )
    others = (
        Institution.objects.filter(is_active=True)
        .exclude(pk=institution.pk)
        .prefetch_related(Prefetch("memberships", queryset=running, to_attr="running_memberships"))
    )
    networks = institution.networks.order_by("name").prefetch_related(
        Prefetch("institutions", queryset=others, to_attr="others")
    )
    return [
        Network(
            name=network.name,
            neighbours=[
                Neighbour(institution=other, coordinators=_who_stands_in(other.running_memberships))
                for other in network.others
            ],
        )
        for network in networks
    ]


def _who_stands_in(memberships: list[Membership]) -> list[Membership]:
    """Return the coordinators, or the leader of a place that has none."""
    coordinators = [membership for membership in memberships if membership.role == Role.COORDINATOR]
    return coordinators or memberships


def coordinators_of(area: Area) -> QuerySet[Membership]:
    """Return those who coordinate a whole area, by name."""
    return (
        Membership.objects.active()
        .filter(role=Role.AREA_COORDINATOR, area=area, user__is_active=True)
        .select_related("user")
        .order_by("user__display_name", "pk")
    )
