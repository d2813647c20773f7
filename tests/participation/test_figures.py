"""The working group's first page."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.institutions import AreaFactory, InstitutionFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import SignUp
from volunteering.institutions.models import Area, Institution
from volunteering.participation import periods, selectors
from volunteering.participation.exports import harmless
from volunteering.participation.models import Seat

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 23)
CLOSED = "2025-2026"


@pytest.fixture(autouse=True)
def _today(monkeypatch, db):
    """A day on which the school year 2025/26 is over, and no other areas than the test's."""
    Area.objects.all().delete()
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: TODAY)


def at(month, day=10):
    return timezone.make_aware(datetime.datetime.combine(month.replace(day=day), datetime.time(12)))


def sign_ups(opportunity, month, number, *, volunteer=None):
    """``number`` sign-ups of as many persons, or of one."""
    opportunity_fields = {
        "institution": opportunity.institution,
        "area": opportunity.institution.area,
        "opportunity": opportunity,
    }
    for _ in range(number):
        SignUpFactory(
            **opportunity_fields,
            sent_at=at(month),
            state=SignUpState.DECLINED,
            volunteer=volunteer or VolunteerFactory(),
        )


@pytest.fixture
def day_care():
    return OpportunityFactory(institution__name="Bulderby", institution__slug="bulderby", published_at=at(TODAY))


@pytest.fixture
def elderly():
    return OpportunityFactory(
        institution=InstitutionFactory(elderly_care=True, name="Møllebo", slug="moellebo"), published_at=at(TODAY)
    )


@pytest.fixture
def seat_holder(client):
    user = UserFactory()
    Seat.objects.create(name="Ældreområdet", name_en="Elderly care", holder=user)
    client.force_login(user)
    return user


def period(key=periods.LAST_TWELVE):
    return next(one for one in periods.available(TODAY) if one.key == key)


OCTOBER = datetime.date(2026, 10, 1)
MAY = datetime.date(2026, 5, 1)


# --- Who may read -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["figures", "figures_csv"])
class TestWhoMayRead:
    def test_a_visitor_is_asked_to_log_in(self, client, name):
        assert client.get(reverse(name)).headers["Location"].startswith(reverse("account_login"))

    def test_somebody_without_a_seat_may_not(self, client, name):
        client.force_login(VolunteerFactory().user)

        assert client.get(reverse(name)).status_code == 403

    def test_a_leader_may_not(self, client, name, day_care):
        client.force_login(day_care.contact.user)

        assert client.get(reverse(name)).status_code == 403

    def test_a_seat_holder_may(self, client, name, seat_holder):
        assert client.get(reverse(name)).status_code == 200

    def test_who_has_left_the_seat_may_not_any_more(self, client, name, seat_holder):
        Seat.objects.update(holder=None)

        assert client.get(reverse(name)).status_code == 403

    def test_a_superuser_may(self, client, name):
        client.force_login(UserFactory(is_superuser=True))

        assert client.get(reverse(name)).status_code == 200


def test_who_may_not_read_them_is_told_what_they_are(client):
    """The way in stands on every page."""
    client.force_login(UserFactory())

    page = client.get(reverse("figures")).text

    assert "Tallene er for arbejdsgruppen" in page
    assert "Bed lederen" not in page


# --- What is counted --------------------------------------------------------------------------------------------------
class TestCounting:
    def test_sign_ups_are_counted_in_the_danish_month_they_were_sent(self, day_care):
        # 31 October 23:30 in UTC is already November here: it is not over and not counted.
        sign_ups(day_care, OCTOBER, 6)
        late = datetime.datetime(2026, 10, 31, 23, 30, tzinfo=datetime.UTC)
        SignUpFactory(opportunity=day_care, sent_at=late)

        assert selectors.figures(period()).months[-1].sign_ups.value == 6

    def test_what_waits_for_a_guardian_is_not_counted(self, day_care):
        sign_ups(day_care, OCTOBER, 6)
        SignUpFactory(opportunity=day_care, sent_at=None, state=SignUpState.AWAITING_GUARDIAN)

        assert selectors.figures(period()).sign_ups.value == 6

    def test_engagements_are_counted_when_the_month_ends(self, day_care):
        for _ in range(5):
            EngagementFactory(opportunity=day_care, started_on=datetime.date(2026, 9, 30))
        for _ in range(6):
            EngagementFactory(
                opportunity=day_care, started_on=datetime.date(2026, 8, 1), ended_on=datetime.date(2026, 10, 31)
            )

        months = selectors.figures(period()).months

        assert [row.engagements.value for row in months[-3:]] == [6, 11, 5]

    def test_institutions_and_opportunities_are_shown_however_few(self, day_care, elderly):
        day_care.published_at = at(OCTOBER)
        day_care.save()
        Institution.objects.filter(pk=elderly.institution_id).update(is_active=False)

        found = selectors.figures(period())

        assert (found.institutions, found.published_opportunities, found.open_opportunities) == (1, 1, 2)

    def test_the_month_that_is_not_over_is_in_no_period(self):
        for one in periods.available(TODAY):
            assert max(one.months) < datetime.date(2026, 11, 1)

    def test_a_school_year_runs_from_august_to_july(self):
        closed = period(CLOSED)

        assert closed.months[0] == datetime.date(2025, 8, 1)
        assert closed.months[-1] == datetime.date(2026, 7, 1)
        assert closed.is_closed_school_year
        assert not period("2026-2027").is_closed_school_year


# --- What is hidden ---------------------------------------------------------------------------------------------------
class TestHiding:
    def test_a_small_number_is_hidden_everywhere_and_cannot_be_computed(self, day_care, elderly):
        sign_ups(day_care, OCTOBER, 3)
        sign_ups(elderly, OCTOBER, 9)

        found = selectors.figures(period())

        assert [cell.value for cell in found.sign_up_table[-1].cells] == [None, None]
        assert found.sign_up_table[-1].total.value == 12
        assert [row.sign_ups.value for row in found.areas] == [None, None]

    def test_many_sign_ups_of_one_person_are_hidden(self, day_care):
        sign_ups(day_care, OCTOBER, 9, volunteer=VolunteerFactory())

        assert selectors.figures(period()).sign_ups.is_hidden

    def test_filtering_shows_nothing_that_the_whole_table_hides(self, day_care, elderly):
        """Two queries cannot be subtracted: an area's page is the area's column of the whole."""
        sign_ups(day_care, OCTOBER, 3)
        sign_ups(elderly, OCTOBER, 9)
        sign_ups(elderly, MAY, 7)
        for key in [one.key for one in periods.available(TODAY)]:
            whole = selectors.figures(period(key))
            for number, opportunity in enumerate((day_care, elderly)):
                part = selectors.figures(period(key), opportunity.institution.area)
                assert [row.sign_ups for row in part.months] == [row.cells[number] for row in whole.sign_up_table]
                assert [row.engagements for row in part.months] == [row.cells[number] for row in whole.engagement_table]
                assert part.sign_ups == whole.areas[number].sign_ups

    def test_a_month_looks_the_same_in_every_period(self, day_care, elderly):
        for month, few, many in ((MAY, 2, 8), (datetime.date(2026, 6, 1), 6, 9), (datetime.date(2026, 7, 1), 1, 1)):
            sign_ups(day_care, month, few)
            sign_ups(elderly, month, many)

        rolling = {row.month: row for row in selectors.figures(period()).sign_up_table}
        for row in selectors.figures(period(CLOSED)).sign_up_table:
            assert rolling.get(row.month, row) == row

    def test_a_sum_over_months_that_are_not_a_closed_year_is_made_of_what_is_shown(self, day_care, elderly):
        sign_ups(day_care, OCTOBER, 3)
        sign_ups(day_care, datetime.date(2026, 9, 1), 8)
        sign_ups(elderly, OCTOBER, 9)

        rows = selectors.figures(period()).areas

        assert rows[0].sign_ups == selectors.Amount(8, at_least=True)

    def test_a_closed_year_has_totals_where_the_months_are_too_small(self, day_care, elderly):
        for month in period(CLOSED).months:
            sign_ups(day_care, month, 2)
            sign_ups(elderly, month, 3)

        found = selectors.figures(period(CLOSED))

        assert all(cell.is_hidden for row in found.sign_up_table for cell in row.cells)
        assert [row.sign_ups for row in found.areas] == [selectors.Amount(24), selectors.Amount(36)]
        assert found.sign_ups == selectors.Amount(60)


class TestOneInstitution:
    def test_nothing_about_persons_shows_while_the_year_runs(self, day_care):
        sign_ups(day_care, OCTOBER, 30)

        found = selectors.figures(period(), institution=day_care.institution)

        assert found.sign_ups.is_hidden
        assert found.engagements.is_hidden

    def test_a_large_number_of_a_closed_year_shows(self, day_care):
        sign_ups(day_care, MAY, 30)

        assert selectors.figures(period(CLOSED), institution=day_care.institution).sign_ups.value == 30

    def test_a_small_one_hides_itself_and_a_neighbour(self, day_care):
        other, third = (OpportunityFactory(institution=InstitutionFactory(), published_at=at(TODAY)) for _ in range(2))
        sign_ups(day_care, MAY, 2)
        sign_ups(other, MAY, 10)
        sign_ups(third, MAY, 20)

        shown = [
            selectors.figures(period(CLOSED), institution=one.institution).sign_ups.value
            for one in (day_care, other, third)
        ]

        assert shown == [None, None, 20]
        assert selectors.figures(period(CLOSED)).areas[0].sign_ups.value == 32

    def test_offers_without_an_institution_are_a_part_too(self, day_care):
        sign_ups(day_care, MAY, 10)
        for _ in range(2):
            SignUpFactory(opportunity=None, institution=None, area=day_care.institution.area, sent_at=at(MAY))

        assert selectors.figures(period(CLOSED), institution=day_care.institution).sign_ups.is_hidden

    def test_filtering_to_klokkeblomsten_explains_why_nothing_shows(self, client, seat_holder):
        InstitutionFactory(name="Klokkeblomsten", slug="klokkeblomsten")

        for key in (periods.LAST_TWELVE, CLOSED):
            sign_ups(OpportunityFactory(institution=Institution.objects.get(slug="klokkeblomsten")), MAY, 2)
            page = client.get(reverse("figures"), {"period": key, "institution": "klokkeblomsten"})
            assert "Derfor kan du ikke se alle tal" in page.content.decode()


# --- The page ---------------------------------------------------------------------------------------------------------
class TestThePage:
    def test_a_hidden_number_has_a_sign_and_words_for_screen_readers(self, client, seat_holder, day_care):
        sign_ups(day_care, OCTOBER, 3)

        page = client.get(reverse("figures")).content.decode()

        assert "•••" in page
        assert "Skjult, så ingen kan genkendes" in page

    @pytest.mark.parametrize(
        "query",
        [
            "period=x",
            "area=nowhere",
            "institution=none",
            "area=dagtilbud&institution=moellebo",
            "period=%00",
            "area=%F0%9F%8C%BB",
            "institution=%27%3B--",
            "period=12&period=99",
            "area=" + "a" * 3000,
        ],
    )
    def test_a_broken_query_string_gets_a_message_and_the_page(self, client, seat_holder, day_care, elderly, query):
        response = client.get(f"{reverse('figures')}?{query}")

        if "%00" in query:
            assert response.status_code in (200, 400)
            return
        assert response.status_code == 200
        assert response.context["form"].errors
        assert "form-error" in response.content.decode()

    @pytest.mark.parametrize("query", ["", "period=", "unknown=1", "area=&institution=&period=12", "page=2"])
    def test_an_empty_or_unknown_filter_is_no_fault(self, client, seat_holder, query):
        response = client.get(f"{reverse('figures')}?{query}")

        assert not response.context["form"].errors

    def test_the_motives_of_2010_say_how_few_answered(self, client, seat_holder):
        page = client.get(reverse("figures")).content.decode()

        assert "Kun 16 frivillige" in page
        assert "At gøre en forskel" in page

    def test_it_costs_the_same_for_one_and_for_thirty(self, client, seat_holder, day_care):
        sign_ups(day_care, OCTOBER, 1)
        EngagementFactory(opportunity=day_care)
        client.get(reverse("figures"))
        with CaptureQueriesContext(connection) as one:
            client.get(reverse("figures"))
        for number in range(6):
            area = AreaFactory(slug=f"omraade-{number}", name=f"Område {number}")
            opportunity = OpportunityFactory(institution=InstitutionFactory(area=area))
            sign_ups(opportunity, OCTOBER, 5)
            EngagementFactory.create_batch(5, opportunity=opportunity)
        with CaptureQueriesContext(connection) as thirty:
            client.get(reverse("figures"))

        assert len(thirty) == len(one) <= 12

    def test_the_summary_for_the_front_page_is_the_same_figures(self, day_care):
        sign_ups(day_care, OCTOBER, 7)

        summary = selectors.summary(TODAY)

        assert (summary.sign_ups, summary.open_opportunities) == (selectors.Amount(7), 1)


# --- The file ---------------------------------------------------------------------------------------------------------
class TestTheFile:
    def rows(self, client, **query):
        response = client.get(reverse("figures_csv"), query)
        text = response.content.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";"))

    def test_it_holds_what_the_page_shows_and_hides_what_it_hides(self, client, seat_holder, day_care, elderly):
        sign_ups(day_care, OCTOBER, 3)
        sign_ups(elderly, OCTOBER, 9)

        rows = self.rows(client)

        assert ["Tilmeldinger", "2026-10", "Dagtilbud", "skjult"] in rows
        assert ["Tilmeldinger", "2026-10", "Alle områder", "12"] in rows
        assert not [row for row in rows[1:] if row[0] == "Tilmeldinger" and row[3] in {"3", "9"}]

    def test_a_name_that_looks_like_a_formula_is_made_harmless(self, client, seat_holder):
        AreaFactory(slug="formel", name="=1+1;HYPERLINK()")

        assert sorted({row[2] for row in self.rows(client) if "HYPERLINK" in row[2]}) == ["'=1+1;HYPERLINK()"]

    @pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\tx", "\rx"])
    def test_every_start_of_a_formula_is_known(self, text):
        assert harmless(text) == f"'{text}"

    def test_a_filter_that_makes_no_sense_leads_to_the_page_that_says_so(self, client, seat_holder):
        response = client.get(reverse("figures_csv"), {"area": "nowhere"})

        assert response.status_code == 302
        assert response.headers["Location"].startswith(reverse("figures"))


def test_nothing_is_lost_between_table_and_database(day_care):
    sign_ups(day_care, OCTOBER, 12)

    assert SignUp.objects.count() == selectors.figures(period()).sign_ups.value
