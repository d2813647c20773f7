"""The log: who did what to which object, and who looked at whose data. Rows are added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.conf import settings
from django.db import models

from volunteering.records.choices import SeenIn

if TYPE_CHECKING:
    import datetime


class AppendOnlyError(Exception):
    """Somebody tried to change or remove what only may be added to."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """A query set whose rows can be added and read, and pruned only by age."""

    def update(self, **_kwargs: object) -> NoReturn:
        """Refuse: a log row never changes."""
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        """Refuse: rows go only by age, through ``prune``."""
        raise AppendOnlyError

    def prune(self, *, before: datetime.datetime) -> int:
        """Remove the rows older than ``before``; returns how many. The retention rules call this and nobody else."""
        old = self.filter(at__lt=before)
        return old._raw_delete(old.db)  # noqa: SLF001 - past our own refusal


class AppendOnlyModel(models.Model):
    """Base of the two logs."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Save a new row.

        Raises:
            AppendOnlyError: the row is already stored.
        """
        if self.pk is not None:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Refuse: rows go only by age."""
        raise AppendOnlyError


class LogEntry(AppendOnlyModel):
    """One thing that somebody did (logpost). Written in the same transaction as the thing itself."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    verb = models.CharField(max_length=60)
    target_model = models.CharField(max_length=60)
    target_key = models.CharField(max_length=40)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["target_model", "target_key", "at"], name="log_entry_target")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.target_model} {self.target_key}"


class Look(AppendOnlyModel):
    """Somebody saw a person's details (opslag). Kept six months; the person may see when, who and why."""

    viewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    subject = models.UUIDField(db_index=True)
    what = models.CharField(max_length=60)
    context = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.what}"

    @property
    def seen_in(self) -> str:
        """Say in words where the details were seen; an empty text for what has no words."""
        return str(dict(SeenIn.choices).get(self.what, ""))
