"""A code from an app beside the code by mail: for whoever wants it, and for editors and administrators always."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.core.cache import cache
from django.test import Client

from tests.factories.people import UserFactory
from volunteering.messaging.models import Message
from volunteering.people import second_step
from volunteering.people.models import User
from volunteering.records.models import LogEntry

LOGIN, CODE, STEP = "/konto/log-ind/", "/konto/log-ind/kode/", "/konto/log-ind/ekstra-trin/"
HOME, CHANGE, AGAIN = "/konto/ekstra-trin/", "/konto/ekstra-trin/aendr/", "/konto/log-ind-igen/"
EDITING = ["/redaktion/", "/admin/", "/redaktion/pages/", "/admin/volunteering/institution/"]


HALF_MINUTE = 59_000_000


def app_code(secret):
    """What the app on the phone shows just now."""
    return auth.format_hotp_value(auth.hotp_value(secret, HALF_MINUTE))


@pytest.fixture(autouse=True)
def _it_is_still_the_same_half_minute(monkeypatch):
    monkeypatch.setattr(auth, "yield_hotp_counters_from_time", lambda: iter([HALF_MINUTE]))


@pytest.fixture
def user():
    return UserFactory(email="frida@example.org")


@pytest.fixture
def log_in(newest_code):
    """`log_in(user)`: a browser that has written the address and the code by mail, and the answer to the code."""

    def write(user, next_url="/min-side/"):
        client = Client()
        client.post(LOGIN, {"email": user.email, "next": next_url})
        return client, client.post(CODE, {"code": newest_code()})

    return write


@pytest.fixture
def with_step(user, log_in):
    """`user` with the second step on: (secret, reserve codes)."""
    client, _answer = log_in(user)
    page = client.get(HOME)
    secret = page.context["form"].secret
    answer = client.post(HOME, {"code": app_code(secret)})
    cache.clear()
    return secret, answer.context["codes"]


def is_in(client):
    return "_auth_user_id" in client.session


class TestTurningItOn:
    def test_the_first_code_of_the_app_turns_it_on_and_shows_the_reserve_codes_once(self, user, log_in) -> None:
        client, _answer = log_in(user)
        page = client.get(HOME)
        secret = page.context["form"].secret
        assert secret in page.content.decode().replace(" ", "")
        assert re.search(r'src="data:image/svg\+xml;base64,', page.content.decode())

        answer = client.post(HOME, {"code": app_code(secret)})

        assert len(answer.context["codes"]) == 10
        assert "no-store" in answer.headers["Cache-Control"]
        assert second_step.is_on(user)
        assert Message.objects.latest("pk").subject == "Dit login har nu et ekstra trin"
        assert LogEntry.objects.filter(verb="user.second_step_on", actor=user).exists()
        assert answer.context["codes"][0] not in client.get(HOME).content.decode().replace(" ", "")

    @pytest.mark.parametrize("typed", ["", "000000", "æøå", "1" * 5000, "\x00"])
    def test_a_wrong_code_is_told_at_the_field_and_the_square_stays_the_same(self, user, log_in, typed) -> None:
        client, _answer = log_in(user)
        secret = client.get(HOME).context["form"].secret

        answer = client.post(HOME, {"code": typed})

        assert answer.context["form"].errors["code"]
        assert answer.context["form"].secret == secret
        assert not second_step.is_on(user)

    def test_who_logged_in_long_ago_logs_in_again_first(self, user) -> None:
        client = Client()
        client.force_login(user)
        assert "form" not in client.get(HOME).context
        client.post(HOME, {"code": "123456"})
        assert not Authenticator.objects.exists()

        answer = client.post(AGAIN)

        assert answer.headers["Location"] == f"{LOGIN}?next=%2Fkonto%2Fekstra-trin%2F"
        assert not is_in(client)


class TestLoggingIn:
    def test_the_mails_code_alone_opens_nothing(self, user, with_step, log_in) -> None:
        client, answer = log_in(user)

        assert answer.headers["Location"] == STEP
        assert not is_in(client)
        assert client.get("/min-side/").status_code == 302

    def test_the_apps_code_opens_and_leads_on(self, user, with_step, log_in) -> None:
        client, _answer = log_in(user, next_url="/profil/")
        assert client.get(STEP).status_code == 200

        answer = client.post(STEP, {"code": app_code(with_step[0])})

        assert answer.headers["Location"] == "/profil/"
        assert is_in(client)

    def test_a_code_of_the_app_opens_once(self, user, with_step, log_in) -> None:
        code = app_code(with_step[0])
        first, _answer = log_in(user)
        first.post(STEP, {"code": code})
        second, _answer = log_in(user)

        second.post(STEP, {"code": code})

        assert is_in(first)
        assert not is_in(second)

    def test_a_reserve_code_opens_once(self, user, with_step, log_in) -> None:
        reserve = with_step[1][0]
        first, _answer = log_in(user)
        first.post(STEP, {"code": reserve})
        second, _answer = log_in(user)
        answer = second.post(STEP, {"code": reserve})

        assert is_in(first)
        assert answer.context["form"].errors["code"]
        assert not is_in(second)

    def test_after_five_guesses_the_right_code_must_wait(self, user, with_step, log_in) -> None:
        client, _answer = log_in(user)
        for _guess in range(5):
            client.post(STEP, {"code": "000000"})

        client.post(STEP, {"code": app_code(with_step[0])})

        assert not is_in(client)

    def test_nobody_gets_to_the_page_without_the_mails_code(self, client, with_step) -> None:
        assert client.get(STEP).headers["Location"] == LOGIN
        assert client.post(STEP, {"code": "000000"}).headers["Location"] == LOGIN

    def test_a_password_does_not_go_past_it(self, user, with_step) -> None:
        user.set_password("en-rigtig-lang-adgangskode")
        user.save()
        client = Client()

        answer = client.post(
            "/konto/log-ind/adgangskode/", {"email": user.email, "password": "en-rigtig-lang-adgangskode"}
        )

        assert answer.headers["Location"] == STEP
        assert not is_in(client)


class TestChangingIt:
    @pytest.fixture
    def own(self, user, with_step, log_in):
        """A browser that has logged in with both steps."""
        client, _answer = log_in(user)
        client.post(STEP, {"code": app_code(with_step[0])})
        return client

    def test_new_reserve_codes_replace_the_old(self, own, with_step) -> None:
        assert not set(own.post(CHANGE, {"codes": "1"}).context["codes"]) & set(with_step[1])

    def test_turning_it_off_takes_the_reserve_codes_with_it_and_is_told(self, own, user, log_in) -> None:
        own.post(CHANGE, {"off": "1"})

        assert not Authenticator.objects.exists()
        assert Message.objects.latest("pk").subject == "Dit login har ikke længere et ekstra trin"
        assert is_in(log_in(user)[0])

    @pytest.mark.parametrize("wish", ["off", "codes"])
    def test_a_login_without_the_step_or_from_long_ago_changes_nothing(self, own, user, wish) -> None:
        from_before = Client()
        from_before.force_login(user)
        session = own.session
        for record in session["account_authentication_methods"]:
            record["at"] -= second_step.RECENT_LOGIN_SECONDS
        session.save()
        before = list(Authenticator.objects.values("pk", "data"))

        for client in (own, from_before):
            assert client.post(CHANGE, {wish: "1"}).headers["Location"].startswith(LOGIN)

        assert list(Authenticator.objects.values("pk", "data")) == before


class TestEditors:
    @pytest.fixture(autouse=True)
    def _as_in_production(self, settings):
        settings.SECOND_STEP_FOR_EDITORS = True

    @pytest.fixture
    def administrator(self):
        return User.objects.create_superuser("admin@example.org")

    @pytest.mark.parametrize("address", EDITING)
    def test_their_screens_stay_closed_until_it_is_on(self, administrator, log_in, address) -> None:
        client, _answer = log_in(administrator)

        assert client.get(address).headers["Location"] == HOME
        secret = client.get(HOME).context["form"].secret
        client.post(HOME, {"code": app_code(secret)})
        assert client.get(address).status_code == 200

    def test_a_login_from_before_it_was_turned_on_does_not_count(self, administrator, log_in) -> None:
        old = Client()
        old.force_login(administrator)
        client, _answer = log_in(administrator)
        client.post(HOME, {"code": app_code(client.get(HOME).context["form"].secret)})

        assert client.get("/admin/").status_code == 200
        assert old.get("/admin/").headers["Location"] == HOME
        assert 'name="off"' not in old.get(HOME).content.decode()

    def test_others_meet_what_they_always_met(self, client, user) -> None:
        assert LOGIN in client.get("/redaktion/", follow=True).redirect_chain[-1][0]
        client.force_login(user)
        assert client.get("/min-side/").status_code == 200
        assert client.get("/redaktion/", follow=True).status_code == 403

    def test_an_administrator_can_help_somebody_whose_phone_is_lost_and_sees_no_secret(
        self, administrator, with_step, settings
    ) -> None:
        settings.SECOND_STEP_FOR_EDITORS = False
        client, step = Client(), Authenticator.objects.get(type="totp")
        client.force_login(administrator)

        page = client.get(f"/admin/mfa/authenticator/{step.pk}/change/").content.decode()
        assert with_step[0] not in page
        client.post(f"/admin/mfa/authenticator/{step.pk}/delete/", {"post": "yes"})

        assert not Authenticator.objects.filter(type="totp").exists()
        assert client.get("/admin/account/emailaddress/").status_code == 404
