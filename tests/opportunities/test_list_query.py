"""What a visitor asks of the list, counted and widened."""

import pytest
from django.http import QueryDict
from django.utils import translation

from tests.factories.opportunities import OpportunityFactory
from volunteering.opportunities import facets, listing
from volunteering.opportunities.list_query import ListQuery, read

NOTHING = facets.Facets(areas=(), districts=(), kinds=())


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 0),
        ("day=0", 1),
        ("part=0", 1),
        ("day=0&day=1&part=0", 3),
        ("groups=1&free=1&age=12", 3),
        ("q=x&sort=newest", 0),
    ],
)
def test_mondays_and_mornings_are_filters_too(query, number):
    """They have the number 0."""
    asked = read(QueryDict(query), NOTHING)
    assert asked.filter_count == number
    assert bool(asked.filter_count) == (asked.without(text="", sort="") != ListQuery())


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["day=0", "part=0"])
def test_what_one_has_ticked_is_not_kept_for_the_next(client, asked):
    name = asked.partition("=")[0]
    ticked = f'name="{name}" value="0"'
    mine = client.get(f"/opgaver/?{asked}").content.decode()
    assert "checked" in mine.partition(ticked)[2].partition(">")[0]
    yours = client.get("/opgaver/").content.decode()
    assert "checked" not in yours.partition(ticked)[2].partition(">")[0]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "joint"), [("da", "eller"), ("en", "or")])
def test_one_of_the_words_keeps_out_what_was_left_out(language, joint):
    OpportunityFactory(title="Hjælp i haven")
    OpportunityFactory(title="Bage kage i skolen")
    with translation.override(language):
        hits = listing.near_hits(ListQuery(text="haven kage -skolen"), NOTHING)
        wider = next(hit for hit in hits if joint in hit.address)
    assert wider.address == f"?q=haven+-skolen+{joint}+kage+-skolen"
    assert wider.count == 1


def test_words_that_are_kept_together_stay_together():
    terms = ListQuery(text='"varm kaffe" kage').terms
    assert terms.with_any_word_typed("eller") == '"varm kaffe" eller kage'
    assert ListQuery(text='"varm kaffe" eller kage').terms == terms.with_any_word()
