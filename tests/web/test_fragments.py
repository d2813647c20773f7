"""Pieces of a page that are drawn once: for the same data in the same language, and never with anything private."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import override_settings
from django.utils.html import format_html
from django.utils.translation import override

from tests.factories.institutions import InstitutionFactory
from volunteering.opportunities.cards import Card
from volunteering.web import fragments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import RequestFactory

TEMPLATE = "opportunities/_card.html"
CARD = Card(
    pk=1,
    title="Læs højt <b>her</b>",
    url="/opgaver/1/laes-hoejt/",
    institution="Bulderby",
    picture="/static/img/spot-daycare.svg",
    district="2800 Kongens Lyngby",
    teaser="For de mindste.",
    when="tirsdag formiddag",
    has_free_places=True,
    groups_welcome=False,
    wheelchair_access=False,
    minimum_age=15,
)


@dataclasses.dataclass
class Changeable:
    """Equal today, another tomorrow."""

    title: str


@dataclasses.dataclass(frozen=True)
class PartlyCompared:
    """Two that are equal may say different things."""

    title: str
    note: str = dataclasses.field(default="", compare=False)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Begin and end without any piece."""
    fragments._kept.cache_clear()
    yield
    fragments._kept.cache_clear()


def drawn() -> int:
    """Return how many pieces were drawn rather than found."""
    return fragments._kept.cache_info().misses


def test_the_same_data_is_drawn_once() -> None:
    first = fragments.render(TEMPLATE, card=CARD, heading=2)
    again = fragments.render(TEMPLATE, card=dataclasses.replace(CARD), heading=2)
    assert first == again
    assert drawn() == 1
    assert "<h2" in first


def test_changed_data_another_option_and_another_language_are_other_pieces() -> None:
    danish = fragments.render(TEMPLATE, card=CARD, heading=2)
    assert "Ledige pladser" in danish
    assert "Venteliste" in fragments.render(TEMPLATE, card=dataclasses.replace(CARD, has_free_places=False), heading=2)
    assert "<h3" in fragments.render(TEMPLATE, card=CARD, heading=3)
    with override("en"):
        assert "Free places" in fragments.render(TEMPLATE, card=CARD, heading=2)
    assert fragments.render(TEMPLATE, card=CARD, heading=2) == danish
    assert drawn() == 4


def test_what_people_wrote_is_escaped_also_after_a_template_has_written_the_same() -> None:
    page = engines["django"].from_string('{% load ui %}{% fragment "components/stat.html" value="<i>" label="x" %}')
    assert "&lt;i&gt;" in page.render({})
    assert "&lt;i&gt;" in fragments.render("components/stat.html", value="<i>", label="x")
    assert "&lt;b&gt;her&lt;/b&gt;" in fragments.render(TEMPLATE, card=CARD)


def test_a_piece_knows_neither_the_request_nor_the_user(rf: RequestFactory) -> None:
    request = rf.get("/opgaver/?q=hemmeligt")
    request.user = AnonymousUser()
    page = engines["django"].from_string(
        '{% load ui %}{{ user.is_anonymous }}|{% fragment "components/site_footer.html" language="da" %}'
    )
    with_user = page.render({"contact_name": "Kun her"}, request)
    assert with_user.startswith("True|")
    assert "Kun her" not in with_user


@pytest.mark.parametrize(
    "value",
    [
        ["a list"],
        Changeable("today"),
        PartlyCompared("the same", note="or not"),
        dataclasses.replace(CARD, title=format_html("<b>{}</b>", "markup")),
        (1, {"a": 1}),
    ],
)
def test_what_could_change_behind_its_key_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        fragments.render(TEMPLATE, card=value)


def test_a_row_of_the_database_is_refused() -> None:
    with pytest.raises(TypeError, match=r"card: .*Institution"):
        fragments.render(TEMPLATE, card=InstitutionFactory.build(pk=1))


def test_no_more_is_kept_than_said() -> None:
    assert fragments._kept.cache_info().maxsize == fragments.MOST_KEPT


@override_settings(DEBUG=True)
def test_whoever_edits_templates_always_sees_the_latest() -> None:
    fragments.render(TEMPLATE, card=CARD)
    fragments.render(TEMPLATE, card=CARD)
    assert drawn() == 0
