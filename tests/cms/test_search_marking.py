"""What is marked in a hit, and what is found without the database."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.search.beginnings import WordIndex, folded_words
from cms.search.marking import LONGEST, excerpt, marked
from volunteering.search_terms import terms_in


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Besøgsvenner og kaffe", "besøgsven", "<mark>Besøgsvenner</mark> og kaffe"),
        ("En besøgsven", "besøgsvenner", "En besøgsven"),
        ("Foreningen er ny", "foreninger", "<mark>Foreningen</mark> er ny"),
        ("Til Århus", "arhus", "Til <mark>Århus</mark>"),
        ("Til Aarhus", "århus", "Til <mark>Aarhus</mark>"),
        ("Ældre på Møllebo", "aeldre moellebo", "<mark>Ældre</mark> på <mark>Møllebo</mark>"),
        ("Et ur i kulturhuset", "ur", "Et <mark>ur</mark> i kulturhuset"),
        ("Kaffe & <b>te</b>", "te", "Kaffe &amp; &lt;b&gt;<mark>te</mark>&lt;/b&gt;"),
    ],
)
def test_words_are_marked_as_they_are_found(text, word, expected):
    assert marked(text, word.split()) == expected


def test_the_piece_with_the_word_is_shown():
    text = f"{'Først noget andet. ' * 40}Her er gulvvask. {'Og så mere. ' * 40}"
    found = excerpt(["gulvvask"], "Kort om siden.", text)
    assert "<mark>gulvvask</mark>" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert excerpt(["xyz"], "Kort om siden.", text) == "Kort om siden."
    assert excerpt(["xyz"], "", "Kun tekst") == "Kun tekst"
    assert excerpt([]) == ""


@given(st.text(max_size=400), st.lists(st.text(max_size=12), max_size=4))
def test_marking_changes_no_letter_and_lets_nothing_through(text, words):
    found = marked(text, words)
    assert html.unescape(re.sub("</?mark>", "", found)) == text
    assert not re.sub("</?mark>", "", found).count("<")
    assert len(html.unescape(re.sub("</?mark>", "", excerpt(words, text)))) <= LONGEST + 6


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("bibliotek", True),
        ("biblioteket", True),
        ("stadsbib", True),
        ("bibliotek stads", True),
        ("bibliotek -stads", False),
        ("skole eller bibliotek", True),
        ("skole", False),
    ],
)
def test_a_place_is_found_by_its_name(typed, is_found):
    index = WordIndex([folded_words("Rådhuset"), folded_words("Biblioteket", "Stadsbiblioteket i Lyngby")])
    assert index.matching(terms_in(typed)) == ([1] if is_found else [])


def test_titles_are_suggested_by_the_beginnings_of_their_words():
    index = WordIndex([folded_words("Børnehuset Prøvedal"), folded_words("Prøvegården")])
    assert index.beginning(["prove"]) == [0, 1]
    assert index.beginning(["prove", "bo"]) == [0]
    assert index.beginning(["x"]) == []
