"""The editors' screens, asked for by every role: each opens what its work needs and nothing else."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState
from zeal import zeal_ignore

from cms.editing.roles import APPROVERS, EDITORS, ensure_roles, section_editors
from portal.staff_groups import NAMES
from tests.factories.association_guide import EntryFactory, OfficerFactory
from tests.factories.contacts import KeyPersonFactory
from tests.factories.institutions import MembershipFactory
from tests.factories.pages import article, section
from tests.factories.people import UserFactory, VolunteerFactory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from volunteering.people.models import User

pytestmark = pytest.mark.django_db

OK, LOGIN, NO = "ok", "login", "no"
ROLES: Final = (
    *("visitor", "volunteer", "leader", "officer", "key person", "coordinator"),
    *("editor", "approver", "own section", "other section", "administrator"),
)
OUTSIDE: Final = ("visitor", "volunteer", "leader", "officer", "key person")
"""Whoever has no work in these screens is sent to the staff's login, which says so to those who are logged in."""


def for_these(*inside: str) -> dict[str, str]:
    """Return the answers of a screen that is for some roles, and for administrators."""
    shut = {role: LOGIN if role in OUTSIDE else NO for role in ROLES}
    return {**shut, **dict.fromkeys((*inside, "administrator"), OK)}


WRITERS: Final = ("editor", "approver", "own section", "other section")
OF_THE_PAGE: Final = ("editor", "approver", "own section")
SCREENS: Final[dict[str, tuple[str, list[str], dict[str, str]]]] = {
    "the front": ("wagtailadmin_home", [], for_these(*WRITERS, "coordinator")),
    "all pages": ("wagtailadmin_explore_root", [], for_these("editor", "approver")),
    "the pages of a section": ("wagtailadmin_explore", ["section"], for_these(*OF_THE_PAGE)),
    "a page": ("wagtailadmin_pages:edit", ["page"], for_these(*OF_THE_PAGE)),
    "its history": ("wagtailadmin_pages:history", ["page"], for_these(*OF_THE_PAGE)),
    "its usage": ("wagtailadmin_pages:usage", ["page"], for_these(*OF_THE_PAGE)),
    "a new page": ("wagtailadmin_pages:add_subpage", ["section"], for_these(*OF_THE_PAGE)),
    "a new article": ("wagtailadmin_pages:add", ["cms", "articlepage", "section"], for_these(*OF_THE_PAGE)),
    "moving it": ("wagtailadmin_pages:move", ["page"], for_these()),
    "deleting it": ("wagtailadmin_pages:delete", ["page"], for_these()),
    "taking it off the net": ("wagtailadmin_pages:unpublish", ["page"], for_these()),
    "who may see it": ("wagtailadmin_pages:set_privacy", ["page"], for_these()),
    "saying yes to it": ("wagtailadmin_pages:workflow_action", ["page", "approve", "step"], for_these("approver")),
    "asking for changes": ("wagtailadmin_pages:workflow_action", ["page", "reject", "step"], for_these("approver")),
    "pages that need a look": ("pages_that_need_a_look", [], for_these(*WRITERS)),
    "links that lead nowhere": ("links_to_nowhere", [], for_these(*WRITERS)),
    "all approvals": ("wagtailadmin_reports:workflow", [], for_these(*WRITERS)),
    "locked pages": ("wagtailadmin_reports:locked_pages", [], for_these("approver")),
    "pictures": ("wagtailimages:index", [], for_these(*WRITERS, "coordinator")),
    "a new picture": ("wagtailimages:add", [], for_these(*WRITERS, "coordinator")),
    "choosing a picture": ("wagtailimages_chooser:choose", [], for_these(*WRITERS, "coordinator")),
    "documents": ("wagtaildocs:index", [], for_these(*WRITERS)),
    "a new document": ("wagtaildocs:add", [], for_these(*WRITERS)),
    "redirects": ("wagtailredirects:index", [], for_these("approver")),
    "reading redirects in": ("wagtailredirects:start_import", [], for_these("approver")),
    "important messages": ("wagtailsnippets_cms_alertbanner:list", [], for_these("approver")),
    "presentations": ("wagtailsnippets_cms_institutionpresentation:list", [], for_these("editor", "approver")),
    "key persons": ("wagtailsnippets_portal_keyperson:list", [], for_these("coordinator")),
    "a key person": ("wagtailsnippets_portal_keyperson:edit", ["key person"], for_these("coordinator")),
    "a new key person": ("wagtailsnippets_portal_keyperson:add", [], for_these("coordinator")),
    "departments": ("wagtailsnippets_portal_department:list", [], for_these("coordinator")),
    "entries of the guide": ("wagtailsnippets_portal_entry:list", [], for_these("coordinator")),
    "an entry": ("wagtailsnippets_portal_entry:edit", ["entry"], for_these("coordinator")),
    "a new entry": ("wagtailsnippets_portal_entry:add", [], for_these()),
    "deadlines of the guide": ("wagtailsettings:edit", ["portal", "guidesettings"], for_these("coordinator")),
    "deadlines of requests": ("wagtailsettings:edit", ["portal", "contactsettings"], for_these("coordinator")),
    "logins": ("wagtailusers_users:index", [], for_these()),
    "groups": ("wagtailusers_groups:index", [], for_these()),
    "workflows": ("wagtailadmin_workflows:index", [], for_these()),
    "collections": ("wagtailadmin_collections:index", [], for_these()),
    "sites": ("wagtailsites:index", [], for_these()),
    "languages": ("wagtaillocales:index", [], for_these()),
}


@pytest.fixture(autouse=True)
def _wagtails_own_lookups() -> Iterator[None]:
    with zeal_ignore():
        yield


def _in(name: str) -> User:
    user = UserFactory(language="da")
    user.groups.add(Group.objects.get(name=name))
    return user


@pytest.fixture
def users() -> dict[str, User | None]:
    """Build one person for each role, and a page that another editor has handed in."""
    ensure_roles()
    return {
        "visitor": None,
        "volunteer": VolunteerFactory().user,
        "leader": MembershipFactory().user,
        "officer": OfficerFactory().user,
        "key person": KeyPersonFactory().user,
        "coordinator": _in(NAMES["coordinators"]),
        "editor": _in(EDITORS),
        "approver": _in(APPROVERS),
        "own section": UserFactory(),
        "other section": UserFactory(),
        "administrator": UserFactory(is_superuser=True),
    }


@pytest.fixture
def named(users: dict[str, User | None]) -> dict[str, Any]:
    """Build what the addresses name."""
    own, other = section("Ældre"), section("Skoler")
    users["own section"].groups.add(section_editors(own))  # type: ignore[union-attr]
    users["other section"].groups.add(section_editors(other))  # type: ignore[union-attr]
    page = article("Om ældre", under=own)
    author = _in(EDITORS)
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    return {
        "section": own.pk,
        "page": page.pk,
        "step": TaskState.objects.latest("pk").pk,
        "key person": KeyPersonFactory().pk,
        "entry": EntryFactory().pk,
    }


def _answer(client: Client, url: str) -> str:
    response = client.get(url)
    if response.status_code == HTTPStatus.FOUND:
        place = response["Location"]
        if place.startswith("/redaktion/settings/portal/"):
            return _answer(client, place)
        return LOGIN if reverse("account_login") in place or "login" in place else NO
    if response.status_code in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}:
        return NO
    assert response.status_code == HTTPStatus.OK, url
    return OK


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_its_work_needs(role: str, users: dict[str, User | None], named: dict[str, Any]) -> None:
    client, user = Client(), users[role]
    if user is not None:
        client.force_login(user)
    found = {
        screen: _answer(client, reverse(name, args=[named.get(argument, argument) for argument in arguments]))
        for screen, (name, arguments, _expected) in SCREENS.items()
    }
    assert found == {screen: expected[role] for screen, (_name, _arguments, expected) in SCREENS.items()}


def test_the_menu_leads_nowhere_that_is_closed(users: dict[str, User | None], named: dict[str, Any]) -> None:
    assert named
    client = Client()
    client.force_login(users["coordinator"])  # type: ignore[arg-type]
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtailsnippets_portal_keyperson:list") in menu
    for closed in ("pages_that_need_a_look", "links_to_nowhere", "wagtaildocs:index", "wagtailusers_users:index"):
        assert f'"{reverse(closed)}"' not in menu


def test_a_coordinator_is_led_to_the_lists_and_not_to_pages(users: dict[str, User | None]) -> None:
    client = Client()
    client.force_login(users["coordinator"])  # type: ignore[arg-type]
    page = client.get(reverse("dashboard")).content.decode()
    assert "Nøglepersoner, afdelinger og frister" in page
    assert "Skriv sidens sider" not in page
