"""What is for some readers only. Mostly nothing is: then nobody asks the database about it page by page."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction

from cms.kept import forget, kept

KEY = "restricted"


def is_anything_restricted() -> bool:
    """Whether any page is for some readers only. No query on a warm process."""
    found: bool = kept(KEY, PageViewRestriction.objects.exists)
    return found


def for_everybody(pages: Any) -> Any:  # noqa: ANN401 - Wagtail's query set
    """Return those pages that everybody may read."""
    return pages.public() if is_anything_restricted() else pages


def _look_again(**_kwargs: object) -> None:
    forget(KEY)


post_save.connect(_look_again, sender=PageViewRestriction)
post_delete.connect(_look_again, sender=PageViewRestriction)
