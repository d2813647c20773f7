"""Editors write, somebody else approves, nobody their own last words; a section's editors stay in their section."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowPage
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from zeal import zeal_ignore

from cms.editing.roles import APPROVERS, EDITORS, WORKFLOW, ensure_roles, section_editors
from cms.pages.articles import ArticlePage
from tests.factories.pages import article, home, section
from tests.factories.people import UserFactory
from volunteering.messaging.models import Message
from volunteering.records.models import LogEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _wagtails_own_lookups():
    with zeal_ignore():
        yield


def _member(name):
    user = UserFactory(language="da")
    user.groups.add(Group.objects.get(name=name))
    return user


@pytest.fixture
def editor():
    return _member(EDITORS)


@pytest.fixture
def approver():
    return _member(APPROVERS)


def _form(page, text, **more):
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "lead": "",
            "body": streamfield([("text", rich_text(f"<p>{text}</p>"))]),
            "review_by": "2030-01-01",
            **more,
        }
    )


def _write(client, user, page, text, **more):
    client.force_login(user)
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), _form(page, text, **more))


def _answer(client, user, page, action="approve"):
    """Send the same request as the button of the dashboard does."""
    client.force_login(user)
    state = TaskState.objects.filter(workflow_state__object_id=str(page.pk)).latest("pk")
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(address, {"comment": "Skriv hvornår."})


def _public(page):
    return str(ArticlePage.objects.get(pk=page.pk).body)


def test_every_page_goes_through_the_approval():
    assert home().get_workflow().name == WORKFLOW
    assert article().get_workflow().name == WORKFLOW
    assert [one.workflow.name for one in WorkflowPage.objects.all()] == [WORKFLOW]
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
    ensure_roles()
    assert [one.workflow.name for one in WorkflowPage.objects.all()] == [WORKFLOW]


def test_an_editor_hands_in_and_an_approver_publishes(client, editor, approver):
    page = article()
    _write(client, editor, page, "Nye ord", **{"action-submit": "1"})
    assert "Nye ord" not in _public(page)
    assert list(Message.objects.values_list("kind", "to_address")) == [("editing_waits_for_approval", approver.email)]
    _answer(client, approver, page)
    assert "Nye ord" in _public(page)
    told = Message.objects.get(kind="editing_approved")
    assert told.to_address == editor.email
    assert f"/redaktion/pages/{page.pk}/edit/" in told.body
    assert mail.outbox == []


@pytest.mark.parametrize("fields", [{"action-publish": "1"}, {"action-approve": "1"}])
@pytest.mark.parametrize("group", [EDITORS, APPROVERS])
def test_nobody_publishes_past_the_approval(client, group, fields):
    page = article()
    _write(client, _member(group), page, "Uden om", **fields)
    assert "Uden om" not in _public(page)


def test_administrators_are_not_written_to(client, editor, approver, settings):
    administrator = UserFactory(is_superuser=True)
    page = article()
    _write(client, editor, page, "Nye ord", **{"action-submit": "1"})
    assert set(Message.objects.values_list("to_address", flat=True)) == {approver.email}
    assert administrator.email not in {address for one in mail.outbox for address in one.to}
    assert settings.WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS is False


def test_an_editor_does_not_approve(client, editor):
    page = article()
    _write(client, editor, page, "Nye ord", **{"action-submit": "1"})
    _answer(client, editor, page)
    assert "Nye ord" not in _public(page)
    other = _member(EDITORS)
    _answer(client, other, page)
    assert "Nye ord" not in _public(page)


def test_an_approver_does_not_approve_own_words(client, approver):
    page = article()
    _write(client, approver, page, "Egne ord", **{"action-submit": "1"})
    _answer(client, approver, page)
    assert "Egne ord" not in _public(page)
    screen = client.get(reverse("wagtailadmin_home"))
    assert "Egne ord" not in screen.content.decode()
    _answer(client, _member(APPROVERS), page)
    assert "Egne ord" in _public(page)


def test_nor_words_typed_together_with_the_approval(client, editor, approver):
    page = article()
    _write(client, editor, page, "Redaktørens ord", **{"action-submit": "1"})
    both = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    _write(client, approver, page, "Smuglet ind", **both)
    assert "Smuglet ind" not in _public(page)
    assert "Redaktørens ord" not in _public(page)
    page.refresh_from_db()
    assert "Smuglet ind" in str(page.get_latest_revision_as_object().body)  # nothing typed is lost
    _answer(client, approver, page)
    assert "Smuglet ind" not in _public(page)


def test_who_asks_for_changes_says_which(client, editor, approver):
    page = article()
    _write(client, editor, page, "Halve ord", **{"action-submit": "1"})
    _answer(client, approver, page, "reject")
    told = Message.objects.get(kind="editing_changes_wanted")
    assert told.to_address == editor.email
    assert "Skriv hvornår." in told.body
    assert "Halve ord" not in _public(page)


def test_an_administrator_may_and_the_log_says_so(client, admin_user):
    page = article()
    _write(client, admin_user, page, "Egne ord", **{"action-submit": "1"})
    _answer(client, admin_user, page)
    assert "Egne ord" in _public(page)
    assert LogEntry.objects.filter(verb="editing.own_words_approved", actor=admin_user, target_key=page.pk).exists()
    _write(client, admin_user, page, "Uden om", **{"action-publish": "1"})
    assert LogEntry.objects.filter(verb="editing.published_past_approval", target_key=page.pk).count() == 1


def test_the_editors_of_a_section_stay_in_it(client):
    own, other = section("Ældre"), section("Skoler")
    inside, outside = article("Om ældre", under=own), article("Om skoler", under=other)
    user = UserFactory()
    user.groups.add(section_editors(own))
    _write(client, user, inside, "Vores ord", **{"action-submit": "1"})
    _write(client, user, outside, "Fremmede ord")
    assert "Vores ord" in str(Page.objects.get(pk=inside.pk).get_latest_revision_as_object().body)
    assert "Fremmede ord" not in str(Page.objects.get(pk=outside.pk).get_latest_revision_as_object().body)
    assert inside.permissions_for_user(user).can_edit()
    assert not outside.permissions_for_user(user).can_edit()
    assert not inside.permissions_for_user(user).can_publish()
    assert not home().permissions_for_user(user).can_add_subpage()
