"""A key person on a page: chosen by an editor, shown as the person is now, and readable when the person is gone."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from zeal import zeal_ignore

from cms.blocks.people import ContactCardBlock
from cms.editing.roles import EDITORS, ensure_roles, section_editors
from tests.factories.contacts import DepartmentFactory, KeyPersonFactory
from tests.factories.pages import article, blocks, section
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.localdate() - datetime.timedelta(days=1)


def card(person, title="Spørg os"):
    return ("contact", {"title": title, "text": "", "person": person.pk if person else None})


def read(client, page):
    caches["pages"].clear()
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_change_of_the_person_changes_every_page(client):
    person = KeyPersonFactory(name="Nete Nøgle", phone="+4520123456")
    pages = [article(title, body=blocks(card(person))) for title in ("Den ene", "Den anden")]
    for page in pages:
        assert "Nete Nøgle" in read(client, page)
    person.name, person.email = "Nete Nynavn", "ny@example.org"
    person.save()
    for page in pages:
        assert "Nete Nynavn" in read(client, page)
        assert "mailto:ny@example.org" in read(client, page)


def test_who_stops_is_stood_in_for_by_a_colleague_then_by_the_coordinator(client):
    department = DepartmentFactory()
    person = KeyPersonFactory(name="Nete Nøgle", department=department)
    page = article(body=blocks(card(person)))
    person.active_from, person.active_until = YESTERDAY - datetime.timedelta(days=9), YESTERDAY
    person.save()
    assert "Nete Nøgle" not in read(client, page)
    assert "Spørg os" in read(client, page)
    assert "frivillig@example.org" in read(client, page)
    KeyPersonFactory(name="Karla Koordinator", coordinator=True)
    assert "Karla Koordinator" in read(client, page)
    KeyPersonFactory(name="Kaj Kollega", department=department)
    assert "Kaj Kollega" in read(client, page)


def test_who_is_deleted_leaves_a_readable_page_and_the_editors_are_told(client, django_capture_on_commit_callbacks):
    person = KeyPersonFactory(name="Nete Nøgle")
    page = article("Med kontakt", body=blocks(card(person)))
    with django_capture_on_commit_callbacks(execute=True):
        person.delete()
    words = read(client, page)
    assert "Nete Nøgle" not in words
    assert "Spørg os" in words
    assert "frivillig@example.org" in words
    client.force_login(UserFactory(is_superuser=True))
    with zeal_ignore():
        assert "Med kontakt" in client.get(reverse("links_to_nowhere")).content.decode()


def test_many_cards_cost_as_much_as_one(client, settings):
    settings.PAGE_CACHE_SECONDS = 0
    costs = []
    for cards in (1, 9):
        page = article(f"Med {cards}", body=blocks(*(card(KeyPersonFactory(), f"Nummer {n}") for n in range(cards))))
        read(client, page)
        with CaptureQueriesContext(connection) as found:
            read(client, page)
        costs.append(len(found))
    assert costs[0] == costs[1], [q["sql"][:300] for q in found]


def test_nobody_who_has_stopped_is_chosen():
    person = KeyPersonFactory(name="Nete Nøgle", active_from=YESTERDAY, active_until=YESTERDAY)
    block = ContactCardBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({"title": "Spørg os", "text": "", "person": person.pk}))
    assert "Nete Nøgle er ikke nøgleperson mere" in str(refused.value.block_errors["person"])


@pytest.mark.parametrize("who", ["editor", "section editor"])
def test_editors_choose_among_those_of_today(client, who):
    ensure_roles()
    user = UserFactory(language="da")
    user.groups.add(Group.objects.get(name=EDITORS) if who == "editor" else section_editors(section("Ældre")))
    client.force_login(user)
    KeyPersonFactory(name="Nete Nøgle", department=DepartmentFactory(name="Kultur og fritid"))
    KeyPersonFactory(name="Frede Forhen", active_from=YESTERDAY, active_until=YESTERDAY)
    with zeal_ignore():
        dialogue = client.get(reverse("wagtailsnippetchoosers_portal_keyperson:choose")).json()["html"]
        found = client.get(reverse("wagtailsnippetchoosers_portal_keyperson:choose_results"), {"q": "Nete"})
    assert "Nete Nøgle" in dialogue
    assert "Kultur og fritid" in dialogue
    assert "Frede Forhen" not in dialogue
    assert "Nete Nøgle" in found.content.decode()


def test_a_visitor_chooses_nothing(client):
    assert client.get(reverse("wagtailsnippetchoosers_portal_keyperson:choose")).status_code == 302
