"""An editor meets Danish in the screens of everyday work."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from zeal import zeal_ignore

from cms.editing.roles import EDITORS, ensure_roles
from tests.factories.pages import article, home
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

ENGLISH = (
    *("Search", "Reports", "Help", "Settings", "Save draft", "Publish", "Submit to", "Unpublish", "Preview", "History"),
    *("Privacy", "Edit", "Delete", "Move", "Copy", "Live", "Draft", "In moderation", "Awaiting", "Changes requested"),
    *("Choose an image", "Add an image", "Add images", "Add a document", "Collection", "Sort", "Filter by"),
    *("Last published", "Usage", "Locale", "Translate", "Workflow", "Requested by", "Keyboard shortcuts", "Actions"),
    *("Locking", "Side panels", "Loading", "Refresh", "Required", "Log out", "Account", "More actions", "Show filters"),
)
"""Words that these screens have in English."""


@pytest.fixture
def editor(client):
    ensure_roles()
    user = UserFactory(language="da")
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return client


def _read(html):
    """Return what stands on a screen, without scripts, templates and tags."""
    seen = re.sub(r"(?s)<(script|style|template|svg)\b.*?</\1>|<!--.*?-->", " ", html)
    return [" ".join(text.split()) for text in re.split(r"<[^>]+>", seen) if text.strip()]


@pytest.mark.parametrize("screen", ["home", "explorer", "edit", "add", "history", "images", "documents", "review"])
def test_no_english_is_left(editor, screen):
    page = article()
    address = {
        "home": reverse("wagtailadmin_home"),
        "explorer": reverse("wagtailadmin_explore", args=[home().pk]),
        "edit": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "add": reverse("wagtailadmin_pages:add_subpage", args=[home().pk]),
        "history": reverse("wagtailadmin_pages:history", args=[page.pk]),
        "images": reverse("wagtailimages:index"),
        "documents": reverse("wagtaildocs:index"),
        "review": reverse("pages_that_need_a_look"),
    }[screen]
    with zeal_ignore():
        answer = editor.get(address)
    assert answer.status_code == 200
    texts = _read(answer.content.decode())
    left = {word for word in ENGLISH for text in texts if re.match(rf"{word}\b", text) and len(text) < 60}
    assert not left
