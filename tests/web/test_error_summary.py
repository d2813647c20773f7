"""Everything that is wrong stands once more above the form, with a way to each field."""

from bs4 import BeautifulSoup
from django import forms
from django.template import Context, Template
from django.utils import translation

from tests.web.test_forms import WRONG, Offer
from volunteering.web.forms import Problem, problems


def summary(*given, language="en"):
    names = [f"form{number}" for number in range(len(given))]
    template = Template("{% load ui %}{% error_summary " + " ".join(names) + " %}")
    with translation.override(language):
        return BeautifulSoup(template.render(Context(dict(zip(names, given, strict=True)))), "html.parser")


def test_nothing_is_shown_while_nothing_is_wrong():
    assert summary(Offer()).get_text(strip=True) == ""
    assert summary(None).get_text(strip=True) == ""


def test_each_line_leads_to_a_control_that_is_on_the_page():
    form = Offer(WRONG)
    page = BeautifulSoup(str(form), "html.parser")
    links = summary(form).select("a")
    assert [link["href"] for link in links] == [
        "#id_name",
        "#id_email",
        "#id_words",
        "#id_place",
        "#id_age_0",
        "#id_day",
        "#id_promise",
    ]
    for link in links:
        assert page.find(id=link["href"][1:]).name in {"input", "select", "textarea"}


def test_it_can_take_the_focus_and_is_announced():
    alert = summary(Offer(WRONG)).select_one(".error-summary")
    assert alert["tabindex"] == "-1"
    assert alert["role"] == "alert"
    assert "7 things" in alert.find(id=alert["aria-labelledby"]).get_text()


def test_it_speaks_danish():
    assert "Der er 7 ting, der skal rettes" in summary(Offer(WRONG), language="da").get_text()
    assert "Udfyld feltet." in summary(Offer(WRONG), language="da").get_text()


def test_several_forms_are_one_summary():
    first, second = Offer(WRONG, prefix="a"), Offer(WRONG, prefix="b")
    assert len(summary(first, second).select("a")) == 14


def test_a_mistake_of_the_whole_form_has_no_link():
    class Hours(forms.Form):
        def clean(self):
            raise forms.ValidationError("It ends before it begins.")

    found = summary(Hours({}))
    assert found.select("a") == []
    assert "It ends before it begins." in found.get_text()


def test_a_hidden_fields_mistake_is_not_lost():
    class Ticket(forms.Form):
        ticket = forms.CharField(widget=forms.HiddenInput)

    assert [problem.target for problem in problems(Ticket({}))] == [""]


def test_the_parts_of_one_field_are_reached_at_the_first():
    form = Offer({**WRONG, "starts_0": "x", "starts_1": "y"})
    targets = [problem.target for problem in problems(form)]
    assert "id_starts_0" in targets


def test_a_question_keeps_its_question_mark():
    assert Problem("Where do you live?", "Choose a place.", "x").text == "Where do you live? Choose a place."
    assert Problem("E-mail", "Write one.", "x").text == "E-mail: Write one."
    assert Problem("", "Something.", "").text == "Something."
