import pytest
from django.urls import reverse

from tests.factories.boundaries import BoundaryRuleFactory, RoleBoundaryFactory, TaskKindFactory
from tests.factories.institutions import AreaFactory, InstitutionFactory
from volunteering.boundaries.verdicts import Verdict

pytestmark = pytest.mark.django_db


def text(response):
    return " ".join(response.content.decode().split())


def test_places_stand_by_area_and_in_danish_order(client):
    school = AreaFactory(slug="skole", name="Skole", name_en="School")
    for name in ("Åhuset", "Zebrahuset", "Æblehuset"):
        InstitutionFactory(name=name)
    InstitutionFactory(name="Askeskolen", area=school, kind="school")
    InstitutionFactory(name="Lukket hus", is_active=False)

    page = text(client.get(reverse("institution_list")))

    places = [page.index(name) for name in ("Zebrahuset", "Æblehuset", "Åhuset", "Askeskolen")]
    assert places == sorted(places)
    assert "Lukket hus" not in page


def test_one_area_can_be_chosen_and_nonsense_shows_all(client):
    InstitutionFactory(name="Huset")
    InstitutionFactory(name="Centeret", elderly_care=True)

    only = text(client.get(reverse("institution_list"), {"omraade": "aeldre"}))
    assert "Centeret" in only
    assert "Huset" not in only
    for query in (
        {"omraade": "x" * 5000},
        {"side": "-1"},
        {"side": "999999999999999999999"},
        {"side": "\x00"},
        {"omraade": "\x00"},
    ):
        response = client.get(reverse("institution_list"), query)
        assert response.status_code == 200, query
        assert "Huset" in text(response)


def test_without_places_there_is_a_friendly_word(client):
    assert "Ingen steder endnu" in text(client.get(reverse("institution_list")))


def test_the_list_costs_the_same_for_one_and_for_thirty(client, django_assert_num_queries):
    InstitutionFactory()
    with django_assert_num_queries(3):
        client.get(reverse("institution_list"))
    InstitutionFactory.create_batch(29)
    from django.core.cache import caches

    caches["pages"].clear()
    with django_assert_num_queries(3):
        page = text(client.get(reverse("institution_list")))
    assert "Side 1 af 2" in page


def test_the_page_of_a_place_says_what_volunteers_do_and_never_do(client):
    place = InstitutionFactory(
        name="Huset",
        description="Her dufter af boller.\n\nOg sæbe.",
        welcome_text="Hanne møder dig.",
        phone="+4520123456",
        email="huset@example.org",
        has_wheelchair_access=True,
    )
    boundary = RoleBoundaryFactory(institution=place, introduction="Vi glæder os.")
    BoundaryRuleFactory(boundary=boundary, task_kind=TaskKindFactory(name="Læse højt"))
    BoundaryRuleFactory(
        boundary=boundary,
        task_kind=TaskKindFactory(name="Skifte ble"),
        verdict=Verdict.STAFF_ONLY,
        reason="Det er tæt omsorg.",
    )
    assert "Det laver frivillige her" not in text(client.get(place.get_absolute_url()))

    boundary.put_in_force(by=None or _leader(place))
    from django.core.cache import caches

    caches["pages"].clear()
    page = text(client.get(place.get_absolute_url()))

    for words in (
        "Her dufter af boller.",
        "Hanne møder dig.",
        "20 12 34 56",
        "huset@example.org",
        "kørestol",
        "Vi glæder os.",
    ):
        assert words in page
    never = page.index("Det gør frivillige aldrig her")
    assert page.index("Læse højt") < never < page.index("Skifte ble") < page.index("Det er tæt omsorg.")


def _leader(place):
    from tests.factories.institutions import MembershipFactory

    return MembershipFactory(institution=place).user


def test_what_people_write_is_never_markup(client):
    place = InstitutionFactory(name="<b>Huset</b>", description="<script>x</script>", summary="<i>æøå</i>")
    page = text(client.get(place.get_absolute_url()))
    assert "<script>x" not in page
    assert "<b>Huset" not in page
    assert "&lt;i&gt;æøå" in page


def test_the_page_costs_the_same_however_many_lines(client, django_assert_max_num_queries):
    place = InstitutionFactory()
    boundary = RoleBoundaryFactory(institution=place)
    BoundaryRuleFactory.create_batch(30, boundary=boundary)
    boundary.put_in_force(by=_leader(place))
    with django_assert_max_num_queries(6):
        client.get(place.get_absolute_url())


def test_an_unknown_place_is_not_found(client):
    assert client.get(reverse("institution_detail", args=["findes-ikke"])).status_code == 404


def test_leaders_read_what_they_get_and_whom_to_call(client):
    page = text(client.get(reverse("for_institutions")))
    for words in ("Flere hænder og en klar grænse", "Kun personalet", "12 34 56 78", "Ring til os"):
        assert words in page


@pytest.mark.parametrize("name", ["institution_list", "for_institutions"])
def test_the_pages_speak_english_too(client, name):
    response = client.get(reverse(name), HTTP_ACCEPT_LANGUAGE="en")
    assert response.status_code == 200
    from django.utils import translation

    with translation.override("en"):
        english = reverse(name)
    assert english.startswith("/en/")
    assert 'lang="en"' in text(client.get(english))


def test_public_pages_are_kept_for_everybody(client, django_assert_num_queries):
    place = InstitutionFactory()
    for address in (reverse("institution_list"), place.get_absolute_url(), reverse("for_institutions")):
        first = client.get(address)
        with django_assert_num_queries(0):
            assert client.get(address).content == first.content
