"""Keeping the guide true: asked once a year, reminded, hidden when nobody answers, deleted a year later."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone

from portal.association_guide import messages, rules, tokens
from portal.association_guide.models import Entry, GuideSettings, ImportFile
from volunteering.institutions.models import Association
from volunteering.messaging.links import link
from volunteering.records.actions import log

if TYPE_CHECKING:
    from collections.abc import Callable

    from portal.association_guide.querysets import EntryQuerySet
    from volunteering.messaging.kinds import MessageKind
    from volunteering.people.models import User

MOST_REMINDERS: Final = 2
DAYS_A_YEAR: Final = 365
IMPORT_FILES_LAST: Final = datetime.timedelta(days=7)


@dataclass
class Tended:
    """What one run did."""

    asked: int = 0
    reminded: int = 0
    hidden: int = 0
    deleted: int = 0


def tend() -> Tended:
    """Ask, remind, hide and delete what is due, each entry in a transaction of its own. Twice does nothing more."""
    settings, now, done = GuideSettings.load(), timezone.now(), Tended()
    days = datetime.timedelta
    done.deleted += _each(_to_delete(settings, now), _delete)
    done.hidden += _each(Entry.objects.public().filter(asked_at__lte=now - days(settings.hide_after_days)), _hide)
    for number in range(MOST_REMINDERS):
        due = now - days(settings.remind_after_days * (number + 1))
        done.reminded += _each(Entry.objects.public().filter(asked_at__lte=due, reminders=number), _remind)
    due = now - days(settings.confirm_after_months * DAYS_A_YEAR / 12)
    done.asked += _each(Entry.objects.unconfirmed_since(due), _ask)
    ImportFile.objects.filter(created_at__lt=now - IMPORT_FILES_LAST).delete()
    return done


def _to_delete(settings: GuideSettings, now: datetime.datetime) -> EntryQuerySet:
    """Return what has been hidden for too long, and what was begun so long ago and never became public."""
    due = now - datetime.timedelta(days=settings.delete_after_days)
    never_public = Q(live=False, created_at__lte=due) & (
        Q(latest_revision__isnull=True) | Q(latest_revision__created_at__lte=due)
    )
    return Entry.objects.filter(Q(hidden_at__lte=due) | never_public)


def _each(entries: EntryQuerySet, act: Callable[[Entry, GuideSettings], None]) -> int:
    """Do something with each of ``entries`` that is still so once it is locked; returns how many."""
    number, settings = 0, GuideSettings.load()
    for pk in list(entries.values_list("pk", flat=True)):
        with transaction.atomic():
            entry = (
                entries.filter(pk=pk)
                .select_for_update(of=("self",), skip_locked=True)
                .select_related("association")
                .first()
            )
            if entry is not None:
                act(entry, settings)
                number += 1
    return number


def _ask(entry: Entry, settings: GuideSettings) -> None:
    entry.ask()
    log(acting_user=None, verb="entry.asked", target=entry)
    _write(messages.STILL_RIGHT, entry, settings, key="ask")


def _remind(entry: Entry, settings: GuideSettings) -> None:
    entry.remind()
    log(acting_user=None, verb="entry.reminded", target=entry)
    _write(messages.STILL_RIGHT_REMINDER, entry, settings, key=f"remind{entry.reminders}")


def _hide(entry: Entry, settings: GuideSettings) -> None:
    entry.hide()
    log(acting_user=None, verb="entry.hidden", target=entry)
    _write(messages.HIDDEN, entry, settings, key="hide")


def _delete(entry: Entry, settings: GuideSettings) -> None:  # noqa: ARG001 - like the others
    """Delete an entry, and its association unless something else names it."""
    messages.tell_association(
        messages.DELETED, entry, key="deleted", page=lambda language: link("association_new", language=language)
    )
    log(acting_user=None, verb="entry.deleted", target=entry)
    association = entry.association
    entry.delete()
    try:
        with transaction.atomic():
            association.delete()
    except ProtectedError:
        # Its name stays where it ran something; how to reach people there does not.
        Association.objects.filter(pk=association.pk).update(email="", phone="")


def _write(kind: MessageKind, entry: Entry, settings: GuideSettings, *, key: str) -> None:
    token = tokens.make(entry)
    asked = entry.asked_at or timezone.now()
    word, until = (
        ("delete_on", (entry.hidden_at or asked) + datetime.timedelta(days=settings.delete_after_days))
        if kind is messages.HIDDEN
        else ("hide_on", asked + datetime.timedelta(days=settings.hide_after_days))
    )
    messages.tell_association(
        kind,
        entry,
        key=f"{tokens.round_of(entry)}-{key}",
        page=lambda language: link("association_confirm", token, language=language),
        **{word: timezone.localtime(until).date()},
    )


@transaction.atomic
def confirm(*, entry: Entry, round_named: str) -> bool:
    """Store that the entry still holds, and bring it back if it was hidden; ``False`` when that had been done already.

    Whoever holds the link of the mail confirms, without a login.
    """
    return _confirm(entry, round_named, acting_user=None)


@transaction.atomic
def confirm_own(*, entry: Entry, round_named: str, acting_user: User) -> bool:
    """Store the same for somebody who keeps the entry and is logged in.

    Raises:
        NotAllowedError: ``acting_user`` does not keep the entry.
    """
    rules.require(rules.may_keep(acting_user, entry.association))
    return _confirm(entry, round_named, acting_user=acting_user)


def _confirm(entry: Entry, round_named: str, *, acting_user: User | None) -> bool:
    locked = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if not locked.live or tokens.round_of(locked) != round_named:
        return False
    locked.confirm()
    log(acting_user=acting_user, verb="entry.confirmed", target=locked)
    return True
