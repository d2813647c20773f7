"""The working group reads its figures; the volunteer reads the messages; a developer reads the mail."""

import datetime
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.institutions import InstitutionFactory
from tests.factories.messaging import MessageFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory
from volunteering.participation.models import Seat


@pytest.fixture
def seat_holder(transactional_db):
    user = UserFactory()
    Seat.objects.create(name="Ældreområdet i prøven", name_en="Elderly care", holder=user)
    opportunity = OpportunityFactory(institution=InstitutionFactory(name="Klokkeblomsten", slug="klokkeblomsten"))
    last_month = timezone.now().replace(day=1) - datetime.timedelta(days=10)
    for number in range(7):
        SignUpFactory(opportunity=opportunity, sent_at=last_month)
        EngagementFactory(opportunity=opportunity, started_on=last_month.date() - datetime.timedelta(days=number))
    SignUpFactory.create_batch(2, opportunity=opportunity, sent_at=last_month - datetime.timedelta(days=40))
    return user


def test_the_working_group_reads_its_figures(somebody, seat_holder):
    reader = somebody(seat_holder)
    page = reader.page
    reader.go("/tal/")
    expect(page.locator(".hidden-cell").first).to_be_visible()
    reader.look()

    # One institution alone explains why it says so little.
    reader.choose("Institution", "Klokkeblomsten")
    reader.button("Vis tal")
    expect(page.get_by_text("Derfor kan du ikke se alle tal")).to_be_visible()
    reader.look()
    reader.link("Vis alt")
    expect(page).to_have_url(re.compile("period="))
    expect(page.get_by_text("Derfor kan du ikke se alle tal")).to_have_count(0)

    # A school year.
    year = page.get_by_label("Periode").locator("option", has_text="Skoleåret").first.inner_text()
    reader.choose("Periode", year)
    reader.button("Vis tal")
    expect(page.get_by_role("heading", level=2, name=year).first).to_be_visible()
    reader.look()

    # A filter that makes no sense says so.
    reader.go("/tal/?area=ingensteder")
    expect(page.get_by_text("Det område findes ikke").first).to_be_visible()
    reader.look()


def test_own_messages_and_the_mail_of_ones_own_machine(somebody, settings, transactional_db):
    settings.DEVELOPMENT_MAIL_PAGE = True
    user = UserFactory()
    MessageFactory.create_batch(25, recipient=user, subject="Velkommen til Bulderby")
    frida = somebody(user)
    for address in ("/beskeder/", "/udvikling/post/"):
        frida.go(address)
        frida.look()
        frida.link("Næste")
        expect(frida.page).to_have_url(re.compile("2$"))
        frida.link("Velkommen til Bulderby")
        expect(frida.page.get_by_role("link", name="https://example.org/opgaver/")).to_be_visible()
        frida.look()
