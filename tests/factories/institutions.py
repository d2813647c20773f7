"""Institutions and their people for tests."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from tests.factories.people import DistrictFactory, UserFactory
from volunteering.institutions.models import (
    Area,
    Association,
    Institution,
    InstitutionKind,
    Membership,
    Role,
    Unit,
)


class AreaFactory(DjangoModelFactory[Area]):
    """An area of work."""

    class Meta:
        model = Area
        django_get_or_create = ("slug",)

    slug = "dagtilbud"
    name = "Dagtilbud"
    name_en = "Day-care"


class InstitutionFactory(DjangoModelFactory[Institution]):
    """A day-care centre."""

    class Meta:
        model = Institution

    slug = factory.Sequence(lambda n: f"proevehus-{n}")
    name = factory.Sequence(lambda n: f"Prøvehuset {n}")
    kind = InstitutionKind.DAY_CARE
    area = factory.SubFactory(AreaFactory)
    district = factory.SubFactory(DistrictFactory)
    address = "Prøvevej 1"

    class Params:
        """Traits."""

        elderly_care = factory.Trait(
            kind=InstitutionKind.ELDERLY_CARE,
            area=factory.SubFactory(AreaFactory, slug="aeldre", name="Ældre", name_en="Elderly care"),
        )


class UnitFactory(DjangoModelFactory[Unit]):
    """A room of an institution."""

    class Meta:
        model = Unit

    institution = factory.SubFactory(InstitutionFactory)
    name = factory.Sequence(lambda n: f"Blå stue {n}")


class MembershipFactory(DjangoModelFactory[Membership]):
    """A leader; other roles by ``role=`` or a trait."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    institution = factory.SubFactory(InstitutionFactory)
    role = Role.LEADER

    class Params:
        """Traits."""

        of_area = factory.Trait(
            institution=None,
            area=factory.SubFactory(AreaFactory),
            role=Role.AREA_COORDINATOR,
        )


class AssociationFactory(DjangoModelFactory[Association]):
    """An association without a CVR number."""

    class Meta:
        model = Association

    slug = factory.Sequence(lambda n: f"proeveforening-{n}")
    name = factory.Sequence(lambda n: f"Prøveforeningen {n}")
