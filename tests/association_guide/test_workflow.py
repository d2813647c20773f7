"""An officer writes, a coordinator judges: on our page and in the editors' screens, without contradiction."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState
from zeal import zeal_ignore

from portal.association_guide.actions import judging, writing
from portal.association_guide.choices import Decision, Standing
from portal.association_guide.models import AlreadyJudgedError, CvrTakenError, Entry
from portal.association_guide.workflow import position_of, waiting_steps
from tests.association_guide.conftest import somebody
from tests.factories.association_guide import EntryFactory, coordinator, cvr_number
from tests.factories.institutions import AssociationFactory
from tests.factories.people import UserFactory
from volunteering.institutions.models import Association
from volunteering.institutions.officers import Officer
from volunteering.messaging.models import Message
from volunteering.records.models import LogEntry

pytestmark = pytest.mark.django_db


def write(entry, user, **words):
    entry = Entry.objects.get(pk=entry.pk)
    draft = entry.get_latest_revision_as_object()
    for name, value in words.items():
        setattr(draft, name, value)
    writing.save(draft=draft, seen=entry.latest_revision_id or 0, acting_user=user)


def decide(entry, user, decision, words=""):
    entry = Entry.objects.get(pk=entry.pk)
    judging.decide(
        entry=entry,
        task_state_id=position_of(entry).task_state_id or 1,
        decision=decision,
        words=words,
        acting_user=user,
    )


def fresh(entry):
    return Entry.objects.get(pk=entry.pk)


def kinds(address):
    return list(Message.objects.filter(to_address=address).order_by("pk").values_list("kind", flat=True))


def test_the_published_words_stay_until_a_coordinator_approves(entry, chair, moderator):
    write(entry, chair, summary="Nye ord.")
    assert fresh(entry).summary != "Nye ord."
    assert fresh(entry).is_public
    assert position_of(fresh(entry)).standing == Standing.WAITING
    assert [waiting.pk for _step, waiting in waiting_steps()] == [entry.pk]
    decide(entry, moderator, Decision.APPROVE)
    assert fresh(entry).summary == "Nye ord."
    assert position_of(fresh(entry)).standing == Standing.PUBLIC
    assert waiting_steps() == []
    assert kinds(moderator.email) == ["guide_waits"]
    assert kinds(chair.email) == ["guide_approved"]
    assert LogEntry.objects.filter(verb="entry.approve", actor_id=moderator.pk).exists()


def test_changes_are_asked_for_with_words_and_mended(entry, chair, moderator):
    write(entry, chair, summary="Kom bare!!!")
    decide(entry, moderator, Decision.CHANGES, "Skriv, hvad I laver.")
    position = position_of(fresh(entry))
    assert (position.standing, position.words) == (Standing.CHANGES, "Skriv, hvad I laver.")
    assert "Skriv, hvad I laver." in Message.objects.get(kind="guide_changes_wanted").body
    write(entry, chair, summary="Vi går ture sammen.")
    assert position_of(fresh(entry)).standing == Standing.WAITING
    decide(entry, moderator, Decision.APPROVE)
    assert fresh(entry).summary == "Vi går ture sammen."
    assert kinds(moderator.email) == ["guide_waits", "guide_waits"]


def test_a_declined_change_leaves_the_entry_as_it_was(entry, chair, moderator):
    write(entry, chair, summary="Køb billige ure.")
    decide(entry, moderator, Decision.DECLINE, "Guiden er ikke til salg.")
    position = position_of(fresh(entry))
    assert (position.standing, position.words) == (Standing.DECLINED, "Guiden er ikke til salg.")
    assert fresh(entry).summary != "Køb billige ure."
    assert fresh(entry).is_public
    mail = Message.objects.get(kind="guide_declined")
    assert "Opslaget står, som det gjorde" in mail.body
    write(entry, chair, summary="Vi går ture.")
    assert position_of(fresh(entry)).standing == Standing.WAITING


def test_mending_while_it_waits_does_not_write_to_the_coordinators_again(entry, chair, moderator):
    write(entry, chair, summary="Første.")
    write(entry, chair, summary="Anden.")
    assert kinds(moderator.email) == ["guide_waits"]
    decide(entry, moderator, Decision.APPROVE)
    assert fresh(entry).summary == "Anden."


def test_words_that_came_after_the_page_was_opened_are_not_approved_unseen(entry, chair, moderator):
    write(entry, chair, summary="Set.")
    seen = position_of(fresh(entry)).task_state_id
    write(entry, chair, summary="Ikke set.")
    with pytest.raises(AlreadyJudgedError):
        judging.decide(
            entry=fresh(entry), task_state_id=seen, decision=Decision.APPROVE, words="", acting_user=moderator
        )
    assert fresh(entry).summary not in {"Set.", "Ikke set."}


def test_a_step_of_another_entry_is_not_judged_here(entry, chair, moderator):
    write(entry, chair, summary="Nye ord.")
    with pytest.raises(AlreadyJudgedError):
        judging.decide(
            entry=EntryFactory(),
            task_state_id=position_of(fresh(entry)).task_state_id,
            decision=Decision.APPROVE,
            words="",
            acting_user=moderator,
        )


def test_the_second_of_two_officers_is_told(entry, chair):
    older = fresh(entry)
    write(entry, chair, summary="Først.")
    draft = older.get_latest_revision_as_object()
    with pytest.raises(writing.ChangedMeanwhileError):
        writing.save(draft=draft, seen=older.latest_revision_id or 0, acting_user=chair)


def test_a_stranger_neither_writes_nor_judges(entry, chair):
    with pytest.raises(PermissionDenied):
        write(entry, UserFactory(), summary="Fremmed.")
    write(entry, chair, summary="Egen.")
    with pytest.raises(PermissionDenied):
        decide(entry, chair, Decision.APPROVE)


def test_who_has_left_can_no_longer_write(entry, chair):
    Officer.objects.get(user=chair).end()
    with pytest.raises(PermissionDenied):
        write(entry, chair, summary="For sent.")


def new_draft(**fields):
    return Entry(name="Strikkerne", level="community", summary="Vi strikker.", website="https://example.org/", **fields)


def test_a_new_association_waits_unseen_and_cannot_be_chosen_until_it_is_approved(moderator):
    user = somebody("ny@example.org")
    entry = writing.ask_to_be_in(draft=new_draft(), role="contact", acting_user=user)
    assert not Entry.objects.public().exists()
    assert not entry.association.is_approved
    assert kinds(user.email) == ["guide_received"]
    decide(entry, moderator, Decision.APPROVE)
    assert fresh(entry).is_public
    assert Association.objects.get(pk=entry.association_id).is_approved
    assert kinds(user.email) == ["guide_received", "guide_approved"]


def test_one_person_has_only_a_few_new_associations_waiting():
    user = somebody("ivrig@example.org")
    for _number in range(writing.MOST_NEW_AT_ONCE):
        writing.ask_to_be_in(draft=new_draft(), role="contact", acting_user=user)
    with pytest.raises(writing.TooManyNewError):
        writing.ask_to_be_in(draft=new_draft(), role="contact", acting_user=user)
    assert sorted(Association.objects.values_list("slug", flat=True)) == ["strikkerne", "strikkerne-2", "strikkerne-3"]


def test_the_identity_follows_what_is_published_and_nobody_takes_a_cvr_number(entry, chair, moderator):
    number = cvr_number(0)
    write(entry, chair, name="Naboerne", level="with_cvr", cvr=number)
    assert Association.objects.get(pk=entry.association_id).cvr == ""
    decide(entry, moderator, Decision.APPROVE)
    association = Association.objects.get(pk=entry.association_id)
    assert (association.name, association.cvr) == ("Naboerne", number)

    other = somebody("anden@example.org")
    late = writing.ask_to_be_in(
        draft=Entry(name="Efternøleren", level="with_cvr", cvr=number, summary="Vi.", website="https://example.org/"),
        role="chair",
        acting_user=other,
    )
    with pytest.raises(CvrTakenError):
        decide(late, moderator, Decision.APPROVE)
    task = TaskState.objects.get(pk=position_of(late).task_state_id).task.specific
    assert "approve" not in [name for name, _label, _modal in task.get_actions(fresh(late), moderator)]


def test_a_cvr_number_taken_at_the_last_moment_is_refused_by_the_database(entry, chair, moderator):
    number = cvr_number(1)
    write(entry, chair, level="with_cvr", cvr=number)
    step = TaskState.objects.get(pk=position_of(fresh(entry)).task_state_id)
    AssociationFactory(cvr=number)
    with pytest.raises(CvrTakenError):
        step.task.specific.on_action(step.specific, moderator, "approve")
    assert position_of(fresh(entry)).standing == Standing.WAITING


def test_no_mail_of_wagtails_own_leads_an_officer_to_the_editors_screens(entry, chair, moderator, mailoutbox):
    write(entry, chair, summary="Ord.")
    decide(entry, moderator, Decision.CHANGES, "Igen.")
    write(entry, chair, summary="Nye ord.")
    decide(entry, moderator, Decision.APPROVE)
    assert mailoutbox == []
    assert not [m for m in Message.objects.filter(to_address=chair.email) if "/redaktion/" in m.body]


def test_where_nobody_moderates_the_common_address_is_told(entry, chair, settings):
    write(entry, chair, summary="Ord.")
    assert kinds(settings.CONTACT_EMAIL) == ["guide_waits"]


# --- The editors' screens -------------------------------------------------------------------------------------------
@pytest.fixture
def at_the_desk(client):
    user = coordinator(email="desk@example.org", is_staff=True, is_superuser=True)
    client.force_login(user)
    return client


def action_url(entry, name):
    step = position_of(fresh(entry)).task_state_id
    return reverse("wagtailsnippets_portal_entry:workflow_action", args=[entry.pk, name, step])


@zeal_ignore([{"model": "portal.*"}])  # the editors' screens fetch the entry several times
def test_the_editors_screens_decide_the_same(entry, chair, at_the_desk):
    write(entry, chair, summary="Nye ord.")
    at_the_desk.post(action_url(entry, "reject"), {"comment": "Ret det."})
    position = position_of(fresh(entry))
    assert (position.standing, position.words) == (Standing.CHANGES, "Ret det.")
    write(entry, chair, summary="Nyere ord.")
    at_the_desk.post(action_url(entry, "decline"), {"comment": "Nej tak."})
    assert position_of(fresh(entry)).standing == Standing.DECLINED
    assert WorkflowState.objects.filter(status="cancelled").count() == 1
    write(entry, chair, summary="Nyeste ord.")
    at_the_desk.post(action_url(entry, "approve"), {"comment": ""})
    assert fresh(entry).summary == "Nyeste ord."
    assert kinds(chair.email) == ["guide_changes_wanted", "guide_declined", "guide_approved"]


@zeal_ignore([{"model": "portal.*"}])  # the editors' screens fetch the entry several times
def test_a_decision_there_on_what_was_judged_here_is_refused(entry, chair, moderator, at_the_desk):
    write(entry, chair, summary="Nye ord.")
    url = action_url(entry, "approve")
    decide(entry, moderator, Decision.CHANGES, "Nej.")
    assert at_the_desk.post(url, {"comment": ""}).status_code in {302, 403}
    assert position_of(fresh(entry)).standing == Standing.CHANGES


@pytest.mark.parametrize("name", ["entry", "fieldofwork", "targetgroup"])
def test_the_editors_lists_open(entry, at_the_desk, name):
    assert at_the_desk.get(reverse(f"wagtailsnippets_portal_{name}:list")).status_code == 200


@zeal_ignore([{"model": "portal.*"}])  # the editors' screens fetch the entry several times
def test_an_entry_opens_in_the_editors_screens(entry, chair, at_the_desk):
    write(entry, chair, summary="Nye ord.")
    page = at_the_desk.get(reverse("wagtailsnippets_portal_entry:edit", args=[entry.pk])).content.decode()
    assert "Nye ord." in page
    assert "Bed om ændringer" in page


@zeal_ignore([{"model": "portal.*"}])  # the editors' screens fetch the entry several times
def test_what_is_typed_there_is_checked_as_on_the_entrys_own_page(entry, chair, at_the_desk):
    typed = {
        "name": entry.name,
        "level": "with_cvr",
        "cvr": "13748137",
        "summary": "Beholdt.",
        "languages": ["da", "ar"],
        "website": "https://example.org/",
        "comments-TOTAL_FORMS": "0",
    }
    address = reverse("wagtailsnippets_portal_entry:edit", args=[entry.pk])
    page = at_the_desk.post(address, typed).content.decode()
    assert "Et ciffer må være forkert" in page
    assert "Beholdt." in page
    at_the_desk.post(address, {**typed, "cvr": "DK 13 74 81 36"})
    saved = fresh(entry).get_latest_revision_as_object()
    assert (saved.cvr, saved.languages) == ("13748136", ["da", "ar"])
