"""The page cache gives the same page to everybody, and to nobody else's."""

import itertools

import pytest
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from django.urls import path

from portal.urls import urlpatterns as portal_urlpatterns
from tests.factories.people import UserFactory
from volunteering.public_pages import cache_page_for_everyone

turns = itertools.count(1)


@cache_page_for_everyone("q", "area")
def page(request: HttpRequest) -> HttpResponse:
    who = request.user.get_username() if request.user.is_authenticated else "anybody"
    return HttpResponse(f"turn {next(turns)} for {who} on {request.get_host()} {request.LANGUAGE_CODE}")


@cache_page_for_everyone()
def with_cookie(request):
    response = HttpResponse(f"turn {next(turns)}")
    response.set_cookie("choice", "mine")
    return response


@cache_page_for_everyone()
def with_token(request):
    return HttpResponse(f"turn {next(turns)} {get_token(request)}")


@cache_page_for_everyone()
def with_nonce(request):
    return HttpResponse(f"turn {next(turns)} {request.csp_nonce}")


@cache_page_for_everyone()
def with_session(request):
    request.session["seen"] = True
    return HttpResponse(f"turn {next(turns)}")


@cache_page_for_everyone()
def with_message(request):
    messages.info(request, "Only for you")
    return HttpResponse(f"turn {next(turns)}")


@cache_page_for_everyone()
def missing(request):
    return HttpResponse(f"turn {next(turns)}", status=404)


@cache_page_for_everyone()
def private(request):
    return HttpResponse(f"turn {next(turns)}", headers={"Cache-Control": "private"})


def unmarked(request):
    return HttpResponse(f"turn {next(turns)}")


NEVER_KEPT = [with_cookie, with_token, with_nonce, with_session, with_message, missing, private, unmarked]

urlpatterns = [
    path("page/", page),
    path("en/page/", page),
    *(path(f"{view.__name__}/", view) for view in NEVER_KEPT),
    *portal_urlpatterns,
]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def get(address, client=None, **extra):
    return (client or Client()).get(address, **extra).content.decode()


def test_two_visitors_share_one_page():
    assert get("/page/?q=kaffe&area=5") == get("/page/?area=5&q=kaffe")


def test_a_kept_page_keeps_its_headers():
    first, second = Client().get("/page/"), Client().get("/page/")
    assert first.content == second.content
    assert second.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    assert second.headers["Content-Language"] == "da"


@pytest.mark.parametrize(
    ("one", "other"),
    [("/page/", "/en/page/"), ("/page/?q=a", "/page/?q=b"), ("/page/", "/page/?q="), ("/page/?q=a", "/page/?area=a")],
)
def test_other_words_or_another_language_is_another_page(one, other):
    assert get(one) != get(other)


def test_another_host_is_another_page():
    assert "testserver" in get("/page/")
    assert "localhost" in get("/page/", headers={"host": "localhost"})


def test_of_a_parameter_named_twice_the_last_counts():
    assert get("/page/?q=a&q=b") != get("/page/?q=b&q=a")
    assert get("/page/?q=a&area=1&q=b") == get("/page/?area=1&q=a&q=b")


def test_a_parameter_the_view_does_not_know_is_not_kept():
    assert get("/page/?utm_source=x") != get("/page/?utm_source=x")


@pytest.mark.parametrize("view", NEVER_KEPT, ids=lambda view: view.__name__)
def test_what_is_for_one_visitor_is_never_kept(view):
    assert get(f"/{view.__name__}/") != get(f"/{view.__name__}/")


def test_who_is_logged_in_never_sees_or_leaves_a_kept_page():
    for_all = get("/page/")
    user, client = UserFactory(), Client()
    client.force_login(user)
    own = get("/page/", client)
    assert user.get_username() in own
    assert get("/page/", client) != own
    assert get("/page/") == for_all


def test_who_logged_in_first_leaves_nothing_for_the_next():
    client = Client()
    client.force_login(UserFactory())
    get("/page/", client)
    assert "for anybody" in get("/page/")


def test_a_waiting_message_is_not_passed_by():
    client = Client()
    get("/with_message/", client)
    assert get("/page/") != get("/page/", client)


def test_htmx_asks_past_the_cache():
    assert get("/page/") != get("/page/", headers={"hx-request": "true"})


def test_posting_is_never_answered_from_the_cache():
    kept = get("/page/")
    assert Client().post("/page/").content.decode() != kept


def test_head_gets_the_same_headers_and_leaves_nothing():
    Client().head("/page/")
    first = get("/page/")
    assert Client().head("/page/").headers["Content-Type"].startswith("text/html")
    assert get("/page/") == first


def test_no_page_is_older_than_half_a_minute(settings, monkeypatch):
    settings.PAGE_CACHE_SECONDS = 3600
    clock = [1_000_000.0]
    monkeypatch.setattr("django.core.cache.backends.base.time.time", lambda: clock[0])
    first = get("/page/")
    clock[0] += 29
    assert get("/page/") == first
    clock[0] += 2
    assert get("/page/") != first


def test_a_kept_page_costs_no_query(django_assert_num_queries):
    get("/page/")
    with django_assert_num_queries(0):
        get("/page/")


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["HX-Request", "HX-Request-Type", "HX-Target"])
def test_a_part_of_a_page_is_never_kept_for_the_whole(header) -> None:
    stranger, visitor = Client(), Client()
    first = stranger.get("/page/", headers={header: "partial"}).content
    assert visitor.get("/page/").content != first
