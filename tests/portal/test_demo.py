"""The demo content: all there, in order, once, and never mixed with anybody's data."""

import re

import pytest
from django.db import transaction
from django.db.models import Q, Sum
from zeal import zeal_ignore

from portal.demo import banks, people
from portal.demo.load import load
from portal.demo.names import NAMES
from volunteering.boundaries.models import BoundaryRule, RoleBoundary
from volunteering.boundaries.verdicts import Line, breaches
from volunteering.competence_bank.models import Entry
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import Engagement, SignUp
from volunteering.institutions.models import AreaNetwork, Institution, Membership, Role
from volunteering.messaging.models import Message, MessageState
from volunteering.opportunities.choices import OpportunityState, ProjectPhase
from volunteering.opportunities.models import Opportunity, Project
from volunteering.participation.models import Seat
from volunteering.people.models import User, Volunteer

FORBIDDEN = re.compile(r"ansøg|\bvagt|vikar|bemanding|bemandet|kandidat|ressource|\bcpr\b", re.IGNORECASE)
"""Words that the service does not use about people."""


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo content without the editors' pages, loaded once for this file and rolled back after it."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("portal.demo.load.make_pages", lambda _cast: None)
        load()
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestContent:
    """What a visitor finds."""

    def test_the_six_projects_stand_with_story_lesson_and_phase(self):
        projects = Project.objects.all()
        assert projects.count() == 6
        assert all(len(project.story) > 400 and project.lesson for project in projects)
        assert {project.phase for project in projects} == {
            ProjectPhase.RUNNING,
            ProjectPhase.ANCHORED,
            ProjectPhase.CLOSED,
        }
        closed = projects.get(phase=ProjectPhase.CLOSED)
        assert closed.institution.slug == "centraladministrationen"
        assert closed.lesson

    def test_there_are_25_opportunities_in_every_state(self):
        assert Opportunity.objects.count() == 25
        assert set(Opportunity.objects.values_list("state", flat=True)) == set(OpportunityState.values)
        assert Opportunity.objects.published().count() >= 20

    def test_no_published_opportunity_breaks_its_boundary(self):
        published = Opportunity.objects.published().prefetch_related("task_kinds")
        for opportunity in published:
            lines = {
                rule.task_kind_id: Line(verdict=rule.verdict, reason=rule.reason)
                for rule in BoundaryRule.objects.filter(boundary=opportunity.published_under)
            }
            kinds = [kind.pk for kind in opportunity.task_kinds.all()]
            assert kinds, opportunity
            assert breaches(lines=lines, task_kinds=kinds, staffing=opportunity.staffing) == [], opportunity

    def test_everything_public_stands_under_the_boundary_in_force(self):
        wrong = Opportunity.objects.published().exclude(published_under__state="in_force")
        assert list(wrong) == []

    def test_bulderby_has_two_versions_to_compare_and_klokkeblomsten_a_draft(self):
        versions = RoleBoundary.objects.filter(institution__slug="boernehuset-bulderby").order_by("version")
        assert [version.state for version in versions] == ["superseded", "in_force"]
        first, second = (
            {rule.task_kind.slug: rule.verdict for rule in version.rules.select_related("task_kind")}
            for version in versions
        )
        assert first != second
        assert versions[0].superseded_at == versions[1].in_force_at
        assert RoleBoundary.objects.drafts().get().institution.slug == "boernehuset-klokkeblomsten"

    def test_the_banks_hold_70_entries_and_one_is_about_volcanoes(self):
        assert Entry.objects.count() == 70
        assert Entry.objects.get(title__icontains="vulkaner").year_groups == [3, 4, 5, 6]
        assert len({(entry.volunteer_id, entry.bank_id) for entry in Entry.objects.all()}) > 60

    def test_the_six_area_centres_form_a_network_and_the_invented_ones_say_so(self):
        centres = AreaNetwork.objects.get().institutions.all()
        assert centres.count() == 6
        invented = centres.exclude(slug="aeldrecenteret-moellebo")
        assert all("(eksempel)" in centre.name and "findes ikke" in centre.description for centre in invented)

    def test_every_institution_of_a_project_has_somebody_who_leads(self):
        for place in people.PROJECT_INSTITUTIONS:
            assert Membership.objects.filter(institution__slug=place.slug, role=Role.LEADER).count() == 1

    def test_nothing_uses_a_word_that_the_service_avoids(self):
        written = [
            *texts(Institution, "name", "summary", "description", "welcome_text"),
            *texts(Project, "title", "summary", "story", "lesson"),
            *texts(Opportunity, "title", "what_you_do", "what_staff_do", "whom_you_meet", "time_note", "meeting_place"),
            *texts(RoleBoundary, "introduction"),
            *texts(BoundaryRule, "task_name", "reason"),
            *texts(Entry, "title", "description", "time_note"),
            *texts(SignUp, "words", "wishes", "team_name"),
            *texts(Message, "subject", "body"),
        ]
        assert len(written) > 500
        assert [text for text in written if FORBIDDEN.search(text)] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestPeople:
    """The invented people and what has happened to them."""

    def test_there_are_120_volunteers_of_many_ages_and_languages(self):
        volunteers = Volunteer.objects.all()
        assert volunteers.count() == len(NAMES) == 120
        assert len({volunteer.age_band for volunteer in volunteers}) >= 8
        assert len({language for volunteer in volunteers for language in volunteer.languages}) >= 8

    def test_nobody_can_be_called_or_written_to(self):
        numbers = list(Volunteer.objects.exclude(phone="").values_list("phone", flat=True))
        assert len(numbers) > 100
        assert all(number.as_e164.startswith("+458000") and number.is_valid() for number in numbers)
        assert not Institution.objects.exclude(phone="").exists()
        addresses = [
            *User.objects.values_list("email", flat=True),
            *Message.objects.values_list("to_address", flat=True),
        ]
        assert all(address.endswith("@example.org") for address in addresses)

    def test_sign_ups_are_in_every_state(self):
        known = set(SignUp.objects.values_list("state", flat=True))
        assert set(SignUpState.values) - known == {SignUpState.LAPSED}

    def test_places_taken_are_those_held_by_offers_and_running_engagements(self):
        for opportunity in Opportunity.objects.all():
            offered = opportunity.sign_ups.filter(state=SignUpState.OFFERED).aggregate(n=Sum("places"))["n"] or 0
            running = opportunity.engagements.running().aggregate(n=Sum("places"))["n"] or 0
            assert opportunity.places_taken == offered + running, opportunity

    def test_time_runs_forward(self):
        for sign_up in SignUp.objects.exclude(sent_at=None):
            later = [sign_up.answered_at, sign_up.invited_at, sign_up.closed_at]
            assert all(sign_up.sent_at <= moment for moment in later if moment is not None), vars(sign_up)
            if sign_up.opportunity is not None:
                assert sign_up.sent_at >= sign_up.opportunity.published_at

    def test_somebody_has_waited_and_some_engagements_run_and_some_have_ended(self):
        assert SignUp.objects.filter(state=SignUpState.SENT, opportunity=None).count() == 4
        assert Engagement.objects.running().count() >= 30
        assert Engagement.objects.filter(ended_on__isnull=False).count() >= 30

    def test_the_woman_who_phones_has_no_login_and_a_mentor(self):
        karin = Volunteer.objects.get(name="Karin Kardemomme")
        assert karin.user is None
        engagement = karin.engagements.get()
        assert engagement.mentor.user.display_name == "Lone Lytter"
        assert not karin.clearances.exists()

    def test_each_account_on_the_list_can_log_in_by_code(self):
        for account in people.DEMO_ACCOUNTS:
            user = User.objects.get(email=account.email)
            assert user.is_active
            assert user.emailaddress_set.get().verified
            assert not user.has_usable_password()

    def test_editor_and_administrator_get_in_and_the_working_group_has_its_seat(self, client):
        editor = User.objects.get(email=people.email_of("redaktoer"))
        assert editor.has_perm("wagtailadmin.access_admin")
        assert not editor.is_superuser
        client.force_login(editor)
        with zeal_ignore():  # Wagtail's own screen
            assert client.get("/redaktion/").status_code == 200
        assert User.objects.get(email=people.email_of("admin")).is_superuser
        assert Seat.objects.filter(holder__email=people.email_of("arbejdsgruppe")).exists()

    def test_no_message_waits_to_be_sent(self):
        assert Message.objects.exclude(state=MessageState.SENT).count() == 0
        assert Message.objects.to_user(User.objects.get(email=people.email_of("frivillig")).pk).count() >= 4


def texts(model, *fields):
    """Return all that is written in some columns."""
    wanted = Q(*[~Q(**{field: ""}) for field in fields], _connector=Q.OR)
    return [text for row in model.objects.filter(wanted).values_list(*fields) for text in row if text]


def test_the_list_of_accounts_names_each_role_once():
    emails = [account.email for account in people.DEMO_ACCOUNTS]
    assert len(emails) == len(set(emails))
    assert sum(len(bank.entries) for bank in banks.BANKS) == 70
