"""What a visitor sees: the list, an opportunity, a project."""

import datetime as dt
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone, translation

from tests.factories.boundaries import BoundaryRuleFactory, TaskKindFactory
from tests.factories.institutions import AreaFactory, InstitutionFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import DistrictFactory, UserFactory
from volunteering.boundaries.verdicts import Verdict
from volunteering.opportunities import facets
from volunteering.opportunities.choices import PauseReason, Rhythm
from volunteering.opportunities.list_query import PARAMETERS
from volunteering.opportunities.models import Opportunity, Project
from volunteering.people.times_of_week import bit

pytestmark = pytest.mark.django_db


def titles(client, **parameters):
    """The titles on the list for these parameters, in their order."""
    caches["pages"].clear()
    return [card.title for card in client.get("/opgaver/", parameters).context["listing"].cards]


# --- The list ---------------------------------------------------------------------------------------------------------
def test_only_what_one_can_sign_up_for_is_on_the_list(client):
    OpportunityFactory(title="Åben")
    OpportunityFactory(title="Kladde", draft=True)
    OpportunityFactory(title="Pause", paused=True)
    OpportunityFactory(title="Slut", closed=True)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    OpportunityFactory(title="Ovre", rhythm=Rhythm.SINGLE, starts_on=yesterday)
    OpportunityFactory(title="Forbi", starts_on=yesterday, ends_on=yesterday)
    OpportunityFactory(title="Begyndt", starts_on=yesterday)
    assert sorted(titles(client)) == ["Begyndt", "Åben"]


def test_each_filter_narrows_the_list(client):
    elderly = InstitutionFactory(elderly_care=True, district=DistrictFactory(code="2830", name="Virum"))
    kind = TaskKindFactory(slug="gaatur", name="Gåtur")
    special = OpportunityFactory(
        title="Den særlige",
        institution=elderly,
        times=bit(1, 2),
        rhythm=Rhythm.SINGLE,
        starts_on=timezone.localdate() + dt.timedelta(days=3),
        minimum_age=15,
        groups_welcome=True,
        wheelchair_access=True,
        places=3,
    )
    special.task_kinds.add(kind)
    other = OpportunityFactory(title="Den anden", minimum_age=18, places=1, places_taken=1, times=bit(0, 0))
    other.task_kinds.add(TaskKindFactory(slug="leg"))
    for parameters in (
        {"area": "aeldre"},
        {"district": "2830"},
        {"day": "1"},
        {"part": "2"},
        {"day": "1", "part": "2"},
        {"rhythm": "single"},
        {"kind": "gaatur"},
        {"age": "17"},
        {"groups": "1"},
        {"wheelchair": "1"},
        {"free": "1"},
    ):
        assert titles(client, **parameters) == ["Den særlige"], parameters
    assert titles(client, day="1", part="0") == []
    assert titles(client, area="dagtilbud") == ["Den anden"]
    assert set(titles(client, district=["2800", "2830"])) == {"Den særlige", "Den anden"}


def test_what_one_can_do_at_any_time_fits_every_day(client):
    OpportunityFactory(title="Når som helst", rhythm=Rhythm.FLEXIBLE)
    assert titles(client, day="6", part="2") == ["Når som helst"]


def test_the_newest_is_first_and_the_soonest_when_asked(client):
    now = timezone.now()
    today = timezone.localdate()
    for number, (title, days) in enumerate([("Senere", 20), ("Snart", 2), ("Uden dag", None), ("I gang", -9)]):
        OpportunityFactory(
            title=title,
            published_at=now - dt.timedelta(hours=number),
            starts_on=None if days is None else today + dt.timedelta(days=days),
        )
    assert titles(client) == ["Senere", "Snart", "Uden dag", "I gang"]
    assert titles(client, sort="soonest") == ["Snart", "Senere", "Uden dag", "I gang"]


def test_the_list_has_pages_and_keeps_what_was_asked(client):
    OpportunityFactory.create_batch(21, institution=InstitutionFactory())
    first = client.get("/opgaver/", {"free": "1"})
    assert len(first.context["listing"].cards) == 20
    assert 'href="?free=1&amp;page=2"' in first.content.decode()
    assert len(client.get("/opgaver/", {"free": "1", "page": "2"}).context["listing"].cards) == 1
    assert client.get("/opgaver/", {"free": "1", "page": "9"}).context["listing"].page == 2


def test_places_are_never_counted_in_public(client):
    OpportunityFactory(title="Læs", places=3, places_taken=1)
    full = OpportunityFactory(title="Syng", places=2, places_taken=2)
    page = client.get("/opgaver/").content.decode()
    assert "Ledige pladser" in page
    assert "Venteliste" in page
    assert "1 af 3" not in page
    assert "2 af 2" not in client.get(full.get_absolute_url()).content.decode()


@pytest.mark.parametrize("name", PARAMETERS)
@pytest.mark.parametrize("value", ["abc", "-1", "99999999999999999999", "xx\x00yy", "😀", "' OR 1=1", "x" * 400])
def test_a_broken_address_is_never_an_error_and_says_so(client, name, value):
    OpportunityFactory()
    response = client.get("/opgaver/", {name: value})
    assert response.status_code == 200
    if name != "q":
        assert response.context["ignored"]
        assert "Vi kunne ikke bruge alt i adressen" in response.content.decode()


def test_raw_bytes_and_unknown_parameters_are_no_error(client):
    for query in ("%ff%fe", "q=%ff", "&&&", "=", "q[]=1", "page=1&page=x", "a=" + "b" * 3000, "q=%00"):
        assert client.get(f"/opgaver/?{query}").status_code == 200


def test_when_nothing_fits_the_list_says_what_comes_close(client):
    OpportunityFactory.create_batch(
        2, institution=InstitutionFactory(district=DistrictFactory(code="2830", name="Virum"))
    )
    OpportunityFactory(institution=InstitutionFactory(district=DistrictFactory(code="2800")), groups_welcome=True)
    page = client.get("/opgaver/", {"district": "2800", "groups": "1", "free": "1", "wheelchair": "1"})
    assert not page.context["listing"].cards
    hits = {hit.label: (hit.count, hit.address) for hit in page.context["near_hits"]}
    assert hits == {"uden “Kan klares i kørestol”": (1, "?district=2800&groups=1&free=1")}
    around = client.get("/opgaver/", {"district": "2800", "age": "12", "q": "læs", "free": "1"})
    assert around.context["listing"].total == 1
    nothing = client.get("/opgaver/", {"district": "2800", "q": "kageforretning"})
    assert [hit.address for hit in nothing.context["near_hits"]] == ["?district=2800"]


def test_the_neighbouring_district_is_offered(client):
    OpportunityFactory(
        institution=InstitutionFactory(district=DistrictFactory(code="2830", name="Virum")), title="Strik"
    )
    OpportunityFactory(institution=InstitutionFactory(), title="Dans")
    hits = client.get("/opgaver/", {"district": "2800", "q": "strik"}).context["near_hits"]
    assert hits[0].label == "i nabodistrikterne: 2830 Virum"
    assert hits[0].address == "?q=strik&district=2830"


def test_one_of_several_words_is_enough_when_all_are_too_many(client):
    OpportunityFactory(title="Strik")
    hits = client.get("/opgaver/", {"q": "strik fodbold"}).context["near_hits"]
    assert hits[-1].address == "?q=strik+eller+fodbold"


def test_an_empty_house_has_a_friendly_word(client):
    page = client.get("/opgaver/")
    assert "Her er ikke noget lige nu" in page.content.decode()


def test_a_changed_filter_fetches_only_the_results(client):
    OpportunityFactory(title="Læs højt")
    headers = {"HX-Request": "true", "HX-Request-Type": "partial"}
    response = client.get("/opgaver/", {"q": "læs", "area": "", "sort": ""}, headers=headers)
    page = response.content.decode()
    assert "<html" not in page
    assert "Læs højt" in page
    assert response["HX-Push-Url"] == "/opgaver/?q=l%C3%A6s"
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/opgaver/", 5),  # the count, the cards, and three for the filters
        ("/opgaver/?q=læs", 6),  # the hits, their order, the cards, and three for the filters
        ("/opgaver/?area=dagtilbud&day=1&free=1&sort=soonest", 5),
    ],
)
def test_thirty_cost_as_many_queries_as_one(client, django_assert_num_queries, address, queries):
    institution = InstitutionFactory()
    OpportunityFactory(institution=institution, times=bit(1, 0))
    with django_assert_num_queries(queries):
        client.get(address)
    OpportunityFactory.create_batch(29, institution=institution, times=bit(1, 0))
    caches["pages"].clear()
    with django_assert_num_queries(queries):
        client.get(address)
    caches["pages"].delete(facets.CACHE_KEY)


def test_a_kept_order_of_hits_never_shows_what_has_been_taken_down(client):
    staying, leaving = OpportunityFactory(title="Læs højt"), OpportunityFactory(title="Læs lektier")
    client.force_login(UserFactory())
    assert "Læs lektier" in client.get("/opgaver/?q=læs").content.decode()
    leaving.pause(reason=PauseReason.BY_HAND)
    page = client.get("/opgaver/?q=læs").content.decode()
    assert staying.title in page
    assert "Læs lektier" not in page


def test_filters_and_count_are_kept_for_half_a_minute(client, django_assert_num_queries):
    OpportunityFactory()
    client.force_login(UserFactory())
    client.get("/opgaver/")
    with django_assert_num_queries(3):  # the session, the user, the cards
        client.get("/opgaver/")


def test_a_visitor_gets_the_kept_page_and_an_employee_a_fresh_one(client, django_assert_num_queries):
    OpportunityFactory(title="Læs højt")
    client.get("/opgaver/")
    with django_assert_num_queries(0):
        assert "Læs højt" in client.get("/opgaver/").content.decode()
    leader = MembershipFactory().user
    client.force_login(leader)
    page = client.get("/opgaver/").content.decode()
    client.logout()
    assert "csrfmiddlewaretoken" in page
    assert "csrfmiddlewaretoken" not in client.get("/opgaver/").content.decode()


def test_the_list_speaks_english(client):
    OpportunityFactory()
    page = client.get("/en/opportunities/").content.decode()
    assert "Find something to do" in page
    assert "Free places" in page


# --- One opportunity --------------------------------------------------------------------------------------------------
def test_the_page_says_everything_a_visitor_needs(client):
    rule = BoundaryRuleFactory(
        boundary__in_force=True, task_name="Skifte ble", verdict=Verdict.STAFF_ONLY, reason="Det er pædagogernes."
    )
    place = rule.boundary.institution
    place.phone = "+4512345678"
    place.save()
    opportunity = OpportunityFactory(
        institution=place,
        title="Læs højt",
        whom_you_meet="Børn på fire år.",
        minimum_age=15,
        clearance="child",
        languages=["da", "uk"],
        times=bit(1, 0),
        hours_each_time=Decimal("1.5"),
        meeting_place="Ved den blå låge",
    )
    page = client.get(opportunity.get_absolute_url()).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    for words in (
        "Læs højt",
        opportunity.what_you_do,
        opportunity.what_staff_do,
        "Børn på fire år.",
        "Du er fyldt 15 år.",
        "børneattest",
        "Ukrainsk",
        "Tirsdag formiddag",
        "1,5 timer",
        "Ved den blå låge",
        "Skifte ble",
        "Det er pædagogernes.",
        "12 34 56 78",
        opportunity.contact.user.display_name,
        "Du er dækket af kommunens forsikring",
        "Spørg din a‑kasse",
        "mailto:",
        "Ledige pladser",
    ):
        assert words in page, words


def test_the_number_decides_and_the_words_are_put_right(client):
    opportunity = OpportunityFactory(title="Læs højt")
    right = f"/opgaver/{opportunity.pk}/laes-hoejt/"
    assert client.get(right).status_code == 200
    for wrong in (f"/opgaver/{opportunity.pk}/", f"/opgaver/{opportunity.pk}/noget-andet/"):
        response = client.get(wrong)
        assert (response.status_code, response["Location"]) == (301, right)


@pytest.mark.parametrize(("trait", "words"), [("paused", "holder pause"), ("closed", "Den er slut")])
def test_what_rests_or_is_over_says_so_kindly_and_shows_what_is_near(client, trait, words):
    opportunity = OpportunityFactory(title="Læs højt", what_you_do="Du læser fra bogen om Mis.", **{trait: True})
    OpportunityFactory(institution=opportunity.institution, title="Bag boller")
    page = client.get(opportunity.get_absolute_url())
    assert page.status_code == 200
    assert words in page.content.decode()
    assert "Bag boller" in page.content.decode()
    assert opportunity.what_you_do not in page.content.decode()


def test_a_day_that_has_been_is_over(client):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    opportunity = OpportunityFactory(rhythm=Rhythm.SINGLE, starts_on=yesterday)
    assert "Den er slut" in client.get(opportunity.get_absolute_url()).content.decode()


def test_a_draft_has_no_page(client):
    draft = OpportunityFactory(draft=True)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get("/opgaver/999999999999999999999/x/").status_code == 404
    assert not Opportunity.objects.visible_to(AnonymousUser()).exists()


def test_a_page_costs_as_many_queries_with_many_rules_as_with_one(client, django_assert_num_queries):
    opportunity = OpportunityFactory()
    opportunity.task_kinds.add(TaskKindFactory())
    BoundaryRuleFactory(boundary=opportunity.published_under, verdict=Verdict.STAFF_ONLY)
    with django_assert_num_queries(4):
        client.get(opportunity.get_absolute_url())
    opportunity.task_kinds.add(*TaskKindFactory.create_batch(9))
    for _ in range(9):
        BoundaryRuleFactory(boundary=opportunity.published_under, verdict=Verdict.STAFF_ONLY)
    caches["pages"].clear()
    with django_assert_num_queries(4):
        client.get(opportunity.get_absolute_url())
    with django_assert_num_queries(1):  # the words around it are known by now; the parameter keeps the page cache out
        client.get(opportunity.get_absolute_url(), {"ukendt": "1"})


# --- A project --------------------------------------------------------------------------------------------------------
def test_a_project_tells_its_story_and_a_closed_one_its_lesson(client):
    project = Project.objects.create(
        institution=InstitutionFactory(),
        slug="forsoeget",
        title="Forsøget",
        story="Det begyndte godt.",
        lesson="Ingen ejede opgaven.",
        phase="closed",
        closed_on=dt.date(2010, 8, 1),
    )
    page = client.get(project.get_absolute_url()).content.decode()
    for words in ("Forsøget", "Det begyndte godt.", "Ingen ejede opgaven.", "Det lærte vi", "Afsluttet"):
        assert words in page
    assert client.get("/projekter/findes-ikke/").status_code == 404


def test_a_running_project_shows_what_one_can_do(client):
    institution = InstitutionFactory(area=AreaFactory())
    project = Project.objects.create(institution=institution, slug="banken", title="Banken", phase="running")
    OpportunityFactory(institution=institution, project=project, title="Fortæl om vulkaner")
    assert "Fortæl om vulkaner" in client.get(project.get_absolute_url()).content.decode()
    with translation.override("da"):
        assert reverse("project_detail", args=["banken"]) == "/projekter/banken/"
