"""Sign-ups and engagements for tests."""

from __future__ import annotations

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import VolunteerFactory
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import Engagement, SignUp


class SignUpFactory(DjangoModelFactory[SignUp]):
    """A sign-up to an opportunity that has been sent."""

    class Meta:
        model = SignUp

    volunteer = factory.SubFactory(VolunteerFactory)
    opportunity = factory.SubFactory(OpportunityFactory)
    institution = factory.LazyAttribute(lambda o: o.opportunity.institution)
    area = factory.LazyAttribute(lambda o: o.opportunity.institution.area)
    words = "Jeg vil gerne læse højt."
    state = SignUpState.SENT
    sent_at = factory.LazyFunction(timezone.now)

    class Params:
        """Traits."""

        invited = factory.Trait(state=SignUpState.INVITED, invited_at=factory.LazyFunction(timezone.now))
        waiting = factory.Trait(state=SignUpState.WAITING, waiting_since=factory.LazyFunction(timezone.now))


class EngagementFactory(DjangoModelFactory[Engagement]):
    """A running engagement."""

    class Meta:
        model = Engagement

    volunteer = factory.SubFactory(VolunteerFactory)
    opportunity = factory.SubFactory(OpportunityFactory)
    institution = factory.LazyAttribute(lambda o: o.opportunity.institution)
    contact = factory.LazyAttribute(lambda o: o.opportunity.contact)
    started_on = factory.LazyFunction(lambda: timezone.localdate() - datetime.timedelta(days=30))
