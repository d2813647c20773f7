"""The login's own things: password, address, language, logging out."""

import time

import pytest
from django.test import Client

from tests.factories.people import UserFactory
from volunteering.messaging.models import Message
from volunteering.people.models import User
from volunteering.people.sign_in import remember_verified
from volunteering.records.models import LogEntry

GOOD = "syv grønne cykler i regn"
PAGES = [
    "/konto/",
    "/konto/e-mail/",
    "/konto/e-mail/kode/",
    "/konto/adgangskode/",
    "/konto/adgangskode/fjern/",
    "/profil/",
    "/profil/hvem-har-kigget/",
    "/profil/foraelder/",
    "/profil/papirkode/",
    "/profil/trin/name/",
]


@pytest.mark.parametrize("page", PAGES)
def test_whoever_is_not_logged_in_is_asked_to(client, page) -> None:
    response = client.get(page)
    assert response.headers["Location"] == f"/konto/log-ind/?next={page}"


@pytest.mark.parametrize("page", ["/accounts/login/", "/konto/signup/", "/konto/password/reset/", "/konto/login/"])
def test_the_librarys_own_pages_are_not_there(client, page) -> None:
    assert client.get(page).status_code == 404


def test_a_password_can_be_chosen_used_and_removed(own, volunteer) -> None:
    assert own.post("/konto/adgangskode/", {"password": GOOD}).headers["Location"] == "/konto/"
    assert own.get("/konto/").status_code == 200, "one stays logged in"
    remember_verified(volunteer.user)
    browser = Client()
    sent = {"email": volunteer.user.email, "password": GOOD, "next": "/profil/"}
    assert browser.post("/konto/log-ind/adgangskode/", sent).headers["Location"] == "/profil/"
    own.post("/konto/adgangskode/fjern/")
    volunteer.user.refresh_from_db()
    assert not volunteer.user.has_usable_password()
    assert Client().post("/konto/log-ind/adgangskode/", sent).status_code == 200


@pytest.mark.parametrize("password", ["", "kort", "password1234", "x" * 10_000])
def test_a_weak_password_is_told_at_the_field(own, volunteer, password) -> None:
    response = own.post("/konto/adgangskode/", {"password": password})
    assert response.status_code == 200
    assert response.context["form"].errors["password"]
    volunteer.user.refresh_from_db()
    assert not volunteer.user.has_usable_password()


def test_a_wrong_password_and_an_unknown_address_look_the_same(client) -> None:
    user = UserFactory()
    user.set_password(GOOD)
    user.save()
    remember_verified(user)
    answers = [
        client.post("/konto/log-ind/adgangskode/", {"email": email, "password": "ikke den rigtige"})
        for email in (user.email, "ukendt@example.org")
    ]
    assert answers[0].context["form"].errors == answers[1].context["form"].errors
    assert {answer.status_code for answer in answers} == {200}


def test_after_too_many_wrong_passwords_the_right_one_must_wait(client) -> None:
    user = UserFactory()
    user.set_password(GOOD)
    user.save()
    remember_verified(user)
    for _attempt in range(5):
        client.post("/konto/log-ind/adgangskode/", {"email": user.email, "password": "forkert"})
    response = client.post("/konto/log-ind/adgangskode/", {"email": user.email, "password": GOOD})
    assert "for mange forsøg" in response.context["form"].non_field_errors()[0]


def test_a_password_on_an_address_never_shown_to_be_ones_own_does_not_open(client) -> None:
    user = UserFactory()
    user.set_password(GOOD)
    user.save()
    response = client.post("/konto/log-ind/adgangskode/", {"email": user.email, "password": GOOD})
    assert response.context["form"].non_field_errors()
    assert "_auth_user_id" not in client.session


def log_in_lately(client, seconds=0):
    """Let the browser's login be so many seconds old."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time() - seconds}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()


def test_an_address_is_not_changed_on_a_screen_left_open(own, volunteer) -> None:
    for seconds in (None, 601):
        if seconds:
            log_in_lately(own, seconds)
        for answer in (own.get("/konto/e-mail/"), own.post("/konto/e-mail/", {"email": "ny@example.org"})):
            assert "inden for de sidste ti minutter" in answer.content.decode()
        assert not Message.objects.exists()
    answer = own.post("/konto/log-ind-igen/", {"to": "email"})
    assert answer.headers["Location"] == "/konto/log-ind/?next=%2Fkonto%2Fe-mail%2F"
    assert "_auth_user_id" not in own.session


def test_another_address_ends_the_logins_elsewhere(own, volunteer, newest_code) -> None:
    elsewhere = Client()
    elsewhere.force_login(volunteer.user)
    log_in_lately(own)
    own.post("/konto/e-mail/", {"email": "ny@example.org"})
    own.post("/konto/e-mail/kode/", {"code": newest_code()})
    assert own.get("/konto/").status_code == 200
    assert elsewhere.get("/konto/").headers["Location"].startswith("/konto/log-ind/")


def test_the_address_changes_once_the_new_one_has_answered(own, volunteer, newest_code) -> None:
    old = volunteer.user.email
    log_in_lately(own)
    own.post("/konto/e-mail/", {"email": "Ny@Example.org"})
    assert Message.objects.latest("pk").to_address == "ny@example.org"
    volunteer.user.refresh_from_db()
    assert volunteer.user.email == old
    assert own.post("/konto/e-mail/kode/", {"code": newest_code()}).headers["Location"] == "/konto/"
    volunteer.user.refresh_from_db()
    assert volunteer.user.email == "ny@example.org"
    assert Message.objects.latest("pk").to_address == old
    assert LogEntry.objects.filter(verb="user.email_changed").exists()


def test_an_address_that_somebody_else_uses_is_told_only_after_the_code(own, volunteer, newest_code) -> None:
    other = UserFactory(email="optaget@example.org")
    log_in_lately(own)
    assert own.post("/konto/e-mail/", {"email": other.email}).headers["Location"] == "/konto/e-mail/kode/"
    response = own.post("/konto/e-mail/kode/", {"code": newest_code()})
    assert "allerede" in response.context["form"].errors["code"][0]
    volunteer.user.refresh_from_db()
    assert volunteer.user.email != other.email


def test_a_code_for_logging_in_does_not_change_an_address(own, volunteer, newest_code) -> None:
    browser = Client()
    browser.post("/konto/log-ind/", {"email": "ny@example.org"})
    assert own.post("/konto/e-mail/kode/", {"code": newest_code()}).headers["Location"] == "/konto/e-mail/"


def test_ones_own_address_is_not_a_new_one(own, volunteer) -> None:
    log_in_lately(own)
    response = own.post("/konto/e-mail/", {"email": volunteer.user.email.upper()})
    assert response.context["form"].errors["email"]


def test_the_language_of_mails_can_be_changed_and_nonsense_cannot(own, volunteer) -> None:
    assert own.post("/konto/", {"language": "xx"}).context["form"].errors["language"]
    own.post("/konto/", {"language": "en"})
    assert User.objects.get(pk=volunteer.user.pk).language == "en"


def test_logging_out_asks_first_when_one_only_followed_a_link(own) -> None:
    assert own.get("/konto/log-ud/").status_code == 200
    assert "_auth_user_id" in own.session
    assert own.post("/konto/log-ud/").headers["Location"] == "/"
    assert "_auth_user_id" not in own.session


def test_the_librarys_mails_go_through_the_outbox(rf) -> None:
    from allauth.account.adapter import get_adapter
    from allauth.core import context
    from django.core import mail

    request = rf.get("/")
    with context.request_context(request):
        get_adapter().send_mail(
            "account/email/password_changed",
            "frida@example.org",
            {"user": UserFactory(), "ip": "", "user_agent": "", "timestamp": ""},
        )
    assert Message.objects.get().to_address == "frida@example.org"
    assert mail.outbox == []
