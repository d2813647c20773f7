import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories.boundaries import TaskKindFactory
from volunteering.boundaries import actions, selectors
from volunteering.boundaries.models import BoundaryRule, BoundaryState, RoleBoundary, TaskKind
from volunteering.boundaries.verdicts import Staffing, Verdict
from volunteering.institutions.models import InstitutionKind, Membership

pytestmark = pytest.mark.django_db


def text(response):
    return " ".join(response.content.decode().split())


def url(name, institution, *arguments):
    return reverse(name, args=[institution.slug, *arguments])


def filled(draft, **changes):
    """What a browser sends for the draft as it stands, with changes."""
    data = {
        "revision": str(draft.revision),
        "introduction": draft.introduction,
        "add": "",
        "ask_whom": "",
        "med_discussed_on": "",
        "med_forum": "",
        "line": [],
    }
    for rule in selectors.rules_of(draft):
        data["line"].append(str(rule.task_kind_id))
        data[f"verdict_{rule.task_kind_id}"] = rule.verdict
        data[f"reason_{rule.task_kind_id}"] = rule.reason
    return data | changes


@pytest.fixture
def as_leader(client, leader):
    client.force_login(leader)
    return client


# --- Beginning ------------------------------------------------------------------------------------------------------
def test_a_new_place_begins_with_filled_in_lines(as_leader, institution):
    assert "I har ingen rollegrænse endnu" in text(as_leader.get(url("boundary_home", institution)))

    page = text(as_leader.post(url("boundary_start_draft", institution), follow=True))

    for words in ("Gå en tur", "Frisk luft gør godt.", "Pleje", "Kun personalet"):
        assert words in page
    assert "Musik" not in page.partition('id="add-line"')[0]


def test_a_mentor_reads_but_does_not_begin(client, institution, mentor):
    client.force_login(mentor)
    page = text(client.get(url("boundary_home", institution)))
    assert "Jeres leder kan begynde på den." in page
    assert "Begynd med de ti linjer" not in page


def test_without_a_draft_the_pages_of_the_draft_lead_home(as_leader, institution):
    for name in ("boundary_edit", "boundary_put_in_force", "boundary_discard_draft"):
        for send in (as_leader.get, as_leader.post):
            response = send(url(name, institution), follow=True)
            assert response.redirect_chain == [(url("boundary_home", institution), 302)]
            assert "ikke længere en kladde" in text(response)


# --- Writing --------------------------------------------------------------------------------------------------------
def test_the_whole_draft_is_saved_from_one_page(as_leader, draft, kinds, leader):
    walk, care = kinds["gåtur"].pk, kinds["pleje"].pk
    data = filled(
        draft,
        introduction="Æøå 👵🏽 \u200f\u05e9\u05dc\u05d5\u05dd\u200e",
        ask_whom=str(Membership.objects.get(user=leader).pk),
        med_discussed_on=timezone.localdate().isoformat(),
        med_forum="Lokal-MED",
        **{f"verdict_{walk}": Verdict.VOLUNTEER, f"reason_{walk}": "Alle kender vejen.", f"remove_{care}": "on"},
    )

    response = as_leader.post(url("boundary_edit", draft.institution), data, follow=True)

    assert "Kladden er gemt" in text(response)
    draft.refresh_from_db()
    assert (draft.introduction, draft.med_forum) == ("Æøå 👵🏽 \u200f\u05e9\u05dc\u05d5\u05dd\u200e", "Lokal-MED")
    [rule] = selectors.rules_of(draft)
    assert (rule.task_kind_id, rule.verdict, rule.reason) == (walk, Verdict.VOLUNTEER, "Alle kender vejen.")
    assert "Ændret. Ellers: Frivillige alene" in text(response)


def test_a_line_is_added_with_its_usual_verdict_and_what_was_typed_is_saved_with_it(as_leader, draft, kinds):
    music = kinds["musik"].pk
    data = filled(draft, add=str(music), introduction="Skrevet imens.", then="add")

    response = as_leader.post(url("boundary_edit", draft.institution), data)

    assert response.url.endswith(f"#line-{music}")
    draft.refresh_from_db()
    assert draft.introduction == "Skrevet imens."
    added = BoundaryRule.objects.get(boundary=draft, task_kind=music)
    assert (added.verdict, added.reason) == (Verdict.VOLUNTEER, kinds["musik"].default_reason)


def test_a_line_from_another_kind_of_place_can_be_added(as_leader, draft):
    other = TaskKindFactory(institution_kind=InstitutionKind.LIBRARY, name="Læsekreds")
    page = text(as_leader.get(url("boundary_edit", draft.institution)))
    own, foreign = page.index('<optgroup label="Ældrepleje"'), page.index('<optgroup label="Bibliotek"')
    assert own < foreign

    as_leader.post(url("boundary_edit", draft.institution), filled(draft, add=str(other.pk)))

    assert BoundaryRule.objects.filter(boundary=draft, task_kind=other).exists()


def test_a_looser_line_must_say_why_at_the_field_and_nothing_is_lost(as_leader, draft, kinds):
    care, music = kinds["pleje"].pk, kinds["musik"].pk
    data = filled(
        draft,
        introduction="Det her må ikke forsvinde.",
        add=str(music),
        **{f"verdict_{care}": Verdict.STAFF_PRESENT, f"reason_{care}": "   "},
    )

    response = as_leader.post(url("boundary_edit", draft.institution), data)

    assert response.status_code == 422
    page = text(response)
    assert list(response.context["form"].errors) == [f"reason_{care}"]
    assert f'id="id_reason_{care}_error"' in page
    assert f'href="#id_reason_{care}"' in page
    assert "Her må frivillige mere end normalt (“Kun personalet”). Skriv hvorfor." in page
    assert "Det her må ikke forsvinde." in page
    assert f'id="line-{music}"' in page
    assert re.search(rf'id="line-{care}".*?<details class="details mb-0" open>', page)
    draft.refresh_from_db()
    assert draft.introduction == ""
    # Sent again with a reason, everything is stored, the line added before included.
    data |= {f"reason_{care}": "En sygeplejerske er med.", "add": ""}
    data["line"].append(str(music))
    data |= {f"verdict_{music}": Verdict.VOLUNTEER, f"reason_{music}": ""}
    assert as_leader.post(url("boundary_edit", draft.institution), data).status_code == 302
    assert {rule.task_kind_id for rule in selectors.rules_of(draft)} == {kinds["gåtur"].pk, care, music}


def test_a_line_that_goes_away_need_not_be_right(as_leader, draft, kinds):
    care = kinds["pleje"].pk
    data = filled(draft, **{f"verdict_{care}": "maybe", f"reason_{care}": "x" * 10_000, f"remove_{care}": "on"})
    assert as_leader.post(url("boundary_edit", draft.institution), data).status_code == 302
    assert [rule.task_kind.slug for rule in selectors.rules_of(draft)] == ["gaatur"]


def wrong_inputs():
    tomorrow = (timezone.localdate() + datetime.timedelta(days=2)).isoformat()
    return [
        ("med_discussed_on", tomorrow, "Den dag er ikke kommet endnu"),
        ("med_discussed_on", "i går", "dato"),
        ("med_forum", "x" * 10_000, "120"),
        ("introduction", "x" * 10_000, "1000"),
        ("introduction", "a\x00b", ""),
        ("ask_whom", "999999", ""),
        ("ask_whom", "Hanne", ""),
        ("revision", "", ""),
        ("revision", "x", ""),
        ("add", "x", ""),
    ]


@pytest.mark.parametrize("place", range(10))
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(as_leader, draft, kinds, place):
    field, value, message = wrong_inputs()[place]
    walk = kinds["gåtur"].pk
    data = filled(draft, **{f"reason_{walk}": "Det her har jeg skrevet.", field: value})

    response = as_leader.post(url("boundary_edit", draft.institution), data)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert message in text(response)
    assert "Det her har jeg skrevet." in text(response)


def test_lines_that_were_never_in_the_form_are_left_out(as_leader, draft):
    data = filled(draft)
    data["line"] += ["0", "-1", "abc", "9" * 30, "999999", "٣", data["line"][0]]

    assert as_leader.post(url("boundary_edit", draft.institution), data).status_code == 302
    assert len(selectors.rules_of(draft)) == 2


def test_an_unknown_verdict_is_refused_at_the_field(as_leader, draft, kinds):
    walk = kinds["gåtur"].pk
    response = as_leader.post(url("boundary_edit", draft.institution), filled(draft, **{f"verdict_{walk}": "maybe"}))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [f"verdict_{walk}"]


def test_a_missing_line_field_is_no_crash(as_leader, draft, kinds):
    response = as_leader.post(
        url("boundary_edit", draft.institution), {"revision": "0", "line": [str(kinds["gåtur"].pk)]}
    )
    assert response.status_code == 422


def test_the_colleague_to_ask_must_work_there(as_leader, draft, other_leader):
    elsewhere = Membership.objects.get(user=other_leader)
    response = as_leader.post(url("boundary_edit", draft.institution), filled(draft, ask_whom=str(elsewhere.pk)))
    assert response.status_code == 422
    assert "Anders Andetsteds" not in text(response)


def test_a_stale_draft_keeps_what_was_typed_and_can_be_saved_knowingly(as_leader, draft, coordinator, kinds, save):
    data = filled(draft, introduction="Min egen tekst.")
    save(draft, coordinator, musik=Verdict.VOLUNTEER)

    response = as_leader.post(url("boundary_edit", draft.institution), data)

    assert response.status_code == 422
    page = text(response)
    assert "En kollega har gemt kladden, siden du åbnede den" in page
    assert "Min egen tekst." in page
    assert '<input type="hidden" name="revision" value="1"' in page
    assert as_leader.post(url("boundary_edit", draft.institution), data | {"revision": "1"}).status_code == 302
    draft.refresh_from_db()
    assert draft.introduction == "Min egen tekst."


def test_a_draft_that_came_into_force_meanwhile_leads_home(as_leader, draft, leader):
    data = filled(draft)
    actions.put_in_force(institution=draft.institution, revision=0, acting_user=leader)
    response = as_leader.post(url("boundary_edit", draft.institution), data, follow=True)
    assert "ikke længere en kladde" in text(response)


def test_a_draft_is_thrown_away_after_a_question(as_leader, draft):
    page = url("boundary_discard_draft", draft.institution)
    assert "Vil I smide kladden til jeres rollegrænse ud?" in text(as_leader.get(page))
    assert RoleBoundary.objects.exists()
    as_leader.post(page)
    assert not RoleBoundary.objects.exists()


# --- In force -------------------------------------------------------------------------------------------------------
def test_it_is_put_in_force_after_seeing_all_of_it(as_leader, draft):
    page = url("boundary_put_in_force", draft.institution)
    shown = text(as_leader.get(page))
    for words in ("Gå en tur", "Pleje", "I har ikke noteret en drøftelse i MED-udvalget. Det er helt i orden"):
        assert words in shown

    response = as_leader.post(page, {"revision": "0"}, follow=True)

    assert "Version 1 er i kraft." in text(response)
    assert RoleBoundary.objects.get().state == BoundaryState.IN_FORCE


def test_beforehand_one_sees_what_differs_and_what_would_break(as_leader, in_force, leader, kinds, published, save):
    tasks, _asked = published
    tasks["Gå tur med Ruth"] = (kinds["gåtur"], Staffing.ON_CALL)
    following = actions.start_draft(institution=in_force.institution, acting_user=leader)
    save(following, leader, gaatur=Verdict.STAFF_PRESENT, musik=Verdict.VOLUNTEER, pleje=None)
    page = url("boundary_put_in_force", in_force.institution)

    shown = text(as_leader.get(page))

    for words in ("Ændret", "Ny", "Taget ud", "Én opgave, I har slået op, er i strid med den nye grænse"):
        assert words in shown
    assert "“Gå en tur”: Kun sammen med personalet. Vi har talt om det. Spørg Hanne Leder" in shown
    response = as_leader.post(page, {"revision": "1"}, follow=True)
    assert "1 opgave er i strid med den nye grænse. Den er sat på pause" in text(response)


def test_when_nothing_breaks_that_is_said(as_leader, in_force, leader, published):
    actions.start_draft(institution=in_force.institution, acting_user=leader)
    shown = text(as_leader.get(url("boundary_put_in_force", in_force.institution)))
    assert "Ingen af de opgaver, I har slået op, er i strid" in shown
    assert "Ingen linjer er anderledes" in shown


@pytest.mark.parametrize("revision", ["7", "", "x", "٣", "9" * 40, "-1"])
def test_a_draft_that_was_not_seen_like_this_is_not_put_in_force(as_leader, draft, revision):
    response = as_leader.post(url("boundary_put_in_force", draft.institution), {"revision": revision})
    assert response.status_code == 409
    assert "En kollega har gemt kladden, siden du åbnede siden" in text(response)
    assert not RoleBoundary.objects.in_force().exists()


def test_missing_reasons_are_named_with_the_way_to_them(as_leader, draft, kinds):
    BoundaryRule.objects.filter(task_kind=kinds["pleje"]).update(verdict=Verdict.ON_CALL, reason="")
    page = url("boundary_put_in_force", draft.institution)
    shown = text(as_leader.get(page))
    assert "Der mangler en grund" in shown
    assert f"#line-{kinds['pleje'].pk}" in shown
    assert "Ja, sæt den i kraft" not in shown
    assert as_leader.post(page, {"revision": "0"}).status_code == 409


def test_an_empty_draft_cannot_be_put_in_force(as_leader, draft):
    BoundaryRule.objects.all().delete()
    page = url("boundary_put_in_force", draft.institution)
    assert "Kladden har ingen linjer endnu" in text(as_leader.get(page))
    assert as_leader.post(page, {"revision": "0"}).status_code == 409


def test_pressed_twice_it_is_in_force_once(as_leader, draft):
    page = url("boundary_put_in_force", draft.institution)
    as_leader.post(page, {"revision": "0"})
    assert "ikke længere en kladde" in text(as_leader.post(page, {"revision": "0"}, follow=True))
    assert RoleBoundary.objects.count() == 1


# --- Notes ----------------------------------------------------------------------------------------------------------
def test_a_discussion_is_noted(as_leader, in_force):
    page = url("boundary_note", in_force.institution)
    day = timezone.localdate()
    sent = {"med_discussed_on": day.isoformat(), "med_forum": "Hovedudvalget", "seen": in_force.note_revision}
    for _pressed_twice in range(2):
        assert "Hovedudvalget" in text(as_leader.post(page, sent, follow=True))

    tomorrow = (day + datetime.timedelta(days=1)).isoformat()
    response = as_leader.post(page, {"med_discussed_on": tomorrow, "med_forum": "Beholdes"})
    assert response.status_code == 422
    assert "Den dag er ikke kommet endnu" in text(response)
    assert "Beholdes" in text(response)


def test_of_two_who_note_neither_undoes_the_other_unseen(as_leader, in_force):
    page = url("boundary_note", in_force.institution)
    seen = as_leader.get(page).context["form"]["seen"].value()
    RoleBoundary.objects.filter(pk=in_force.pk).update(med_forum="Kollegaens udvalg")
    response = as_leader.post(page, {"med_forum": "Lokal-MED", "seen": seen})
    assert response.status_code == 422
    assert "En kollega har ændret noterne" in text(response)
    assert "Lokal-MED" in text(response)
    in_force.refresh_from_db()
    assert in_force.med_forum == "Kollegaens udvalg"
    as_leader.post(page, {"med_forum": "Lokal-MED", "seen": response.context["form"]["seen"].value()})
    in_force.refresh_from_db()
    assert in_force.med_forum == "Lokal-MED"


def test_there_is_nothing_to_note_before_a_version_is_in_force(as_leader, draft):
    assert as_leader.get(url("boundary_note", draft.institution)).status_code == 404


# --- Reading --------------------------------------------------------------------------------------------------------
def test_the_version_in_force_stands_in_full(as_leader, in_force):
    page = text(as_leader.get(url("boundary_home", in_force.institution)))
    for words in (
        "I kraft: version 1",
        "Gå en tur",
        "Frisk luft gør godt.",
        "Kun personalet",
        "Hanne Leder",
        "Ikke noteret",
    ):
        assert words in page


def test_old_versions_can_be_read_and_printed(as_leader, in_force, leader, save):
    following = actions.start_draft(institution=in_force.institution, acting_user=leader)
    save(following, leader, musik=Verdict.VOLUNTEER, gaatur=None)
    actions.put_in_force(institution=in_force.institution, revision=1, acting_user=leader)

    for name in ("boundary_version", "boundary_print"):
        old = text(as_leader.get(url(name, in_force.institution, 1)))
        assert "Gå en tur" in old
        assert "Musik" not in old
    assert "gælder ikke længere" in old
    assert "Musik" in text(as_leader.get(url("boundary_print", in_force.institution, 2)))


def test_a_printed_draft_says_that_it_is_one(as_leader, draft):
    assert "Dette er en kladde" in text(as_leader.get(url("boundary_print", draft.institution, 1)))


def test_two_versions_are_compared(as_leader, in_force, leader, save):
    following = actions.start_draft(institution=in_force.institution, acting_user=leader)
    save(following, leader, musik=Verdict.VOLUNTEER, gaatur=None)
    page = url("boundary_compare", in_force.institution)

    latest = text(as_leader.get(page))
    assert "Musik <span" in latest
    assert "Taget ud" in latest
    assert "Uændret" in latest
    turned = text(as_leader.get(page, {"a": "2", "b": "1"}))
    assert re.search(r"Gå en tur <span[^>]*>Ny<", turned)


def test_a_version_is_the_same_as_itself(as_leader, in_force, leader):
    actions.start_draft(institution=in_force.institution, acting_user=leader)
    page = text(as_leader.get(url("boundary_compare", in_force.institution), {"a": "1", "b": "1"}))
    assert "De to versioner siger det samme." in page


def test_with_one_version_there_is_nothing_to_compare(as_leader, in_force):
    assert "kun én version endnu" in text(as_leader.get(url("boundary_compare", in_force.institution)))


@pytest.mark.parametrize("query", [{"a": "x", "b": "1"}, {"a": "1"}, {"a": "9" * 40, "b": "1"}, {"a": "\x00", "b": ""}])
def test_a_broken_address_says_so_at_the_field(as_leader, in_force, leader, query):
    actions.start_draft(institution=in_force.institution, acting_user=leader)
    response = as_leader.get(url("boundary_compare", in_force.institution), query)
    assert response.status_code == 422
    assert response.context["form"].errors


def test_a_parameter_that_is_none_of_ours_is_left_alone(as_leader, in_force, leader):
    actions.start_draft(institution=in_force.institution, acting_user=leader)
    response = as_leader.get(url("boundary_compare", in_force.institution), {"utm_source": "mail"})
    assert response.status_code == 200


def test_the_pages_speak_english(as_leader, in_force):
    page = "/en" + re.sub("^/arbejde", "/at-work", url("boundary_home", in_force.institution)).replace(
        "rollegraense", "role-boundary"
    )
    shown = text(as_leader.get(page))
    for words in ("In force: version 1", "Going for a walk", "Fresh air does good.", "Staff only"):
        assert words in shown


# --- Cost -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "arguments", "most"),
    [
        ("boundary_home", (), 16),
        ("boundary_edit", (), 14),
        ("boundary_put_in_force", (), 18),
        ("boundary_version", (1,), 12),
        ("boundary_print", (1,), 12),
        ("boundary_compare", (), 16),
    ],
)
def test_a_page_costs_the_same_for_few_lines_and_for_many(as_leader, leader, institution, name, arguments, most):
    def versions(number):
        for _ in range(number):
            draft = actions.start_draft(institution=institution, acting_user=leader)
            actions.put_in_force(institution=institution, revision=0, acting_user=leader)
        actions.start_draft(institution=institution, acting_user=leader)
        return draft

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert as_leader.get(url(name, institution, *arguments)).status_code == 200
        return len(queries)

    versions(1)
    count()
    few = count()
    RoleBoundary.objects.drafts().delete()
    kinds = TaskKindFactory.create_batch(30, institution_kind=InstitutionKind.ELDERLY_CARE)
    draft = actions.start_draft(institution=institution, acting_user=leader)
    BoundaryRule.objects.bulk_create(
        BoundaryRule(boundary=draft, task_kind=kind, verdict=Verdict.VOLUNTEER) for kind in kinds
    )
    actions.put_in_force(institution=institution, revision=0, acting_user=leader)
    versions(28)

    assert count() == few <= most
    assert TaskKind.objects.count() > 30
