"""People for tests, with obviously invented names."""

from __future__ import annotations

import datetime

import factory
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from factory.django import DjangoModelFactory

from volunteering.people.models import District, GuardianConsent, User, Volunteer
from volunteering.people.tokens import digest


class DistrictFactory(DjangoModelFactory[District]):
    """A postal district; one row a code."""

    class Meta:
        model = District
        django_get_or_create = ("code",)

    code = "2800"
    name = "Kongens Lyngby"


class UserFactory(DjangoModelFactory[User]):
    """Somebody who can log in, without a password."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    display_name = factory.Sequence(lambda n: f"Prøve Person {n}")
    language = "da"
    password = factory.LazyFunction(lambda: make_password(None))


class VolunteerFactory(DjangoModelFactory[Volunteer]):
    """A grown-up volunteer with a login."""

    class Meta:
        model = Volunteer

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Frida Frivillig {n}")
    phone = "+4520123456"
    age_band = "35-49"
    languages = factory.LazyFunction(lambda: ["da"])

    class Params:
        """Traits."""

        registered_on_paper = factory.Trait(user=None)
        thirteen = factory.Trait(age_band="13-14")


class GuardianConsentFactory(DjangoModelFactory[GuardianConsent]):
    """A question to a guardian that waits for an answer; ``confirmed=True`` for a yes."""

    class Meta:
        model = GuardianConsent

    volunteer = factory.SubFactory(VolunteerFactory, thirteen=True)
    guardian_name = "Vera Værge"
    guardian_email = factory.Sequence(lambda n: f"vaerge{n}@example.org")
    token_hash = factory.Sequence(lambda n: digest(f"guardian {n}"))
    expires_at = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=14))

    class Params:
        """Traits."""

        confirmed = factory.Trait(confirmed_at=factory.LazyFunction(timezone.now), signed_name="Vera Værge")
        expired = factory.Trait(expires_at=factory.LazyFunction(lambda: timezone.now() - datetime.timedelta(days=1)))
