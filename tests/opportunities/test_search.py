"""What people type finds what they mean."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.boundaries import TaskKindFactory
from tests.factories.institutions import InstitutionFactory
from tests.factories.opportunities import OpportunityFactory
from volunteering.danish_text import address_part, fold
from volunteering.opportunities.models import Opportunity
from volunteering.search_terms import LONGEST, MOST_WORDS, cleaned, terms_in

pytestmark = pytest.mark.django_db

DANISH = st.text(alphabet="abcdefghijklmnoprstuvwyzæøåÆØÅäöüéÉè AOE-!'\\\"é0123", max_size=40)


def post(title, **fields):
    """An opportunity whose title holds the only words that count."""
    return OpportunityFactory(title=title, **{"what_you_do": "-", "what_staff_do": "-", "whom_you_meet": "", **fields})


def found(text):
    terms = terms_in(text)
    return set() if terms is None else {o.title for o in Opportunity.objects.published().matching(terms)}


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Besøgsvenner til Birkehuset", "besøgsven"),
        ("Besøgsvenner til Birkehuset", "BESØGSVEN"),
        ("Besøgsvenner til Birkehuset", "besogsven"),
        ("Tur til Århus", "arhus"),
        ("Tur til Århus", "aarhus"),
        ("Tur til Århus", "århus"),
        ("Tur til Aarhus", "Århus"),
        ("Kaffe på Møllebo", "moellebo"),
        ("Kaffe på Møllebo", "mollebo"),
        ("Hjælp i Ældrecentret", "aeldre"),
        ("Læs højt for børnene", "læse"),
        ("Læs højt for børnene", "børn"),
        ("Læs højt for børnene", "læser"),
        ("Havearbejde om foråret", "have"),
        ("Cafe på biblioteket", "café"),
        ("Øl og jul", "øl"),
    ],
)
def test_a_word_finds_its_forms_its_compounds_and_its_spellings(stored, typed):
    post(stored)
    post("Noget helt andet")
    assert found(typed) == {stored}


def test_a_decomposed_letter_finds_the_same():
    post("Århus")
    assert found("A\u030arhus") == {"Århus"}


def test_all_words_must_be_there_unless_one_says_or():
    post("Bag boller med børnene")
    post("Strik med de ældre")
    assert found("bag børnene") == {"Bag boller med børnene"}
    assert found("bag ældre") == set()
    assert found("bag eller strik") == {"Bag boller med børnene", "Strik med de ældre"}


def test_a_minus_leaves_out_and_quotation_marks_keep_together():
    post("Gå en tur med hund")
    post("Gå en tur med kaffe")
    assert found("tur -kaffe") == {"Gå en tur med hund"}
    assert found('"tur med hund"') == {"Gå en tur med hund"}
    assert found('"hund tur"') == set()


def test_the_place_and_the_kind_of_task_count_too():
    place = InstitutionFactory(name="Børnehuset Prøvedal")
    opportunity = post("Tag en formiddag", institution=place)
    assert found("prøvedal") == {"Tag en formiddag"}
    kind = TaskKindFactory(name="Oplæsning")
    opportunity.task_kinds.add(kind)
    assert found("oplæsning") == {"Tag en formiddag"}
    opportunity.task_kinds.clear()
    assert found("oplæsning") == set()


def test_a_new_name_of_the_place_or_the_kind_is_found_at_once():
    opportunity = post("Tag en formiddag")
    kind = TaskKindFactory(name="Oplæsning")
    opportunity.task_kinds.add(kind)
    place = opportunity.institution
    place.name = "Huset på Bakken"
    place.save()
    kind.name = "Højtlæsning"
    kind.save()
    place.area.name = "Småbørn"
    place.area.save()
    assert found("bakken") == found("højtlæsning") == found("småbørn") == {"Tag en formiddag"}
    assert found("oplæsning") == set()


def test_a_word_of_the_title_counts_more_than_one_of_the_text(client):
    post("Noget andet", what_you_do="Vi spiser kage, kage og kage.")
    post("Bag kage")
    post("Helt uden")
    cards = client.get("/opgaver/?q=kage").context["listing"].cards
    assert [card.title for card in cards] == ["Bag kage", "Noget andet"]


@pytest.mark.parametrize(
    "odd",
    [
        "",
        " ",
        "&|!()<->:*",
        "'",
        '"',
        '"""',
        "\\",
        "a\x00b",
        "-",
        "--",
        '-"',
        "og",
        "og i på",
        "😀",
        "eller",
        "eller eller",
        "- -a",
        "a:*",
        "foo & bar | !",
        "<script>",
        "%",
        "_",
        "مرحبا",
        "x" * 5000,
        "ord " * 500,
        "\u202eabc",
        "'; DROP TABLE x",
    ],
)
def test_odd_input_is_never_an_error(odd, client):
    OpportunityFactory()
    found(odd)
    assert client.get("/opgaver/", {"q": odd}, follow=True).status_code == 200


@given(text=st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_the_database_understands_it(text):
    found(text)
    terms = terms_in(text)
    assert len(cleaned(text)) <= LONGEST
    assert terms is None or sum(len(t.words) for part in terms.alternatives for t in part) <= MOST_WORDS


@given(text=DANISH)
@settings(max_examples=60, deadline=None)
def test_python_and_the_database_fold_alike(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT opportunity_fold(%s)", [text])
        assert cursor.fetchone()[0] == fold(text)


def test_addresses_are_readable():
    assert address_part("Læs højt på Århus å!") == "laes-hoejt-paa-aarhus-aa"
    assert address_part("😀") == "opgave"
    assert len(address_part("a" * 300)) == 80


def test_the_words_for_the_search_stay_in_the_database(django_assert_num_queries):
    OpportunityFactory()
    with django_assert_num_queries(1):
        opportunity = Opportunity.objects.get()
    assert "search" in opportunity.get_deferred_fields()
