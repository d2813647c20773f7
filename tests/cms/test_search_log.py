"""What people search for is counted without knowing who, and editors see it and recommend pages."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion
from wagtail.models import PageViewRestriction
from zeal import zeal_ignore

from cms.editing.roles import APPROVERS, EDITORS, ensure_roles
from cms.search import tasks
from cms.search.models import SearchOutcome
from cms.search.query_log import looks_like_a_person
from tests.factories.opportunities import OpportunityFactory
from tests.factories.pages import article
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def search(client, words, **more):
    for name in ("pages", "menus"):
        caches[name].clear()
    return client.get("/soeg/", {"q": words}, **more)


def counted():
    return dict(QueryDailyHits.objects.values_list("query__query_string", "hits"))


def in_vain():
    return set(SearchOutcome.objects.filter(found=0).values_list("query__query_string", flat=True))


# --- Counting ---------------------------------------------------------------------------------------------------------
def test_searches_are_counted_by_day_with_what_they_found(client):
    search(client, "Gulvvask")
    assert in_vain() == {"gulvvask"}
    article("Gulvvask")
    search(client, " gulvvask ")
    search(client, "xyzzyx")
    assert counted() == {"gulvvask": 2, "xyzzyx": 1}
    assert in_vain() == {"xyzzyx"}
    assert SearchOutcome.objects.get(query__query_string="gulvvask").found == 1
    search(client, "gulvvask xyzzyx")
    assert "gulvvask xyzzyx" in in_vain()  # what holds one of the words is a help, not what was asked for


@pytest.mark.parametrize(
    "words",
    ["anna@example.org", "12345678", "12 34 56 78", "0101901234", "010190-1234", "+45 20 12 34 56", "x" * 61, "", "og"],
)
def test_what_looks_like_a_person_is_never_written_down(client, words):
    assert search(client, words).status_code == 200
    assert not Query.objects.exists()


@pytest.mark.parametrize(("words", "is_person"), [("over 65 år", False), ("2 timer 3 dage", False), ("2-3-4-5", True)])
def test_few_digits_are_no_person(words, is_person):
    assert looks_like_a_person(words) is is_person


def test_only_searches_of_people_are_counted(client):
    caches["pages"].clear()
    client.get("/soeg/?q=gulvvask&vis=sider")
    client.get("/soeg/forslag/?q=gulvvask")
    client.head("/soeg/?q=gulvvask")
    search(client, "gulvvask", headers={"user-agent": "Examplebot/2.1"})
    search(client, "gulvvask", headers={"sec-purpose": "prefetch"})
    assert not Query.objects.exists()
    search(client, "gulvvask", headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"})
    assert counted() == {"gulvvask": 1}


@override_settings(PAGE_CACHE_SECONDS=0)
def test_counting_costs_one_query(client):
    client.get("/soeg/?q=gulvvask")
    with CaptureQueriesContext(connection) as asked:
        client.get("/soeg/?q=Gulvvask")
    assert sum("wagtailsearchpromotions_query" in query["sql"] for query in asked) == 1
    assert len(asked) <= 8


def test_old_searches_are_forgotten_and_recommendations_stay(client, settings):
    for words in ("gammel", "ny", "anbefalet"):
        search(client, words)
    page = article("Gulvvask")
    SearchPromotion.objects.create(query=Query.get("anbefalet"), page=page)
    long_ago = timezone.localdate() - datetime.timedelta(days=settings.WAGTAILSEARCH_HITS_MAX_AGE + 2)
    QueryDailyHits.objects.exclude(query__query_string="ny").update(date=long_ago)
    for _run in range(2):
        tasks.forget_old_searches()
        assert set(Query.objects.values_list("query_string", flat=True)) == {"ny", "anbefalet"}
        assert counted() == {"ny": 1}


# --- Recommending -----------------------------------------------------------------------------------------------------
def test_editors_recommend_pages_and_links_for_words_however_they_are_spelt(client):
    words = Query.get("pårørende")
    page = article("Hvem kan jeg tale med?", lead="Om at støtte en anden.")
    SearchPromotion.objects.create(query=words, page=page, sort_order=0, description="Begynd her.")
    SearchPromotion.objects.create(
        query=words, external_link_url="https://example.org/x", external_link_text="Linjen", sort_order=1
    )
    for typed in ("Pårørende", "paaroerende"):
        answer = search(client, typed)
        assert [str(hit.title) for hit in answer.context["found"].promoted] == ["Hvem kan jeg tale med?", "Linjen"]
        html = answer.content.decode()
        assert "Vi anbefaler" in html
        assert "Begynd her." in html
        assert 'href="https://example.org/x"' in html
    assert search(client, "støtte").context["found"].promoted == ()
    assert in_vain() == set()


def test_what_not_everybody_may_read_is_not_recommended(client):
    closed, gone = article("Kun for os"), article("Væk")
    for page in (closed, gone):
        SearchPromotion.objects.create(query=Query.get("hjælp"), page=page)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    gone.unpublish()
    assert search(client, "hjælp").context["found"].promoted == ()


# --- The editors' screens ---------------------------------------------------------------------------------------------
@pytest.fixture(params=[EDITORS, APPROVERS])
def editor(request, client):
    ensure_roles()
    user = UserFactory(language="da")
    user.groups.add(Group.objects.get(name=request.param))
    client.force_login(user)
    return client


def read(client, name):
    with zeal_ignore():
        answer = client.get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


def test_editors_see_what_was_searched_for_and_what_was_missing(editor, client):
    OpportunityFactory(title="Gulvvask")
    for words in ("gulvvask", "xyzzyx", "xyzzyx"):
        search(client, words)
    everything, missing = read(editor, "searched_for"), read(editor, "searched_in_vain")
    assert "Søgt uden resultat" in missing
    assert "/soeg/?q=xyzzyx" in missing
    assert "/soeg/?q=gulvvask" in everything
    assert "/soeg/?q=gulvvask" not in missing
    menu = read(editor, "wagtailadmin_home")
    assert reverse("searched_for") in menu  # the menu is data for a script, with its letters escaped
    assert reverse("wagtailsearchpromotions:search_terms") not in menu
    with zeal_ignore():
        file = editor.get(reverse("searched_in_vain"), {"export": "csv"})
    assert "xyzzyx,2,0," in b"".join(file.streaming_content).decode()


def test_editors_recommend_a_page_in_their_screens(editor):
    page = article("Gulvvask")
    form = {
        "query_string": "Rengøring",
        "editors_picks-TOTAL_FORMS": "1",
        "editors_picks-INITIAL_FORMS": "0",
        "editors_picks-MIN_NUM_FORMS": "0",
        "editors_picks-MAX_NUM_FORMS": "1000",
        "editors_picks-0-page": str(page.pk),
        "editors_picks-0-ORDER": "1",
        "editors_picks-0-description": "Her står det.",
    }
    with zeal_ignore():
        read(editor, "wagtailsearchpromotions:add")
        assert editor.post(reverse("wagtailsearchpromotions:add"), form).status_code == 302
        assert "rengøring" in read(editor, "wagtailsearchpromotions:index")
    assert [str(hit.title) for hit in search(editor, "rengøring").context["found"].promoted] == ["Gulvvask"]


def test_others_see_nothing_of_it(client):
    client.force_login(UserFactory())
    for name in ("searched_for", "searched_in_vain", "wagtailsearchpromotions:index"):
        assert client.get(reverse(name)).status_code in {302, 403}
