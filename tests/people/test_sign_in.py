"""One way in for those who are known and those who are not."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.factories.people import UserFactory
from volunteering.messaging.models import Message
from volunteering.people.models import User, Volunteer
from volunteering.people.sign_in import SESSION_KEY

LOGIN = "/konto/log-ind/"
CODE = "/konto/log-ind/kode/"
NEXT = "/profil/"


def ask(client, email="frida@example.org", next_url=NEXT):
    return client.post(LOGIN, {"email": email, "next": next_url})


def without_tokens(response):
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", response.content)


def test_addresses_are_danish_and_english() -> None:
    assert reverse("account_login") == LOGIN
    assert reverse("account_login_code") == CODE


def test_somebody_new_writes_the_address_and_the_code_and_is_in(client, newest_code) -> None:
    assert ask(client).headers["Location"] == CODE
    assert User.objects.count() == 0
    response = client.post(CODE, {"code": newest_code()})
    assert response.headers["Location"] == NEXT
    user = User.objects.get()
    assert (user.email, user.language, user.has_usable_password()) == ("frida@example.org", "da", False)
    assert EmailAddress.objects.get(user=user).verified
    assert client.session["_auth_user_id"] == str(user.pk)
    assert Volunteer.objects.count() == 0, "an employee who logs in is no volunteer yet"


def test_somebody_new_without_a_page_to_go_to_comes_to_the_profile(client, newest_code) -> None:
    ask(client, next_url="")
    assert client.post(CODE, {"code": newest_code()}).headers["Location"] == "/profil/"


def test_somebody_known_comes_in_the_same_way(client, newest_code) -> None:
    user = UserFactory(email="frida@example.org")
    ask(client, email=" Frida@EXAMPLE.org ")
    client.post(CODE, {"code": newest_code().replace(" ", "")})
    assert client.session["_auth_user_id"] == str(user.pk)
    assert User.objects.count() == 1


def test_nobody_learns_whether_an_address_is_known(django_assert_num_queries) -> None:
    """Same status, same page, same mail, same work."""
    seen = []
    for is_known in (False, True):
        if is_known:
            UserFactory(email="frida@example.org")
        client = Client()
        client.get(LOGIN)
        with django_assert_num_queries(seen[0][0]) if seen else CountQueries() as count:
            first = ask(client)
            page = client.get(CODE)
            wrong = client.post(CODE, {"code": "0"})
        mail = Message.objects.latest("pk")
        body = re.sub(r"\d{4} \d{4}", "", mail.subject + mail.body)
        seen.append(
            (
                len(count),
                first.status_code,
                first.headers["Location"],
                without_tokens(page),
                without_tokens(wrong),
                body,
                mail.recipient_id,
            )
        )
    assert seen[0] == seen[1]


class CountQueries:
    """Counts queries without a number to hold them against."""

    def __enter__(self):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        self.captured = CaptureQueriesContext(connection)
        return self.captured.__enter__()

    def __exit__(self, *error):
        return self.captured.__exit__(*error)


def test_before_the_code_is_right_no_login_is_looked_up(client, django_capture_on_commit_callbacks) -> None:
    UserFactory(email="frida@example.org")
    with CountQueries() as count:
        ask(client)
        client.get(CODE)
        client.post(CODE, {"code": "12345678"})
    asked = [query["sql"] for query in count.captured_queries]
    assert asked
    assert not [sql for sql in asked if "volunteering_user" in sql or "account_emailaddress" in sql]


def test_a_wrong_code_is_told_at_the_field_and_what_was_typed_stays(client, newest_code) -> None:
    ask(client)
    wrong = "0000 0000" if newest_code() != "0000 0000" else "1111 1111"
    response = client.post(CODE, {"code": wrong})
    assert response.status_code == 200
    assert "Det er ikke koden" in response.context["form"].errors["code"][0]
    assert f'value="{wrong}"' in response.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("typed", ["", "   ", "æøå", "😀" * 20, "1" * 10_000, "\x00", "\u202e12345678"])
def test_whatever_is_typed_as_a_code_gets_a_message(client, typed) -> None:
    ask(client)
    response = client.post(CODE, {"code": typed})
    assert response.status_code == 200
    assert response.context["form"].errors["code"]


def test_an_expired_code_is_told_and_a_new_one_helps(client, newest_code) -> None:
    ask(client)
    old = newest_code()
    session = client.session
    session[SESSION_KEY] = session[SESSION_KEY] | {"at": time.time() - 16 * 60}
    session.save()
    response = client.post(CODE, {"code": old})
    assert "udløbet" in response.context["form"].errors["code"][0]
    client.post(CODE, {"resend": "1"})
    assert client.post(CODE, {"code": newest_code()}).headers["Location"] == NEXT


def test_after_five_wrong_attempts_even_the_right_code_is_dead(client, newest_code) -> None:
    ask(client)
    right = newest_code()
    for _attempt in range(5):
        client.post(CODE, {"code": "1"})
    response = client.post(CODE, {"code": right})
    assert "for mange forsøg" in response.context["form"].errors["code"][0]
    assert "_auth_user_id" not in client.session
    client.post(CODE, {"resend": "1"})
    client.post(CODE, {"code": newest_code()})
    assert "_auth_user_id" in client.session


def test_attempts_count_even_when_the_session_is_put_back(client, newest_code) -> None:
    """Many guesses sent at the same moment all read the same session."""
    ask(client)
    before = dict(client.session)
    for _attempt in range(5):
        client.post(CODE, {"code": "1"})
        session = client.session
        session.update(before)
        session.save()
    client.post(CODE, {"code": newest_code()})
    assert "_auth_user_id" not in client.session


def test_a_new_code_makes_the_old_one_useless(client, newest_code) -> None:
    ask(client)
    old = newest_code()
    client.post(CODE, {"resend": "1"})
    client.post(CODE, {"code": old})
    assert "_auth_user_id" not in client.session


def test_a_code_works_only_in_the_browser_that_asked_for_it(client, newest_code) -> None:
    ask(client)
    stranger = Client()
    ask(stranger, email="en-anden@example.org")
    first_code = Message.objects.earliest("pk")
    code = re.search(r"\d{4} \d{4}", first_code.body).group()
    assert stranger.post(CODE, {"code": code}).context["form"].errors["code"]


def test_a_code_works_once(client, newest_code) -> None:
    ask(client)
    code = newest_code()
    client.post(CODE, {"code": code})
    client.post("/konto/log-ud/")
    response = client.post(CODE, {"code": code})
    assert response.headers["Location"] == LOGIN
    assert "_auth_user_id" not in client.session


def test_sending_the_right_code_twice_ends_inside(client, newest_code, settings) -> None:
    settings.LOGIN_REDIRECT_URL = "profile"
    ask(client)
    code = newest_code()
    client.post(CODE, {"code": code})
    assert client.post(CODE, {"code": code}).headers["Location"] == "/profil/"


def test_codes_are_not_sent_without_end_to_one_address_known_or_not(client) -> None:
    for _time in range(3):
        ask(client)
    response = ask(client)
    assert "flere koder" in response.context["form"].errors["email"][0]
    assert Message.objects.count() == 3
    assert 'value="frida@example.org"' in response.content.decode()
    assert ask(client, email="en-anden@example.org").status_code == 302


def test_the_code_is_stored_nowhere_but_in_the_outgoing_mail(client, newest_code) -> None:
    ask(client)
    code = newest_code().replace(" ", "")
    stored = repr([session.get_decoded() for session in Session.objects.all()])
    assert code not in stored
    mail = Message.objects.get()
    assert mail.is_secret
    assert not re.search(r"\d", mail.subject), "the subject stays when the body is wiped"


@pytest.mark.parametrize(
    "email",
    [
        "",
        "frida",
        "frida@",
        "@example.org",
        "a@b",
        "frida@example.org\nBcc: x@example.org",
        "x" * 10_000 + "@example.org",
        "😀@example.org",
        "frida@exa mple.org",
        "frida@" + "a" * 70 + ".dk",
        "frida@-.dk",
        "\x00@example.org",
    ],
)
def test_what_is_no_address_gets_a_message_and_no_mail(client, email) -> None:
    response = client.post(LOGIN, {"email": email})
    assert response.status_code == 200
    assert response.context["form"].errors["email"]
    assert Message.objects.count() == 0


def test_a_danish_domain_is_one_address_however_it_is_written(client, newest_code) -> None:
    for email in ("FRIDA@rødgrød.example", "frida@xn--rdgrd-vuad.example"):
        browser = Client()
        ask(browser, email=email)
        browser.post(CODE, {"code": newest_code()})
    assert User.objects.get().email == "frida@xn--rdgrd-vuad.example"


@pytest.mark.parametrize(
    "address", ["https://ond.example/", "//ond.example/", "javascript:alert(1)", "\\\\ond.example"]
)
def test_nobody_is_sent_to_another_site(client, newest_code, address) -> None:
    client.get(LOGIN, {"next": address})
    ask(client, next_url=address)
    assert client.post(CODE, {"code": newest_code()}).headers["Location"] == "/profil/"


def test_the_page_one_came_for_is_kept_from_the_first_screen(client) -> None:
    page = client.get(LOGIN, {"next": "/opgaver/7/?x=1"}).content.decode()
    assert 'value="/opgaver/7/?x=1"' in page
    assert client.get("/konto/tilmeld/?next=/opgaver/7/").headers["Location"] == f"{LOGIN}?next=/opgaver/7/"


def test_what_waited_in_the_session_is_still_there_after_logging_in(client, newest_code) -> None:
    ask(client)
    session = client.session
    session["pending_sign_up"] = "token"
    session.save()
    client.post(CODE, {"code": newest_code()})
    assert client.session["pending_sign_up"] == "token"


def test_whoever_logs_in_is_told_to_the_rooms_above(client, newest_code) -> None:
    from volunteering.people.signals import logged_in_with_volunteer

    told = []

    def hear(request, user, volunteer, **_rest):
        told.append((user.email, volunteer))

    logged_in_with_volunteer.connect(hear)
    try:
        ask(client)
        client.post(CODE, {"code": newest_code()})
    finally:
        logged_in_with_volunteer.disconnect(hear)
    assert told == [("frida@example.org", None)]


def test_a_closed_login_does_not_get_in(client, newest_code) -> None:
    UserFactory(email="frida@example.org", is_active=False)
    ask(client)
    response = client.post(CODE, {"code": newest_code()}, follow=True)
    assert "lukket" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_the_code_page_without_a_beginning_leads_back(client) -> None:
    assert client.get(CODE).headers["Location"] == LOGIN
    assert client.post(CODE, {"code": "12345678"}).headers["Location"] == LOGIN


@pytest.mark.parametrize("query", ["next=%ff", "next=" + "x" * 5000, "%", "next=&next=", "a[b"])
def test_a_broken_query_string_is_no_error(client, query) -> None:
    assert client.get(f"{LOGIN}?{query}").status_code == 200


def test_a_domain_that_is_too_long_as_computers_write_it_is_told_at_the_field(client) -> None:
    address = "frida@" + ".".join(["ø" * 55] * 4) + ".dk"
    assert len(address) < 254
    response = ask(client, email=address)
    assert response.context["form"].errors["email"]
    assert not Message.objects.exists()
