"""Opportunities for tests."""

from __future__ import annotations

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from tests.factories.boundaries import RoleBoundaryFactory
from tests.factories.institutions import InstitutionFactory, MembershipFactory
from volunteering.boundaries.verdicts import Staffing
from volunteering.opportunities.choices import (
    Insurance,
    OpportunityState,
    PauseReason,
    Rhythm,
)
from volunteering.opportunities.models import Opportunity


class OpportunityFactory(DjangoModelFactory[Opportunity]):
    """A published opportunity with one free place; the traits name the other states."""

    class Meta:
        model = Opportunity

    institution = factory.SubFactory(InstitutionFactory)
    title = factory.Sequence(lambda n: f"Læs højt for børnene {n}")
    what_you_do = "Du læser højt og taler med børnene om historien."
    what_staff_do = "Personalet er i rummet og har ansvaret for børnene."
    whom_you_meet = "Børn på 3 til 6 år."
    staffing = Staffing.PRESENT
    rhythm = Rhythm.REGULAR
    insurance = Insurance.MUNICIPALITY
    places = 1
    district = factory.LazyAttribute(lambda o: o.institution.district)
    contact = factory.LazyAttribute(
        lambda o: o.institution.memberships.first() or MembershipFactory(institution=o.institution)
    )
    responsible = factory.LazyAttribute(lambda o: o.contact)
    state = OpportunityState.PUBLISHED
    published_at = factory.LazyFunction(timezone.now)
    published_under = factory.LazyAttribute(
        lambda o: (
            o.institution.boundaries.in_force().first() or RoleBoundaryFactory(institution=o.institution, in_force=True)
        )
    )

    class Params:
        """Traits."""

        draft = factory.Trait(state=OpportunityState.DRAFT, published_at=None, published_under=None)
        paused = factory.Trait(state=OpportunityState.PAUSED, pause_reason=PauseReason.BY_HAND)
        closed = factory.Trait(state=OpportunityState.CLOSED, closed_at=factory.LazyFunction(timezone.now))
