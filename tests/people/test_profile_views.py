"""The profile's pages."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.people import DistrictFactory, UserFactory, VolunteerFactory
from volunteering.people import actions
from volunteering.people.models import Volunteer
from volunteering.records.actions import log_looks


def step(name):
    return f"/profil/trin/{name}/"


def fresh():
    client = Client()
    client.force_login(UserFactory(display_name=""))
    return client


def test_looking_makes_no_profile() -> None:
    client = fresh()
    assert client.get("/profil/").status_code == 200
    assert client.get(step("name")).status_code == 200
    assert Volunteer.objects.count() == 0


def test_one_goes_from_step_to_step_to_the_end() -> None:
    DistrictFactory()
    client = fresh()
    given = [
        ("name", "Frida Frivillig"),
        ("phone", "20123456"),
        ("age", "25-34"),
        ("districts", [DistrictFactory().pk]),
        ("languages", ["da", "tr"]),
        ("wishes", "Højtlæsning"),
    ]
    for number, (name, answer) in enumerate(given):
        response = client.post(step(name), {"answer": answer})
        following = step(given[number + 1][0]) if number + 1 < len(given) else "/profil/"
        assert response.headers["Location"] == following
    volunteer = Volunteer.objects.get()
    assert (volunteer.phone, volunteer.age_band, volunteer.languages) == ("+4520123456", "25-34", ["da", "tr"])
    page = client.get("/profil/").content.decode()
    for shown in ("20 12 34 56", "25–34", "Kongens Lyngby", "Dansk, tyrkisk", "Højtlæsning"):
        assert shown in page


def test_every_step_can_be_skipped_and_taken_up_again() -> None:
    client = fresh()
    for name in ("name", "phone", "age", "districts", "languages", "wishes"):
        assert client.post(step(name), {"skip": "1", "answer": ""}).status_code == 302
    assert client.get("/profil/").context["progress"].first_open is None
    client.post(step("phone") + "?edit=1", {"answer": "20 12 34 56"})
    assert Volunteer.objects.get().skipped_steps == ["name", "age", "districts", "languages", "wishes"]


def test_one_takes_up_where_one_left() -> None:
    client = fresh()
    client.post(step("name"), {"answer": "Frida"})
    client.post(step("phone"), {"skip": "1"})
    page = client.get("/profil/")
    assert step("age") in page.content.decode()


def test_changing_one_answer_leads_back_to_the_profile(own) -> None:
    response = own.post(step("wishes") + "?edit=1", {"answer": "Haven"}, follow=True)
    assert response.redirect_chain[-1][0] == "/profil/"
    assert "Gemt" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("name", ""),
        ("name", "   "),
        ("name", "12345678"),
        ("name", "Vind nu https://ond.example"),
        ("name", "ond.example"),
        ("name", "frida@example.org"),
        ("name", "x" * 10_000),
        ("name", "\x00"),
        ("phone", ""),
        ("phone", "1234"),
        ("phone", "abc"),
        ("phone", "+99 999"),
        ("phone", "9" * 10_000),
        ("phone", "😀"),
        ("phone", "٢٠١٢٣"),
        ("age", ""),
        ("age", "30"),
        ("districts", []),
        ("districts", ["999999999999999999999"]),
        ("districts", ["x"]),
        ("languages", ["klingon"]),
        ("wishes", ""),
        ("wishes", "x" * 10_000),
        ("availability", []),
        ("availability", ["21"]),
        ("availability", ["-1"]),
        ("availability", ["x"]),
        ("hours", "0"),
        ("hours", "38"),
        ("hours", "to"),
        ("hours", "1e400"),
        ("hours", "9" * 10_000),
    ],
)
def test_a_wrong_answer_is_told_at_the_field_and_kept(own, volunteer, name, answer) -> None:
    actions.note_first_contact(volunteer=volunteer)
    response = own.post(step(name), {"answer": answer})
    assert response.status_code == 200
    assert response.context["form"].errors["answer"]
    if isinstance(answer, str) and answer.strip() and name != "age" and "\x00" not in answer:
        assert response.context["form"]["answer"].value() == answer


@pytest.mark.parametrize(
    "name",
    [
        "عمر التجربة",
        "Ægir Østerå 😀",
        "李小明",
        "  Frida   Frivillig ",
        "O'Neill-Ærø",
        "J.P. Hansen",
        "Chr. Ø. Sørensen jr.",
    ],
)
def test_names_of_every_kind_are_kept(own, volunteer, name) -> None:
    own.post(step("name"), {"answer": name})
    volunteer.refresh_from_db()
    assert volunteer.name == " ".join(name.split())
    assert own.get("/profil/").status_code == 200


def test_signs_that_turn_the_text_around_are_left_out(own, volunteer) -> None:
    own.post(step("name"), {"answer": "\u202eAdmin\u2066\nFrida"})
    volunteer.refresh_from_db()
    assert volunteer.name == "Admin Frida"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("20123456", "20 12 34 56"), ("+45 20-12-34-56", "20 12 34 56"), ("+46 8 123 456 78", "+46 8 123 456 78")],
)
def test_a_number_is_shown_as_people_write_it(own, volunteer, typed, shown) -> None:
    own.post(step("phone"), {"answer": typed})
    assert shown in own.get("/profil/").content.decode()
    assert f'value="{shown}"' in own.get(step("phone")).content.decode()


@pytest.mark.parametrize("name", ["availability", "hours"])
def test_times_and_hours_are_not_there_before_the_first_contact(own, volunteer, name) -> None:
    assert own.get(step(name)).status_code == 404
    actions.note_first_contact(volunteer=volunteer)
    assert own.get(step(name)).status_code == 200


def test_times_of_the_week_are_stored_as_bits_and_shown_again(own, volunteer) -> None:
    actions.note_first_contact(volunteer=volunteer)
    own.post(step("availability"), {"answer": ["0", "20"]})
    volunteer.refresh_from_db()
    assert volunteer.availability == 1 | 1 << 20
    page = own.get(step("availability")).content.decode()
    assert page.count(" checked>") == 2
    assert "Mandag formiddag, søndag aften" in own.get("/profil/").content.decode()


@pytest.mark.parametrize("name", ["nonsense", "name%20", "NAME"])
def test_a_step_that_does_not_exist_is_not_found(own, name) -> None:
    assert own.get(step(name)).status_code == 404


def test_somebody_under_15_is_led_to_the_guardian(own) -> None:
    assert own.post(step("age"), {"answer": "13-14", "sure": "1"}).headers["Location"] == "/profil/foraelder/"
    assert "forælder" in own.get("/profil/").content.decode()


def test_a_file_where_none_is_expected_is_no_error(own) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    response = own.post(step("wishes"), {"answer": SimpleUploadedFile("x.txt", b"x")})
    assert response.status_code == 200
    assert response.context["form"].errors


def test_one_sees_who_has_looked_also_at_what_was_registered_on_paper(own, volunteer) -> None:
    employee = UserFactory(display_name="Lis Leder")
    paper = VolunteerFactory(registered_on_paper=True)
    log_looks(viewer=employee, subjects=[paper.uuid], what="sign_up")
    Volunteer.objects.filter(pk=paper.pk).update(merged_into=volunteer)
    assert "Lis Leder" in own.get("/profil/").content.decode()
    page = own.get("/profil/hvem-har-kigget/").content.decode()
    assert "Lis Leder" in page
    assert "Det, du har meldt dig til" in page


def test_nobody_sees_who_has_looked_at_somebody_else(own) -> None:
    log_looks(viewer=UserFactory(display_name="Lis Leder"), subjects=[VolunteerFactory().uuid], what="sign_up")
    assert "Lis Leder" not in own.get("/profil/hvem-har-kigget/").content.decode()


@pytest.mark.parametrize("page", ["/profil/", "/profil/hvem-har-kigget/"])
def test_one_look_and_thirty_cost_the_same(own, volunteer, page, django_assert_num_queries) -> None:
    def cost():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries:
            own.get(page)
        return len(queries)

    log_looks(viewer=UserFactory(), subjects=[volunteer.uuid], what="sign_up")
    one = cost()
    for _number in range(29):
        log_looks(viewer=UserFactory(), subjects=[volunteer.uuid], what="sign_up")
    assert cost() == one


@pytest.mark.parametrize("side", ["0", "-1", "x", "99999999999999999999", "%00"])
def test_a_page_that_is_not_there_is_no_error(own, side) -> None:
    assert own.get(f"/profil/hvem-har-kigget/?side={side}").status_code == 200


def test_the_code_from_the_paper(own, volunteer) -> None:
    paper = VolunteerFactory(registered_on_paper=True)
    code = actions.issue_claim_code(volunteer=paper, acting_user=UserFactory())
    assert own.post("/profil/papirkode/", {"code": "forkert"}).context["form"].errors["code"]
    assert own.post("/profil/papirkode/", {"code": code}).headers["Location"] == "/profil/"
    paper.refresh_from_db()
    assert paper.merged_into == volunteer


@pytest.mark.parametrize("code", ["", "x" * 10_000, "😀", "\x00"])
def test_whatever_is_typed_as_a_paper_code_gets_a_message(own, code) -> None:
    assert own.post("/profil/papirkode/", {"code": code}).context["form"].errors["code"]


def test_paper_codes_are_not_guessed_without_end(own) -> None:
    for _attempt in range(10):
        own.post("/profil/papirkode/", {"code": "forkert"})
    response = own.post("/profil/papirkode/", {"code": "forkert"})
    assert "Vent en time" in response.context["form"].errors["code"][0]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_privacy_notice_says_who_why_and_for_how_long(client, language) -> None:
    from django.utils import translation

    with translation.override(language):
        page = client.get(reverse("privacy"))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Lyngby-Taarbæk Kommune" in text
    assert "Datatilsynet" in text or "datatilsynet" in text
    assert "csrfmiddlewaretoken" not in text, "the page can be kept for everybody"
