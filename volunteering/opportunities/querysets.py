"""Opportunities in the words of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q

from volunteering.institutions.models import Institution
from volunteering.opportunities.choices import OpportunityState, Rhythm

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from volunteering.opportunities.models import Opportunity  # noqa: F401 - names the rows
    from volunteering.search_terms import SearchTerms


class OpportunityQuerySet(models.QuerySet["Opportunity"]):
    """What can be asked of opportunities; every method can be followed by another."""

    def public(self) -> OpportunityQuerySet:
        """Return those with a public page: all but drafts. What rests or has closed says so there."""
        return self.exclude(state=OpportunityState.DRAFT)

    def published(self) -> OpportunityQuerySet:
        """Return what the public can see and sign up for."""
        return self.filter(state=OpportunityState.PUBLISHED)

    def on_offer(self, day: dt.date) -> OpportunityQuerySet:
        """Return the published ones that are not over on ``day``."""
        return self.published().filter(Q(last_day__isnull=True) | Q(last_day__gte=day))

    def over(self, day: dt.date) -> OpportunityQuerySet:
        """Return what is published or rests although its last day was before ``day``."""
        return self.filter(state__in=[OpportunityState.PUBLISHED, OpportunityState.PAUSED], last_day__lt=day)

    def run_by_user(self, user: AbstractBaseUser | AnonymousUser) -> OpportunityQuerySet:
        """Return those of the institutions that ``user`` may run, in any state."""
        return self.filter(institution__in=Institution.objects.run_by(user))

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> OpportunityQuerySet:
        """Return those with a public page (all but drafts), and all of the institutions where ``user`` works.

        What is paused or closed keeps its page, which then says so and shows what else there is.
        """
        if not user.is_authenticated:
            return self.public()
        return self.filter(~Q(state=OpportunityState.DRAFT) | Q(institution__in=Institution.objects.staffed_by(user)))

    def with_page_details(self) -> OpportunityQuerySet:
        """Fetch along what every public page shows, and no more; ``task_kind_ids`` are the kinds of task.

        Kinds and districts are few and the page knows them already. What few have (an association) is looked up by
        those: planning a join of many tables costs the database more than the page.
        """
        chosen = self.model.task_kinds.through.objects.filter(opportunity_id=OuterRef("pk")).values("taskkind_id")
        joined = self.select_related("institution", "contact__user", "unit", "project")
        return joined.annotate(task_kind_ids=ArraySubquery(chosen)).defer(
            "search",
            "project__summary",
            "project__story",
            "project__lesson",
            "institution__description",
            "institution__welcome_text",
            "institution__summary",
            "contact__user__password",
            "contact__user__email",
            "contact__user__phone",
        )

    def shared_with(self, institution: Institution) -> OpportunityQuerySet:
        """Return what the other places of an institution's area networks have published."""
        neighbours = Institution.objects.filter(networks__institutions=institution).exclude(pk=institution.pk)
        return self.published().filter(institution__in=neighbours.values("pk"))

    def with_free_places(self) -> OpportunityQuerySet:
        """Return those with at least one free place."""
        return self.filter(places_taken__lt=F("places"))

    def in_area(self, slug: str) -> OpportunityQuerySet:
        """Return those of the institutions of one area."""
        return self.filter(institution__in=Institution.objects.filter(area__slug=slug).values("pk"))

    def in_districts(self, codes: Collection[str]) -> OpportunityQuerySet:
        """Return those in any of the postal districts ``codes``."""
        return self.filter(district__code__in=codes)

    def at_times(self, mask: int) -> OpportunityQuerySet:
        """Return those at any of the times of the week in ``mask`` (21 bits), and those that one can do at any time."""
        return self.annotate(common_times=F("times").bitand(mask)).filter(
            Q(common_times__gt=0) | Q(rhythm=Rhythm.FLEXIBLE, times=0)
        )

    def of_task_kind(self, slug: str) -> OpportunityQuerySet:
        """Return those with a task of one kind."""
        links = self.model.task_kinds.through.objects.filter(taskkind__slug=slug)
        return self.filter(pk__in=links.values("opportunity"))

    def for_age(self, years: int) -> OpportunityQuerySet:
        """Return those open to somebody of ``years``."""
        return self.filter(minimum_age__lte=years)

    def matching(self, terms: SearchTerms) -> OpportunityQuerySet:
        """Return those that hold the words."""
        return self.filter(search=terms.query())
