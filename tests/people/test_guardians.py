"""A guardian's yes for somebody under 15."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.people import GuardianConsentFactory, UserFactory, VolunteerFactory
from volunteering.messaging.models import Message
from volunteering.people import guardians, rules
from volunteering.people.models import GuardianConsent
from volunteering.people.signals import guardian_confirmed, guardian_withdrew

SENT = {"guardian_name": "Vera Værge", "guardian_email": "vera@example.org"}


@pytest.fixture
def child():
    return VolunteerFactory(thirteen=True, name="Tilde Testesen")


@pytest.fixture
def childs_browser(child):
    client = Client()
    client.force_login(child.user)
    return client


@pytest.fixture
def heard():
    """What the rooms above are told."""
    told = []

    def hear(signal, volunteer, **_rest):
        told.append(("yes" if signal is guardian_confirmed else "no", volunteer.pk))

    for signal in (guardian_confirmed, guardian_withdrew):
        signal.connect(hear, weak=False)
    yield told
    for signal in (guardian_confirmed, guardian_withdrew):
        signal.disconnect(hear)


def link_in_newest_mail():
    return re.search(r"http\S+?(/foraelder/\S+)", Message.objects.latest("pk").body).group(1)


def test_the_whole_way(childs_browser, child, client, heard) -> None:
    assert not rules.may_reach_institutions(child)
    childs_browser.post("/profil/foraelder/", SENT)
    mail = Message.objects.get()
    assert (mail.to_address, mail.is_secret) == ("vera@example.org", True)
    link = link_in_newest_mail()
    page = client.get(link)
    assert page.status_code == 200
    assert "Tilde Testesen" in page.content.decode()
    assert child.user.email not in page.content.decode()
    assert client.post(link, {"confirm": "1", "signed_name": "Vera Værge"}, follow=True).status_code == 200
    assert rules.may_reach_institutions(child)
    assert heard == [("yes", child.pk)]
    told = Message.objects.latest("pk")
    assert told.recipient == child.user


def test_only_the_hash_of_the_link_is_stored(childs_browser) -> None:
    childs_browser.post("/profil/foraelder/", SENT)
    token = link_in_newest_mail().strip("/").split("/")[-1]
    assert token not in repr(list(GuardianConsent.objects.values()))


def test_saying_yes_twice_is_one_yes(childs_browser, client, heard) -> None:
    childs_browser.post("/profil/foraelder/", SENT)
    link = link_in_newest_mail()
    for _time in range(2):
        client.post(link, {"confirm": "1", "signed_name": "Vera Værge"})
    assert len(heard) == 1
    assert Message.objects.count() == 2


def test_a_yes_can_be_taken_back_also_long_after(childs_browser, child, client, heard) -> None:
    childs_browser.post("/profil/foraelder/", SENT)
    link = link_in_newest_mail()
    client.post(link, {"confirm": "1", "signed_name": "Vera Værge"})
    past = timezone.now() - datetime.timedelta(days=1)
    GuardianConsent.objects.update(requested_at=past, confirmed_at=past - datetime.timedelta(days=1), expires_at=past)
    client.post(link, {"withdraw": "1"})
    client.post(link, {"withdraw": "1"})
    assert not rules.may_reach_institutions(child)
    assert heard == [("yes", child.pk), ("no", child.pk)]


def test_a_guardian_can_say_no_and_then_not_yes_with_the_same_link(childs_browser, child, client, heard) -> None:
    childs_browser.post("/profil/foraelder/", SENT)
    link = link_in_newest_mail()
    client.post(link, {"withdraw": "1"})
    client.post(link, {"confirm": "1", "signed_name": "Vera Værge"})
    assert not rules.may_reach_institutions(child)
    assert heard == [("no", child.pk)]


@pytest.mark.parametrize("name", ["", "   ", "\u202e", "1234", "\x00"])
def test_a_yes_needs_a_name(childs_browser, child, client, name) -> None:
    childs_browser.post("/profil/foraelder/", SENT)
    response = client.post(link_in_newest_mail(), {"confirm": "1", "signed_name": name})
    assert response.status_code == 200
    assert response.context["form"].errors["signed_name"]
    assert not rules.may_reach_institutions(child)


def test_an_old_link_says_so_and_does_nothing(childs_browser, child, client) -> None:
    childs_browser.post("/profil/foraelder/", SENT)
    link = link_in_newest_mail()
    GuardianConsent.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    assert client.get(link).status_code == 410
    response = client.post(link, {"confirm": "1", "signed_name": "Vera Værge"})
    assert response.status_code == 410
    assert not rules.may_reach_institutions(child)


@pytest.mark.parametrize("token", ["nej", "x" * 300, "%00", "æøå", "%F0%9F%98%80"])
def test_a_link_that_never_was_gets_help(client, token) -> None:
    assert client.get(f"/foraelder/{token}/").status_code == 404


def test_a_newer_mail_makes_the_older_link_useless(childs_browser, client) -> None:
    childs_browser.post("/profil/foraelder/", SENT)
    old = link_in_newest_mail()
    childs_browser.post("/profil/foraelder/", SENT)
    assert client.get(old).status_code == 410
    assert client.get(link_in_newest_mail()).status_code == 200


def test_nobody_is_pestered(childs_browser) -> None:
    for _time in range(3):
        childs_browser.post("/profil/foraelder/", SENT)
    response = childs_browser.post("/profil/foraelder/", SENT)
    assert response.context["form"].errors["guardian_email"]
    assert Message.objects.count() == 3
    assert "Vera Værge" in response.content.decode()


def test_a_child_is_not_its_own_guardian(childs_browser, child) -> None:
    response = childs_browser.post("/profil/foraelder/", SENT | {"guardian_email": child.user.email.upper()})
    assert response.context["form"].errors["guardian_email"]
    assert Message.objects.count() == 0


def test_a_grown_up_needs_no_guardian(own, volunteer) -> None:
    assert own.get("/profil/foraelder/").headers["Location"] == "/profil/"
    with pytest.raises(guardians.GuardianNotNeededError):
        guardians.ask_guardian(volunteer=volunteer, acting_user=volunteer.user, **SENT)


def test_nobody_asks_for_somebody_elses_guardian(child) -> None:
    with pytest.raises(guardians.NotYourProfileError):
        guardians.ask_guardian(volunteer=child, acting_user=UserFactory(), **SENT)


def test_whoever_has_a_yes_is_not_asked_again(childs_browser, child) -> None:
    GuardianConsentFactory(volunteer=child, confirmed=True)
    assert childs_browser.get("/profil/foraelder/").headers["Location"] == "/profil/"
    with pytest.raises(guardians.GuardianAlreadyConfirmedError):
        guardians.ask_guardian(volunteer=child, acting_user=child.user, **SENT)


def test_the_mail_is_in_the_childs_language_and_names_are_not_escaped(child) -> None:
    child.user.language = "en"
    child.name = "Tilde & Co"
    child.save()
    guardians.ask_guardian(volunteer=child, acting_user=child.user, **SENT)
    mail = Message.objects.get()
    assert "/en/guardian/" in mail.body
    assert "Tilde & Co would like" in mail.subject


@pytest.mark.parametrize("name", ["Vind på https://ond.example/x nu", "Se ond.example", "skriv@ond.example"])
def test_a_mail_to_a_guardian_carries_no_link_but_ours(child, name) -> None:
    child.name = name
    child.save()
    guardians.ask_guardian(volunteer=child, acting_user=child.user, guardian_name=name, guardian_email="v@example.org")
    mail = Message.objects.get()
    assert "ond.example" not in mail.subject + mail.body
