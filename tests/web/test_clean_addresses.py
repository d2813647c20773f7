"""Filter forms leave no empty parameters in the address; a clean address costs nothing more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db

LISTS = ["/opgaver/", "/foreninger/", "/en/opportunities/", "/en/associations/"]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ("q=", ""),
        ("q=&omraade=&a=", ""),
        ("q=kaffe&omraade=", "?q=kaffe"),
        ("q=bl%C3%A5b%C3%A6r+og+k%3Dv&x=", "?q=bl%C3%A5b%C3%A6r+og+k%3Dv"),
        ("a=1&a=&a=2", "?a=1&a=2"),
        ("&&&===&q=", "?==="),
        ("next=//example.org&q=", "?next=//example.org"),
    ],
)
def test_empty_parameters_leave_the_address(client, path, sent, left):
    answer = client.get(f"{path}?{sent}")
    assert answer.status_code == 302
    assert answer["Location"] == f"{path}{left}"
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_the_redirect_asks_the_database_nothing(client, path):
    with CaptureQueriesContext(connection) as asked:
        client.get(f"{path}?q=")
    assert len(asked) == 0


@pytest.mark.parametrize("query", ["", "?q=kaffe", "?q=kaffe&side=2", "?q", "?%00", "?q=%3D%26"])
@pytest.mark.parametrize("path", LISTS)
def test_a_clean_address_answers_at_once(client, path, query):
    assert client.get(path + query).status_code == 200


def test_a_part_of_the_page_is_not_sent_on(client):
    answer = client.get("/opgaver/?q=", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert answer.status_code == 200
    assert answer["HX-Push-Url"] == "/opgaver/"


def test_a_form_sent_with_a_null_character_is_no_crash(client):
    answer = client.get("/opgaver/?q=%00&omraade=", follow=True)
    assert answer.status_code == 200
