"""The institution's own pages: posting, previewing, publishing, pausing, closing, copying."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories.boundaries import BoundaryRuleFactory, RoleBoundaryFactory, TaskKindFactory
from tests.factories.institutions import AssociationFactory, MembershipFactory, UnitFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory
from volunteering.boundaries.models import TaskKind
from volunteering.boundaries.verdicts import Verdict
from volunteering.institutions.models import Role
from volunteering.opportunities import staff_views, templates_data
from volunteering.opportunities.choices import OpportunityState
from volunteering.opportunities.models import Opportunity
from volunteering.people.times_of_week import bit
from volunteering.records.models import LogEntry

pytestmark = pytest.mark.django_db

TOMORROW = timezone.localdate() + dt.timedelta(days=1)
LONG_AGO = timezone.now() - dt.timedelta(days=900)
LAST_WEEK = timezone.localdate() - dt.timedelta(days=7)


@pytest.fixture
def leader():
    return MembershipFactory()


@pytest.fixture
def kind():
    return TaskKindFactory(name="Læse højt")


@pytest.fixture
def boundary(leader, kind):
    """A boundary in force that lets volunteers read aloud while staff are present."""
    boundary = RoleBoundaryFactory(institution=leader.institution, in_force=True)
    BoundaryRuleFactory(
        boundary=boundary, task_kind=kind, verdict=Verdict.STAFF_PRESENT, reason="Personalet kender børnene."
    )
    return boundary


@pytest.fixture
def at_work(leader):
    client = Client()
    client.force_login(leader.user)
    return client


@pytest.fixture
def draft(leader):
    return OpportunityFactory(institution=leader.institution, contact=leader, draft=True)


@pytest.fixture
def published(leader, boundary, kind):
    opportunity = OpportunityFactory(
        institution=leader.institution, contact=leader, published_under=boundary, times=bit(0, 0), hours_each_time=1
    )
    opportunity.task_kinds.add(kind)
    return opportunity


def filled_in(leader, kind, **changes):
    """A complete form as a browser sends it."""
    return {
        "title": "Læs højt",
        "what_you_do": "Du læser højt.",
        "what_staff_do": "Vi er i rummet.",
        "whom_you_meet": "Børn.",
        "task_kinds": [kind.pk],
        "staffing": "present",
        "rhythm": "regular",
        "times": [str(bit(1, 0))],
        "hours_each_time": "1,5",
        "district": leader.institution.district_id,
        "places": "2",
        "minimum_age": "0",
        "clearance": "child",
        "is_confidential": "on",
        "responsible": leader.pk,
        "contact": leader.pk,
        "insurance": "municipality",
        **changes,
    }


def edit_url(opportunity):
    return reverse("opportunity_edit", args=[opportunity.pk])


# --- Who may ----------------------------------------------------------------------------------------------------------
PAGES = ("opportunity_manage_list", "opportunity_new")
GETS = ("opportunity_edit", "opportunity_preview", "opportunity_close")
POSTS = ("opportunity_edit", "opportunity_publish", "opportunity_pause", "opportunity_close", "opportunity_copy")


def every_request(client, opportunity):
    for name in PAGES:
        yield name, client.get(reverse(name, args=[opportunity.institution.slug]))
    yield "new", client.post(reverse("opportunity_new", args=[opportunity.institution.slug]), {"blank": "1"})
    for name in GETS:
        yield name, client.get(reverse(name, args=[opportunity.pk]))
    for name in POSTS:
        yield name, client.post(reverse(name, args=[opportunity.pk]))


def test_visitors_are_asked_to_log_in(client, published):
    for name, response in every_request(client, published):
        assert response.status_code == 302, name
        assert response["Location"].startswith(reverse("account_login")), name


@pytest.mark.parametrize("who", ["a volunteer", "the leader of another place"])
def test_others_find_nothing(client, published, who):
    client.force_login(UserFactory() if who == "a volunteer" else MembershipFactory().user)
    for name, response in every_request(client, published):
        assert response.status_code == 404, name
    assert Opportunity.objects.get().state == OpportunityState.PUBLISHED


def test_colleagues_without_the_right_are_refused(client, published):
    client.force_login(MembershipFactory(institution=published.institution, role=Role.MENTOR).user)
    for name, response in every_request(client, published):
        assert response.status_code == 403, name


def test_a_role_that_has_ended_opens_nothing(client, published):
    ended = MembershipFactory(
        institution=published.institution, role=Role.DEPUTY, started_at=LONG_AGO, ended_at=timezone.now()
    )
    client.force_login(ended.user)
    assert client.get(edit_url(published)).status_code == 404


@pytest.mark.parametrize("role", [Role.DEPUTY, Role.COORDINATOR])
def test_who_runs_the_place_may_post(client, published, role):
    client.force_login(MembershipFactory(institution=published.institution, role=role).user)
    assert client.get(edit_url(published)).status_code == 200


# --- Beginning --------------------------------------------------------------------------------------------------------
def test_a_template_fills_the_draft(at_work, leader):
    template = templates_data.for_kind("day_care")[0]
    url = reverse("opportunity_new", args=[leader.institution.slug])
    assert template.title in at_work.get(url).content.decode()
    response = at_work.post(url, {"template": template.key})
    draft = Opportunity.objects.get()
    assert response["Location"] == edit_url(draft)
    assert (draft.title, draft.what_you_do, draft.staffing) == (template.title, template.what_you_do, template.staffing)
    assert set(draft.task_kinds.all()) == set(TaskKind.objects.filter(slug__in=template.task_kinds))
    assert (draft.contact, draft.responsible, draft.district) == (leader, leader, leader.institution.district)
    assert LogEntry.objects.filter(verb="opportunity.created", actor=leader.user, target_key=str(draft.pk)).exists()


def test_pressing_twice_makes_one_draft(at_work, leader):
    url = reverse("opportunity_new", args=[leader.institution.slug])
    first, second = at_work.post(url, {"blank": "1"}), at_work.post(url, {"blank": "1"})
    assert first["Location"] == second["Location"]
    assert Opportunity.objects.count() == 1


def test_an_earlier_one_is_copied_without_its_day_and_its_people(at_work, leader, published):
    Opportunity.objects.filter(pk=published.pk).update(places=3, places_taken=2, starts_on=TOMORROW)
    gone = MembershipFactory(
        institution=leader.institution, role=Role.STAFF, started_at=LONG_AGO, ended_at=timezone.now()
    )
    Opportunity.objects.filter(pk=published.pk).update(responsible=gone)
    at_work.post(reverse("opportunity_new", args=[leader.institution.slug]), {"copy": "1", "copy_of": published.pk})
    copy = Opportunity.objects.exclude(pk=published.pk).get()
    assert copy.state == OpportunityState.DRAFT
    assert copy.title == published.title
    assert (copy.places, copy.places_taken, copy.starts_on, copy.responsible) == (3, 0, None, leader)
    assert set(copy.task_kinds.all()) == set(published.task_kinds.all())


def test_copying_without_choosing_and_copying_anothers_are_refused(at_work, leader):
    url = reverse("opportunity_new", args=[leader.institution.slug])
    others = OpportunityFactory()
    nothing = at_work.post(url, {"copy": "1"})
    assert nothing.status_code == 422
    assert "Vælg, hvad du vil kopiere." in nothing.content.decode()
    assert at_work.post(url, {"copy": "1", "copy_of": others.pk}).status_code == 422
    assert at_work.post(url, {"copy": "1", "copy_of": "x\x00"}).status_code == 422
    assert at_work.post(url, {"template": "findes-ikke"}).status_code == 302


# --- Writing a draft --------------------------------------------------------------------------------------------------
def test_a_draft_is_saved_incomplete(at_work, draft):
    response = at_work.post(edit_url(draft), {"title": "Noget", "intent": "save"})
    assert response.status_code == 302
    draft.refresh_from_db()
    assert (draft.title, draft.what_you_do, draft.staffing) == ("Noget", "", "")


def test_a_draft_saves_itself_while_it_is_typed_and_says_what_it_could_not_save(at_work, draft):
    typed = {"title": "Noget", "starts_on": LAST_WEEK.isoformat(), "intent": "autosave"}
    response = at_work.post(edit_url(draft), typed, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in page
    assert "Gemt kl." in page
    assert "Den dag har været" in page
    draft.refresh_from_db()
    assert (draft.title, draft.starts_on) == ("Noget", None)
    assert not LogEntry.objects.filter(verb="opportunity.draft_saved").exists()


def test_ones_own_save_while_typing_is_not_somebody_elses(at_work, draft):
    revision = at_work.get(edit_url(draft)).context["form"].initial["revision"]
    at_work.post(edit_url(draft), {"title": "Et", "revision": revision, "intent": "autosave"})
    assert at_work.post(edit_url(draft), {"title": "To", "revision": revision, "intent": "save"}).status_code == 302
    draft.refresh_from_db()
    assert draft.title == "To"


def test_ones_own_save_that_slips_in_while_a_button_is_pressed_is_no_conflict(at_work, draft, monkeypatch):
    """The save while typing is stored after the other request has read its session and before it locks the row."""
    revision = at_work.get(edit_url(draft)).context["form"].initial["revision"]
    window = Client()
    window.cookies = at_work.cookies
    read_revision = staff_views._revision

    def slip_in(*given):
        monkeypatch.setattr(staff_views, "_revision", read_revision)
        read = read_revision(*given)
        typed = {"title": "Mens jeg skrev", "revision": revision, "intent": "autosave"}
        assert "Gemt kl." in window.post(edit_url(draft), typed).content.decode()
        return read

    monkeypatch.setattr(staff_views, "_revision", slip_in)
    pressed = {"title": "Da jeg trykkede", "revision": revision, "intent": "save"}
    assert at_work.post(edit_url(draft), pressed).status_code == 302
    draft.refresh_from_db()
    assert draft.title == "Da jeg trykkede"


def test_somebody_elses_save_is_not_overwritten_unseen(at_work, draft, leader):
    revision = at_work.get(edit_url(draft)).context["form"].initial["revision"]
    other = Client()
    other.force_login(MembershipFactory(institution=leader.institution, role=Role.DEPUTY).user)
    other.post(edit_url(draft), {"title": "Kollegaens", "intent": "save"})
    response = at_work.post(edit_url(draft), {"title": "Min", "revision": revision, "intent": "save"})
    assert response.status_code == 409
    assert "En anden har gemt opgaven" in response.content.decode()
    assert 'value="Min"' in response.content.decode()
    draft.refresh_from_db()
    assert draft.title == "Kollegaens"
    again = {"title": "Min", "revision": response.context["form"].data["revision"], "intent": "save"}
    assert at_work.post(edit_url(draft), again).status_code == 302


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"title": "x" * 10_000}, "title", "højst"),
        ({"title": "a\x00b"}, "title", "tegn"),
        ({"what_you_do": "x" * 10_000}, "what_you_do", "højst"),
        ({"time_note": "x" * 10_000}, "time_note", "højst"),
        ({"starts_on": LAST_WEEK.isoformat()}, "starts_on", "Den dag har været"),
        ({"ends_on": LAST_WEEK.isoformat()}, "ends_on", "Den dag har været"),
        ({"starts_on": "2099-05-04", "ends_on": "2099-05-01"}, "ends_on", "kan ikke ligge før"),
        ({"starts_at": "12:00", "ends_at": "10:00"}, "ends_at", "skal slutte, efter"),
        ({"ends_at": "10:00"}, "starts_at", "hvornår"),
        ({"starts_on": "i morgen"}, "starts_on", "dato"),
        ({"starts_on": "0000-99-99"}, "starts_on", "dato"),
        ({"hours_each_time": "mange"}, "hours_each_time", "tal"),
        ({"hours_each_time": "99"}, "hours_each_time", "12"),
        ({"hours_each_time": "NaN"}, "hours_each_time", "tal"),
        ({"places": "0"}, "places", "1"),
        ({"places": "99999999999999999999"}, "places", "500"),
        ({"minimum_age": "-4"}, "minimum_age", "0"),
        ({"task_kinds": ["0"]}, "task_kinds", ""),
        ({"task_kinds": ["x"]}, "task_kinds", ""),
        ({"times": ["3"]}, "times", ""),
        ({"staffing": "hemmelig"}, "staffing", ""),
        ({"languages": ["klingon"]}, "languages", ""),
        ({"district": "999999"}, "district", ""),
        ({"responsible": "999999"}, "responsible", ""),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_said_at_its_field_and_nothing_typed_is_lost(
    at_work, draft, leader, kind, changes, field, message
):
    response = at_work.post(edit_url(draft), filled_in(leader, kind, **changes, intent="save"))
    assert response.status_code == 422
    form = response.context["form"]
    assert list(form.errors) == [field]
    assert message in str(form.errors[field])
    page = response.content.decode()
    for name, value in changes.items():
        if isinstance(value, str) and name not in {"staffing", "district", "responsible"}:
            assert value in page, name
    draft.refresh_from_db()
    if field != "title":
        assert draft.title == "Læs højt", "what makes sense is saved all the same"


@pytest.mark.parametrize("name", ["Læs 😀 højt", "اقرأ بصوت عال", "\u202eتهج\u202c", "<script>alert(1)</script>"])
def test_any_script_and_any_sign_is_kept(at_work, draft, name):
    assert at_work.post(edit_url(draft), {"title": name, "intent": "save"}).status_code == 302
    draft.refresh_from_db()
    assert draft.title == name
    page = at_work.get(edit_url(draft)).content.decode()
    assert "<script>alert" not in page


def test_a_wrong_last_day_does_not_leave_half_a_period_behind(at_work, draft, leader, kind):
    Opportunity.objects.filter(pk=draft.pk).update(starts_on=dt.date(2098, 1, 1), ends_on=dt.date(2098, 2, 1))
    wrong = {"starts_on": "2099-05-04", "ends_on": "2099-05-01", "intent": "save"}
    assert at_work.post(edit_url(draft), filled_in(leader, kind, **wrong)).status_code == 422
    draft.refresh_from_db()
    assert (draft.starts_on, draft.ends_on) == (dt.date(2099, 5, 4), None)


def test_a_file_where_none_is_expected_is_no_error(at_work, draft):
    from django.core.files.uploadedfile import SimpleUploadedFile

    upload = SimpleUploadedFile("x.txt", b"\xff\xfe")
    assert at_work.post(edit_url(draft), {"title": upload, "intent": "save"}).status_code in {200, 302}


def test_only_ones_own_people_rooms_and_kinds_can_be_chosen(at_work, draft, leader, kind):
    stranger = MembershipFactory()
    ended = MembershipFactory(
        institution=leader.institution, role=Role.STAFF, started_at=LONG_AGO, ended_at=timezone.now()
    )
    foreign_unit, own_unit = UnitFactory(), UnitFactory(institution=leader.institution)
    other_kind = TaskKindFactory(institution_kind="school")
    wrong = {"responsible": stranger.pk, "contact": ended.pk, "unit": foreign_unit.pk, "task_kinds": [other_kind.pk]}
    response = at_work.post(edit_url(draft), filled_in(leader, kind, **wrong, intent="save"))
    assert set(response.context["form"].errors) == {"responsible", "contact", "unit", "task_kinds"}
    right = {"unit": own_unit.pk, "intent": "save"}
    assert at_work.post(edit_url(draft), filled_in(leader, kind, **right)).status_code == 302


def test_a_single_day_knows_its_own_weekday(at_work, draft, leader, kind):
    friday = dt.date(2099, 5, 1)
    changes = {"rhythm": "single", "starts_on": friday.isoformat(), "starts_at": "10:00", "ends_at": "11:30"}
    at_work.post(edit_url(draft), filled_in(leader, kind, **changes, intent="save"))
    draft.refresh_from_db()
    assert draft.times == bit(4, 0)


def test_an_association_that_runs_it_is_stored_as_such(at_work, draft, leader, kind):
    association = AssociationFactory()
    at_work.post(edit_url(draft), filled_in(leader, kind, association=association.pk, intent="save"))
    draft.refresh_from_db()
    assert (draft.run_by, draft.association) == ("association", association)


# --- Publishing -------------------------------------------------------------------------------------------------------
def test_a_complete_draft_within_the_boundary_is_published(at_work, draft, leader, kind, boundary):
    response = at_work.post(edit_url(draft), filled_in(leader, kind, intent="publish"), follow=True)
    assert "Opgaven er slået op" in response.content.decode()
    draft.refresh_from_db()
    assert (draft.state, draft.published_under) == (OpportunityState.PUBLISHED, boundary)
    assert draft.hours_each_time == 1.5
    assert LogEntry.objects.filter(verb="opportunity.published", actor=leader.user).exists()


def test_an_incomplete_draft_says_at_each_field_what_is_missing(at_work, draft, boundary):
    response = at_work.post(edit_url(draft), {"intent": "publish"})
    assert response.status_code == 422
    missing = set(response.context["form"].errors)
    assert missing >= {
        "title",
        "task_kinds",
        "what_you_do",
        "what_staff_do",
        "staffing",
        "rhythm",
        "insurance",
        "contact",
    }
    draft.refresh_from_db()
    assert draft.state == OpportunityState.DRAFT


def test_a_task_that_is_the_staffs_is_refused_with_rule_reason_and_whom_to_ask(at_work, draft, leader, boundary):
    lending = TaskKindFactory(name="Udlån")
    BoundaryRuleFactory(
        boundary=boundary, task_kind=lending, verdict=Verdict.STAFF_ONLY, reason="Det kræver adgang til registre."
    )
    response = at_work.post(edit_url(draft), filled_in(leader, lending, intent="publish"))
    assert response.status_code == 422
    (message,) = response.context["form"].errors["task_kinds"]
    for words in ("Udlån", "Kun personalet", "Det kræver adgang til registre.", leader.user.display_name):
        assert words in message
    draft.refresh_from_db()
    assert draft.state == OpportunityState.DRAFT


def test_too_few_staff_is_said_where_the_staff_are_chosen(at_work, draft, leader, kind, boundary):
    response = at_work.post(edit_url(draft), filled_in(leader, kind, staffing="none", intent="publish"))
    (message,) = response.context["form"].errors["staffing"]
    assert "Personalet kender børnene." in message


def test_a_kind_that_is_not_on_the_list_is_refused(at_work, draft, leader, boundary):
    response = at_work.post(edit_url(draft), filled_in(leader, TaskKindFactory(name="Dans"), intent="publish"))
    (message,) = response.context["form"].errors["task_kinds"]
    assert "Dans" in message


def test_without_a_boundary_in_force_nothing_is_published(at_work, draft, leader, kind):
    response = at_work.post(edit_url(draft), filled_in(leader, kind, intent="publish"))
    assert "rollegrænse" in str(response.context["form"].errors["task_kinds"])


def test_the_preview_shows_the_page_and_publishes_from_there(at_work, draft, leader, kind, boundary):
    response = at_work.post(edit_url(draft), filled_in(leader, kind, intent="preview"), follow=True)
    assert "Du læser højt." in response.content.decode()
    assert not response.context["problems"]
    at_work.post(reverse("opportunity_publish", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.state == OpportunityState.PUBLISHED


def test_publishing_what_is_not_ready_leads_to_the_form_with_every_message(at_work, draft, boundary):
    response = at_work.post(reverse("opportunity_publish", args=[draft.pk]), follow=True)
    assert response.redirect_chain[0][0] == f"{edit_url(draft)}?check=1"
    assert "task_kinds" in response.context["form"].errors
    assert draft.what_you_do in response.content.decode()


def test_a_blank_draft_can_be_looked_at(at_work, leader):
    blank = Opportunity.objects.create(institution=leader.institution)
    assert at_work.get(reverse("opportunity_preview", args=[blank.pk])).status_code == 200
    assert at_work.get(f"{edit_url(blank)}?check=1").status_code == 200


# --- What is public ---------------------------------------------------------------------------------------------------
def test_what_is_public_is_changed_only_when_asked_and_stays_complete(at_work, published, leader, kind):
    incomplete = filled_in(leader, kind, what_you_do="", intent="save")
    response = at_work.post(edit_url(published), incomplete)
    assert response.status_code == 422
    assert "what_you_do" in response.context["form"].errors
    at_work.post(edit_url(published), filled_in(leader, kind, title="Nyt", intent="save"))
    published.refresh_from_db()
    assert published.title == "Nyt"
    assert published.state == OpportunityState.PUBLISHED


def test_what_is_public_never_saves_itself(at_work, published, leader, kind):
    response = at_work.post(edit_url(published), filled_in(leader, kind, title="Nyt", intent="autosave"))
    assert "Ikke gemt" in response.content.decode()
    published.refresh_from_db()
    assert published.title != "Nyt"


def test_what_is_public_cannot_be_changed_across_the_boundary(at_work, published, leader, kind):
    response = at_work.post(edit_url(published), filled_in(leader, kind, staffing="none", intent="save"))
    assert "staffing" in response.context["form"].errors
    published.refresh_from_db()
    assert published.staffing == "present"


def test_there_are_never_fewer_places_than_people(at_work, published, leader, kind):
    Opportunity.objects.filter(pk=published.pk).update(places=4, places_taken=3)
    response = at_work.post(edit_url(published), filled_in(leader, kind, places="2", intent="save"))
    assert "3" in str(response.context["form"].errors["places"])
    published.refresh_from_db()
    assert published.places == 4


def test_a_form_that_was_opened_before_it_was_closed_says_so_and_keeps_what_was_typed(at_work, published, leader, kind):
    Opportunity.objects.get(pk=published.pk).close()
    response = at_work.post(edit_url(published), filled_in(leader, kind, title="Sent", intent="save"))
    assert response.status_code == 409
    page = response.content.decode()
    assert "i mellemtiden" in page
    assert 'value="Sent"' in page


def test_pause_start_again_close(at_work, published):
    at_work.post(reverse("opportunity_pause", args=[published.pk]))
    published.refresh_from_db()
    assert (published.state, published.pause_reason) == (OpportunityState.PAUSED, "by_hand")
    at_work.post(reverse("opportunity_publish", args=[published.pk]))
    published.refresh_from_db()
    assert published.state == OpportunityState.PUBLISHED
    close = reverse("opportunity_close", args=[published.pk])
    assert "Vil du afslutte opgaven?" in at_work.get(close).content.decode()
    at_work.post(close)
    published.refresh_from_db()
    assert published.state == OpportunityState.CLOSED
    verbs = set(LogEntry.objects.values_list("verb", flat=True))
    assert verbs >= {"opportunity.paused", "opportunity.reopened", "opportunity.closed"}


@pytest.mark.parametrize("name", ["opportunity_pause", "opportunity_publish", "opportunity_close"])
def test_doing_it_twice_says_how_it_stands(at_work, published, name):
    Opportunity.objects.get(pk=published.pk).close()
    response = at_work.post(reverse(name, args=[published.pk]), follow=True)
    assert response.status_code == 200
    assert "i mellemtiden" in response.content.decode()


def test_a_draft_is_thrown_away(at_work, draft):
    at_work.post(reverse("opportunity_close", args=[draft.pk]))
    assert not Opportunity.objects.exists()


def test_the_closed_one_is_copied(at_work, leader):
    closed = OpportunityFactory(institution=leader.institution, contact=leader, closed=True)
    at_work.post(reverse("opportunity_copy", args=[closed.pk]))
    assert Opportunity.objects.filter(state=OpportunityState.DRAFT, title=closed.title).count() == 1


# --- The list ---------------------------------------------------------------------------------------------------------
def test_the_list_shows_one_state_at_a_time_with_raw_counts(at_work, leader, published, draft):
    Opportunity.objects.filter(pk=published.pk).update(places=3, places_taken=1)
    page = at_work.get(reverse("opportunity_manage_list", args=[leader.institution.slug])).content.decode()
    assert published.title in page
    assert draft.title not in page
    assert "1 af 3 pladser" in page
    drafts = at_work.get(reverse("opportunity_manage_list", args=[leader.institution.slug]), {"state": "draft"})
    assert draft.title in drafts.content.decode()
    for odd in ("xx", "\x00", "x" * 500):
        url = reverse("opportunity_manage_list", args=[leader.institution.slug])
        assert at_work.get(url, {"state": odd, "side": odd}).status_code == 200


def test_the_list_costs_the_same_with_thirty(at_work, leader, boundary, django_assert_max_num_queries):
    OpportunityFactory(institution=leader.institution, contact=leader)
    url = reverse("opportunity_manage_list", args=[leader.institution.slug])
    with django_assert_max_num_queries(12) as one:
        at_work.get(url)
    OpportunityFactory.create_batch(29, institution=leader.institution, contact=leader)
    with django_assert_max_num_queries(len(one)):
        at_work.get(url)


def test_the_form_costs_the_same_with_many_colleagues(at_work, draft, leader, boundary, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as few:
        at_work.get(edit_url(draft))
    MembershipFactory.create_batch(9, institution=leader.institution, role=Role.STAFF)
    TaskKindFactory.create_batch(9)
    with django_assert_max_num_queries(len(few)):
        at_work.get(edit_url(draft))


# --- A form that is short where all is well ---------------------------------------------------------------------------
def test_parts_that_are_filled_in_fold_away_and_say_what_they_hold(at_work, boundary, leader):
    OpportunityFactory(institution=leader.institution)
    draft = OpportunityFactory(
        institution=leader.institution, contact=leader, draft=True, minimum_age=15, clearance="child"
    )
    draft.task_kinds.set(TaskKind.objects.filter(name="Læse højt"))
    sections = at_work.get(edit_url(draft)).context["form"].sections
    assert not any(section.is_open for section in sections.values())
    assert sections["kind"].now.startswith("Læse højt · ")
    assert "Fra 15 år" in sections["demands"].now
    assert sections["people"].now.count(leader.user.get_full_name()) == 1


def test_a_part_with_something_missing_or_wrong_stands_open(at_work, draft):
    answer = at_work.post(edit_url(draft), {"what_you_do": "Noget", "minimum_age": "tolv", "intent": "publish"})
    is_open = {name: section.is_open for name, section in answer.context["form"].sections.items()}
    assert is_open == {"kind": True, "where": True, "demands": True, "people": True}


def test_on_a_blank_page_nothing_is_folded(at_work, leader):
    blank = OpportunityFactory(institution=leader.institution, draft=True, title="", what_you_do="")
    page = at_work.get(edit_url(blank))
    assert all(section.is_open for section in page.context["form"].sections.values())
    assert page.content.decode().count('<details class="form-section" open>') == 4


def test_a_ready_made_draft_that_breaks_the_boundary_says_so_before_it_is_used(at_work, boundary, leader):
    slugs = {slug for template in templates_data.for_kind("day_care") for slug in template.task_kinds}
    fits = dict(at_work.get(reverse("opportunity_new", args=[leader.institution.slug])).context["templates"])
    assert slugs
    assert fits
    assert not any(fits.values())
    words = "Passer ikke til jeres rollegrænse, som den er"
    assert words in at_work.get(reverse("opportunity_new", args=[leader.institution.slug])).content.decode()


def test_names_in_lists_are_marked_as_danish(at_work, draft, leader):
    option = re.search(rf'<option value="{leader.pk}"[^>]*>', at_work.get(edit_url(draft)).content.decode())
    assert option is not None
    assert 'lang="da"' in option[0]
