"""Every form of the site, filled in with what goes wrong: never a crash, a message at the field, nothing typed is lost.

The forms are found by walking the table of addresses in each role and reading the pages as a browser does, so a new
page cannot be forgotten. Each form is sent once for each kind of bad input.
"""

from __future__ import annotations

import io
import itertools
import time
from html import escape
from html.parser import HTMLParser
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve, reverse
from django.utils import translation

from tests.factories.boundaries import TaskKindFactory
from tests.factories.contacts import KeyPersonFactory, RequestFactory
from tests.factories.engagements import SignUpFactory
from tests.factories.institutions import UnitFactory
from tests.factories.people import GuardianConsentFactory
from tests.test_access import HOUSES, PAGES, SCREENS_OF_EDITORS, World, _patterns
from tests.test_access import world as world  # noqa: PLC0414 - a fixture
from volunteering.people.tokens import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms import BaseForm
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from volunteering.people.models import User

pytestmark = pytest.mark.django_db

LONG = "æ" * 10_000
TURNED = "\u202eنور\u2066 <b>😀</b>"
NOT_A_NUMBER = "99999999999999999999999"

TEXT = {"text", "search", "tel", "email", "url", "textarea", "password", "number", "date", "time", "datetime-local"}
CHOICES = {"select", "radio", "checkbox"}

BAD_INPUT: dict[str, dict[str, str]] = {
    # By kind of control; "*" for every other that one types in or chooses from.
    "too long": {"*": LONG},
    "signs from elsewhere": {"*": TURNED},
    "a null character": {"*": "a\x00b"},
    "no such day": {"date": "31-02-2027", "datetime-local": "2027-02-31T10:00", "time": "25:61", "*": "x"},
    "the first year": {"date": "0001-01-01", "datetime-local": "0001-01-01T00:00", "time": "00:00", "*": "0"},
    "the last year": {"date": "9999-12-31", "datetime-local": "9999-12-31T23:59", "time": "23:59", "*": "-1"},
    "a day gone by": {"date": "2001-02-03", "datetime-local": "2001-02-03T04:05", "*": "12"},
    "too large a number": {"*": NOT_A_NUMBER},
    "a very small number": {"*": f"-{NOT_A_NUMBER}"},
    "no number": {"*": "NaN"},
    "a number without end": {"*": "1e999999"},
    "an address that breaks the line": {"*": "a@example.org\r\nBcc: b@example.org"},
    "nothing": {"*": ""},
}
HIDDEN_TOO = {"too long", "a null character", "too large a number", "no number"}
"""Kinds that hidden fields get too: they come from somebody who plays with the page."""

EVERYWHERE = {"account_logout"}
"""Forms that stand on every page; driven where they are at home."""


REFUSE_SOMETHING = {
    "association_edit", "association_hand_over", "association_invite", "association_moderate",
    "association_new",
    "account", "account_change_password", "account_email", "account_login", "account_login_password",
    "bank_entry_another", "bank_entry_edit", "bank_entry_new", "boundary_edit", "boundary_note", "claim_account",
    "consultancy_request", "contact_request", "forum_request", "idea_new", "request_handle",
    "engagement_detail", "event_caller", "event_cancel", "event_edit", "event_feedback", "event_message", "event_new",
    "event_organisers", "event_register", "event_registration", "event_series_edit", "event_series_new",
    "guardian_confirm", "hand_over", "institution_edit", "offer_help", "opportunity_edit",
    "opportunity_new", "opportunity_sign_up", "pattern_form", "profile_step", "register_volunteer", "sign_up_meet",
    "staff_invite",
}  # fmt: skip
"""Pages with a form that must have had something to say: else the test would have looked at nothing."""


class Control(NamedTuple):
    """One field of a form as the browser sees it."""

    name: str
    kind: str
    value: str


class PageForm(NamedTuple):
    """One form of a page."""

    action: str
    controls: tuple[Control, ...]

    def buttons(self) -> list[Control | None]:
        """Return the ways to send it: with the return key, and with its first buttons that have a name."""
        return [None, *[control for control in self.controls if control.kind == "submit"][:3]]

    def filled(self, bad: dict[str, str], *, button: Control | None, hidden_too: bool) -> dict[str, list[str]]:
        """Return what the browser would send with ``bad`` in every field of its kind."""
        sent: dict[str, list[str]] = {}
        for control in self.controls:
            if control.kind in TEXT or control.kind in CHOICES or (control.kind == "hidden" and hidden_too):
                sent[control.name] = [bad.get(control.kind, bad["*"])]
            elif control.kind == "hidden" or control is button:
                sent.setdefault(control.name, []).append(control.value)
        return sent


class Reader(HTMLParser):
    """Finds the forms of a page."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.forms: list[tuple[str, str, list[Control]]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note forms and their fields."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((given.get("method", "get").lower(), given.get("action") or self.url, []))
            self.inside = True
        elif self.inside and given.get("name") and tag in {"input", "select", "textarea", "button"}:
            kind = {"input": given.get("type", "text"), "button": "submit"}.get(tag, tag)
            self.forms[-1][2].append(Control(given["name"], kind, given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        """Note where a form ends."""
        if tag == "form":
            self.inside = False


def forms_of(html: str, url: str, method: str) -> Iterator[PageForm]:
    """Return the forms of a page that are sent with ``method``."""
    reader = Reader(url)
    reader.feed(html)
    for found, action, controls in reader.forms:
        if found == method:
            yield PageForm(action, tuple(c for c in controls if c.name != "csrfmiddlewaretoken"))


def name_of(path: str) -> str:
    """Return the name of the page at an address."""
    try:
        return resolve(path.partition("?")[0]).url_name or ""
    except Resolver404:
        return ""


def names() -> list[str]:
    """Return the name of every page of the volunteering domain."""
    return sorted(
        {
            pattern.name
            for pattern in _patterns(get_resolver())
            if pattern.name
            and getattr(pattern.callback, "__module__", "").startswith(HOUSES)
            and not pattern.callback.__module__.endswith(SCREENS_OF_EDITORS)
        }
    )


def own_pages(world: World) -> None:
    """Give the little world what more forms need: a guardian's question, an offer to an area, a task kind."""
    home = world.users["leader"].memberships.get().institution
    UnitFactory(institution=home)
    TaskKindFactory(institution_kind=home.kind)
    GuardianConsentFactory(token_hash=digest("vaerge"))
    area = world.users["area coordinator"].memberships.get().area
    offer = SignUpFactory(opportunity=None, institution=None, area=area)
    world.arguments["offer"] = [offer.uuid]
    # A request that gathers backing, one that waits for the coordinators, and a colleague to pass it on to.
    KeyPersonFactory(coordinator=True, user=world.users["coordinator"])
    KeyPersonFactory()
    sender = world.users["volunteer"]
    world.arguments["forum"] = [RequestFactory(forum=True, sender=sender).uuid]
    world.arguments["backed forum"] = [RequestFactory(kind="forum", wish="rooms").uuid]


def addresses(name: str, world: World) -> list[str]:
    """Return the addresses under which a page is tried."""
    if name not in PAGES:
        return [reverse(name)]
    found = [reverse(name, args=world.arguments[PAGES[name].arguments])]
    if name == "sign_up_meet":
        found.append(reverse(name, args=world.arguments["offer"]))
    if name == "contact_request":
        found.append(reverse(name, args=world.arguments["forum"]))
    if name == "request_handle":
        found.append(reverse(name, args=world.arguments["backed forum"]))
    if name == "guardian_confirm":
        found.append(reverse(name, args=["vaerge"]))
    if name == "profile_step":
        found += [
            reverse(name, args=[step]) for step in ("name", "age", "districts", "languages", "wishes", "availability")
        ]
    return found


def clients(world: World) -> Iterator[Client]:
    """Return a browser for each role; none of them lets a crash through as an exception."""
    for user in world.users.values():
        yield client_of(user)


def client_of(user: User | None) -> Client:
    """Return somebody's browser."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
        # As after a login: some things are changed only shortly after one.
        session = client.session
        session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
        session["account_authentication_methods_user"] = session["_auth_user_id"]
        session.save()
    return client


def found_forms(name: str, world: World) -> Iterator[tuple[Client, str, PageForm]]:
    """Return each form that some role finds on a page, once."""
    seen = set()
    for url in addresses(name, world):
        for client in clients(world):
            response = client.get(url)
            assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, url
            if "text/html" not in response.headers.get("Content-Type", ""):
                continue
            for form in forms_of(response.content.decode(), url, "post"):
                key = (form.action, tuple((c.name, c.kind) for c in form.controls))
                if key in seen or (name_of(form.action) in EVERYWHERE and name_of(form.action) != name):
                    continue
                seen.add(key)
                yield client, url, form


def send(client: Client, url: str, data: Any, **extra: Any) -> Response:
    """Send a form and take back what it did."""
    point = transaction.savepoint()
    response = client.post(url, data, **extra)
    assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, f"{url} with {str(data)[:300]}"
    transaction.savepoint_rollback(point)
    return response


def failed_forms(response: Response) -> list[BaseForm]:
    """Return the forms on the page that were sent and have something to put right."""
    found = {}
    for context in response.context or []:
        for value in context.flatten().values() if hasattr(context, "flatten") else ():
            if hasattr(value, "is_bound") and hasattr(value, "errors") and value.is_bound and value.errors:
                found[id(value)] = value
    return list(found.values())


def check_messages(response: Response, sent: dict[str, list[str]], where: str) -> int:
    """Check what somebody sees after a mistake: a summary, a message at each field in Danish, all that was typed.

    Returns how many forms had something to put right.
    """
    html = response.content.decode()
    failed = failed_forms(response)
    parts = _parts(html) if failed else set()
    for form in failed:
        assert "error-summary" in html, f"{where}: no summary"
        for field, problems in form.errors.items():
            if field == "__all__":
                continue
            bound = form[field]
            at_the_field = f'id="{bound.auto_id}_error"' in html
            assert at_the_field or bound.is_hidden, f"{where}: no message at {field}"
            for problem in problems:
                assert escape(str(problem)) in html or str(problem) in html, f"{where}: {field}: {problem}"
        for bound in form:
            for typed in sent.get(bound.html_name, ()):
                kind = getattr(bound.field.widget, "input_type", "textarea")
                if kind in TEXT - {"password"} and bound.name in form.errors and typed.strip() and "\x00" not in typed:
                    kept = typed.replace("\r\n", "\n") if kind == "textarea" else typed
                    assert {escape(kept), escape(kept).replace("&#x27;", "&#39;"), escape(typed)} & parts, (
                        f"{where}: {bound.name} lost what was typed"
                    )
    return len(failed)


def _parts(html: str) -> set[str]:
    """Return the values and texts of a page."""

    class Parts(HTMLParser):
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.found: set[str] = set()

        def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found |= {escape(value) for name, value in attrs if name == "value" and value}

        def handle_data(self, data: str) -> None:
            self.found |= {escape(data), escape(data.strip("\n"))}

    parts = Parts()
    parts.feed(html)
    return parts.found


@pytest.mark.parametrize("name", names())
def test_bad_input_is_answered_kindly(name: str, world: World) -> None:
    own_pages(world)
    refused = 0
    for client, _url, form in found_forms(name, world):
        for (kind, bad), button in itertools.product(BAD_INPUT.items(), form.buttons()):
            sent = form.filled(bad, button=button, hidden_too=kind in HIDDEN_TOO)
            refused += check_messages(send(client, form.action, sent), sent, f"{form.action}, {kind}")
        typed = {c.name for c in form.controls if c.kind in TEXT | CHOICES}
        send(client, form.action, {name: io.BytesIO(b"\x00\xff") for name in typed} | {"x": "1"})
        send(client, form.action, b'{"name": "x"}', content_type="application/json")
        send(client, form.action, b"\xff\xfe=%ED%A0%80&%00=%FF", content_type="application/x-www-form-urlencoded")
        send(client, form.action, b"--x\r\nbroken", content_type="multipart/form-data; boundary=x")
        send(client, form.action, {c.name: ["1", "2", LONG] for c in form.controls})
        send(client, form.action, {})
    assert refused or name not in REFUSE_SOMETHING


QUERIES = (
    f"side={NOT_A_NUMBER}",
    "side=-1&side=0&side=x",
    "side=%00&tab=%00&q=%00&omraade=%00&a=%00&b=%00&next=%00&state=%00&fra=%00&til=%00",
    "q=%ED%A0%80&omraade=%ED%A0%80&tab=%FF&a=%FF&next=%FF&klasse=%FF&bank=%FF",
    f"q={'%F0%9F%98%80' * 300}&side=2",
    f"q={'a%20' * 2000}",
    f"a={NOT_A_NUMBER}&b=-{NOT_A_NUMBER}&klasse={NOT_A_NUMBER}&omraade={NOT_A_NUMBER}&alder={NOT_A_NUMBER}",
    "q=%E2%80%AE&q=(%7C)%26!%3A*&q='\"&sort=x&sort=relevance&dag=8&tid=-1&fra=0001-01-01&til=9999-12-31",
    "fra=2026-02-31&til=2026-13&from=0000-00&to=9999-99&aar=99999&periode=x&maaned=0001-01",
    "next=//example.org&next=javascript:alert(1)&next=https:///example.org&next=%5C%5Cexample.org",
    "&&&===&%&%zz&[]=1&a[b]=c",
)


@pytest.mark.parametrize("name", names())
def test_a_broken_query_is_answered_kindly(name: str, world: World) -> None:
    own_pages(world)
    for url in addresses(name, world):
        for client in clients(world):
            response = client.get(url)
            if response.status_code != HTTPStatus.OK:
                continue
            fields = {
                c.name
                for form in forms_of(response.content.decode(errors="replace"), url, "get")
                for c in form.controls
            }
            own = [
                "&".join(f"{field}={value}" for field in sorted(fields))
                for value in ("%00", "%FF", NOT_A_NUMBER, f"-{NOT_A_NUMBER}", "%E2%80%AE%F0%9F%98%80", "a" * 10_000, "")
                if fields
            ]
            for query in (*QUERIES, *own):
                response = client.get(f"{url}?{query}")
                assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, f"{url}?{query[:200]}"
                place = response.headers.get("Location", "")
                assert "example.org" not in place.partition("?")[0], f"{url} leads away: {place}"
            break


def test_numbers_that_no_table_can_hold_are_no_pages(world: World) -> None:
    for name, page in PAGES.items():
        arguments = world.arguments[page.arguments]
        for place, value in enumerate(arguments):
            if not isinstance(value, int) and not str(value).isdigit():
                continue
            for huge in (2**31, 2**63, 10**40):
                url = reverse(name, args=[*arguments[:place], huge, *arguments[place + 1 :]])
                for role in ("visitor", "leader", "volunteer"):
                    client = client_of(world.users[role])
                    for method in (client.get, client.post):
                        status = method(url).status_code
                        assert status < HTTPStatus.INTERNAL_SERVER_ERROR, url


def test_a_form_without_its_token_gets_a_page_that_helps() -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    response = client.post(reverse("account_login"), {"email": "a@example.org"})
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "CSRF" not in response.content.decode()
    assert '<html lang="da"' in response.content.decode()


def test_messages_are_in_the_language_of_the_page() -> None:
    data = {"email": "ikke en adresse", "next": ""}
    client = Client(raise_request_exception=False)
    danish = client.post(reverse("account_login"), data).content.decode()
    with translation.override("en"):
        english_url = reverse("account_login")
    english = client.post(english_url, data).content.decode()
    assert "Det er ikke en e-mailadresse" in danish
    assert "That is not an e-mail address" in english
    assert "That is not an e-mail address" not in danish
