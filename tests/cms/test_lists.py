"""Rules, courses, links, the strategy and the standing pages."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone

from cms.blocks.registers import CourseBlock, LegislationEntryBlock
from cms.media import CustomDocument
from cms.pages.courses import CourseListPage
from cms.pages.legislation import LegislationPage
from cms.pages.links import LinkCollectionPage
from cms.pages.standing import StandingPage
from cms.pages.strategy import StrategyProcessPage
from tests.factories.pages import add_page, blocks, home

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


def _days(number: int) -> str:
    return (TODAY() + datetime.timedelta(days=number)).isoformat()


def _read(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def _rule(topic: str = "Børneattest", *, checked: int = -30, due: int = 300) -> tuple:
    return (
        "entry",
        {
            "topic": topic,
            "explanation": "<p>Sådan er reglen.</p>",
            "source_name": "Loven § 1",
            "address": "https://lov.example.org/1",
            "checked_on": _days(checked),
            "next_check": _days(due),
        },
    )


def _course(title: str, **fields) -> tuple:
    known = {
        "title": title,
        "provider": "Frivilligcentret",
        "text": "Om at lytte.",
        "address": "https://k.example.org/",
    }
    return ("course", {**known, **fields})


def test_each_rule_has_its_source_its_day_and_an_anchor(client):
    page = add_page(LegislationPage, "Regler", entries=blocks(_rule(), _rule("Tavshedspligt"), _rule("Forsikring")))
    html = _read(client, page)
    assert 'href="#tavshedspligt"' in html
    assert 'id="tavshedspligt"' in html
    assert 'href="https://lov.example.org/1"' in html
    assert "Tjekket" in html


def test_the_page_of_rules_is_due_with_the_first_of_its_rules():
    page = add_page(LegislationPage, "Regler", entries=blocks(_rule(checked=-30, due=90), _rule(checked=-60, due=20)))
    assert page.review_by == TODAY() + datetime.timedelta(days=20)
    assert page.reviewed_on == TODAY() - datetime.timedelta(days=60)


def test_only_editors_see_that_a_rule_is_overdue(client, admin_user):
    page = add_page(LegislationPage, "Regler", entries=blocks(_rule(due=-1)))
    assert "Skulle have været tjekket nu" not in _read(client, page)
    client.force_login(admin_user)
    assert "Skulle have været tjekket nu" in _read(client, page)


@pytest.mark.parametrize(
    ("block", "given", "field"),
    [
        (LegislationEntryBlock, {**_rule()[1], "next_check": "2020-01-01"}, "next_check"),
        (CourseBlock, {**_course("x")[1], "starts_on": "2027-03-02", "ends_on": "2027-03-01"}, "ends_on"),
        (CourseBlock, {**_course("x")[1], "price": -1}, "price"),
        (CourseBlock, {**_course("x")[1], "address": "javascript:alert(1)"}, "address"),
    ],
)
def test_a_wrong_entry_is_refused_at_the_field(block, given, field):
    defined = block()
    with pytest.raises(ValidationError) as refused:
        defined.clean(defined.to_python(given))
    assert field in refused.value.block_errors


def test_a_past_course_leaves_the_list_and_the_next_one_comes_first(client):
    page = add_page(
        CourseListPage,
        "Kurser",
        courses=blocks(
            _course("Når som helst"),
            _course("Om en måned", starts_on=_days(30), price=250),
            _course("I går", starts_on=_days(-1)),
            _course("Slutter i dag", starts_on=_days(-9), ends_on=_days(0)),
        ),
    )
    html = _read(client, page)
    assert "I går" not in html
    assert html.index("Slutter i dag") < html.index("Om en måned") < html.index("Når som helst")
    assert "250 kr." in html
    assert "Gratis" in html


def test_a_list_without_courses_says_so_kindly(client):
    assert "Ingen kurser lige nu" in _read(client, add_page(CourseListPage, "Kurser"))


def test_links_stand_in_groups_with_what_one_finds_there(client):
    link = {"title": "Råd", "text": "Om vedtægter.", "address": "https://www.raad.example.org/x"}
    page = add_page(LinkCollectionPage, "Links", groups=blocks(("group", {"title": "Foreninger", "links": [link]})))
    html = _read(client, page)
    assert "Om vedtægter." in html
    assert "raad.example.org" in html
    assert page.addresses() == [("Råd", "https://www.raad.example.org/x")]


def test_an_open_hearing_comes_before_the_timeline_and_an_ended_one_after(client):
    document = CustomDocument.objects.create(title="Udkast", file=ContentFile(b"x" * 2048, name="udkast.pdf"))
    milestone = {"title": "Seminar", "starts_on": "2027-08-25", "state": "current", "text": "Vi mødes."}
    open_one = {"title": "Ny høring", "text": "<p>?</p>", "answer_by": _days(5), "answer_to": "svar@example.org"}
    old = {**open_one, "title": "Gammel høring", "answer_by": _days(-5), "files": []}
    page = add_page(
        StrategyProcessPage,
        "Strategi",
        milestones=blocks(("milestone", milestone)),
        hearings=blocks(("hearing", old), ("hearing", {**open_one, "files": [{"document": document.pk, "title": ""}]})),
    )
    html = _read(client, page)
    assert html.index("Ny høring") < html.index("25.\u00a0august 2027") < html.index("Gammel høring")
    assert html.count("mailto:svar@example.org") == 1
    assert document.url in html
    assert "PDF" in html


def test_the_editors_words_about_the_service_stand_at_its_own_address(client):
    page = add_page(StandingPage, "Om os", place="about", body=blocks(("text", "<p>Vi begyndte i 2009.</p>")))
    assert page.url == "/om/"
    assert "Vi begyndte i 2009." in client.get("/om/").content.decode()
    moved = client.get("/om-os/")
    assert moved.status_code == 302
    assert moved.url == "/om/"
    assert "Volunteers never replace staff" in client.get("/en/about/").content.decode()


@pytest.mark.parametrize(
    ("place", "address", "ours"),
    [
        ("privacy", "/privatliv/", "Hvad du kan bede os om"),
        ("accessibility", "/tilgaengelighed/", "Det kan du regne med"),
    ],
)
def test_the_editors_add_to_what_must_stay(client, place, address, ours):
    before = client.get(address).content.decode()
    assert ours in before
    add_page(StandingPage, "Mere at vide", place=place, body=blocks(("text", "<h2>Hvem er vi?</h2><p>Os.</p>")))
    from django.core.cache import caches

    caches["pages"].clear()
    after = client.get(address).content.decode()
    assert ours in after
    assert after.index(ours) < after.index("Mere at vide") < after.index("Hvem er vi?")


def test_an_address_has_one_page_in_each_language():
    add_page(StandingPage, "Om os", place="about")
    with pytest.raises(ValidationError, match="Der er allerede en side"):
        add_page(StandingPage, "Om os igen", place="about")
    add_page(StandingPage, "About us", place="about", under=home("en"))
