import datetime

import pytest
from django.utils import timezone, translation

from tests.boundaries.conftest import texts
from tests.factories.institutions import InstitutionFactory, MembershipFactory
from volunteering.boundaries import actions, selectors
from volunteering.boundaries.models import (
    BoundaryRule,
    BoundaryState,
    IllegalBoundaryStateError,
    RoleBoundary,
    TaskKind,
)
from volunteering.boundaries.verdicts import Breach, Line, Staffing, Verdict
from volunteering.institutions.models import Membership, Role
from volunteering.institutions.rules import NotAllowedError
from volunteering.records.models import LogEntry

pytestmark = pytest.mark.django_db


def verdicts(boundary):
    return {rule.task_kind.slug: rule.verdict for rule in selectors.rules_of(boundary)}


# --- Drafts ---------------------------------------------------------------------------------------------------------
def test_a_new_place_begins_with_the_lines_for_its_kind(draft):
    assert verdicts(draft) == {"gaatur": Verdict.ON_CALL, "pleje": Verdict.STAFF_ONLY}
    assert [rule.reason for rule in selectors.rules_of(draft)] == [
        "Frisk luft gør godt.",
        "Det er personalets arbejde.",
    ]
    assert (draft.version, draft.state) == (1, BoundaryState.DRAFT)


def test_starting_twice_gives_the_same_draft(draft, coordinator):
    assert actions.start_draft(institution=draft.institution, acting_user=coordinator) == draft


def test_the_next_draft_is_a_copy_of_what_is_in_force(draft, leader, save):
    save(draft, leader, with_texts=texts(introduction="Velkommen."), musik=Verdict.STAFF_PRESENT, gaatur=None)
    actions.put_in_force(institution=draft.institution, revision=1, acting_user=leader)
    TaskKind.objects.filter(slug="musik").update(is_starter=True, default_verdict=Verdict.STAFF_ONLY)

    following = actions.start_draft(institution=draft.institution, acting_user=leader)

    assert following.version == 2
    assert following.introduction == "Velkommen."
    assert following.med_discussed_on is None
    assert verdicts(following) == {"pleje": Verdict.STAFF_ONLY, "musik": Verdict.STAFF_PRESENT}


def test_saving_makes_the_draft_what_the_form_says(draft, leader, save):
    asked = Membership.objects.get(user=leader)
    day = timezone.localdate()
    save(
        draft,
        leader,
        with_texts=texts(introduction="Hej.", ask_whom=asked, med_discussed_on=day, med_forum="Lokal-MED"),
        gaatur=Verdict.VOLUNTEER,
        musik=Verdict.VOLUNTEER,
        pleje=None,
    )

    draft.refresh_from_db()
    assert verdicts(draft) == {"gaatur": Verdict.VOLUNTEER, "musik": Verdict.VOLUNTEER}
    assert (draft.introduction, draft.ask_whom, draft.med_discussed_on, draft.med_forum, draft.revision) == (
        "Hej.",
        asked,
        day,
        "Lokal-MED",
        1,
    )


def test_a_colleagues_newer_draft_is_not_overwritten_unseen(draft, leader, coordinator, save):
    save(draft, coordinator, musik=Verdict.VOLUNTEER)
    with pytest.raises(actions.ChangedMeanwhileError):
        save(draft, leader, revision=0, gaatur=None)

    assert "gaatur" in verdicts(draft)


def test_a_day_that_has_not_come_cannot_be_noted(draft, leader, save):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    with pytest.raises(actions.FutureDiscussionError):
        save(draft, leader, with_texts=texts(med_discussed_on=tomorrow))


@pytest.mark.parametrize("who", ["mentor", "other_leader"])
def test_who_does_not_run_the_place_writes_no_draft(draft, who, request, save):
    user = request.getfixturevalue(who)
    with pytest.raises(NotAllowedError):
        save(draft, user)
    with pytest.raises(NotAllowedError):
        actions.start_draft(institution=draft.institution, acting_user=user)
    with pytest.raises(NotAllowedError):
        actions.discard_draft(institution=draft.institution, acting_user=user)


def test_a_draft_can_be_thrown_away_and_begun_again(draft, leader):
    actions.discard_draft(institution=draft.institution, acting_user=leader)
    with pytest.raises(actions.NoDraftError):
        actions.discard_draft(institution=draft.institution, acting_user=leader)

    assert actions.start_draft(institution=draft.institution, acting_user=leader).version == 1


# --- In force -------------------------------------------------------------------------------------------------------
def test_in_force_it_counts_and_the_earlier_is_superseded(in_force, leader, save):
    institution = in_force.institution
    following = actions.start_draft(institution=institution, acting_user=leader)

    actions.put_in_force(institution=institution, revision=0, acting_user=leader)

    in_force.refresh_from_db()
    assert in_force.state == BoundaryState.SUPERSEDED
    assert selectors.in_force_at(institution) == following
    assert LogEntry.objects.filter(verb="boundary.put_in_force").count() == 2


def test_the_names_of_that_day_are_kept_in_both_languages(in_force):
    TaskKind.objects.filter(slug="gaatur").update(name="Spadseretur", name_en="Stroll", default_reason="Andet.")

    rule = selectors.rules_of(in_force)[0]
    assert (rule.label, rule.why, rule.reason_language) == ("Gå en tur", "Frisk luft gør godt.", "da")
    with translation.override("en"):
        assert (rule.label, rule.why, rule.reason_language) == ("Going for a walk", "Fresh air does good.", "en")


def test_a_reason_of_ones_own_stays_danish(draft, leader, save):
    save(draft, leader, gaatur=Verdict.STAFF_PRESENT)
    boundary, _paused = actions.put_in_force(institution=draft.institution, revision=1, acting_user=leader)

    rule = selectors.rules_of(boundary)[0]
    with translation.override("en"):
        assert (rule.why, rule.reason_language) == ("Vi har talt om det.", "da")


@pytest.mark.parametrize("who", ["coordinator", "mentor", "other_leader"])
def test_only_who_leads_puts_in_force(draft, who, request):
    with pytest.raises(NotAllowedError):
        actions.put_in_force(institution=draft.institution, revision=0, acting_user=request.getfixturevalue(who))


def test_the_deputy_may(draft, deputy):
    boundary, _paused = actions.put_in_force(institution=draft.institution, revision=0, acting_user=deputy)
    assert boundary.in_force_by == deputy


def test_what_was_not_seen_is_not_put_in_force(draft, leader, coordinator, save):
    save(draft, coordinator, musik=Verdict.VOLUNTEER)
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.put_in_force(institution=draft.institution, revision=0, acting_user=leader)


def test_without_a_draft_there_is_nothing_to_put_in_force(in_force, leader):
    with pytest.raises(actions.NoDraftError):
        actions.put_in_force(institution=in_force.institution, revision=0, acting_user=leader)


def test_an_empty_boundary_says_nothing(draft, leader, save):
    save(draft, leader, gaatur=None, pleje=None)
    with pytest.raises(actions.EmptyBoundaryError):
        actions.put_in_force(institution=draft.institution, revision=1, acting_user=leader)


def test_a_looser_line_without_a_reason_stops_it(draft, leader):
    BoundaryRule.objects.filter(boundary=draft, task_kind__slug="pleje").update(
        verdict=Verdict.STAFF_PRESENT, reason="  "
    )
    with pytest.raises(actions.MissingReasonsError) as caught:
        actions.put_in_force(institution=draft.institution, revision=0, acting_user=leader)
    assert caught.value.labels == ["Pleje"]


def test_a_stricter_line_needs_no_reason(draft, leader):
    BoundaryRule.objects.filter(boundary=draft, task_kind__slug="gaatur").update(verdict=Verdict.STAFF_ONLY, reason="")
    actions.put_in_force(institution=draft.institution, revision=0, acting_user=leader)


def test_without_a_discussion_in_the_med_committee_it_comes_into_force_all_the_same(draft, leader):
    assert draft.med_discussed_on is None
    boundary, _paused = actions.put_in_force(institution=draft.institution, revision=0, acting_user=leader)
    assert boundary.state == BoundaryState.IN_FORCE


# --- What the rooms above are asked and told ------------------------------------------------------------------------
def test_what_would_break_is_known_beforehand(draft, kinds, published):
    tasks, asked = published
    tasks["Gå tur med Ruth"] = (kinds["gåtur"], Staffing.NONE)
    tasks["Gå tur med hjælp"] = (kinds["gåtur"], Staffing.ON_CALL)

    [found] = selectors.would_break(draft)

    assert (found.title, found.breaches) == (
        "Gå tur med Ruth",
        (Breach(kinds["gåtur"].pk, Verdict.ON_CALL, "Frisk luft gør godt."),),
    )
    assert asked == ["preview"]


def test_what_breaks_is_told_in_the_same_transaction(in_force, leader, kinds, published, save):
    tasks, asked = published
    tasks["Musik om fredagen"] = (kinds["musik"], Staffing.PRESENT)
    following = actions.start_draft(institution=in_force.institution, acting_user=leader)

    boundary, paused = actions.put_in_force(institution=in_force.institution, revision=0, acting_user=leader)

    assert [broken.title for broken in paused] == ["Musik om fredagen"]
    assert paused[0].breaches[0].verdict is None
    assert asked == [("in force", following, in_force, leader)]
    assert boundary == following


def test_a_receiver_that_fails_leaves_everything_as_it_was(in_force, leader):
    from volunteering.boundaries.signals import boundary_put_in_force

    def fail(sender, **kwargs):
        raise RuntimeError

    actions.start_draft(institution=in_force.institution, acting_user=leader)
    boundary_put_in_force.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            actions.put_in_force(institution=in_force.institution, revision=0, acting_user=leader)
    finally:
        boundary_put_in_force.disconnect(fail)

    assert selectors.in_force_at(in_force.institution) == in_force


# --- Notes ----------------------------------------------------------------------------------------------------------
def note(boundary, user, **fields):
    values = {"med_discussed_on": timezone.localdate(), "med_forum": "Lokal-MED", "ask_whom": None, **fields}
    values.setdefault("seen", boundary.note_revision)
    actions.note_discussion(boundary=boundary, acting_user=user, **values)


def test_a_discussion_is_noted_on_the_version_in_force(in_force, leader):
    note(in_force, leader)

    in_force.refresh_from_db()
    assert (in_force.med_discussed_on, in_force.med_forum) == (timezone.localdate(), "Lokal-MED")


def test_not_on_another_version_not_by_others_and_not_for_tomorrow(in_force, leader, coordinator):
    with pytest.raises(NotAllowedError):
        note(in_force, coordinator)
    with pytest.raises(actions.FutureDiscussionError):
        note(in_force, leader, med_discussed_on=timezone.localdate() + datetime.timedelta(days=1))
    following = actions.start_draft(institution=in_force.institution, acting_user=leader)
    with pytest.raises(IllegalBoundaryStateError):
        note(following, leader)


# --- What others read -----------------------------------------------------------------------------------------------
def test_lines_are_given_by_their_kind_of_task(in_force, kinds):
    assert selectors.lines_of(in_force) == {
        kinds["gåtur"].pk: Line(Verdict.ON_CALL, "Frisk luft gør godt."),
        kinds["pleje"].pk: Line(Verdict.STAFF_ONLY, "Det er personalets arbejde."),
    }


def test_a_breach_is_explained_with_task_rule_reason_and_whom_to_ask(in_force, kinds, leader):
    told = selectors.explain(
        Breach(kinds["pleje"].pk, Verdict.STAFF_ONLY, "Det er personalets arbejde."), boundary=in_force
    )

    assert str(told) == "“Pleje”: Kun personalet. Det er personalets arbejde. Spørg Hanne Leder (Leder)."


def test_an_unlisted_task_is_explained_too(in_force, kinds):
    told = selectors.explain(Breach(kinds["musik"].pk, None, ""), boundary=in_force)

    assert str(told).startswith("“Musik”: står ikke i jeres rollegrænse. Skriv den først ind i rollegrænsen.")


def test_many_breaches_cost_no_more_than_one(in_force, kinds, django_assert_num_queries):
    found = [Breach(kind.pk, None, "") for kind in kinds.values()]
    for some in (found[:1], found * 10):
        with django_assert_num_queries(2):
            selectors.explain_all(some, boundary=in_force)
    with django_assert_num_queries(0):
        assert selectors.explain_all([], boundary=in_force) == []


def test_whom_to_ask_is_the_one_named_while_she_works_there(in_force, mentor, leader):
    lone = Membership.objects.get(user=mentor)
    note(in_force, leader, ask_whom=lone)
    in_force.refresh_from_db()
    assert selectors.whom_to_ask(in_force) == lone

    lone.end()

    assert selectors.whom_to_ask(in_force).user == leader


def test_a_place_without_a_leader_has_nobody_to_ask(kinds):
    boundary = RoleBoundary.objects.create(institution=InstitutionFactory(), version=1)
    assert selectors.whom_to_ask(boundary) is None
    told = selectors.explain(Breach(kinds["musik"].pk, None, ""), boundary=boundary)
    assert told.ask_whom == ""


def test_staff_see_the_versions_of_their_own_places_only(in_force, mentor, other_leader):
    assert RoleBoundary.objects.visible_to(mentor).contains(in_force)
    assert not RoleBoundary.objects.visible_to(other_leader).exists()
    Membership.objects.filter(user=mentor).update(ended_at=timezone.now())
    assert not RoleBoundary.objects.visible_to(mentor).exists()


def test_a_coordinator_of_two_places_sees_both(in_force, coordinator):
    other = MembershipFactory(user=coordinator, role=Role.COORDINATOR)
    RoleBoundary.objects.create(institution=other.institution, version=1)

    assert RoleBoundary.objects.visible_to(coordinator).count() == 2
