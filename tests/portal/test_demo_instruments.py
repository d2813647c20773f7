"""The guide, the events and the key persons of the demo: something to see in each state, and nobody who exists."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from portal.association_guide.choices import EntryLevel, Standing
from portal.association_guide.models import Entry, FieldOfWork, GuideSettings, TargetGroup
from portal.association_guide.workflow import position_of, waiting_steps
from portal.contacts.choices import RequestKind, RequestState
from portal.contacts.models import Backing, ContactSettings, KeyPerson, Request, RequestWords
from portal.demo import guide
from portal.demo.load import load
from portal.demo.people import COORDINATOR, FOUNDER, KEY_PERSON, OFFICER, TREASURER, email_of
from portal.events.choices import EventKind, EventState, RegistrationState
from portal.events.models import Event, EventSeries, Feedback, ProgrammeItem, Registration
from portal.events.selectors import answers_to, numbers_of
from tests.portal.test_demo import FORBIDDEN, texts
from volunteering.institutions.cvr import fits_check_digit
from volunteering.institutions.models import Association
from volunteering.institutions.officers import Officer
from volunteering.opportunities.models import Opportunity
from volunteering.people.models import District, User


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo content without the editors' pages, loaded once for this file and rolled back after it."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("portal.demo.load.make_pages", lambda _cast: None)
        load()
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


class TestGuide:
    """The associations and communities."""

    def test_25_public_entries_in_all_three_levels(self):
        public = Entry.objects.public()
        assert public.count() == len(guide.ENTRIES) == 25
        levels = list(public.values_list("level", flat=True))
        assert {level: levels.count(level) for level in EntryLevel.values} == {
            EntryLevel.WITH_CVR: 9,
            EntryLevel.WITHOUT_CVR: 9,
            EntryLevel.COMMUNITY: 7,
        }

    def test_every_name_says_that_it_is_invented_and_every_number_is_whole(self):
        assert all(entry.name.endswith("(opdigtet)") for entry in Entry.objects.all())
        numbers = list(Entry.objects.exclude(cvr="").values_list("cvr", flat=True))
        assert all(number.startswith("9999") and fits_check_digit(number) for number in numbers)
        assert sorted(numbers) == sorted(Association.objects.exclude(cvr="").values_list("cvr", flat=True))

    def test_each_entry_would_be_accepted_if_somebody_wrote_it(self):
        for entry in Entry.objects.all():
            entry.full_clean(exclude=["association"])

    def test_something_is_found_for_every_word_and_many_districts(self):
        public = Entry.objects.public()
        assert [w.slug for w in FieldOfWork.objects.all() if not public.in_field(w.slug).exists()] == []
        assert [w.slug for w in TargetGroup.objects.all() if not public.for_target_group(w.slug).exists()] == []
        districts = District.objects.filter(pk__in=Entry.districts.through.objects.values("district_id"))
        assert districts.count() >= 5
        assert 8 <= public.wanting_volunteers().count() < 25

    def test_the_database_has_collected_the_words_to_search(self, client):
        page = client.get(reverse("association_list"), {"q": "sorggruppe kuverter"})
        assert page.status_code == 200
        found = client.get(reverse("association_list"), {"q": "strikke vanter"}).content.decode()
        assert "Varme Vanter" in found

    def test_one_waits_to_come_in_one_has_changed_and_one_should_be_confirmed(self):
        waiting = {entry.association.slug for _step, entry in waiting_steps()}
        assert len(waiting) == 2
        new = Entry.objects.get(live=False)
        assert new.association.slug in waiting
        assert not new.association.is_approved
        assert position_of(new).standing == Standing.WAITING
        asked = Entry.objects.public().get(asked_at__isnull=False)
        due = GuideSettings.load().confirm_after_months * 30
        assert (asked.asked_at - asked.confirmed_at).days > due

    def test_some_accounts_hold_the_login_of_an_association(self):
        holds = {
            account[0]: Officer.objects.active().filter(user__email=email_of(account[0])).count()
            for account in (OFFICER, TREASURER, FOUNDER)
        }
        assert holds == {OFFICER[0]: 1, TREASURER[0]: 2, FOUNDER[0]: 1}

    def test_a_few_run_tasks_at_institutions(self):
        run = Opportunity.objects.published().exclude(association=None)
        assert run.count() == 4
        assert run.values("institution").distinct().count() == 3
        for opportunity in run:
            page = Client().get(opportunity.association.entry.get_absolute_url()).content.decode()
            assert opportunity.title in page

    def test_the_words_are_those_of_the_service(self):
        written = [
            *texts(Entry, "name", "summary", "description", "volunteers_note", "place"),
            *texts(Event, "title", "lead", "description", "for_whom", "how_to_get_there"),
            *texts(ProgrammeItem, "title", "who"),
            *texts(Registration, "note", "comes_from"),
            *texts(Feedback, "words"),
            *texts(Request, "title", "words", "on_behalf_of"),
            *texts(RequestWords, "text"),
        ]
        assert len(written) > 150
        assert [text for text in written if FORBIDDEN.search(text)] == []


class TestEvents:
    """Four events, one of each kind."""

    def test_one_of_each_kind_with_a_programme(self):
        events = list(Event.objects.public())
        assert sorted(event.kind for event in events) == sorted(EventKind.values)
        assert all(event.programme.count() >= 4 for event in events)
        for event in events:
            event.full_clean()

    def test_the_workshop_comes_every_second_year_and_is_planned(self):
        series = EventSeries.objects.get(kind=EventKind.WORKSHOP)
        assert series.every_months == 24
        assert series.events.get().takes_registrations

    def test_the_course_is_full_and_some_wait(self):
        course = Event.objects.get(kind=EventKind.COURSE)
        assert course.is_full
        assert course.has_waiting_list
        numbers = numbers_of(course)
        assert (numbers.coming, numbers.offered) == (course.places, 0)
        assert numbers.waiting == 4

    def test_places_taken_are_those_of_the_people_who_come(self):
        for event in Event.objects.all():
            numbers = numbers_of(event)
            assert event.places_taken == numbers.coming + numbers.offered

    def test_the_seminar_is_over_and_one_reads_what_was_said_of_it(self):
        seminar = Event.objects.get(state=EventState.HELD)
        assert seminar.is_over
        assert answers_to(seminar).is_shown
        assert seminar.registrations.filter(arrived_at=None).count() == 0

    def test_nobody_can_be_written_to(self):
        assert Registration.objects.exclude(email__endswith="@example.org").count() == 0
        mine = Registration.objects.of(User.objects.get(email=email_of("frivillig")))
        assert mine.filter(state=RegistrationState.REGISTERED).exists()

    def test_a_key_person_organises_some_of_them(self):
        user = User.objects.get(email=email_of(KEY_PERSON[0]))
        assert Event.objects.organised_by(user).count() == 2


class TestContacts:
    """Key persons and what they were written to about."""

    def test_one_fixed_coordinator_and_key_persons_with_deputies(self):
        assert KeyPerson.objects.get(is_fixed_coordinator=True).user.email == email_of(COORDINATOR[0])
        others = KeyPerson.objects.filter(is_fixed_coordinator=False)
        assert others.count() == 2
        assert all(person.deputy for person in others)

    def test_requests_are_in_every_state(self):
        assert set(Request.objects.values_list("state", flat=True)) == set(RequestState.values)
        assert set(Request.objects.values_list("kind", flat=True)) == set(RequestKind.values)

    def test_ideas_are_shown_with_what_came_of_them(self):
        page = Client().get(reverse("idea_list")).content.decode()
        shown = Request.objects.exclude(shown_at=None)
        assert shown.count() == 3
        for idea in shown:
            assert idea.title in page

    def test_a_forum_lacks_one_signature_which_an_account_can_give(self):
        forum = Request.objects.get(kind=RequestKind.FORUM)
        signed = forum.backings.signed().count()
        assert signed == ContactSettings.load().backing_needed - 1
        chair = User.objects.get(email=email_of(OFFICER[0]))
        assert Backing.objects.unanswered().signable_by(chair).get().request == forum
