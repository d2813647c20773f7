"""The search of the whole site: what is found, by whom, and what is not."""

import re

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from cms.pages.standing import StandingPage
from cms.search import index
from cms.search.models import PageWords
from tests.factories.association_guide import EntryFactory
from tests.factories.events import EventFactory
from tests.factories.institutions import InstitutionFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.pages import add_page, article, blocks, home, section

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8


def search(client, words, address="/soeg/", *, kept=False, **more):
    if not kept:
        caches["pages"].clear()
    answer = client.get(address, {"q": words, **more})
    assert answer.status_code == 200
    return answer


def titles(answer):
    """The titles of what was found, by section."""
    found = answer.context["found"]
    return {
        one.key: [re.sub("</?mark>", "", str(hit.title)) for hit in one.hits]
        for one in (found.sections if found else ())
    }


def pages_with(client, words):
    return titles(search(client, words)).get("pages", [])


# --- Pages ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Besøgsvenner til Birkehuset", "besøgsven"),
        ("Besøgsvenner til Birkehuset", "besogsven"),
        ("Tur til Århus", "arhus"),
        ("Tur til Århus", "aarhus"),
        ("Tur til Aarhus", "Århus"),
        ("Kaffe på Møllebo", "moellebo"),
        ("Læs højt for børnene", "læser"),
    ],
)
def test_every_section_finds_the_same_forms_and_spellings(client, stored, typed):
    article(stored)
    OpportunityFactory(title=stored)
    EntryFactory(name=stored)
    EventFactory(title=stored)
    found = titles(search(client, typed))
    assert {key: found[key] for key in ("pages", "opportunities", "associations", "events")} == {
        key: [stored] for key in ("pages", "opportunities", "associations", "events")
    }


def test_the_text_of_a_page_is_found_and_shown_with_the_words_marked(client):
    article("Regler", body=blocks(("text", "<h2>Tilskud</h2><p>I får <b>kørepenge</b> & kaffe hos os.</p>")))
    (hit,) = search(client, "kørepenge").context["found"].sections[0].hits
    assert "<mark>kørepenge</mark> &amp; kaffe" in hit.summary
    assert "<mark>kørepenge</mark> &amp; kaffe" in search(client, "kørepenge").content.decode()


def test_a_title_counts_more_than_the_text(client):
    article("Om os", body=blocks(("text", "<p>Her handler det lidt om gulvvask.</p>")))
    article("Gulvvask")
    assert pages_with(client, "gulvvask") == ["Gulvvask", "Om os"]


def test_a_hit_says_which_section_it_is_in(client):
    article("Gulvvask", under=section("Regler for alle"))
    assert search(client, "gulvvask").context["found"].sections[0].hits[0].eyebrow == "Regler for alle"


def test_only_published_words_are_found(client):
    page = article("Gulvvask")
    page.title = "Vinduespudsning"
    page.save_revision()
    assert pages_with(client, "vinduespudsning") == []
    assert pages_with(client, "gulvvask") == ["Gulvvask"]
    page.get_latest_revision().publish()
    assert pages_with(client, "vinduespudsning") == ["Vinduespudsning"]
    assert pages_with(client, "gulvvask") == []
    page.refresh_from_db()
    page.unpublish()
    assert pages_with(client, "vinduespudsning") == []
    assert not PageWords.objects.filter(page=page.pk).exists()


def test_a_moved_page_is_found_at_its_new_address_and_a_deleted_one_no_more(client):
    page, there = article("Gulvvask", under=section("Gammel")), section("Ny")
    page.move(there, pos="last-child")
    assert search(client, "gulvvask").context["found"].sections[0].hits[0].url == "/ny/gulvvask/"
    type(page).objects.get(pk=page.pk).delete()
    assert pages_with(client, "gulvvask") == []


def test_what_is_closed_off_is_not_found_nor_what_is_below_it(client):
    above = section("Kun for os")
    article("Gulvvask", under=above)
    closed = PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
    assert pages_with(client, "gulvvask") == []
    assert pages_with(client, "kun for os") == []
    closed.delete()
    assert pages_with(client, "gulvvask") == ["Gulvvask"]


def test_each_language_finds_its_own_pages_and_says_what_the_other_has(client):
    page = article("Gulvvask", lead="Kursus i gulve")
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title, english.slug, english.lead = "Washing floors", "floors", "The kursus volunteers asked for"
    english.save_revision().publish()
    assert pages_with(client, "kursus") == ["Gulvvask"]
    answer = search(client, "kursus", "/en/search/")
    assert titles(answer)["pages"] == ["Washing floors"]
    assert 'href="/soeg/?q=kursus&amp;vis=sider"' in answer.content.decode()
    assert titles(search(client, "the volunteer", "/en/search/"))["pages"] == ["Washing floors"]
    assert titles(search(client, "floor", "/en/search/"))["pages"] == ["Washing floors"]


def test_what_stands_at_an_address_of_the_service_leads_there(client):
    add_page(StandingPage, "Om gulvvask", place="about")
    assert search(client, "gulvvask").context["found"].sections[0].hits[0].url == "/om/"


def test_all_pages_are_shown_by_turning_them(client):
    for number in range(12):
        article(f"Gulvvask {number}")
    overview = search(client, "gulvvask")
    assert len(overview.context["found"].sections[0].hits) == 4
    assert "?q=gulvvask&amp;vis=sider" in overview.content.decode()
    first, second = (search(client, "gulvvask", vis="sider", side=side) for side in (1, 2))
    shown = [str(hit.url) for answer in (first, second) for hit in answer.context["hits"]]
    assert len(shown) == len(set(shown)) == 12
    assert search(client, "gulvvask", vis="sider", side=9).context["page"].number == 2


def test_the_words_are_collected_anew_by_a_command(client):
    page = article("Gulvvask")
    PageWords.objects.all().delete()
    assert pages_with(client, "gulvvask") == []
    call_command("collect_page_words", verbosity=0)
    assert pages_with(client, "gulvvask") == ["Gulvvask"]
    PageWords.objects.all().delete()
    assert index.collect_missing() == 1
    assert index.collect_missing() == 0
    assert PageWords.objects.get().page_id == page.pk


def test_a_page_of_any_length_can_be_saved(client):
    article("Gulvvask", body=blocks(("text", f"<p>{'ordsprog ' * 30_000}</p>")))
    assert pages_with(client, "ordsprog") == ["Gulvvask"]


def test_the_database_knows_the_languages_of_pages():
    page = article("Gulvvask")
    with pytest.raises(IntegrityError, match="page_words_language_known"), transaction.atomic():
        PageWords.objects.filter(page=page.pk).update(language="xx")


# --- The other sections -----------------------------------------------------------------------------------------------
def test_only_what_everybody_may_see_is_found(client):
    OpportunityFactory(title="Gulvvask", state="draft")
    EntryFactory(name="Gulvvask", live=False)
    EventFactory(title="Gulvvask", draft=True)
    EventFactory(title="Gulvvask", over=True)
    InstitutionFactory(name="Gulvvask", is_active=False)
    assert titles(search(client, "gulvvask")) == {}


def test_hits_show_the_facts_of_their_cards(client):
    OpportunityFactory(title="Gulvvask", groups_welcome=True)
    EntryFactory(name="Gulvvaskerne", wants_volunteers=True)
    EventFactory(title="Gulvvask for alle")
    words = search(client, "gulvvask").content.decode()
    for fact in ("Ledige pladser", "Grupper er velkomne", "Vil gerne have flere frivillige", "Opfundet Medborgerhus"):
        assert fact in words, fact


def test_lists_are_opened_with_the_same_words(client):
    OpportunityFactory(title="Gulvvask")
    EntryFactory(name="Gulvvaskerne")
    EventFactory(title="Gulvvask for alle")
    EventFactory(title="Noget andet")
    words = search(client, "gulvvask").content.decode()
    for address in ("/opgaver/?q=gulvvask", "/foreninger/?q=gulvvask", "/arrangementer/?q=gulvvask"):
        assert f'href="{address}"' in words
        assert "ulvvask" in client.get(address).content.decode()
    assert "Noget andet" not in client.get("/arrangementer/?q=gulvvask").content.decode()
    assert "Noget andet" in client.get("/arrangementer/").content.decode()
    assert "Se alle arrangementer" in client.get("/arrangementer/?q=vinduer").content.decode()


def test_places_and_the_pages_of_the_service_are_found(client):
    InstitutionFactory(name="Børnehuset Prøvedal")
    assert titles(search(client, "prøvedal"))["places"] == ["Børnehuset Prøvedal"]
    assert [door.url for door in search(client, "kontakt").context["found"].doors] == ["/kontakt/"]
    assert [door.url for door in search(client, "gdpr").context["found"].doors] == ["/privatliv/"]
    assert search(client, "cvr").context["found"].doors == ()


# --- When there is nothing, and odd input ---------------------------------------------------------------------------
def test_when_nothing_holds_all_words_what_holds_one_is_shown(client):
    article("Gulvvask")
    answer = search(client, "gulvvask xyzzyx")
    assert titles(answer)["pages"] == ["Gulvvask"]
    assert answer.context["found"].is_wider
    assert "rummer alle ordene" in answer.content.decode()


def test_when_there_is_nothing_the_page_helps(client, settings):
    words = search(client, "xyzzyx").content.decode()
    assert "Vi fandt ikke noget om “<bdi>xyzzyx</bdi>”" in words
    for address in ("/opgaver/", "/foreninger/", "/kontakt/"):
        assert f'href="{address}"' in words
    assert f'href="tel:{settings.CONTACT_PHONE}"' in words


ODD = [
    "",
    " ",
    "æ" * 10_000,
    "a\x00b",
    "😀",
    "'",
    '"',
    "\\",
    "%",
    "_",
    "a:*",
    "!",
    "(",
    "-",
    "eller",
    "og",
    '"" -""',
    "<b>x</b>",
]


@pytest.mark.parametrize("address", ["/soeg/", "/en/search/"])
def test_odd_input_is_never_an_error(client, address):
    for typed in ODD:
        for only in ("", "sider", "x"):
            assert "<b>x</b>" not in search(client, typed, address, vis=only).content.decode()


def test_a_parameter_given_twice_counts_once(client):
    article("Gulvvask")
    assert client.get("/soeg/?q=xyz&q=gulvvask&side=2&side=x").context["found"].total == 1


def test_what_somebody_searched_for_cannot_write_on_the_page(client):
    article("<script>alert(1)</script> Gulvvask", lead="<b>fed</b> & gulvvask")
    words = search(client, '"><script>alert(2)</script> gulvvask').content.decode()
    assert "<script>alert" not in words
    words = search(client, "gulvvask").content.decode()
    assert "<script>alert" not in words
    assert "&lt;b&gt;fed&lt;/b&gt; &amp; <mark>gulvvask</mark>" in words


def test_search_engines_leave_it_out_and_only_reading_is_allowed(client):
    assert '<meta name="robots" content="noindex">' in search(client, "kaffe").content.decode()
    assert client.post("/soeg/", {"q": "kaffe"}).status_code == 405


@override_settings(PAGE_CACHE_SECONDS=30)
def test_an_anonymous_page_is_kept_for_everybody(client, django_assert_num_queries):
    article("Gulvvask")
    search(client, "gulvvask")
    with django_assert_num_queries(0):
        search(client, "gulvvask", kept=True)


# --- What it costs ----------------------------------------------------------------------------------------------------
def _asked(client, words, **more):
    with CaptureQueriesContext(connection) as asked:
        search(client, words, kept=True, **more)
    return len(asked)


def _fill(number):
    for one in range(number):
        article(f"Gulvvask {home().pk} {one} {number}")
        OpportunityFactory(title="Gulvvask")
        EntryFactory(name=f"Gulvvask {one} {number}")
        EventFactory(title="Gulvvask")


@override_settings(PAGE_CACHE_SECONDS=0)
def test_the_search_costs_the_same_however_much_is_found(client):
    _fill(1)
    search(client, "gulvvask")  # what a process looks up once
    # In other letters each time: what was found is kept for half a minute.
    few, few_pages = _asked(client, "Gulvvask"), _asked(client, "gulvvask", vis="sider")
    _fill(12)
    assert 4 < _asked(client, "GULVVASK") == few <= MOST_QUERIES
    assert _asked(client, "GULVVASK") == 1  # it is only counted
    assert _asked(client, "gulvvask xyzzyx") <= MOST_QUERIES
    assert _asked(client, "gulvvask", vis="sider") == few_pages <= MOST_QUERIES
