"""The working group reads its figures; the volunteer reads the messages; a developer reads the mail."""

import datetime

import pytest
from django.utils import timezone

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


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_figures_at_both_widths(new_page, width, language, seat_holder, assert_accessible):
    page = new_page(width=width, user=seat_holder, language=language)
    page.goto("/tal/" if language == "da" else "/en/figures/")

    assert_accessible(page)
    assert page.locator(".hidden-cell").first.is_visible()


def test_filtering_to_one_institution_explains_itself_without_a_script(new_page, seat_holder, assert_accessible, width):
    page = new_page(width=width, user=seat_holder)
    page.goto("/tal/?institution=klokkeblomsten")
    assert_accessible(page)

    page = new_page(width=width, user=seat_holder, javascript=False)
    page.goto("/tal/")
    page.get_by_label("Institution").select_option("klokkeblomsten")
    page.get_by_role("button", name="Vis tal").click()
    assert page.get_by_text("Derfor kan du ikke se alle tal").is_visible()


def test_the_filter_works_by_keyboard_alone(new_page, seat_holder):
    page = new_page(user=seat_holder)
    page.goto("/tal/")
    page.get_by_label("Periode").focus()
    page.keyboard.press("ArrowDown")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**period=*")
    assert "Skoleåret" in page.locator("h2", has_text="Skoleåret").first.inner_text()


def test_a_filter_that_makes_no_sense_says_so(new_page, seat_holder, assert_accessible, width):
    page = new_page(width=width, user=seat_holder)
    page.goto("/tal/?area=ingensteder")
    assert page.get_by_text("Det område findes ikke").first.is_visible()
    assert_accessible(page)


def test_own_messages_and_the_mail_of_ones_own_machine(new_page, width, settings, transactional_db, assert_accessible):
    settings.DEVELOPMENT_MAIL_PAGE = True
    frida = UserFactory()
    MessageFactory.create_batch(25, recipient=frida, subject="Velkommen til Bulderby")
    page = new_page(width=width, user=frida)
    for address in ("/beskeder/", "/udvikling/post/"):
        page.goto(address)
        assert_accessible(page)
        page.get_by_role("link", name="Velkommen til Bulderby").first.click()
        assert page.get_by_role("link", name="https://example.org/opgaver/").is_visible()
        assert_accessible(page)
