"""Projects and the opportunities to give a hand."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from volunteering.boundaries.models import RoleBoundary, TaskKind
from volunteering.boundaries.verdicts import Staffing
from volunteering.clearances.kinds import ClearanceKind
from volunteering.danish_text import address_part
from volunteering.institutions.models import Association, Institution, Membership, Unit
from volunteering.opportunities.choices import (
    Insurance,
    OpportunityState,
    PauseReason,
    ProjectPhase,
    Rhythm,
    RunBy,
)
from volunteering.opportunities.querysets import OpportunityQuerySet
from volunteering.people.choices import Language
from volunteering.people.models import District

MOST_PLACES = 500


class Project(models.Model):
    """A longer effort at an institution with an owner (projekt), such as a parent bank."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="projects")
    slug = models.SlugField(unique=True)
    title = models.CharField(_("title"), max_length=120)
    summary = models.CharField(_("in one sentence"), max_length=200, blank=True)
    story = models.TextField(_("the story"), max_length=8000, blank=True)
    lesson = models.TextField(_("what was learned"), max_length=3000, blank=True)
    phase = models.CharField(
        _("phase"),
        max_length=10,
        choices=ProjectPhase.choices,
        default=ProjectPhase.PLANNED,
    )
    started_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="project_closed_after_start",
                condition=Q(closed_on__isnull=True) | Q(started_on__isnull=True) | Q(closed_on__gte=F("started_on")),
                violation_error_message=_("A project cannot close before it starts."),
            ),
            models.CheckConstraint(
                name="project_closed_has_phase",
                condition=Q(closed_on__isnull=True) | Q(phase="closed"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the public page."""
        return reverse("project_detail", args=[self.slug])


class IllegalOpportunityStateError(Exception):
    """The opportunity is not in a state from which this can be done."""


class OpportunityManager(models.Manager["Opportunity"].from_queryset(OpportunityQuerySet)):  # type: ignore[misc]
    """Finds opportunities, and leaves the words for the search in the database: nobody reads them."""

    def get_queryset(self) -> OpportunityQuerySet:
        """Return all, without the words for the search."""
        found: OpportunityQuerySet = super().get_queryset().defer("search")
        return found


class Opportunity(models.Model):
    """A task that citizens can sign up for (opgave). A draft may be incomplete; what is published never is."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="opportunities")
    project = models.ForeignKey(
        Project,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="opportunities",
    )
    state = models.CharField(max_length=10, choices=OpportunityState.choices, default=OpportunityState.DRAFT)
    title = models.CharField(_("title"), max_length=90, blank=True)
    what_you_do = models.TextField(_("what you do"), max_length=2000, blank=True)
    what_staff_do = models.TextField(_("what the staff do"), max_length=2000, blank=True)
    whom_you_meet = models.TextField(_("whom you meet"), max_length=1000, blank=True)
    task_kinds = models.ManyToManyField(TaskKind, blank=True, related_name="+", verbose_name=_("kinds of task"))
    staffing = models.CharField(
        _("staff beside the volunteers"),
        max_length=10,
        choices=Staffing.choices,
        blank=True,
    )
    responsible = models.ForeignKey(
        Membership,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("responsible employee"),
    )
    contact = models.ForeignKey(
        Membership,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("contact person"),
    )
    run_by = models.CharField(
        _("who runs it"),
        max_length=12,
        choices=RunBy.choices,
        default=RunBy.INSTITUTION,
    )
    association = models.ForeignKey(
        Association,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("association"),
    )
    rhythm = models.CharField(_("once or regularly"), max_length=10, choices=Rhythm.choices, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("to"), null=True, blank=True)
    times = models.PositiveIntegerField(_("days and times"), default=0)
    time_note = models.CharField(_("more about the time"), max_length=200, blank=True)
    hours_each_time = models.DecimalField(
        _("hours each time"),
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0.5), MaxValueValidator(12)],
    )
    meeting_place = models.CharField(_("where to meet"), max_length=200, blank=True)
    district = models.ForeignKey(
        District,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("district"),
    )
    unit = models.ForeignKey(
        Unit,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("unit"),
    )
    minimum_age = models.PositiveSmallIntegerField(_("lowest age"), default=0, validators=[MaxValueValidator(99)])
    clearance = models.CharField(_("certificate"), max_length=10, choices=ClearanceKind.choices, blank=True)
    is_confidential = models.BooleanField(_("you promise confidentiality"), default=True)
    languages = ArrayField(
        models.CharField(max_length=5, choices=Language.choices),
        default=list,
        blank=True,
    )
    insurance = models.CharField(_("insurance"), max_length=15, choices=Insurance.choices, blank=True)
    groups_welcome = models.BooleanField(_("groups are welcome"), default=False)
    wheelchair_access = models.BooleanField(_("possible in a wheelchair"), default=False)
    places = models.PositiveSmallIntegerField(
        _("places"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)],
    )
    places_taken = models.PositiveSmallIntegerField(default=0, editable=False)
    published_under = models.ForeignKey(
        RoleBoundary,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    pause_reason = models.CharField(max_length=10, choices=PauseReason.choices, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    last_day = models.GeneratedField(
        expression=Coalesce(F("ends_on"), Case(When(rhythm="single", then=F("starts_on")))),
        output_field=models.DateField(),
        db_persist=True,
    )
    search = SearchVectorField(null=True, editable=False)

    objects = OpportunityManager()

    class Meta:
        indexes = [
            models.Index(
                fields=["-published_at", "-id"],
                condition=Q(state="published"),
                name="opportunity_newest",
            ),
            models.Index(fields=["institution", "state"], name="opportunity_institution_state"),
            models.Index(
                fields=["district", "-published_at", "-id"],
                condition=Q(state="published"),
                name="opportunity_district",
            ),
            models.Index(
                fields=["starts_on", "-published_at", "-id"],
                condition=Q(state="published"),
                name="opportunity_soonest",
            ),
            models.Index(
                fields=["last_day"],
                condition=Q(state__in=["published", "paused"]),
                name="opportunity_last_day",
            ),
            GinIndex(
                fields=["search"],
                condition=Q(state="published"),
                name="opportunity_search",
                fastupdate=False,
            ),
        ]
        constraints = [
            models.CheckConstraint(name="opportunity_state_known", condition=Q(state__in=OpportunityState.values)),
            models.CheckConstraint(
                name="opportunity_places_not_oversold",
                condition=Q(places_taken__lte=F("places")),
                violation_error_message=_("There are more people than places."),
            ),
            models.CheckConstraint(
                name="opportunity_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                name="opportunity_time_ends_after_start",
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The task must end after it starts."),
            ),
            models.CheckConstraint(
                name="opportunity_published_is_complete",
                condition=Q(state="draft")
                | Q(
                    published_under__isnull=False,
                    published_at__isnull=False,
                    responsible__isnull=False,
                    contact__isnull=False,
                    district__isnull=False,
                )
                & ~Q(title="")
                & ~Q(what_you_do="")
                & ~Q(what_staff_do="")
                & ~Q(staffing="")
                & ~Q(rhythm="")
                & ~Q(insurance=""),
                violation_error_message=_("An opportunity that the public can see must be complete."),
            ),
            models.CheckConstraint(
                name="opportunity_pause_has_reason",
                condition=Q(state="paused") & ~Q(pause_reason="") | ~Q(state="paused") & Q(pause_reason=""),
            ),
            models.CheckConstraint(
                name="opportunity_association_named",
                condition=Q(state="draft")
                | Q(run_by="institution", association__isnull=True)
                | Q(run_by="association", association__isnull=False),
                violation_error_message=_("Choose the association that runs it."),
            ),
            models.CheckConstraint(
                name="opportunity_closed_has_time",
                condition=Q(state="closed", closed_at__isnull=False) | ~Q(state="closed") & Q(closed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="opportunity_times_21_bits",
                condition=Q(times__gte=0, times__lt=2**21),
            ),
            models.CheckConstraint(
                name="opportunity_one_place_at_least",
                condition=Q(places__gte=1, places__lte=MOST_PLACES),
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Without a title"))

    def get_absolute_url(self) -> str:
        """Return the public page."""
        return reverse("opportunity_detail", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        """Return the readable end of the address; the number alone decides which page it is."""
        return address_part(self.title)

    @property
    def has_free_places(self) -> bool:
        """Say whether somebody can still be welcomed without waiting."""
        return self.places_taken < self.places

    def publish(self, *, under: RoleBoundary) -> None:
        """Make a draft or paused opportunity public under a boundary. The action has checked it before.

        Raises:
            IllegalOpportunityStateError: it is already public, or closed.
        """
        if self.state not in {OpportunityState.DRAFT, OpportunityState.PAUSED}:
            raise IllegalOpportunityStateError
        self.state = OpportunityState.PUBLISHED
        self.pause_reason = PauseReason.NONE
        self.published_under = under
        self.published_at = self.published_at or timezone.now()
        self.save()

    def pause(self, *, reason: PauseReason) -> None:
        """Let a published opportunity rest.

        Raises:
            IllegalOpportunityStateError: it is not public.
        """
        if self.state != OpportunityState.PUBLISHED:
            raise IllegalOpportunityStateError
        self.state = OpportunityState.PAUSED
        self.pause_reason = reason
        self.save(update_fields=["state", "pause_reason", "changed_at"])

    def close(self) -> None:
        """End a published or paused opportunity for good.

        Raises:
            IllegalOpportunityStateError: it is a draft or already closed.
        """
        if self.state not in {OpportunityState.PUBLISHED, OpportunityState.PAUSED}:
            raise IllegalOpportunityStateError
        self.state = OpportunityState.CLOSED
        self.pause_reason = PauseReason.NONE
        self.closed_at = timezone.now()
        self.save(update_fields=["state", "pause_reason", "closed_at", "changed_at"])
