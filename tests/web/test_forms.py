"""A field's label, hint and error belong to its control, also for somebody who hears the page."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.utils import translation

from volunteering.web import forms as web_forms
from volunteering.web.forms import DkfdsRenderer


class Offer(forms.Form):
    name = forms.CharField(label="Name", max_length=20)
    email = forms.EmailField(label="E-mail", help_text="Only the leader sees it.", widget=web_forms.EmailInput)
    phone = forms.CharField(label="Phone", required=False, widget=web_forms.PhoneInput)
    code = forms.CharField(label="Code", required=False, widget=web_forms.OneTimeCodeInput)
    words = forms.CharField(label="A few words", help_text="Anything.", max_length=10, widget=web_forms.Textarea)
    place = forms.ChoiceField(label="Where?", choices=[("", "Choose"), ("virum", "Virum")])
    age = forms.ChoiceField(
        label="How old?",
        help_text="Roughly.",
        choices=[("young", "Under 15"), ("old", "Over 15")],
        widget=forms.RadioSelect,
    )
    wishes = forms.MultipleChoiceField(
        label="Wishes",
        required=False,
        choices=[("Children", [("read", "Read aloud")]), ("Older people", [("walk", "Go for a walk")])],
        widget=forms.CheckboxSelectMultiple,
    )
    day = forms.DateField(label="Day", widget=web_forms.DateInput)
    starts = forms.SplitDateTimeField(label="Starts", required=False)
    picture = forms.FileField(label="Picture", required=False)
    promise = forms.BooleanField(label="I promise", help_text="It stays between us.")
    secret = forms.CharField(required=False, widget=forms.HiddenInput)

    default_renderer = DkfdsRenderer


WRONG = {"email": "no", "words": "far too many words", "age": "", "day": "2026-02-30"}


def soup_of(form):
    return BeautifulSoup(str(form), "html.parser")


@pytest.fixture
def empty():
    with translation.override("en"):
        yield soup_of(Offer())


@pytest.fixture
def wrong():
    with translation.override("en"):
        yield soup_of(Offer(WRONG))


def described_by(soup, element):
    ids = element["aria-describedby"].split()
    found = [soup.find(id=one) for one in ids]
    assert None not in found, f"{ids} are not all on the page"
    return " ".join(one.get_text(" ", strip=True) for one in found)


def test_every_control_has_a_label_of_its_own(empty):
    for control in empty.select("input:not([type=hidden]), select, textarea"):
        label = empty.select_one(f"label[for='{control['id']}']")
        assert (label and label.get_text(strip=True)) or control.get("aria-label"), control


def test_no_id_is_used_twice(wrong):
    ids = [element["id"] for element in wrong.select("[id]")]
    assert len(ids) == len(set(ids))


def test_controls_carry_the_classes_of_the_design_system(empty):
    assert "form-input" in empty.find(id="id_name")["class"]
    assert "form-select" in empty.find(id="id_place")["class"]
    assert "form-input" in empty.find(id="id_words")["class"]
    assert "form-radio" in empty.find(id="id_age_0")["class"]
    assert "form-checkbox" in empty.find(id="id_wishes_0_0")["class"]
    assert "form-checkbox" in empty.find(id="id_promise")["class"]
    assert empty.find(id="id_picture")["type"] == "file"


def test_a_widget_keeps_its_own_classes(empty):
    assert empty.find(id="id_code")["class"] == ["form-input", "form-code"]


def test_a_hint_describes_its_control(empty):
    assert described_by(empty, empty.find(id="id_email")) == "Only the leader sees it."


def test_what_may_be_left_out_says_so_and_the_rest_is_required(empty):
    assert "(optional)" in empty.select_one("label[for=id_phone]").get_text()
    assert "(optional)" not in empty.select_one("label[for=id_name]").get_text()
    assert empty.find(id="id_name").has_attr("required")
    assert not empty.find(id="id_phone").has_attr("required")


def test_a_form_may_leave_the_mark_out():
    class Filters(Offer):
        mark_optional = False

    assert "optional" not in soup_of(Filters()).get_text()


def test_an_error_stands_at_its_field_and_describes_it(wrong):
    email = wrong.find(id="id_email")
    assert email["aria-invalid"] == "true"
    assert described_by(wrong, email) == "Only the leader sees it. Error: Enter a valid email address."
    assert "form-error" in email.find_parent(class_="form-group")["class"]
    assert email["value"] == "no"


def test_a_field_without_an_error_is_not_marked(wrong):
    phone = wrong.find(id="id_phone")
    assert not phone.has_attr("aria-invalid")
    assert "form-error" not in phone.find_parent(class_="form-group")["class"]


def test_choices_are_a_group_with_a_name_a_hint_and_an_error(wrong):
    group = wrong.find(id="id_age_0").find_parent("fieldset")
    assert group.legend.get_text(strip=True) == "How old?"
    assert described_by(wrong, group) == "Roughly. Error: This field is required."
    assert wrong.select_one("label[for=id_age_1]").get_text(strip=True) == "Over 15"


def test_choices_keep_their_headings_and_what_was_chosen():
    soup = soup_of(Offer({"wishes": ["walk"]}))
    group = soup.find(id="id_wishes_0_0").find_parent("fieldset")
    assert [title.get_text() for title in group.select(".form-choices-title")] == ["Children", "Older people"]
    assert [box["value"] for box in group.select("input[checked]")] == ["walk"]
    assert {box["type"] for box in group.select("input")} == {"checkbox"}


def test_a_single_checkbox_has_its_hint_and_error(wrong):
    box = wrong.find(id="id_promise")
    assert "It stays between us." in described_by(wrong, box)
    assert "This field is required." in described_by(wrong, box)


def test_telephones_offer_the_right_keys_and_what_they_know(empty):
    assert (empty.find(id="id_phone")["type"], empty.find(id="id_phone")["autocomplete"]) == ("tel", "tel")
    assert (empty.find(id="id_email")["type"], empty.find(id="id_email")["autocomplete"]) == ("email", "email")
    code = empty.find(id="id_code")
    assert (code["inputmode"], code["autocomplete"]) == ("numeric", "one-time-code")
    assert empty.find(id="id_day")["type"] == "date"


def test_a_date_is_written_as_browsers_expect_it_in_every_language():
    for language in ("da", "en"):
        with translation.override(language):
            soup = soup_of(Offer(initial={"day": dt.date(2026, 12, 24)}))
        assert soup.find(id="id_day")["value"] == "2026-12-24"


def test_a_text_area_says_how_much_it_takes_and_cuts_nothing_off(wrong):
    words = wrong.find(id="id_words")
    assert not words.has_attr("maxlength")
    assert words.get_text().strip() == "far too many words"
    assert words.find_parent(class_="form-limit")["data-maxlength"] == "10"
    assert "At most 10 characters." in described_by(wrong, words)


def test_controls_of_one_field_are_a_group(empty):
    first, second = empty.find(id="id_starts_0"), empty.find(id="id_starts_1")
    assert first["aria-label"] == "Date"
    assert second["aria-label"] == "Time"
    assert "form-input" in first["class"]
    assert first.find_parent("fieldset").legend.get_text(strip=True).startswith("Starts")


def test_hidden_fields_are_there_and_have_no_group(empty):
    secret = empty.find(id="id_secret")
    assert secret["type"] == "hidden"
    assert secret.find_parent(class_="form-group") is None


def test_what_people_type_is_never_markup():
    soup = soup_of(Offer({"name": '"><script>alert(1)</script>', "email": "x"}))
    assert soup.script is None
    assert soup.find(id="id_name")["value"] == '"><script>alert(1)</script>'


def test_an_unruly_label_is_never_markup():
    class Odd(Offer):
        odd = forms.ChoiceField(label="<b>Odd</b>", choices=[("1", "<i>One</i>")], widget=forms.RadioSelect)

    soup = soup_of(Odd())
    assert soup.b is None
    assert soup.i is None
    assert soup.find(id="id_odd_0").find_parent("fieldset").legend.get_text(strip=True) == "<b>Odd</b>"


def test_a_list_of_buttons_needs_choices():
    with pytest.raises(TypeError, match="name has no choices"):
        web_forms.choice_groups(Offer()["name"])
