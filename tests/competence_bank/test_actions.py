"""Adding, changing and taking out entries."""

import datetime
import threading

import pytest
from django.db import connection
from django.utils import timezone

from tests.factories.competence_bank import BankFactory, EntryFactory
from tests.factories.institutions import MembershipFactory
from tests.factories.people import GuardianConsentFactory, UserFactory, VolunteerFactory
from volunteering.competence_bank import actions
from volunteering.competence_bank.models import Entry, IllegalEntryStateError
from volunteering.institutions.models import Role
from volunteering.institutions.rules import NotAllowedError
from volunteering.people.models import Volunteer
from volunteering.records.models import LogEntry, Look

pytestmark = pytest.mark.django_db

ALI = {"name": "Ali Opdigtet", "phone": "+4520123456"}


def add(bank, user, **fields):
    return actions.add_entry_for_new_person(
        bank=bank, acting_user=user, **{**ALI, "title": "Vulkaner", "year_groups": [6, 5], **fields}
    )


def test_a_new_person_comes_into_the_bank_confirmed_today(bank, coordinator) -> None:
    entry = add(bank, coordinator)
    assert (entry.volunteer.name, entry.volunteer.user) == ("Ali Opdigtet", None)
    assert entry.volunteer.registered_by == coordinator
    assert (entry.year_groups, entry.confirmed_on) == ([5, 6], timezone.localdate())
    assert list(LogEntry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "volunteer.registered",
        "bank_entry.added",
    ]
    assert not any("Ali" in str(row.detail) for row in LogEntry.objects.all())


def test_a_form_sent_twice_adds_once(bank, coordinator) -> None:
    assert add(bank, coordinator) == add(bank, coordinator)
    assert Entry.objects.count() == Volunteer.objects.count() == 1


def test_the_same_name_and_number_is_the_same_person_even_a_year_later(bank, local_bank, coordinator) -> None:
    first = add(bank, coordinator)
    Volunteer.objects.update(created_at=timezone.now() - datetime.timedelta(days=365))
    second = add(local_bank, coordinator, name="ali opdigtet", title="Bjerge")
    assert second.volunteer == first.volunteer


def test_the_same_name_and_number_at_another_school_is_nobody_we_know(bank, coordinator) -> None:
    elsewhere = EntryFactory(volunteer__name=ALI["name"], volunteer__phone=ALI["phone"])
    assert add(bank, coordinator).volunteer != elsewhere.volunteer


def test_the_same_title_with_other_words_is_refused(bank, coordinator) -> None:
    add(bank, coordinator)
    with pytest.raises(actions.EntryExistsError):
        add(bank, coordinator, description="Noget andet")


def test_one_more_entry_for_the_same_person_in_either_bank(bank, local_bank, coordinator) -> None:
    entry = EntryFactory(bank=bank)
    added = actions.add_entry_for_same_person(entry=entry, bank=local_bank, acting_user=coordinator, title="Bjerge")
    assert (added.volunteer, added.bank) == (entry.volunteer, local_bank)


def test_somebody_under_15_needs_a_guardians_yes(bank, coordinator) -> None:
    entry = EntryFactory(bank=bank, volunteer=VolunteerFactory(thirteen=True))
    with pytest.raises(actions.GuardianMissingError):
        actions.add_entry_for_same_person(entry=entry, bank=bank, acting_user=coordinator, title="Skak")
    GuardianConsentFactory(volunteer=entry.volunteer, confirmed=True)
    assert actions.add_entry_for_same_person(entry=entry, bank=bank, acting_user=coordinator, title="Skak").is_active


def test_a_change_confirms_today(bank, local_bank, coordinator) -> None:
    entry = EntryFactory(bank=bank, confirmed_on=datetime.date(2025, 8, 1))
    changed = actions.change_entry(
        entry=entry, seen=entry.revision, bank=local_bank, acting_user=coordinator, title="Bjerge", year_groups=[9, 8]
    )
    changed.refresh_from_db()
    assert (changed.title, changed.bank, changed.year_groups) == ("Bjerge", local_bank, [8, 9])
    assert changed.confirmed_on == timezone.localdate()
    assert LogEntry.objects.filter(verb="bank_entry.changed", actor=coordinator).exists()


def test_a_change_to_a_title_that_the_person_has_is_refused(bank, coordinator) -> None:
    entry = EntryFactory(bank=bank)
    EntryFactory(bank=bank, volunteer=entry.volunteer, title="Bjerge")
    with pytest.raises(actions.EntryExistsError):
        actions.change_entry(entry=entry, seen=entry.revision, bank=bank, acting_user=coordinator, title="Bjerge")


def test_what_has_been_taken_out_cannot_be_changed_or_taken_out_again(bank, coordinator) -> None:
    entry = EntryFactory(bank=bank)
    actions.retire_entry(entry=entry, acting_user=coordinator)
    with pytest.raises(IllegalEntryStateError):
        actions.change_entry(entry=entry, seen=entry.revision, bank=bank, acting_user=coordinator, title="Bjerge")
    with pytest.raises(IllegalEntryStateError):
        actions.retire_entry(entry=entry, acting_user=coordinator)
    assert LogEntry.objects.filter(verb="bank_entry.retired").count() == 1


@pytest.mark.parametrize("role", [Role.STAFF, Role.MENTOR, Role.CLEARANCE_OFFICER, None])
def test_only_who_runs_the_school_keeps_its_bank(bank, role) -> None:
    user = MembershipFactory(institution=bank.institution, role=role).user if role else UserFactory()
    entry = EntryFactory(bank=bank)
    for attempt in (
        lambda: add(bank, user),
        lambda: actions.add_entry_for_same_person(entry=entry, bank=bank, acting_user=user, title="Bjerge"),
        lambda: actions.change_entry(entry=entry, seen=entry.revision, bank=bank, acting_user=user, title="Bjerge"),
        lambda: actions.retire_entry(entry=entry, acting_user=user),
    ):
        with pytest.raises(NotAllowedError):
            attempt()
    assert not LogEntry.objects.exists()


def test_an_entry_never_moves_to_another_school(bank, coordinator) -> None:
    other = BankFactory()
    MembershipFactory(institution=other.institution, user=coordinator)
    entry = EntryFactory(bank=bank)
    with pytest.raises(NotAllowedError):
        actions.change_entry(entry=entry, seen=entry.revision, bank=other, acting_user=coordinator, title="Bjerge")
    with pytest.raises(NotAllowedError):
        actions.add_entry_for_same_person(entry=entry, bank=other, acting_user=coordinator, title="Bjerge")


def test_a_look_at_a_page_is_logged_once_a_person_and_shows_no_contact(bank, teacher) -> None:
    first = EntryFactory(bank=bank)
    entries = [first, EntryFactory(bank=bank, volunteer=first.volunteer), EntryFactory(bank=bank)]
    rows = actions.look_at_bank(entries=entries, institution=bank.institution, viewer=teacher)
    assert len(rows) == 3
    assert not any(row.person.phone or row.person.email for row in rows)
    assert sorted(Look.objects.values_list("subject", flat=True)) == sorted({entry.volunteer.uuid for entry in entries})


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_at_once_write_the_same_person_once(bank, coordinator) -> None:
    colleague = MembershipFactory(institution=bank.institution, role=Role.DEPUTY).user
    start, troubles = threading.Barrier(2), []

    def write(user):
        try:
            start.wait()
            add(bank, user)
        except Exception as error:  # noqa: BLE001 - told below
            troubles.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=[user]) for user in (coordinator, colleague)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not troubles
    assert Entry.objects.count() == Volunteer.objects.count() == 1
