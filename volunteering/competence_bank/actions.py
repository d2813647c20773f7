"""Keeping a school's bank, and looking things up in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from volunteering.competence_bank import rules
from volunteering.competence_bank.models import Bank, Entry
from volunteering.institutions.rules import require
from volunteering.people.actions import register_volunteer
from volunteering.people.models import Volunteer
from volunteering.people.projection import VisiblePerson, project
from volunteering.people.rules import may_reach_institutions
from volunteering.records.actions import log, log_looks
from volunteering.records.choices import SeenIn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from volunteering.competence_bank.models import EntryQuerySet
    from volunteering.institutions.models import Institution
    from volunteering.people.models import User

LONGEST_CONTEXT = 60


class EntryExistsError(Exception):
    """The person has an entry with the same title in the bank already."""


class GuardianMissingError(Exception):
    """The person is under 15 and no guardian has said yes."""


class ChangedMeanwhileError(Exception):
    """A colleague has changed the entry since the form was opened."""


@dataclass(frozen=True, slots=True)
class SeenEntry:
    """An entry as an employee of the school sees it."""

    entry: Entry
    person: VisiblePerson


def look_at_bank(*, entries: Sequence[Entry], institution: Institution, viewer: User) -> list[SeenEntry]:
    """Return a page of the bank with names and nothing more of anybody, and log the look once a person. One query."""
    people = dict.fromkeys(entry.volunteer.uuid for entry in entries)
    log_looks(viewer=viewer, subjects=people, what=SeenIn.BANK, context=institution.name[:LONGEST_CONTEXT])
    return [SeenEntry(entry=entry, person=project(entry.volunteer, shows_contact=False)) for entry in entries]


def look_at_entry(*, entry: Entry, viewer: User, shows_contact: bool) -> SeenEntry:
    """Return one entry as ``viewer`` may see it, and log the look."""
    context = entry.bank.institution.name[:LONGEST_CONTEXT]
    log_looks(viewer=viewer, subjects=[entry.volunteer.uuid], what=SeenIn.BANK_ENTRY, context=context)
    return SeenEntry(entry=entry, person=project(entry.volunteer, shows_contact=shows_contact))


@transaction.atomic
def add_entry_for_new_person(
    *,
    bank: Bank,
    acting_user: User,
    name: str,
    phone: str,
    title: str,
    description: str = "",
    year_groups: Sequence[int] = (),
    time_note: str = "",
) -> Entry:
    """Return a new entry for somebody without a login; ``phone`` is in E.164 form.

    Somebody with the same name and number who is in the school's banks already is the same person.

    Raises:
        NotAllowedError: ``acting_user`` does not run the school.
        EntryExistsError: the person has another entry with this title in the bank.
        GuardianMissingError: the person is under 15 and no guardian has said yes.
    """
    require(rules.may_keep(acting_user, bank.institution))
    bank = _lock(bank)
    known = (
        Volunteer.objects.filter(
            bank_entries__bank__institution=bank.institution_id,
            bank_entries__is_active=True,
            merged_into__isnull=True,
            name__iexact=name,
            phone=phone,
        )
        .order_by("pk")
        .first()
    )
    person = known or register_volunteer(acting_user=acting_user, name=name, phone=phone)
    return _add(bank, person, acting_user, title, description, year_groups, time_note)


@transaction.atomic
def add_entry_for_same_person(
    *,
    entry: Entry,
    bank: Bank,
    acting_user: User,
    title: str,
    description: str = "",
    year_groups: Sequence[int] = (),
    time_note: str = "",
) -> Entry:
    """Return one more entry for the person behind ``entry``, in any bank of the same school.

    Raises:
        NotAllowedError: ``acting_user`` does not run the school, or the bank is another school's.
        EntryExistsError: the person has another entry with this title in the bank.
        GuardianMissingError: the person is under 15 and no guardian has said yes.
    """
    require(
        rules.may_keep(acting_user, bank.institution) and bank.institution_id == entry.bank.institution_id,
    )
    return _add(_lock(bank), entry.volunteer, acting_user, title, description, year_groups, time_note)


@transaction.atomic
def change_entry(
    *,
    entry: Entry,
    bank: Bank,
    acting_user: User,
    seen: str,
    title: str,
    description: str = "",
    year_groups: Sequence[int] = (),
    time_note: str = "",
) -> Entry:
    """Return the entry with what has been agreed now, confirmed today; it may move to the school's other bank.

    ``seen`` is the ``revision`` that ``acting_user`` has seen.

    Raises:
        ChangedMeanwhileError: the entry says something else by now.
        NotAllowedError: ``acting_user`` does not run the school, or the bank is another school's.
        IllegalEntryStateError: the entry has been taken out meanwhile.
        EntryExistsError: the person has another entry with this title in the bank.
    """
    require(
        rules.may_keep(acting_user, bank.institution) and bank.institution_id == entry.bank.institution_id,
    )
    bank = _lock(bank)
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    entry.require_active()
    before = entry.revision
    if _with_title(bank, entry.volunteer, title).exclude(pk=entry.pk).exists():
        raise EntryExistsError
    entry.bank, entry.title, entry.description = bank, title, description
    entry.year_groups, entry.time_note = sorted(year_groups), time_note
    if before not in {seen, entry.revision}:  # what was sent twice says the same the second time
        raise ChangedMeanwhileError
    entry.confirmed_on = timezone.localdate()
    entry.save(update_fields=["bank", "title", "description", "year_groups", "time_note", "confirmed_on"])
    log(acting_user=acting_user, verb="bank_entry.changed", target=entry)
    return entry


@transaction.atomic
def retire_entry(*, entry: Entry, acting_user: User) -> None:
    """Take an entry out of the bank.

    Raises:
        NotAllowedError: ``acting_user`` does not run the school.
        IllegalEntryStateError: it is out already.
    """
    require(rules.may_keep(acting_user, entry.bank.institution))
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    entry.retire()
    log(acting_user=acting_user, verb="bank_entry.retired", target=entry)


def _lock(bank: Bank) -> Bank:
    """Let one at a time write in a bank, so that a title is taken once."""
    return Bank.objects.select_for_update(of=("self",)).select_related("institution").get(pk=bank.pk)


def _with_title(bank: Bank, person: Volunteer, title: str) -> EntryQuerySet:
    found: EntryQuerySet = Entry.objects.filter(bank=bank, volunteer=person, title=title, is_active=True)
    return found


def _add(
    bank: Bank,
    person: Volunteer,
    acting_user: User,
    title: str,
    description: str,
    year_groups: Sequence[int],
    time_note: str,
) -> Entry:
    if not may_reach_institutions(person):
        raise GuardianMissingError
    offer = {"description": description, "year_groups": sorted(year_groups), "time_note": time_note}
    same: Entry | None = _with_title(bank, person, title).first()
    if same is not None:
        # A form that was sent twice adds once.
        if all(getattr(same, name) == value for name, value in offer.items()):
            return same
        raise EntryExistsError
    entry: Entry = Entry.objects.create(
        bank=bank, volunteer=person, title=title, confirmed_on=timezone.localdate(), **offer
    )
    log(acting_user=acting_user, verb="bank_entry.added", target=entry)
    return entry
