"""Entries of the guide in the words of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q

from volunteering.institutions.officers import Officer

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from portal.association_guide.models import Entry  # noqa: F401 - names the rows
    from volunteering.search_terms import SearchTerms

MODERATE = "portal.moderate_entry"
"""The permission to read, judge and import entries."""


class EntryQuerySet(models.QuerySet["Entry"]):
    """What can be asked of entries; every method can be followed by another."""

    def public(self) -> EntryQuerySet:
        """Return what everybody sees: published, and not hidden because nobody confirmed it."""
        return self.filter(live=True, hidden_at__isnull=True)

    def kept_by(self, user: AbstractBaseUser | AnonymousUser) -> EntryQuerySet:
        """Return those of the associations whose login ``user`` holds."""
        return self.filter(association__in=Officer.objects.active().of(user).values("association"))

    def editable_by(self, user: AbstractBaseUser | AnonymousUser) -> EntryQuerySet:
        """Return those that ``user`` may open to work on: the own ones, and all for a moderator."""
        if not user.is_authenticated:
            return self.none()
        return self if user.has_perm(MODERATE) else self.kept_by(user)  # type: ignore[attr-defined]

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> EntryQuerySet:
        """Return those whose page ``user`` may see: the public ones, the own ones, and all for a moderator."""
        if not user.is_authenticated:
            return self.public()
        if user.has_perm(MODERATE):  # type: ignore[attr-defined]
            return self
        return self.filter(
            Q(live=True, hidden_at__isnull=True)
            | Q(association__in=Officer.objects.active().of(user).values("association"))
        )

    def matching(self, terms: SearchTerms) -> EntryQuerySet:
        """Return those with the words somebody searched for."""
        return self.filter(search=terms.query())

    def in_field(self, slug: str) -> EntryQuerySet:
        """Return those in a field of work."""
        through = self.model.fields_of_work.through.objects
        return self.filter(pk__in=through.filter(fieldofwork__slug=slug).values("entry"))

    def for_target_group(self, slug: str) -> EntryQuerySet:
        """Return those for a target group."""
        through = self.model.target_groups.through.objects
        return self.filter(pk__in=through.filter(targetgroup__slug=slug).values("entry"))

    def in_districts(self, codes: Collection[str]) -> EntryQuerySet:
        """Return those in one of the postal districts, and those that name none: they are everywhere."""
        through = self.model.districts.through.objects
        here = through.filter(district__code__in=list(codes)).values("entry")
        return self.filter(Q(pk__in=here) | ~Q(pk__in=through.values("entry")))

    def wanting_volunteers(self) -> EntryQuerySet:
        """Return those that would like more volunteers."""
        return self.filter(wants_volunteers=True)

    def unconfirmed_since(self, moment: dt.datetime) -> EntryQuerySet:
        """Return the public ones that were last confirmed before ``moment`` and have not been asked yet."""
        return self.public().filter(confirmed_at__lt=moment, asked_at__isnull=True)

    def with_words(self) -> EntryQuerySet:
        """Fetch along the ids of its words and districts: ``field_ids``, ``group_ids``, ``district_ids``."""

        def chosen(link: Any, column: str) -> ArraySubquery:  # noqa: ANN401 - a link model
            return ArraySubquery(link.objects.filter(entry_id=OuterRef("pk")).values(column))

        found: EntryQuerySet = self.annotate(
            field_ids=chosen(self.model.fields_of_work.through, "fieldofwork_id"),
            group_ids=chosen(self.model.target_groups.through, "targetgroup_id"),
            district_ids=chosen(self.model.districts.through, "district_id"),
        )
        return found

    def in_order(self) -> EntryQuerySet:
        """Order by name, as Danes do."""
        return self.order_by("sort_key", "pk")
