"""The pages of the guide: what everybody finds, what each role may, what a wrong answer gets."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from portal.association_guide import facets, listing
from portal.association_guide.choices import Standing
from portal.association_guide.list_query import GuideQuery
from portal.association_guide.models import Entry, FieldOfWork, GuideSettings, OfficerInvitation, TargetGroup
from portal.association_guide.workflow import position_of
from tests.association_guide.conftest import somebody
from tests.factories.association_guide import EntryFactory, OfficerFactory, OfficerInvitationFactory, cvr_number
from tests.factories.opportunities import OpportunityFactory
from volunteering.institutions.models import Association
from volunteering.institutions.officers import Officer
from volunteering.messaging.models import Message
from volunteering.opportunities.choices import RunBy
from volunteering.people.models import District
from volunteering.people.tokens import digest

pytestmark = pytest.mark.django_db

NEW = {
    "name": "Strikkeklubben",
    "level": "community",
    "summary": "Vi strikker til nyfødte.",
    "email": "strik@example.org",
    "show_email": "on",
    "role": "contact",
}


def page(client, address, user=None):
    if user is not None:
        client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def found(**question):
    return [card.name for card in listing.page_of(GuideQuery(**question), facets.current()).cards]


# --- The list -------------------------------------------------------------------------------------------------------
def test_the_list_is_in_danish_order():
    for name in ("Åbent Hus", "Zebra", "Ældre i gang", "Aarhusklubben", "Ø-klubben", "Bridge"):
        EntryFactory(name=name)
    assert found() == ["Bridge", "Zebra", "Ældre i gang", "Ø-klubben", "Åbent Hus", "Aarhusklubben"]


@pytest.mark.parametrize("text", ["besøgsven", "besøgsvenner", "besogsven", "VENNERNE", "aarhusgade", "arhusgade"])
def test_the_search_knows_danish(text):
    EntryFactory(name="Vennerne", summary="Vi er besøgsvenner i Århusgade.")
    EntryFactory(name="Andre")
    assert found(text=text) == ["Vennerne"]


def test_the_search_knows_what_they_work_with_and_where():
    entry = EntryFactory(name="Trøst")
    entry.fields_of_work.set(FieldOfWork.objects.filter(slug="sorg-og-krise"))
    entry.districts.set(District.objects.filter(code="2830"))
    entry.save()
    assert found(text="sorg") == ["Trøst"]
    assert found(text="virum") == ["Trøst"]


def test_each_filter_narrows():
    entry = EntryFactory(name="Valgt", wants_volunteers=True, icnpo="4", level="community")
    entry.fields_of_work.set(FieldOfWork.objects.all()[:1])
    entry.target_groups.set(TargetGroup.objects.all()[:1])
    entry.districts.set(District.objects.filter(code="2800"))
    entry.save()
    other = EntryFactory(name="Fravalgt")
    other.districts.set(District.objects.filter(code="2830"))
    other.save()
    assert found() == ["Fravalgt", "Valgt"]
    for question in (
        {"field": FieldOfWork.objects.first().slug},
        {"group": TargetGroup.objects.first().slug},
        {"districts": ("2800",)},
        {"wanted": True},
        {"icnpo": "4"},
        {"level": "community"},
    ):
        assert found(**question) == ["Valgt"], question


def test_who_names_no_district_is_found_everywhere():
    EntryFactory(name="Overalt")
    assert found(districts=("2930",)) == ["Overalt"]


def test_what_is_hidden_or_has_never_been_approved_is_not_found():
    EntryFactory(hidden=True)
    EntryFactory(draft=True)
    assert found() == []


def test_nothing_fits_but_something_is_close(client):
    entry = EntryFactory(wants_volunteers=False)
    entry.districts.set(District.objects.filter(code="2800"))
    entry.save()
    html = page(client, "/foreninger/?q=prøveforeningen&wanted=1")
    assert "Noget er tæt på" in html
    assert "Én forening uden" in html


@pytest.mark.parametrize(
    "query",
    ["?field=findesikke", "?district=9999&page=0", "?q=%00", "?page=99999999999", "?level=x&icnpo=13", "?q=!!!"],
)
def test_a_broken_address_is_answered_kindly(client, query):
    EntryFactory()
    assert "Vi kunne ikke bruge" in page(client, f"/foreninger/{query}")


def test_an_empty_guide_invites(client):
    assert "Her er ingen endnu" in page(client, "/foreninger/")


def test_pages_turn(client):
    for number in range(listing.PAGE_SIZE + 1):
        EntryFactory(name=f"Klub {number:02}")
    assert f"Klub {listing.PAGE_SIZE:02}" not in page(client, "/foreninger/")
    assert f"Klub {listing.PAGE_SIZE:02}" in page(client, "/foreninger/?page=2")


@pytest.mark.parametrize("address", ["/foreninger/", "/foreninger/?q=kaffe&wanted=1", "/en/associations/"])
def test_thirty_cost_as_many_queries_as_one(client, django_assert_num_queries, address, clear):
    def make(number):
        for _ in range(number):
            entry = EntryFactory(summary="kaffe", wants_volunteers=True)
            entry.fields_of_work.set(FieldOfWork.objects.all()[:3])
            entry.districts.set(District.objects.all()[:2])
            entry.save()

    make(1)
    clear()
    with django_assert_num_queries(7):  # five for the filters, the count, the cards
        client.get(address)
    make(29)
    clear()
    with django_assert_num_queries(7):
        client.get(address)


def test_a_visitor_gets_the_kept_page(client, django_assert_num_queries, settings):
    settings.PAGE_CACHE_SECONDS = 30
    EntryFactory()
    client.get("/foreninger/")
    with django_assert_num_queries(0):
        client.get("/foreninger/")


@pytest.fixture
def clear(settings):
    from django.core.cache import caches

    settings.PAGE_CACHE_SECONDS = 0
    return caches["pages"].clear


# --- A page ---------------------------------------------------------------------------------------------------------
def test_only_what_was_chosen_is_public(client):
    EntryFactory(
        association__slug="klub",
        email="hemmelig@example.org",
        phone="+4520123456",
        show_phone=True,
        contact_name="Karen",
    )
    html = page(client, "/foreninger/klub/")
    assert "20" in html
    assert "Karen" in html
    assert "hemmelig@example.org" not in html


def test_the_page_leads_to_what_the_association_runs_and_back(client):
    entry = EntryFactory(association__slug="klub", name="Klubben")
    opportunity = OpportunityFactory(
        title="Læs med os", association=entry.association, run_by=RunBy.ASSOCIATION, district=District.objects.first()
    )
    assert opportunity.get_absolute_url() in page(client, "/foreninger/klub/")
    assert "/foreninger/klub/" in page(client, opportunity.get_absolute_url())
    entry.ask()
    entry.hide()
    from django.core.cache import caches

    caches["pages"].clear()
    assert "/foreninger/klub/" not in page(client, opportunity.get_absolute_url())


def test_thirty_opportunities_cost_as_many_queries_as_one(client, django_assert_num_queries, clear):
    entry = EntryFactory(association__slug="klub")
    make = {"association": entry.association, "run_by": RunBy.ASSOCIATION}
    OpportunityFactory(**make)
    clear()
    with django_assert_num_queries(5):  # the words (three), the entry, the tasks
        client.get("/foreninger/klub/")
    for _ in range(10):
        OpportunityFactory(**make)
    clear()
    with django_assert_num_queries(5):  # the words (three), the entry, the tasks
        client.get("/foreninger/klub/")


def test_a_hidden_page_is_for_those_who_keep_it(client, chair, entry, moderator):
    entry.ask()
    entry.hide()
    assert client.get("/foreninger/naboerne/").status_code == 404
    client.force_login(somebody("fremmed@example.org"))
    assert client.get("/foreninger/naboerne/").status_code == 404
    for user in (chair, moderator):
        client.force_login(user)
        response = client.get("/foreninger/naboerne/")
        assert "skjult" in response.content.decode()
        assert "no-store" in response["Cache-Control"]


# --- Asking to be in it ---------------------------------------------------------------------------------------------
def test_a_visitor_logs_in_first(client):
    assert client.get("/foreninger/ny/").url == "/log-ind/?next=/foreninger/ny/" or "next=/foreninger/ny/" in (
        client.get("/foreninger/ny/").url
    )


def test_somebody_asks_for_an_association(client):
    user = somebody("ny@example.org")
    client.force_login(user)
    response = client.post("/foreninger/ny/", NEW)
    assert "Tak – vi har fået det" in response.content.decode()
    entry = Entry.objects.get()
    assert position_of(entry).standing == Standing.WAITING
    assert Officer.objects.get().user == user
    assert Association.objects.get().slug == "strikkeklubben"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Skriv foreningens eller fællesskabets navn."),
        ({"level": "with_cvr", "cvr": "1234567"}, "Et CVR-nummer har otte cifre."),
        ({"level": "with_cvr", "cvr": "12345678"}, "Et ciffer må være forkert"),
        ({"level": "with_cvr", "cvr": "010203-1234"}, "ligesom et CPR-nummer"),
        ({"level": "with_cvr"}, "Skriv CVR-nummeret"),
        ({"cvr": "13748136"}, "Du har skrevet et CVR-nummer"),
        ({"show_email": ""}, "Vis mindst én måde"),
        ({"email": "", "website": "x"}, "fjern krydset nedenfor"),
        ({"phone": "12"}, "telefonnummer"),
        ({"website": "javascript:alert(1)"}, "ikke adressen på en hjemmeside"),
        ({"website": "ftp://example.org"}, ""),
        ({"email": "a\r\nBcc: b@example.org"}, "ikke en e-mail"),
        ({"summary": "x" * 201}, "200"),
        ({"description": "x" * 4001}, "4000"),
        ({"fields_of_work": ["999999"]}, ""),
        ({"languages": ["klingon"]}, ""),
    ],
)
def test_a_wrong_answer_gets_a_message_and_nothing_typed_is_lost(client, wrong, words):
    client.force_login(somebody("ny@example.org"))
    response = client.post("/foreninger/ny/", {**NEW, **wrong})
    html = response.content.decode()
    assert response.status_code == 422
    assert words in html
    assert "Strikkeklubben" in html or "name" in wrong
    assert 'aria-invalid="true"' in html or "form-error" in html
    assert not Association.objects.exists()


def test_the_cvr_number_of_another_association_is_refused(client):
    EntryFactory(with_cvr=True, association__cvr="13748136")
    client.force_login(somebody("ny@example.org"))
    response = client.post("/foreninger/ny/", {**NEW, "level": "with_cvr", "cvr": "13748136"})
    assert response.status_code == 422
    assert "En anden forening i guiden har det CVR-nummer" in response.content.decode()


@pytest.mark.parametrize("typed", ["DK 13 74 81 36", "13-74-81-36"])
def test_a_cvr_number_is_read_as_people_write_it(client, typed):
    client.force_login(somebody("ny@example.org"))
    client.post("/foreninger/ny/", {**NEW, "level": "with_cvr", "cvr": typed})
    assert Entry.objects.get().cvr == "13748136"


def test_an_odd_last_digit_can_be_allowed_after_a_question(client):
    GuideSettings.objects.update_or_create(defaults={"cvr_check": "ask"})
    client.force_login(somebody("ny@example.org"))
    typed = {**NEW, "level": "with_cvr", "cvr": "12345678"}
    first = client.post("/foreninger/ny/", typed)
    assert first.status_code == 422
    assert "CVR-nummeret er rigtigt" in first.content.decode()
    client.post("/foreninger/ny/", {**typed, "cvr_is_right": "on"})
    assert Entry.objects.get().cvr == "12345678"


# --- Writing --------------------------------------------------------------------------------------------------------
def typed_for(entry, **changes):
    return {
        "seen": entry.latest_revision_id or 0,
        "name": entry.name,
        "level": entry.level,
        "summary": entry.summary,
        "description": entry.description,
        "website": entry.website,
        **changes,
    }


def test_an_officer_writes_and_the_old_words_stay(client, entry, chair):
    client.force_login(chair)
    client.post("/foreninger/naboerne/ret/", typed_for(entry, summary="Helt nye ord."))
    assert "Helt nye ord." not in page(client, "/foreninger/naboerne/")
    assert "Helt nye ord." in page(client, "/foreninger/naboerne/ret/")


def test_nothing_changed_sends_nothing(client, entry, chair):
    client.force_login(chair)
    response = client.post("/foreninger/naboerne/ret/", typed_for(entry), follow=True)
    assert "Du har ikke ændret noget" in response.content.decode()
    assert position_of(entry).standing == Standing.PUBLIC


def test_the_later_of_two_sees_the_others_words_and_keeps_the_own(client, entry, chair):
    other = somebody("kasserer@example.org", "Kasper Kasserer")
    OfficerFactory(association=entry.association, user=other, slot=2)
    client.force_login(other)
    client.post("/foreninger/naboerne/ret/", typed_for(entry, summary="Kaspers ord."))
    client.force_login(chair)
    response = client.post("/foreninger/naboerne/ret/", typed_for(entry, summary="Frodes ord.", place="Huset"))
    html = response.content.decode()
    assert response.status_code == 409
    assert "Kasper Kasserer har gemt opslaget, mens du skrev" in html
    assert "Kaspers ord." in html
    assert 'value="Frodes ord."' in html
    assert 'value="Huset"' in html
    entry.refresh_from_db()
    client.post("/foreninger/naboerne/ret/", typed_for(entry, summary="Frodes ord.", place="Huset"))
    assert Entry.objects.get(pk=entry.pk).get_latest_revision_as_object().summary == "Frodes ord."


def picture(width=20, kind="PNG", name="billede.png"):
    out = io.BytesIO()
    Image.new("RGB", (width, 20), "green").save(out, kind)
    return SimpleUploadedFile(name, out.getvalue())


def test_a_picture_comes_along(client, entry, chair):
    client.force_login(chair)
    response = client.post(
        "/foreninger/naboerne/ret/", typed_for(entry, picture_file=picture(), picture_text="En grøn plet")
    )
    assert response.status_code == 302
    draft = Entry.objects.get(pk=entry.pk).get_latest_revision_as_object()
    assert draft.picture.collection.name == "Foreninger"
    assert draft.picture_text == "En grøn plet"


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        (lambda: SimpleUploadedFile("a.png", b"no picture"), "x", "ikke et billede, vi kan vise"),
        (lambda: picture(kind="GIF", name="a.gif"), "x", "ikke et billede, vi kan vise"),
        (lambda: SimpleUploadedFile("a.png", b"x" * (8 * 1024 * 1024 + 1)), "x", "højst 8 MB"),
        (lambda: SimpleUploadedFile("a.exe", b"MZ"), "x", "ikke et billede, vi kan vise"),
        (lambda: SimpleUploadedFile("a.jpg", picture(kind="JPEG").read()[:-60]), "x", "ikke et billede, vi kan vise"),
        (picture, "", "Skriv, hvad billedet viser"),
    ],
)
def test_a_picture_that_will_not_do_is_refused_at_its_field(client, entry, chair, file, text, words):
    client.force_login(chair)
    response = client.post(
        "/foreninger/naboerne/ret/", typed_for(entry, summary="Beholdt.", picture_file=file(), picture_text=text)
    )
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "Beholdt." in response.content.decode()


# --- Who holds the login --------------------------------------------------------------------------------------------
def test_a_second_is_invited_says_yes_and_takes_over(client, entry, chair):
    client.force_login(chair)
    client.post("/foreninger/naboerne/login/inviter/", {"email": "ny@example.org", "role": "treasurer"})
    link = next(w for w in Message.objects.get(kind="guide_invitation").body.split() if "/invitation/" in w)
    path = "/" + link.split("/", 3)[3]
    newcomer = somebody("ny@example.org")
    client.force_login(newcomer)
    assert "Vil du være med" in page(client, path)
    assert client.post(path).status_code == 302
    assert Officer.objects.active().get(user=newcomer).slot == 2
    assert client.get(path).status_code == 410
    assert Message.objects.filter(kind="guide_new_officer", recipient=chair).count() == 1

    officer = Officer.objects.get(user=chair)
    client.force_login(chair)
    assert client.get(f"/foreninger/naboerne/login/{officer.uuid}/giv-videre/").status_code == 200
    client.post(
        f"/foreninger/naboerne/login/{officer.uuid}/giv-videre/", {"email": "efter@example.org", "role": "chair"}
    )
    invitation = OfficerInvitation.objects.get(replaces=officer)
    OfficerInvitation.objects.filter(pk=invitation.pk).update(token_hash=digest("hemmeligt"))
    successor = somebody("efter@example.org")
    client.force_login(successor)
    client.post("/foreningsguiden/invitation/hemmeligt/")
    assert Officer.objects.active().get(user=successor).slot == 1
    assert not Officer.objects.active().filter(user=chair).exists()
    client.force_login(chair)
    assert client.get("/foreninger/naboerne/ret/").status_code == 404


def test_a_fourth_is_not_invited(client, entry, chair):
    client.force_login(chair)
    for number in (1, 2):
        OfficerInvitationFactory(association=entry.association, email=f"nr{number}@example.org")
    assert "Inviter en mere" not in page(client, "/foreninger/naboerne/login/")
    response = client.post("/foreninger/naboerne/login/inviter/", {"email": "nr4@example.org", "role": "contact"})
    assert response.status_code == 422
    assert "Tre har login eller er inviteret" in response.content.decode()


def test_the_same_person_is_not_invited_twice(client, entry, chair):
    client.force_login(chair)
    for email in ("formand@example.org", "ny@example.org", "NY@example.org"):
        last = client.post("/foreninger/naboerne/login/inviter/", {"email": email, "role": "contact"})
    assert last.status_code == 422
    assert OfficerInvitation.objects.count() == 1


def test_an_invitation_is_for_the_one_with_the_address(client, entry):
    OfficerInvitationFactory(association=entry.association, token_hash=digest("andens"))
    client.force_login(somebody("fremmed@example.org"))
    assert client.get("/foreningsguiden/invitation/andens/").status_code == 403
    assert client.post("/foreningsguiden/invitation/andens/").status_code == 403
    assert not Officer.objects.exists()


def test_an_invitation_is_taken_back(client, entry, chair):
    invitation = OfficerInvitationFactory(association=entry.association)
    client.force_login(chair)
    url = f"/foreninger/naboerne/login/invitationer/{invitation.uuid}/traek-tilbage/"
    assert client.get(url).status_code == 405
    client.post(url)
    assert not OfficerInvitation.objects.unanswered().exists()
    assert "besvaret eller trukket tilbage" in client.post(url, follow=True).content.decode()


def test_one_leaves_and_is_told_when_one_is_the_last(client, entry, chair):
    officer = Officer.objects.get(user=chair)
    url = f"/foreninger/naboerne/login/{officer.uuid}/luk/"
    assert "ikke andre med login" in page(client, url, chair)
    assert client.post(url).status_code == 302
    assert not Officer.objects.active().exists()
    assert client.get(url).status_code == 404


def test_a_coordinator_helps_an_association_without_a_login(client, entry, moderator):
    client.force_login(moderator)
    client.post("/foreninger/naboerne/login/inviter/", {"email": "ny@example.org", "role": "chair"})
    assert OfficerInvitation.objects.get().association == entry.association


# --- Judging --------------------------------------------------------------------------------------------------------
def test_the_coordinator_sees_what_is_changed_and_must_say_why(client, entry, chair, moderator):
    client.force_login(chair)
    client.post("/foreninger/naboerne/ret/", typed_for(entry, summary="Helt nye ord."))
    html = page(client, "/foreningsguiden/vurder/naboerne/", moderator)
    assert "<ins>Helt nye ord.</ins>" in html
    assert "Naboerne på Åvej" in page(client, "/foreningsguiden/")
    step = position_of(entry).task_state_id
    silent = client.post("/foreningsguiden/vurder/naboerne/", {"step": step, "decision": "reject", "words": " "})
    assert silent.status_code == 422
    assert "Skriv, hvad der skal rettes" in silent.content.decode()
    client.post("/foreningsguiden/vurder/naboerne/", {"step": step, "decision": "approve", "words": "Fint!"})
    assert "Fint!" in Message.objects.get(kind="guide_approved").body
    assert "Helt nye ord." in page(client, "/foreninger/naboerne/")
    late = client.post(
        "/foreningsguiden/vurder/naboerne/", {"step": step, "decision": "approve", "words": ""}, follow=True
    )
    assert "En anden har taget stilling" in late.content.decode()


def test_a_taken_cvr_number_cannot_be_approved(client, entry, chair, moderator):
    number = cvr_number(3)
    client.force_login(chair)
    client.post("/foreninger/naboerne/ret/", typed_for(entry, level="with_cvr", cvr=number))
    EntryFactory(level="with_cvr", cvr=number, association__cvr=number)
    step = position_of(entry).task_state_id
    client.force_login(moderator)
    response = client.post("/foreningsguiden/vurder/naboerne/", {"step": step, "decision": "approve", "words": ""})
    assert response.status_code == 422
    assert "kan ikke godkendes" in response.content.decode()


def test_thirty_that_wait_cost_as_many_queries_as_one(client, moderator, django_assert_max_num_queries):
    client.force_login(moderator)

    def make(number):
        for _ in range(number):
            EntryFactory(draft=True)
            user = somebody(f"p{Entry.objects.count()}@example.org")
            client.force_login(user)
            client.post("/foreninger/ny/", {**NEW, "name": f"Klub {Entry.objects.count()}"})

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in (1, 8):
        make(number)
        client.force_login(moderator)
        with CaptureQueriesContext(connection) as queries:
            client.get("/foreningsguiden/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
