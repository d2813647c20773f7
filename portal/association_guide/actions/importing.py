"""Storing what a spreadsheet says. Nobody is written to: an association with a login of its own is never among it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from portal.association_guide import rules, slugs
from portal.association_guide.models import ImportFile
from volunteering.institutions.models import Association
from volunteering.records.actions import log

if TYPE_CHECKING:
    from portal.association_guide.models import Entry
    from volunteering.people.models import User


@transaction.atomic
def keep(*, name: str, content: bytes, acting_user: User) -> ImportFile:
    """Keep a file while somebody looks at what it would do.

    Raises:
        NotAllowedError: ``acting_user`` does not moderate.
    """
    rules.require(rules.may_moderate(acting_user))
    file = ImportFile.objects.create(name=name[-120:], content=content, uploaded_by=acting_user)
    log(acting_user=acting_user, verb="guide.file_kept", target=file)
    return file


@transaction.atomic
def take(*, file: ImportFile, acting_user: User) -> ImportFile:
    """Lock a file and note that it is read in now.

    Raises:
        NotAllowedError: ``acting_user`` does not moderate.
        IllegalEntryStateError: it has been before.
    """
    rules.require(rules.may_moderate(acting_user))
    file = ImportFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    file.apply()
    log(acting_user=acting_user, verb="guide.file_read_in", target=file)
    return file


@transaction.atomic
def store(*, draft: Entry, association: Association | None, acting_user: User | None) -> None:
    """Publish what a row says, as a revision like any other. The caller has checked it and holds the import's lock."""
    if draft.pk is None:
        if association is None:
            association = Association.objects.create(slug=slugs.free_slug(draft.name), name=draft.name)
        draft.association = association
        draft.live = False
        draft.save()
    revision = draft.save_revision(user=acting_user, clean=False)
    revision.publish(user=acting_user, skip_permission_checks=True)
    log(acting_user=acting_user, verb="entry.read_in", target=draft)
