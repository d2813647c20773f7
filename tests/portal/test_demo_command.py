"""`manage.py demo`: all or nothing, once, and never into somebody's data."""

import io

import pytest
from django.core.management import CommandError, call_command

from portal.demo.load import OtherDataError, load
from tests.factories.people import UserFactory
from volunteering.boundaries.models import BoundaryRule
from volunteering.competence_bank.models import Entry
from volunteering.engagements.models import Engagement, SignUp
from volunteering.institutions.models import Institution
from volunteering.messaging.models import Message
from volunteering.opportunities.models import Opportunity
from volunteering.participation.models import Seat
from volunteering.people.models import User, Volunteer


@pytest.fixture(autouse=True)
def _without_pages(monkeypatch):
    """The pages cost the most and have tests of their own."""
    monkeypatch.setattr("portal.demo.load.make_pages", lambda _cast: None)


@pytest.mark.django_db
class TestLoading:
    """How the command behaves."""

    def test_a_second_time_changes_nothing(self):
        call_command("demo", stdout=io.StringIO())
        before = _counts()
        told = io.StringIO()
        call_command("demo", stdout=told)
        assert _counts() == before
        assert "already there" in told.getvalue()

    def test_a_database_with_other_data_is_refused_with_one_line(self):
        UserFactory()
        with pytest.raises(CommandError) as refused:
            call_command("demo", stdout=io.StringIO())
        assert str(refused.value).count("\n") == 0
        assert not Institution.objects.exists()

    def test_all_or_nothing(self, monkeypatch):
        def fail(_cast):
            raise RuntimeError

        monkeypatch.setattr("portal.demo.load.make_messages", fail)
        with pytest.raises(RuntimeError):
            load()
        assert not User.objects.exists()
        monkeypatch.undo()
        monkeypatch.setattr("portal.demo.load.make_pages", lambda _cast: None)
        load()
        with pytest.raises(OtherDataError):
            _load_as_if_never_loaded(monkeypatch)

    def test_it_costs_few_queries(self, django_assert_max_num_queries):
        with django_assert_max_num_queries(1200):
            load()


def _load_as_if_never_loaded(monkeypatch):
    monkeypatch.setattr("portal.demo.load.LOADED", "demo.never")
    load()


def _counts():
    models = (User, Volunteer, Institution, Opportunity, SignUp, Engagement, Message, Entry, BoundaryRule, Seat)
    return [model.objects.count() for model in models]
