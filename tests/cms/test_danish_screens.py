"""Editors, approvers, coordinators and administrators meet Danish on their screens, to the eye and to the ear."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import Group
from wagtail.models import TaskState
from zeal import zeal_ignore

from cms.editing.roles import APPROVERS, COORDINATORS, EDITORS, ensure_roles
from tests.factories.pages import article, home
from tests.factories.people import UserFactory
from tools.catalogues import active, plural_of, read, texts_of

pytestmark = pytest.mark.django_db

SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-tippy-content", "data-w-tooltip-content-value")
WITHOUT_GETTEXT = {"True", "Root page", "Site name", "2 locales"}
"""What the lists of sites, languages and users say in English whatever the catalogues hold; for administrators."""
WRITTEN = {"Lend a hand"}
"""The title of the English front page."""
UNSEEN = ("script", "style", "svg", "noscript")
PLACEHOLDERS = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>|\S+@\S+|https?://\S+")


def words_of(text):
    """Return the words of a text in small letters, without placeholders, tags, addresses and single letters."""
    return re.findall(r"[^\W\d_]{2,}", PLACEHOLDERS.sub(" ", text).lower())


@pytest.fixture(scope="module")
def english():
    """Words that our catalogues have in English and in no Danish text."""
    english, danish = set(), set()
    for path in Path(settings.PROJECT_ROOT, "locale").glob("**/da/LC_MESSAGES/*.po"):
        for (_context, msgid), message in active(read(path, "da")).items():
            english.update(words_of(f"{msgid} {plural_of(message)}"))
            danish.update(words_of(" ".join(texts_of(message))))
    assert len(english - danish) > 1000, "The catalogues have not been found."
    return english - danish


def texts_on(screen):
    """Yield what can be read on a screen or heard from it; also what lies ready in its templates."""
    page = BeautifulSoup(screen, "html.parser")
    for unseen in page.find_all(UNSEEN):
        unseen.decompose()
    for hidden in page.select("[data-side-panel-toggle-counter][hidden]"):  # a number that is not there yet: "None"
        hidden.decompose()
    for place_or_language in page.select("[name$=time_zone] option, [name$=language] option"):
        place_or_language.decompose()
    for template in page.find_all("template"):
        yield from texts_on(template.decode_contents())
        template.decompose()
    yield from page.stripped_strings
    for element in page.find_all():
        yield from (element[name] for name in SPOKEN if element.get(name))


def english_on(screen, english):
    """Return the texts of which half the words or more are English."""
    return {
        text
        for text in set(texts_on(screen))
        if (words := words_of(text)) and sum(word in english for word in words) * 2 >= len(words)
    }


@pytest.fixture
def waiting():
    """A page that is public, has a new version in review and a child that is a draft."""
    ensure_roles()
    page = article()
    page.title = "Sådan får I et nummer"
    writer = member(EDITORS)
    page.save_revision(user=writer, log_action=True)
    page.get_workflow().start(page, writer)
    return page


def member(group):
    user = UserFactory(language="da")
    user.groups.add(Group.objects.get(name=group))
    return user


def english_met(client, user, addresses, english):
    """Open the addresses below /redaktion/ as `user`; return the English that stands there."""
    client.force_login(user)
    met = {}
    for address in addresses:
        with zeal_ignore():
            answer = client.get(f"/redaktion/{address}")
        assert answer.status_code == 200, address
        screen = answer.content.decode()
        if answer["Content-Type"] == "application/json":
            screen = json.loads(screen)["html"]
        if left := english_on(screen, english) - WRITTEN:
            met[address] = left
    return met


def test_editors_meet_no_english(client, english, waiting):
    pk, top = waiting.pk, home().pk
    addresses = (
        *("", "pages/", f"pages/{top}/", f"pages/{pk}/edit/", f"pages/{pk}/history/", f"pages/{pk}/usage/"),
        *(f"pages/{top}/add_subpage/", f"pages/add/cms/articlepage/{top}/", f"pages/{pk}/copy/"),
        *(f"translation/submit/page/{pk}/", "pages/search/?q=nummer", "pages/search/?q=findesikke"),
        *("images/", "images/multiple/add/", "images/chooser/", "documents/", "documents/multiple/add/"),
        *(
            "documents/chooser/",
            "choose-page/",
            "choose-external-link/",
            "choose-email-link/",
            "choose-anchor-link/",
            "choose-phone-link/",
        ),
        *("reports/workflow/", "reports/workflow_tasks/", "reports/site-history/", "reports/aging-pages/"),
        *("rapporter/kig-igennem/", "rapporter/links-uden-maal/", "snippets/", "account/"),
    )
    assert not english_met(client, member(EDITORS), addresses, english)


def test_approvers_meet_no_english(client, english, waiting):
    pk = waiting.pk
    state = TaskState.objects.latest("pk").pk
    addresses = (
        *(
            "",
            f"pages/{pk}/edit/",
            f"pages/workflow/action/{pk}/reject/{state}/",
            f"pages/workflow/confirm_cancellation/{pk}/",
        ),
        *(f"pages/workflow/action/{pk}/approve/{state}/", "reports/workflow/", "reports/locked/"),
        *("redirects/", "redirects/add/", "redirects/import/", "snippets/cms/alertbanner/add/"),
    )
    assert not english_met(client, member(APPROVERS), addresses, english)


def test_coordinators_meet_no_english(client, english):
    ensure_roles()
    addresses = (
        *("", "account/", "images/chooser/", "snippets/portal/department/", "snippets/portal/department/add/"),
        *("snippets/portal/keyperson/", "snippets/portal/keyperson/add/", "snippets/portal/entry/"),
        *("snippets/portal/fieldofwork/add/", "snippets/portal/targetgroup/add/"),
    )
    assert not english_met(client, member(COORDINATORS), addresses, english)


def test_administrators_meet_no_english(client, admin_user, english, waiting):
    pk = waiting.pk
    addresses = (
        *("", f"pages/{pk}/edit/", f"pages/{pk}/move/", f"pages/{pk}/delete/", f"pages/{pk}/unpublish/"),
        *(f"pages/{pk}/privacy/", "reports/aging-pages/"),
        *("users/", f"users/edit/{admin_user.pk}/", "groups/", "sites/", "sites/new/", "locales/", "collections/"),
        *("collections/add/", "workflows/list/", "workflows/tasks/index/"),
        *(f"bulk/wagtailcore/page/{action}/?id={pk}" for action in ("move", "delete", "publish", "unpublish")),
    )
    met = english_met(client, admin_user, addresses, english)
    assert not {address: left - WITHOUT_GETTEXT for address, left in met.items() if left - WITHOUT_GETTEXT}


@pytest.mark.parametrize(
    ("screen", "left"),
    [
        ("<p>Save draft</p>", {"Save draft"}),
        ("<p>55 Pages <span>created in Giv en hånd</span></p>", {"55 Pages"}),
        ('<nav aria-label="Actions"><button title="Luk">Gem kladde</button></nav>', {"Actions"}),
        ("<template><b>Choose an image</b></template><script>let save = 1</script>", {"Choose an image"}),
        ("<p>Skriv til hej@example.org</p><p>Version 7.4</p>", set()),
    ],
)
def test_english_is_seen(screen, left, english):
    assert english_on(screen, english) == left
