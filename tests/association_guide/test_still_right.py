"""Those who keep an entry confirm it with one press where they land after logging in."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.association_guide.models import Entry
from tests.factories.association_guide import EntryFactory, OfficerFactory, coordinator
from tests.factories.people import UserFactory
from volunteering.records.models import LogEntry

pytestmark = pytest.mark.django_db
A_YEAR_AGO = timezone.now() - datetime.timedelta(days=370)


@pytest.fixture
def entry():
    return EntryFactory(name="Naboerne", confirmed_at=A_YEAR_AGO, asked_at=timezone.now())


@pytest.fixture
def officer(client, entry):
    user = OfficerFactory(association=entry.association).user
    client.force_login(user)
    return client


def press(client, entry, round_named=None):
    address = reverse("association_still_right", args=[entry.association.slug])
    return client.post(address, {"round": entry.round if round_named is None else round_named}, follow=True)


def test_one_press_on_the_front_door_confirms(officer, entry):
    page = officer.get(reverse("dashboard")).content.decode()
    assert reverse("association_still_right", args=[entry.association.slug]) in page
    assert "csrfmiddlewaretoken" in page.partition(reverse("association_still_right", args=[entry.association.slug]))[2]
    answer = press(officer, entry).content.decode()
    assert "Opslaget er bekræftet" in answer
    assert "Det passer stadig" not in answer
    confirmed = Entry.objects.get(pk=entry.pk)
    assert confirmed.confirmed_at > A_YEAR_AGO
    assert confirmed.asked_at is None
    assert LogEntry.objects.get(verb="entry.confirmed").actor is not None


def test_pressing_twice_is_once(officer, entry):
    press(officer, entry)
    assert "Nogen har allerede bekræftet" in press(officer, entry).content.decode()
    assert LogEntry.objects.filter(verb="entry.confirmed").count() == 1


@pytest.mark.parametrize("sent", ["", "x", "20200101000000", "\x00", "9" * 10_000])
def test_a_press_of_another_round_changes_nothing(officer, entry, sent):
    assert press(officer, entry, sent).status_code == 200
    assert Entry.objects.get(pk=entry.pk).asked_at is not None


def test_a_hidden_entry_comes_back_from_its_own_page_too(officer, entry):
    entry.hide()
    page = officer.get(reverse("association_edit", args=[entry.association.slug])).content.decode()
    assert "Det passer stadig" in page
    press(officer, entry)
    assert Entry.objects.public().filter(pk=entry.pk).exists()


def test_nobody_is_asked_before_it_is_time(client):
    fresh = EntryFactory()
    client.force_login(OfficerFactory(association=fresh.association).user)
    assert "Det passer stadig" not in client.get(reverse("dashboard")).content.decode()


def test_what_was_never_public_is_not_confirmed(client):
    draft = EntryFactory(draft=True)
    client.force_login(OfficerFactory(association=draft.association).user)
    press(client, draft)
    assert not Entry.objects.get(pk=draft.pk).live


def test_only_those_who_keep_it_confirm(client, entry):
    address = reverse("association_still_right", args=[entry.association.slug])
    assert reverse("account_login") in client.post(address)["Location"]
    for stranger in (UserFactory(), OfficerFactory().user):
        client.force_login(stranger)
        assert client.post(address, {"round": entry.round}).status_code == 404
    assert Entry.objects.get(pk=entry.pk).asked_at is not None
    client.force_login(coordinator())
    press(client, entry)
    assert Entry.objects.get(pk=entry.pk).asked_at is None
