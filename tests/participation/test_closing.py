"""What has been shown of a closed month stays as it is, whatever is corrected afterwards."""

import datetime
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.institutions import InstitutionFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import Engagement, SignUp
from volunteering.institutions.models import Area, Institution
from volunteering.opportunities.models import Opportunity
from volunteering.participation import closing, periods, selectors, tasks
from volunteering.participation.models import ClosedMonth, ClosedYear, Measure, Seat

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 23)
CLOSED = "2025-2026"
MAY, OCTOBER = datetime.date(2026, 5, 1), datetime.date(2026, 10, 1)


@pytest.fixture
def clock(monkeypatch, db):
    """Today, which a test may move; no other areas than the test's."""
    Area.objects.all().delete()
    now = {"today": TODAY}
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: now["today"])
    return now


@pytest.fixture
def places(clock):
    """Three institutions in two areas, with people in May and October."""
    day_care = OpportunityFactory(institution__name="Bulderby", institution__slug="bulderby")
    neighbour = OpportunityFactory(institution=InstitutionFactory(area=day_care.institution.area, slug="naboen"))
    elderly = OpportunityFactory(institution=InstitutionFactory(elderly_care=True, slug="moellebo"))
    Opportunity.objects.update(published_at=at(MAY))
    for opportunity, may, october in ((day_care, 7, 5), (neighbour, 12, 8), (elderly, 9, 3)):
        for month, number in ((MAY, may), (OCTOBER, october)):
            sign_ups(opportunity, month, number)
            for _ in range(number):
                EngagementFactory(opportunity=opportunity, started_on=month)
    return day_care, neighbour, elderly


def at(month, day=10):
    return timezone.make_aware(datetime.datetime.combine(month.replace(day=day), datetime.time(12)))


def sign_ups(opportunity, month, number):
    for _ in range(number):
        SignUpFactory(
            opportunity=opportunity,
            institution=opportunity.institution,
            area=opportunity.institution.area,
            sent_at=at(month),
            state=SignUpState.DECLINED,
            volunteer=VolunteerFactory(),
        )


def everything():
    """All that the pages can show about persons: every period, area and institution."""
    found = {}
    for one in periods.available(timezone.localdate()):
        for area in [None, *Area.objects.all()]:
            page = selectors.figures(one, area)
            found[one.key, area and area.slug] = (
                page.sign_ups,
                page.engagements,
                page.published_opportunities,
                page.months,
                [(row.sign_ups, row.engagements, row.opportunities) for row in page.areas],
                page.sign_up_table,
                page.engagement_table,
            )
        for place in Institution.objects.all():
            page = selectors.figures(one, institution=place)
            found[one.key, place.slug] = (page.sign_ups, page.engagements)
    return found


def back_date_an_engagement(_day_care, neighbour, _elderly):
    engagement = Engagement.objects.filter(institution=neighbour.institution, started_on=OCTOBER).first()
    Engagement.objects.filter(pk=engagement.pk).update(started_on=MAY)


def end_one_earlier(day_care, _neighbour, _elderly):
    engagement = Engagement.objects.filter(institution=day_care.institution, started_on=MAY).first()
    Engagement.objects.filter(pk=engagement.pk).update(ended_on=MAY.replace(day=20))


def enter_somebody_from_before(day_care, _neighbour, _elderly):
    EngagementFactory(opportunity=day_care, started_on=datetime.date(2025, 9, 1))


def move_an_institution(day_care, _neighbour, elderly):
    Institution.objects.filter(pk=day_care.institution_id).update(area=elderly.institution.area)


def move_an_institution_with_its_sign_ups(day_care, _neighbour, elderly):
    move_an_institution(day_care, _neighbour, elderly)
    SignUp.objects.filter(institution=day_care.institution).update(area=elderly.institution.area)


def delete_a_sign_up(_day_care, neighbour, _elderly):
    SignUp.objects.filter(institution=neighbour.institution, sent_at=at(MAY)).first().delete()


def let_two_be_one_person(day_care, _neighbour, _elderly):
    first, *others = SignUp.objects.filter(institution=day_care.institution)[:5]
    SignUp.objects.filter(pk__in=[one.pk for one in others]).update(opportunity=None, volunteer=first.volunteer)


def set_up_an_institution_and_close_another(day_care, _neighbour, elderly):
    place = InstitutionFactory(area=elderly.institution.area, slug="zz-ny")
    sign_ups(OpportunityFactory(institution=place), MAY, 6)
    Institution.objects.filter(pk=day_care.institution_id).update(is_active=False)


CORRECTIONS = [
    back_date_an_engagement,
    end_one_earlier,
    enter_somebody_from_before,
    move_an_institution,
    move_an_institution_with_its_sign_ups,
    delete_a_sign_up,
    let_two_be_one_person,
    set_up_an_institution_and_close_another,
]


class TestNothingShownChanges:
    def test_no_correction_after_closing_leaves_a_trace(self, places):
        before = everything()
        assert before[CLOSED, None][0] == selectors.Amount(28)
        assert not before[CLOSED, "bulderby"][0].is_hidden

        for correct in CORRECTIONS:
            correct(*places)

            after = everything()
            assert {key: after[key] for key in before} == before, correct

    def test_a_year_that_closes_later_agrees_with_its_months(self, clock, places):
        """Corrected after the month and before the year: the year's total is the sum of what was written down."""
        clock["today"] = datetime.date(2026, 6, 15)
        (table,) = [
            selectors.figures(one).sign_up_table for one in periods.available(clock["today"]) if one.key == CLOSED
        ]
        assert table[-1].total == selectors.Amount(28)

        for correct in CORRECTIONS:
            correct(*places)
        clock["today"] = TODAY

        found = selectors.figures(period())
        assert found.sign_ups == selectors.Amount(28)
        assert found.sign_up_table[: len(table)] == table

    def test_parts_that_no_longer_make_the_total_hide_one_more(self, clock, places):
        """One sign-up is gone: the reader's sum of the parts must not tell that it was one."""
        day_care, neighbour, _elderly = places
        clock["today"] = datetime.date(2026, 6, 15)
        selectors.summary()
        delete_a_sign_up(*places)
        clock["today"] = TODAY

        shown = [
            selectors.figures(period(), institution=one.institution).sign_ups.value for one in (day_care, neighbour)
        ]

        assert shown == [None, 11]
        assert selectors.figures(period(), day_care.institution.area).sign_ups.value == 19

    def test_a_hidden_number_stays_hidden_and_a_later_month_is_counted(self, clock, places):
        elderly = places[2]
        assert selectors.figures(periods.available(TODAY)[0]).sign_up_table[-1].cells[1].is_hidden
        sign_ups(elderly, OCTOBER, 20)
        sign_ups(elderly, datetime.date(2026, 11, 1), 20)
        clock["today"] = datetime.date(2026, 12, 1)

        october, november = selectors.figures(periods.available(clock["today"])[0]).sign_up_table[-2:]

        assert october.cells[1].is_hidden
        assert november.cells[1] == selectors.Amount(20)


def period(key=CLOSED):
    return next(one for one in periods.available(TODAY) if one.key == key)


class TestTheJob:
    def test_it_writes_each_month_area_and_measure_once(self, places):
        tasks.close_months()
        first = list(ClosedMonth.objects.order_by("pk").values_list())
        years = ClosedYear.objects.count()
        tasks.close_months()

        assert list(ClosedMonth.objects.order_by("pk").values_list()) == first
        assert ClosedYear.objects.count() == years > 0
        # May to October, two areas and their total, three measures.
        assert len(first) == 6 * 3 * 3

    def test_months_that_the_job_missed_are_closed_the_next_time(self, clock, places):
        clock["today"] = datetime.date(2026, 7, 2)
        tasks.close_months()
        assert ClosedMonth.objects.order_by("-month").first().month == datetime.date(2026, 6, 1)
        clock["today"] = TODAY
        tasks.close_months()

        assert ClosedMonth.objects.order_by("-month").first().month == OCTOBER

    def test_the_first_look_closes_what_the_job_has_not(self, places):
        selectors.summary()

        assert ClosedMonth.objects.filter(month=OCTOBER).exists()

    def test_nothing_is_closed_before_anything_has_happened(self, clock):
        tasks.close_months()

        assert not ClosedMonth.objects.exists()

    def test_it_runs_every_night(self):
        from volunteering.participation.schedules import JOBS

        assert [job.task for job in JOBS] == ["volunteering.participation.tasks.close_months"]


@pytest.mark.django_db(transaction=True)
def test_two_that_close_at_once_write_once(places):
    faults = []

    def close():
        try:
            closing.close_months()
        except Exception as fault:  # noqa: BLE001 - counted below
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=close) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not faults
    assert ClosedMonth.objects.count() == 6 * 3 * 3


class TestTheDatabase:
    @pytest.fixture
    def row(self, places):
        closing.close_months()
        return ClosedMonth.objects.filter(area=None, measure=Measure.SIGN_UPS, month=MAY).get()

    def refuses(self, name, act):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            act()

    @pytest.mark.parametrize("model", [ClosedMonth, ClosedYear])
    def test_what_is_closed_is_neither_changed_nor_deleted(self, row, model):
        self.refuses("written once", lambda: model.objects.update(measure=Measure.ENGAGEMENTS))
        self.refuses("written once", lambda: model.objects.all().delete())

    def test_a_month_is_closed_once(self, row):
        self.refuses(
            "closed_month_once",
            lambda: ClosedMonth.objects.create(month=row.month, measure=row.measure, count=0, persons=0),
        )
        self.refuses(
            "closed_year_once",
            lambda: ClosedYear.objects.create(school_year=2025, measure=Measure.SIGN_UPS, value=None),
        )

    @pytest.mark.parametrize(("count", "persons"), [(3, 3), (9, 2), (4, 4)])
    def test_a_small_number_is_never_marked_as_shown(self, row, count, persons):
        self.refuses(
            "closed_month_small_hidden",
            lambda: ClosedMonth.objects.create(
                month=datetime.date(2020, 1, 1), measure="sign_ups", count=count, persons=persons, is_shown=True
            ),
        )
        self.refuses(
            "closed_year_small_hidden",
            lambda: ClosedYear.objects.create(school_year=2001, measure="sign_ups", value=count if count < 5 else 1),
        )

    def test_a_month_is_its_first_day_and_has_no_more_persons_than_it_counts(self, row):
        day = datetime.date(2020, 1, 2)
        self.refuses(
            "closed_month_first_day",
            lambda: ClosedMonth.objects.create(month=day, measure="sign_ups", count=0, persons=0),
        )
        self.refuses(
            "closed_month_persons",
            lambda: ClosedMonth.objects.create(month=day.replace(day=1), measure="sign_ups", count=5, persons=6),
        )

    def test_only_what_is_counted_has_a_name(self, row):
        self.refuses(
            "closed_month_measure",
            lambda: ClosedMonth.objects.create(month=datetime.date(2020, 1, 1), measure="x", count=0, persons=0),
        )
        self.refuses(
            "closed_year_measure", lambda: ClosedYear.objects.create(school_year=2001, measure="x", value=None)
        )

    def test_an_institution_is_a_part_of_an_area(self, row, places):
        self.refuses(
            "closed_year_institution_in_area",
            lambda: ClosedYear.objects.create(
                school_year=2001, institution=places[0].institution, measure="sign_ups", value=None
            ),
        )


def test_the_page_says_that_a_closed_month_is_not_counted_anew(client, places):
    user = UserFactory()
    Seat.objects.create(name="Ældreområdet", name_en="Elderly care", holder=user)
    client.force_login(user)

    assert "En måned, der er slut, tælles ikke om" in client.get(reverse("figures")).content.decode()
