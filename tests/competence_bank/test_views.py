"""The bank's pages: for whom they open, what they show, and what odd input gets."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.competence_bank import BankFactory, EntryFactory
from tests.factories.institutions import InstitutionFactory, MembershipFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.competence_bank.listing import PAGE_SIZE
from volunteering.competence_bank.models import Entry
from volunteering.institutions.models import RUNNING_ROLES, Role
from volunteering.records.models import Look

pytestmark = pytest.mark.django_db

PAGES = ("bank_detail", "bank_entry", "bank_entry_new", "bank_entry_another", "bank_entry_edit", "bank_entry_retire")
KEEPERS_ONLY = PAGES[2:]
OFFER = {"title": "Bjerge", "description": "", "time_note": "", "year_groups": ["5"]}
PERSON = {"name": "Ali Opdigtet", "phone": "20 12 34 56"}


@pytest.fixture
def entry(bank):
    return EntryFactory(bank=bank, title="Vulkaner", volunteer__name="Ali Opdigtet", volunteer__phone="+4520998877")


def address(name, entry, school=None):
    slug = (school or entry.bank.institution).slug
    return reverse(name, args=[slug] if name in {"bank_detail", "bank_entry_new"} else [slug, entry.uuid])


def text(response):
    return response.content.decode()


# --- Who ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_is_asked_to_log_in(client, entry, name) -> None:
    response = client.get(address(name, entry))
    assert response.status_code == 302
    assert "log-ind" in response.url


@pytest.mark.parametrize("name", PAGES)
def test_a_volunteer_finds_no_such_page_not_even_about_the_own_entry(client, entry, name) -> None:
    client.force_login(entry.volunteer.user)
    assert client.get(address(name, entry)).status_code == 404
    assert client.post(address(name, entry), OFFER).status_code in {404, 405}
    assert not Look.objects.exists()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", [Role.LEADER, Role.STAFF])
def test_the_staff_of_another_school_find_no_such_page(client, entry, name, role) -> None:
    other = BankFactory()
    client.force_login(MembershipFactory(institution=other.institution, role=role).user)
    assert client.get(address(name, entry)).status_code == 404
    if name not in {"bank_detail", "bank_entry_new"}:
        # Not through the own school's address either.
        expected = 403 if role == Role.STAFF and name in KEEPERS_ONLY else 404
        assert client.get(address(name, entry, other.institution)).status_code == expected
    assert not Look.objects.filter(subject=entry.volunteer.uuid).exists()


@pytest.mark.parametrize("name", KEEPERS_ONLY)
@pytest.mark.parametrize("role", [Role.STAFF, Role.MENTOR, Role.CLEARANCE_OFFICER])
def test_a_colleague_may_not_keep_the_bank(client, entry, name, role) -> None:
    client.force_login(MembershipFactory(institution=entry.bank.institution, role=role).user)
    assert client.get(address(name, entry)).status_code == 403
    assert client.post(address(name, entry), {**OFFER, **PERSON}).status_code == 403
    assert Entry.objects.get().title == "Vulkaner"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", RUNNING_ROLES)
def test_who_runs_the_school_sees_every_page(client, entry, name, role) -> None:
    client.force_login(MembershipFactory(institution=entry.bank.institution, role=role).user)
    assert client.get(address(name, entry)).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.AREA_COORDINATOR])
def test_every_colleague_may_look_up_and_it_is_logged(client, entry, role) -> None:
    user = MembershipFactory(institution=entry.bank.institution, role=role).user
    client.force_login(user)
    page = client.get(address("bank_detail", entry))
    assert "Vulkaner" in text(page)
    assert "Ali Opdigtet" in text(page)
    look = Look.objects.get()
    assert (look.viewer, look.subject, look.seen_in) == (
        user,
        entry.volunteer.uuid,
        "Skolens bank over, hvad folk kan fortælle eller vise",
    )
    assert look.context == entry.bank.institution.name[:60]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.AREA_COORDINATOR])
def test_phone_and_email_are_on_the_own_page_and_only_for_who_runs_the_school(client, entry, role) -> None:
    client.force_login(MembershipFactory(institution=entry.bank.institution, role=role).user)
    contact = ("20 99 88 77", entry.volunteer.user.email)
    in_the_list = text(client.get(address("bank_detail", entry)))
    assert not any(part in in_the_list for part in contact)
    own_page = text(client.get(address("bank_entry", entry)))
    assert [part in own_page for part in contact] == [role in RUNNING_ROLES] * 2
    assert Look.objects.filter(what="bank_entry").count() == 1


def test_a_place_without_a_bank_has_neither_page_nor_tab(client, entry) -> None:
    place = InstitutionFactory()
    client.force_login(MembershipFactory(institution=place).user)
    assert client.get(reverse("bank_detail", args=[place.slug])).status_code == 404
    assert "foraeldrebank" not in text(client.get(reverse("work_home", args=[place.slug])))


def test_a_school_with_a_bank_has_the_tab(client, entry, teacher) -> None:
    client.force_login(teacher)
    own = address("bank_detail", entry)
    assert own == f"/institutioner/{entry.bank.institution.slug}/foraeldrebank/"
    assert f'href="{own}"' in text(client.get(reverse("work_home", args=[entry.bank.institution.slug])))
    assert f'<a href="{own}" aria-current="true">' in text(client.get(own))


# --- Looking up -----------------------------------------------------------------------------------------------------
@pytest.fixture
def some(bank, local_bank):
    """Five entries: (title, year groups, bank)."""
    return [
        EntryFactory(bank=bank, title="Vulkaner, og hvorfor de vågner", year_groups=[3, 4, 5, 6]),
        EntryFactory(bank=bank, title="Vulkanen, der sover", year_groups=[0, 1]),
        EntryFactory(bank=bank, title="Bier og honning", year_groups=[]),
        EntryFactory(bank=local_bank, title="Urmageren åbner et ur", year_groups=[4, 5]),
        EntryFactory(bank=bank, title="En vulkan, der er taget ud", retired=True),
    ]


@pytest.fixture
def titles(client, school, teacher):
    """Which entries an address brings, by the word that tells them apart."""
    client.force_login(teacher)

    def ask(query=""):
        response = client.get(reverse("bank_detail", args=[school.slug]) + query)
        assert response.status_code == 200, query
        return [row.entry.title.split()[0].strip(",") for row in response.context["rows"]]

    return ask


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Vulkaner", "Vulkanen", "Bier", "Urmageren"}),
        ("?q=vulkaner", {"Vulkaner", "Vulkanen"}),
        ("?q=vulkaner&klasse=5", {"Vulkaner"}),
        ("?klasse=5", {"Vulkaner", "Bier", "Urmageren"}),
        ("?klasse=10", {"Bier"}),
        ("?bank=local", {"Urmageren"}),
        ("?bank=parents&klasse=0", {"Vulkanen", "Bier"}),
        ("?q=vulkan+honning", set()),
        ("?q=vulkan+honning&ord=et", {"Vulkaner", "Vulkanen", "Bier"}),
        ("?q=vulkan+-sover", {"Vulkaner"}),
    ],
)
def test_words_year_group_and_bank_narrow_the_list(some, titles, query, found) -> None:
    assert set(titles(query)) == found


@pytest.mark.parametrize(
    "query",
    [
        "?klasse=11",
        "?klasse=-1",
        "?klasse=5%00",
        "?klasse=٥",
        "?bank=fælles",
        "?q=%00%FF",
        "?q=!!!",
        "?q=" + "a" * 10_000,
        "?q='%22%26|!(",
        "?side=999999999999999999999",
        "?side=x",
        "?side=-3",
        "?%3D%26&&&=",
        "?q=%E2%80%AE%F0%9F%8C%8B",
        "?klasse=5&klasse=x",
        "?ord=alle",
    ],
)
def test_a_broken_address_is_never_an_error(some, titles, query) -> None:
    titles(query)


def test_what_could_not_be_used_is_said(client, some, school, teacher) -> None:
    client.force_login(teacher)
    said = "Vi kunne ikke bruge alt i adressen"
    assert said in text(client.get(reverse("bank_detail", args=[school.slug]) + "?klasse=42"))
    assert said not in text(client.get(reverse("bank_detail", args=[school.slug]) + "?klasse=5"))


def test_only_the_people_on_the_page_are_logged(some, titles) -> None:
    titles("?q=honning")
    assert [look.subject for look in Look.objects.all()] == [some[2].volunteer.uuid]


def test_nothing_found_says_what_comes_close(client, some, school, teacher) -> None:
    client.force_login(teacher)
    page = client.get(reverse("bank_detail", args=[school.slug]) + "?q=honning&bank=local&klasse=4")
    assert [(hit.label, hit.count) for hit in page.context["near_hits"]] == [
        ("i begge banker", 1),
        ("uden “honning”", 1),
    ]
    for hit in page.context["near_hits"]:
        there = client.get(reverse("bank_detail", args=[school.slug]) + hit.address)
        assert there.context["page"].paginator.count == hit.count > 0


def test_nothing_at_all_says_whom_to_tell(client, some, school, teacher, coordinator) -> None:
    client.force_login(teacher)
    page = text(client.get(reverse("bank_detail", args=[school.slug]) + "?q=kvantefysik"))
    assert "Der er ikke nogen i banken, der passer præcis" in page
    assert "sig til tovholderen" in page
    assert "Fie Forældrebank" in page


def test_an_empty_bank_tells_how_to_begin(client, bank, coordinator) -> None:
    client.force_login(coordinator)
    page = text(client.get(reverse("bank_detail", args=[bank.institution.slug])))
    assert "Banken er tom endnu" in page


def test_pages_of_twenty_keep_the_question(client, bank, teacher) -> None:
    EntryFactory.create_batch(PAGE_SIZE + 1, bank=bank)
    client.force_login(teacher)
    own = reverse("bank_detail", args=[bank.institution.slug])
    first = client.get(own + "?klasse=5")
    assert len(first.context["rows"]) == 20
    assert "21 opslag" in text(first)
    assert "?klasse=5&amp;side=2" in text(first)
    assert len(client.get(own + "?klasse=5&side=2").context["rows"]) == 1
    assert len(client.get(own + "?klasse=5&side=99").context["rows"]) == 1


@pytest.mark.parametrize("query", ["", "?q=proevefortaelling&klasse=5", "?q=intet&klasse=5&bank=parents"])
def test_one_entry_and_thirty_cost_the_same(client, bank, local_bank, teacher, query) -> None:
    client.force_login(teacher)
    own = reverse("bank_detail", args=[bank.institution.slug]) + query
    EntryFactory(bank=bank)
    client.get(own)
    with CaptureQueriesContext(connection) as one:
        client.get(own)
    EntryFactory.create_batch(15, bank=bank)
    EntryFactory.create_batch(14, bank=local_bank)
    with CaptureQueriesContext(connection) as thirty:
        client.get(own)
    assert len(one) == len(thirty) <= 16


# --- Keeping --------------------------------------------------------------------------------------------------------
@pytest.fixture
def keeper(client, coordinator):
    client.force_login(coordinator)
    return client


def test_a_new_person_is_written_in(keeper, bank) -> None:
    response = keeper.post(reverse("bank_entry_new", args=[bank.institution.slug]), {**PERSON, **OFFER})
    entry = Entry.objects.get()
    assert response.url == reverse("bank_entry", args=[bank.institution.slug, entry.uuid])
    assert (entry.volunteer.name, entry.volunteer.phone.as_e164, entry.year_groups) == (
        "Ali Opdigtet",
        "+4520123456",
        [5],
    )
    assert "Nu står det i banken" in text(keeper.get(response.url))


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        ({"name": ""}, "name", "Skriv et navn"),
        ({"name": "20123456"}, "name", "Skriv et navn med bogstaver"),
        ({"phone": "12"}, "phone", "Det er ikke et telefonnummer"),
        ({"phone": ""}, "phone", "Skriv et telefonnummer"),
        ({"title": "  "}, "title", "Skriv, hvad personen kan fortælle eller vise"),
        ({"title": "a" * 10_000}, "title", "120"),
        ({"description": "a" * 10_000}, "description", "1000"),
        ({"time_note": "a" * 201}, "time_note", "200"),
        ({"title": "a\x00b"}, "title", ""),
        ({"year_groups": ["11"]}, "year_groups", ""),
        ({"year_groups": ["fem"]}, "year_groups", ""),
    ],
)
def test_bad_input_gets_a_message_at_the_field_and_what_was_typed_is_kept(keeper, bank, wrong, field, message) -> None:
    typed = {**PERSON, **OFFER, "description": "Lava, man må røre ved", **wrong}
    response = keeper.post(reverse("bank_entry_new", args=[bank.institution.slug]), typed)
    assert response.status_code == 422
    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert message in str(errors[field])
    if "description" not in wrong:
        assert "Lava, man må røre ved" in text(response)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("name", ["عليّ المخترع", "Łukasz Şahin-Østergård", "Ali 🌋 Opdigtet"])
def test_names_in_every_script_are_welcome(keeper, bank, name) -> None:
    keeper.post(reverse("bank_entry_new", args=[bank.institution.slug]), {**PERSON, **OFFER, "name": name})
    entry = Entry.objects.get()
    assert entry.volunteer.name == name
    assert name in text(keeper.get(reverse("bank_detail", args=[bank.institution.slug])))


def test_the_bank_is_chosen_where_there_are_two(keeper, bank, local_bank) -> None:
    new = reverse("bank_entry_new", args=[bank.institution.slug])
    elsewhere = BankFactory()
    response = keeper.post(new, {**PERSON, **OFFER, "bank": elsewhere.pk})
    assert list(response.context["form"].errors) == ["bank"]
    keeper.post(new, {**PERSON, **OFFER, "bank": local_bank.pk})
    assert Entry.objects.get().bank == local_bank


def test_a_title_that_the_person_has_is_said_at_the_field(keeper, entry) -> None:
    EntryFactory(bank=entry.bank, volunteer=entry.volunteer, title="Bjerge")
    for name in ("bank_entry_edit", "bank_entry_another"):
        response = keeper.post(address(name, entry), {**OFFER, "description": "Nyt"})
        assert response.status_code == 422
        assert "allerede et opslag med den titel" in str(response.context["form"].errors["title"])


def test_somebody_under_15_without_a_guardians_yes_is_said(keeper, bank) -> None:
    entry = EntryFactory(bank=bank, volunteer=VolunteerFactory(thirteen=True))
    response = keeper.post(address("bank_entry_another", entry), OFFER)
    assert "under 15 år" in text(response)


def test_an_entry_is_changed_and_confirmed(keeper, entry) -> None:
    form = keeper.get(address("bank_entry_edit", entry))
    assert 'value="Vulkaner"' in text(form)
    assert form.context["form"]["year_groups"].value() == [4, 5, 6]
    sent = {**OFFER, "year_groups": ["0", "10"], "seen": entry.revision}
    for _pressed_twice in range(2):
        assert keeper.post(address("bank_entry_edit", entry), sent).url == address("bank_entry", entry)
    entry.refresh_from_db()
    assert (entry.title, entry.year_groups) == ("Bjerge", [0, 10])


def test_of_two_who_change_an_entry_neither_undoes_the_other_unseen(keeper, entry) -> None:
    page = address("bank_entry_edit", entry)
    seen = keeper.get(page).context["form"]["seen"].value()
    Entry.objects.filter(pk=entry.pk).update(description="Kollegaens ord")
    response = keeper.post(page, {**OFFER, "seen": seen})
    assert response.status_code == 422
    assert "En kollega har ændret opslaget" in text(response)
    assert OFFER["title"] in text(response)
    entry.refresh_from_db()
    assert (entry.title, entry.description) == ("Vulkaner", "Kollegaens ord")
    keeper.post(page, {**OFFER, "seen": response.context["form"]["seen"].value()})
    entry.refresh_from_db()
    assert entry.title == OFFER["title"]


def test_one_more_entry_for_the_same_person(keeper, entry) -> None:
    assert "Ali Opdigtet" in text(keeper.get(address("bank_entry_another", entry)))
    keeper.post(address("bank_entry_another", entry), OFFER)
    assert entry.volunteer.bank_entries.count() == 2


def test_an_entry_is_taken_out_and_a_stale_page_says_so(keeper, entry) -> None:
    assert "Skal opslaget ud af banken?" in text(keeper.get(address("bank_entry_retire", entry)))
    assert keeper.post(address("bank_entry_retire", entry)).url == address("bank_detail", entry)
    keeper.get(address("bank_detail", entry))
    for name in ("bank_entry", "bank_entry_edit", "bank_entry_another", "bank_entry_retire"):
        for response in (keeper.get(address(name, entry)), keeper.post(address(name, entry), OFFER)):
            if response.status_code == 405:
                continue
            assert response.url == address("bank_detail", entry)
            said = [str(message) for message in get_messages(response.wsgi_request)]
            assert said[-1] == "Opslaget står ikke længere i banken."
    assert "Vulkaner" not in text(keeper.get(address("bank_detail", entry)))


def test_the_person_can_see_who_looked(client, entry, teacher) -> None:
    client.force_login(teacher)
    client.get(address("bank_entry", entry))
    client.force_login(entry.volunteer.user)
    page = text(client.get(reverse("profile_looks")))
    assert "Mette Matematik" in page
    assert "Dit opslag i skolens bank" in page


def test_a_user_without_any_role_finds_nothing(client, entry) -> None:
    client.force_login(UserFactory())
    assert client.get(address("bank_detail", entry)).status_code == 404


def test_the_pages_speak_english_too(client, entry, coordinator) -> None:
    coordinator.language = "en"
    client.force_login(coordinator)
    page = text(client.get(f"/en/institutions/{entry.bank.institution.slug}/parent-bank/"))
    assert "Years 4–6" in page
    assert "One entry" in page
