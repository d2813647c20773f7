"""The association guide: 25 entries in all three levels, one that waits for a first look, and one with a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from portal.association_guide import messages
from portal.association_guide.actions import writing
from portal.association_guide.models import Entry, FieldOfWork, TargetGroup
from portal.demo import guide, people
from portal.demo.guide.without_cvr import CULTURE, OFFICERS_OWN
from volunteering.institutions.danish_order import danish_sort_key
from volunteering.institutions.models import Association
from volunteering.institutions.officers import Officer, OfficerRole
from volunteering.messaging.models import Message, MessageState

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from django.db import models

    from portal.demo.cast import Cast
    from portal.demo.guide.specs import EntrySpec

CHANGED: Final = "Vi hjælper hinanden med computer, tablet og telefon, og nu også hjemme hos dig."
OFFICERS: Final = (
    (OFFICERS_OWN, people.OFFICER, OfficerRole.CHAIR, 1),
    (OFFICERS_OWN, people.TREASURER, OfficerRole.TREASURER, 2),
    (CULTURE, people.TREASURER, OfficerRole.CHAIR, 1),
)


def make_associations(cast: Cast) -> None:
    """Make the associations that the entries are about, and that run tasks at institutions."""
    made = Association.objects.bulk_create(
        Association(slug=spec.slug, name=spec.name, cvr=spec.cvr, email=people.email_of(spec.slug), phone=spec.phone)
        for spec in guide.ENTRIES
    )
    cast.associations = {association.slug: association for association in made}


def make_guide(cast: Cast) -> None:
    """Make the entries and their officers; one has been changed, and one is new. Both wait for a coordinator."""
    entries = dict(zip(guide.ENTRIES, _make_entries(cast), strict=True))
    fields = {word.slug: word for word in FieldOfWork.objects.all()}
    groups = {word.slug: word for word in TargetGroup.objects.all()}
    _link(
        entries, Entry.fields_of_work.through.objects.all(), "fieldofwork_id", fields, lambda spec: spec.fields_of_work
    )
    _link(entries, Entry.target_groups.through.objects.all(), "targetgroup_id", groups, lambda spec: spec.target_groups)
    _link(entries, Entry.districts.through.objects.all(), "district_id", cast.districts, lambda spec: spec.districts)
    Officer.objects.bulk_create(
        Officer(
            association=cast.associations[slug],
            user=cast.users[account],
            role=role,
            slot=slot,
            started_at=cast.days_ago(310),
        )
        for slug, (account, _name), role, slot in OFFICERS
    )
    changed = Entry.objects.get(association=cast.associations[OFFICERS_OWN])
    changed.summary = CHANGED
    writing.save(draft=changed, seen=0, acting_user=cast.users[people.OFFICER[0]])
    _ask_to_be_in(cast, guide.WAITS)
    # Nobody is really written to.
    Message.objects.filter(kind__in=[messages.WAITS.name, messages.RECEIVED.name]).update(
        state=MessageState.SENT, sent_at=timezone.now()
    )


def _make_entries(cast: Cast) -> list[Entry]:
    entries = []
    for spec in guide.ENTRIES:
        entry = _new(cast, spec)
        entry.association = cast.associations[spec.slug]
        entry.sort_key = danish_sort_key(entry.name)
        entry.live = True
        entry.first_published_at = cast.days_ago(max(300, spec.confirmed_days_ago))
        entry.created_at = cast.days_ago(max(310, spec.confirmed_days_ago + 10))
        entry.confirmed_at = cast.days_ago(spec.confirmed_days_ago)
        entry.asked_at = None if spec.asked_days_ago is None else cast.days_ago(spec.asked_days_ago)
        entries.append(entry)
    return Entry.objects.bulk_create(entries)


def _new(cast: Cast, spec: EntrySpec) -> Entry:
    """Return the entry of an association, not yet stored."""
    return Entry(
        name=spec.name,
        level=spec.level,
        cvr=spec.cvr,
        summary=spec.summary,
        description=spec.description,
        icnpo=spec.icnpo or "",
        place=spec.place,
        wants_volunteers=bool(spec.looks_for),
        volunteers_note=spec.looks_for,
        contact_name=spec.contact_name,
        email=people.email_of(spec.slug),
        show_email=True,
        phone=spec.phone,
        show_phone=bool(spec.phone),
        website="https://www.example.org/" if spec.has_website else "",
        languages=list(spec.languages),
        created_at=cast.now,
    )


def _link(
    entries: dict[EntrySpec, Entry],
    links: models.QuerySet[models.Model],
    column: str,
    rows: Mapping[str, models.Model],
    chosen: Callable[[EntrySpec], Collection[str]],
) -> None:
    """Store what was chosen for each entry, in one query."""
    links.bulk_create(
        links.model(entry_id=entry.pk, **{column: rows[name].pk})
        for spec, entry in entries.items()
        for name in chosen(spec)
    )


def _ask_to_be_in(cast: Cast, spec: EntrySpec) -> None:
    """Let somebody ask for a place in the guide as everybody does."""
    draft = _new(cast, spec)
    draft.fields_of_work = FieldOfWork.objects.filter(slug__in=spec.fields_of_work)
    draft.target_groups = TargetGroup.objects.filter(slug__in=spec.target_groups)
    draft.districts = [cast.districts[code] for code in spec.districts]
    writing.ask_to_be_in(draft=draft, role=OfficerRole.CONTACT, acting_user=cast.users[people.FOUNDER[0]])
