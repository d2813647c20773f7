"""Remembering which pages led to what is deleted, so that their editors are told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, ReferenceIndex

from cms.editing.models import LostTarget

if TYPE_CHECKING:
    from django.db.models import Model


def remember(target: Model) -> None:
    """Note the public pages that lead to ``target``, which is about to be deleted; those deleted with it are not.

    Written when the deletion is: until then nobody knows which of the pages stay.
    """
    sources = ReferenceIndex.get_references_to(target).filter(base_content_type=ContentType.objects.get_for_model(Page))
    keys = {int(key) for key in sources.values_list("object_id", flat=True)} - {target.pk}
    if keys:
        transaction.on_commit(partial(_note, keys, str(target)[:255]), robust=True)


def _note(keys: set[int], title: str) -> None:
    left = Page.objects.filter(pk__in=keys).values_list("pk", flat=True)
    LostTarget.objects.bulk_create(
        [LostTarget(page_id=key, title=title) for key in sorted(left)], ignore_conflicts=True
    )


def forget(page: Page) -> None:
    """Take the notes of a page away: whoever publishes it has seen its fields without what is gone."""
    LostTarget.objects.filter(page_id=page.pk).delete()


def of(page: Page) -> list[str]:
    """Return the titles of what the page led to and that is gone."""
    return list(LostTarget.objects.filter(page_id=page.pk).order_by("lost_at", "pk").values_list("title", flat=True))
