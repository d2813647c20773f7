"""What the database refuses, what is found, and who sees it."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from tests.factories.competence_bank import BankFactory, EntryFactory
from tests.factories.institutions import MembershipFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.competence_bank.models import Bank, Entry, IllegalEntryStateError
from volunteering.competence_bank.year_groups import in_words
from volunteering.institutions.models import Role
from volunteering.search_terms import terms_in

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 8, 1)


def refused(constraint, **fields):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        EntryFactory(**fields)


def test_the_database_refuses_an_entry_without_title() -> None:
    refused("bank_entry_has_title", title="")


@pytest.mark.parametrize("years", [[11], [0, 12]])
def test_the_database_refuses_a_year_group_that_no_school_has(years) -> None:
    refused("bank_entry_year_groups_known", year_groups=years)


@pytest.mark.parametrize("state", [{"is_active": False}, {"retired_on": TODAY}])
def test_the_database_refuses_to_take_out_without_a_day_and_a_day_without_taking_out(state) -> None:
    refused("bank_entry_retired_with_day", **state)


def test_the_database_refuses_the_same_title_twice_for_one_person_until_the_first_is_out() -> None:
    entry = EntryFactory(title="Vulkaner")
    same = {"bank": entry.bank, "volunteer": entry.volunteer, "title": "Vulkaner"}
    refused("bank_entry_once", **same)
    entry.retire()
    assert EntryFactory(**same).is_active


def test_the_database_refuses_two_banks_of_a_kind_and_an_unknown_kind(bank) -> None:
    for fields, constraint in (({"kind": "parents"}, "bank_one_of_each_kind"), ({"kind": "other"}, "bank_kind_known")):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Bank.objects.create(institution=bank.institution, **fields)


def test_an_entry_is_taken_out_once() -> None:
    entry = EntryFactory()
    entry.retire()
    assert entry.retired_on is not None
    with pytest.raises(IllegalEntryStateError):
        entry.retire()


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("En vulkan i klassen", "vulkaner"),
        ("Vulkaner, og hvorfor de vågner", "vulkan"),
        ("Vulkaner, og hvorfor de vågner", "VULKANER"),
        ("Min tid på Ærø", "aeroe"),
        ("Rejse til Århus", "aarhus"),
        ("Bier og honning", "honning bier"),
    ],
)
def test_what_teachers_type_finds_what_people_wrote(stored, typed) -> None:
    EntryFactory(title="Noget helt andet")
    entry = EntryFactory(title=stored)
    assert list(Entry.objects.matching(terms_in(typed))) == [entry]


def test_the_words_follow_a_change() -> None:
    entry = EntryFactory(title="Bier", description="Med et stade", time_note="Maj")
    Entry.objects.filter(pk=entry.pk).update(title="Fugle", description="Med kikkert", time_note="Juni")
    assert Entry.objects.matching(terms_in("fugl kikkert juni")).exists()
    assert not Entry.objects.matching(terms_in("bier eller stade eller maj")).exists()


def test_a_year_group_finds_its_own_and_those_for_all() -> None:
    fifth, everyone = EntryFactory(year_groups=[4, 5]), EntryFactory(year_groups=[])
    EntryFactory(year_groups=[0, 1])
    assert set(Entry.objects.for_year_group(5)) == {fifth, everyone}


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], "Alle klassetrin"),
        (range(11), "Alle klassetrin"),
        ([5], "5. klasse"),
        ([6, 4, 5], "4.–6. klasse"),
        ([0, 1, 3, 7, 8], "0.–1. klasse, 3. klasse, 7.–8. klasse"),
    ],
)
def test_year_groups_in_words(numbers, words) -> None:
    assert in_words(numbers) == words


def test_only_colleagues_see_what_is_in_the_bank(bank, teacher) -> None:
    entry = EntryFactory(bank=bank)
    EntryFactory(bank=bank, retired=True)
    EntryFactory()
    assert list(Entry.objects.visible_to(teacher)) == [entry]
    assert not Entry.objects.visible_to(UserFactory()).exists()
    assert not Entry.objects.visible_to(entry.volunteer.user).exists()
    assert not Entry.objects.visible_to(AnonymousUser()).exists()
    area_coordinator = MembershipFactory(of_area=True, area=bank.institution.area).user
    assert not Entry.objects.visible_to(area_coordinator).exists()


def test_a_former_colleague_sees_nothing(bank) -> None:
    EntryFactory(bank=bank)
    membership = MembershipFactory(institution=bank.institution, role=Role.STAFF)
    membership.end()
    assert not Entry.objects.visible_to(membership.user).exists()


def test_what_stayed_on_a_paper_profile_is_not_shown(bank, teacher) -> None:
    own = VolunteerFactory()
    EntryFactory(bank=bank, volunteer=VolunteerFactory(registered_on_paper=True, merged_into=own))
    assert not Entry.objects.visible_to(teacher).exists()


def test_a_bank_says_whose_it_is() -> None:
    bank = BankFactory()
    assert str(bank) == f"Forældrebank – {bank.institution.name}"
