"""Once a year: asked, reminded, hidden, deleted; and one click that says it still holds."""

import datetime
import re

import pytest
from django.utils import timezone

from portal.association_guide import tasks, tokens
from portal.association_guide.models import Entry, GuideSettings, ImportFile
from tests.association_guide.conftest import somebody
from tests.factories.association_guide import EntryFactory, OfficerFactory
from tests.factories.opportunities import OpportunityFactory
from volunteering.institutions.models import Association
from volunteering.institutions.officers import Officer
from volunteering.messaging.models import Message
from volunteering.opportunities.choices import RunBy

pytestmark = pytest.mark.django_db


def ago(**period):
    return timezone.now() - datetime.timedelta(**period)


def mails(kind):
    return Message.objects.filter(kind=kind)


def test_an_entry_is_asked_reminded_hidden_and_deleted_and_running_twice_does_nothing_more():
    entry = EntryFactory(confirmed_at=ago(days=366), email="forening@example.org", show_email=True)
    EntryFactory()
    assert tasks.tend() == {"asked": 1, "reminded": 0, "hidden": 0, "deleted": 0}
    assert tasks.tend() == {"asked": 0, "reminded": 0, "hidden": 0, "deleted": 0}
    Entry.objects.filter(pk=entry.pk).update(asked_at=ago(days=15))
    assert tasks.tend()["reminded"] == 1
    assert tasks.tend()["reminded"] == 0
    Entry.objects.filter(pk=entry.pk).update(asked_at=ago(days=29))
    assert tasks.tend()["reminded"] == 1
    Entry.objects.filter(pk=entry.pk).update(asked_at=ago(days=43))
    assert tasks.tend() == {"asked": 0, "reminded": 0, "hidden": 1, "deleted": 0}
    assert Entry.objects.public().count() == 1
    Entry.objects.filter(pk=entry.pk).update(hidden_at=ago(days=366), asked_at=ago(days=400))
    assert tasks.tend()["deleted"] == 1
    assert not Entry.objects.filter(pk=entry.pk).exists()
    assert not Association.objects.filter(pk=entry.association_id).exists()
    sent = list(Message.objects.filter(to_address="forening@example.org").order_by("pk").values_list("kind", flat=True))
    assert sent == [
        "guide_still_right",
        "guide_still_right_reminder",
        "guide_still_right_reminder",
        "guide_hidden",
        "guide_deleted",
    ]


def test_the_dates_are_data():
    GuideSettings.objects.update_or_create(defaults={"confirm_after_months": 6, "hide_after_days": 5})
    entry = EntryFactory(confirmed_at=ago(days=190))
    assert tasks.tend()["asked"] == 1
    Entry.objects.filter(pk=entry.pk).update(asked_at=ago(days=6))
    assert tasks.tend()["hidden"] == 1


def test_an_association_that_runs_something_keeps_its_name_and_loses_how_to_reach_people():
    entry = EntryFactory(hidden=True, association__email="gammel@example.org")
    OfficerFactory(association=entry.association)
    OpportunityFactory(association=entry.association, run_by=RunBy.ASSOCIATION)
    Entry.objects.update(hidden_at=ago(days=366), asked_at=ago(days=400))
    tasks.tend()
    association = Association.objects.get(pk=entry.association_id)
    assert association.email == ""
    assert not Entry.objects.exists()


def test_what_was_begun_and_never_became_public_is_deleted_too():
    EntryFactory(draft=True, created_at=ago(days=366))
    recent = EntryFactory(draft=True)
    assert tasks.tend()["deleted"] == 1
    assert list(Entry.objects.all()) == [recent]


def test_files_to_read_in_are_kept_a_week_only():
    ImportFile.objects.create(name="gammel.csv", content=b"x")
    ImportFile.objects.update(created_at=ago(days=8))
    ImportFile.objects.create(name="ny.csv", content=b"x")
    tasks.tend()
    assert [file.name for file in ImportFile.objects.all()] == ["ny.csv"]


@pytest.fixture
def asked():
    entry = EntryFactory(name="Kaffeklubben", confirmed_at=ago(days=366))
    OfficerFactory(association=entry.association, user=somebody("formand@example.org"))
    tasks.tend()
    link = re.search(r"https?://[^/\s]+(/\S+)", mails("guide_still_right").get().body).group(1)
    return entry, link


def test_the_link_of_the_mail_confirms_by_its_button_alone(client, asked):
    entry, link = asked
    assert "Ja, det passer stadig" in client.get(link).content.decode()
    entry.refresh_from_db()
    assert entry.asked_at is not None
    assert client.post(link).status_code == 200
    entry.refresh_from_db()
    assert entry.asked_at is None
    confirmed = entry.confirmed_at
    assert "er bekræftet" in client.post(link).content.decode()
    entry.refresh_from_db()
    assert entry.confirmed_at == confirmed


def test_the_link_brings_a_hidden_entry_back(client, asked):
    entry, link = asked
    Entry.objects.update(asked_at=ago(days=43))
    tasks.tend()
    assert not Entry.objects.public().exists()
    assert "skjult lige nu" in client.get(link).content.decode()
    client.post(link)
    assert Entry.objects.public().get() == entry


def test_a_mail_in_english_leads_to_the_english_page(client):
    entry = EntryFactory(confirmed_at=ago(days=366))
    user = somebody("chair@example.org")
    user.language = "en"
    user.save()
    OfficerFactory(association=entry.association, user=user)
    tasks.tend()
    mail = mails("guide_still_right").get()
    assert mail.subject.startswith("Is the entry for")
    assert "/en/association-guide/still-right/" in mail.body


@pytest.mark.parametrize("token", ["nonsense", "WzFd:1:xx", "a:b:c"])
def test_a_made_up_link_is_gone(client, token):
    response = client.get(f"/foreningsguiden/bekraeft/{token}/")
    assert response.status_code == 410
    assert "Linket virker ikke længere" in response.content.decode()


def test_an_old_link_is_gone(client, asked, monkeypatch):
    _entry, link = asked
    later = timezone.now() + datetime.timedelta(days=600)
    monkeypatch.setattr("django.core.signing.time.time", later.timestamp)
    assert client.post(link).status_code == 410


def test_a_link_does_not_outlive_its_entry(client, asked):
    entry, link = asked
    Officer.objects.all().delete()
    entry.delete()
    assert client.get(link).status_code == 410


def test_a_token_is_for_one_round():
    entry = EntryFactory()
    first = tokens.read(tokens.make(entry), lasts=datetime.timedelta(days=1))
    entry.ask()
    entry.confirmed_at += datetime.timedelta(days=1)
    assert tokens.round_of(entry) != first.round
