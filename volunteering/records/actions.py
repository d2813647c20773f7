"""Writing to the logs. Call inside the transaction of the thing that is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from volunteering.records.models import LogEntry, Look

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser
    from django.db import models


def log(
    *,
    acting_user: AbstractBaseUser | AnonymousUser | None,
    verb: str,
    target: models.Model,
    **detail: str | int | bool | None,
) -> None:
    """Record that ``acting_user`` (``None`` for the system itself) did ``verb`` to ``target``.

    ``detail`` holds codes, ids and numbers only, never a name, an address or a free text about a person.
    """
    LogEntry.objects.create(
        actor_id=acting_user.pk if acting_user is not None else None,
        verb=verb,
        target_model=target._meta.model_name or "",  # noqa: SLF001 - Django's documented way
        target_key=str(target.pk),
        detail=detail,
    )


def log_looks(
    *,
    viewer: AbstractBaseUser,
    subjects: Iterable[uuid.UUID],
    what: str,
    context: str = "",
) -> None:
    """Record that ``viewer`` saw ``what`` of each of the ``subjects`` (the volunteers' UUIDs), one row a person.

    Source: the municipality's practice for read access to a person's details (kept six months).
    """
    Look.objects.bulk_create(
        [Look(viewer_id=viewer.pk, subject=subject, what=what, context=context) for subject in subjects]
    )
