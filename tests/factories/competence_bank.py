"""Banks and entries for tests."""

from __future__ import annotations

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from tests.factories.institutions import AreaFactory, InstitutionFactory
from tests.factories.people import VolunteerFactory
from volunteering.competence_bank.models import Bank, BankKind, Entry
from volunteering.institutions.models import InstitutionKind


class BankFactory(DjangoModelFactory[Bank]):
    """A school's parent bank."""

    class Meta:
        model = Bank

    institution = factory.SubFactory(
        InstitutionFactory,
        kind=InstitutionKind.SCHOOL,
        area=factory.SubFactory(AreaFactory, slug="skole", name="Skole", name_en="School"),
    )
    kind = BankKind.PARENTS


class EntryFactory(DjangoModelFactory[Entry]):
    """An entry for the middle years, by somebody with a login."""

    class Meta:
        model = Entry

    bank = factory.SubFactory(BankFactory)
    volunteer = factory.SubFactory(VolunteerFactory)
    title = factory.Sequence(lambda n: f"Prøvefortælling {n}")
    description = "Jeg har billeder med."
    year_groups = factory.LazyFunction(lambda: [4, 5, 6])
    time_note = "Torsdage"
    confirmed_on = factory.LazyFunction(timezone.localdate)

    class Params:
        """Traits."""

        retired = factory.Trait(is_active=False, retired_on=factory.LazyFunction(timezone.localdate))
