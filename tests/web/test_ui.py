"""The template tags for the look."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.utils import translation

from volunteering.phone_numbers import NO_BREAK
from volunteering.templatetags import ui


def render(source, rf=None, path="/", **context):
    template = Template("{% load ui %}" + source)
    return template.render(RequestContext(rf.get(path), context) if rf else Context(context))


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+4545973000", "45 97 30 00"),
        ("45 97 30 00", "45 97 30 00"),
        ("+46 8 508 290 00", "+46 8 508 290 00"),
        ("", ""),
        (None, ""),
        ("ring!", "ring!"),
    ],
)
def test_a_phone_number_is_written_as_people_say_it(number, shown):
    assert ui.phone(number).replace(NO_BREAK, " ") == shown


def test_an_icon_is_decoration_unless_it_is_named():
    assert 'aria-hidden="true"' in ui.icon("search")
    named = ui.icon("search", label='"Søg"')
    assert 'role="img"' in named
    assert "&quot;Søg&quot;" in named
    assert "aria-hidden" not in named


def test_an_unknown_kind_of_place_gets_the_hand():
    assert "spot-elderly-care.svg" in ui.spot("elderly_care")
    assert "spot-other.svg" in ui.spot("../../secret")


def test_the_page_number_keeps_the_rest_of_the_address(rf):
    assert (
        render("{% page_link 'side' 3 %}", rf, "/opgaver/?q=b%C3%B8ger&dag=1&dag=2")
        == "?q=b%C3%B8ger&amp;dag=1&amp;dag=2&amp;side=3"
    )
    assert render("{% page_link 'side' 1 %}", rf, "/opgaver/?q=x&side=4") == "?q=x"
    assert render("{% page_link 'side' 1 %}", rf, "/opgaver/?side=4") == "?"


def test_a_parameter_can_be_set_and_taken_away(rf):
    assert render("{% page_url sortering='dato' side=None %}", rf, "/?side=4") == "?sortering=dato"
    assert render("{% page_url q='' %}", rf, "/?q=x&a=1") == "?a=1"


def test_pagination_works_inside_an_include_that_passes_nothing_else(rf):
    page = Paginator(range(100), 10).get_page(5)
    html = render("{% include 'components/pagination.html' with page=page only %}", rf, "/?q=have", page=page)
    assert "?q=have&amp;side=4" in html
    assert "?q=have&amp;side=6" in html
    assert 'aria-current="page"' in html


def test_one_page_needs_no_pagination():
    page = Paginator(range(5), 10).get_page(1)
    assert render("{% include 'components/pagination.html' with page=page only %}", page=page).strip() == ""


def test_page_numbers_leave_gaps_out():
    assert ui.page_numbers(Paginator(range(200), 10).get_page(10)) == [1, None, 9, 10, 11, None, 20]


def test_the_other_language_leads_to_the_same_page(rf):
    assert render("{% translated_url 'en' %}", rf, "/moenstre/?side=2") == "/en/moenstre/?side=2"
    with translation.override("en"):
        assert render("{% translated_url 'da' %}", rf, "/en/moenstre/") == "/moenstre/"
        assert render("{% home_url %}") == "/en/"
    assert render("{% home_url %}") == "/"


def test_the_menu_marks_where_one_is(rf):
    assert render("{% current '/opgaver/' %}", rf, "/opgaver/") == 'aria-current="page"'
    assert render("{% current '/opgaver/' %}", rf, "/opgaver/7/") == 'aria-current="true"'
    assert render("{% current '/opgaver/' %}", rf, "/tal/") == ""
    assert render("{% current '/' %}", rf, "/tal/") == ""


def test_a_row_longer_than_the_headings_is_a_mistake():
    with pytest.raises(ValueError, match="zip"):
        ui.under([1, 2, 3], [("a", ""), ("b", "")])
