"""What volunteers may do at an institution, what they may not, and why: versioned, and frozen once in force."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from volunteering.boundaries.verdicts import Verdict
from volunteering.institutions.models import Institution, InstitutionKind, Membership

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class TaskKind(models.Model):
    """A kind of task (opgavetype), such as reading aloud, with the verdict a new institution starts from."""

    slug = models.SlugField(unique=True)
    institution_kind = models.CharField(max_length=20, choices=InstitutionKind.choices)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    default_verdict = models.CharField(max_length=20, choices=Verdict.choices)
    default_reason = models.CharField(max_length=300)
    default_reason_en = models.CharField(max_length=300, blank=True)
    is_starter = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["institution_kind", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="task_kind_verdict_known",
                condition=Q(default_verdict__in=Verdict.values),
            ),
            models.CheckConstraint(
                name="task_kind_place_known",
                condition=Q(institution_kind__in=InstitutionKind.values),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return the name in the language of the page."""
        return self.name_en if translation.get_language() == "en" else self.name


class BoundaryState(models.TextChoices):
    """The life of a version."""

    DRAFT = "draft", _("Draft")
    IN_FORCE = "in_force", _("In force")
    SUPERSEDED = "superseded", _("Superseded")


class IllegalBoundaryStateError(Exception):
    """The version is not in a state from which this can be done."""


class RoleBoundaryQuerySet(models.QuerySet["RoleBoundary"]):
    """Versions by state and by who may see them."""

    def in_force(self) -> RoleBoundaryQuerySet:
        """Return the versions in force, at most one an institution."""
        return self.filter(state=BoundaryState.IN_FORCE)

    def drafts(self) -> RoleBoundaryQuerySet:
        """Return the drafts, at most one an institution."""
        return self.filter(state=BoundaryState.DRAFT)

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> RoleBoundaryQuerySet:
        """Return every version of the places where ``user`` works; others see a version only on public pages."""
        return self.filter(institution__in=Institution.objects.staffed_by(user))


class RoleBoundary(models.Model):
    """One version of an institution's line between staff and volunteers (rollegrænse).

    Discussing it in the MED committee (Hovedudvalg, lokal-MED) is recorded as a date and a forum and blocks nothing.
    """

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="boundaries")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=BoundaryState.choices, default=BoundaryState.DRAFT)
    introduction = models.TextField(_("in a few words"), max_length=1000, blank=True)
    med_discussed_on = models.DateField(_("discussed on"), null=True, blank=True)
    med_forum = models.CharField(_("forum"), max_length=120, blank=True)
    ask_whom = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    revision = models.PositiveIntegerField(default=0, help_text=_("Grows each time the draft is saved."))
    created_at = models.DateTimeField(auto_now_add=True)
    in_force_at = models.DateTimeField(null=True, blank=True)
    in_force_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = RoleBoundaryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "version"], name="boundary_version_unique"),
            models.UniqueConstraint(
                fields=["institution"],
                condition=Q(state="in_force"),
                name="boundary_one_in_force",
                violation_error_message=_("Another version is already in force."),
            ),
            models.UniqueConstraint(
                fields=["institution"],
                condition=Q(state="draft"),
                name="boundary_one_draft",
                violation_error_message=_("There is already a draft."),
            ),
            models.CheckConstraint(
                name="boundary_times_fit_state",
                condition=Q(state="draft", in_force_at__isnull=True, superseded_at__isnull=True)
                | Q(
                    state="in_force",
                    in_force_at__isnull=False,
                    superseded_at__isnull=True,
                )
                | Q(
                    state="superseded",
                    in_force_at__isnull=False,
                    superseded_at__isnull=False,
                ),
            ),
        ]

    @property
    def note_revision(self) -> str:
        """Return a short sign of what is noted, by which a form notices that a colleague has changed it."""
        words = (self.med_discussed_on, self.med_forum, self.ask_whom_id)
        return hashlib.sha256("\x1f".join(map(str, words)).encode()).hexdigest()[:16]

    def __str__(self) -> str:
        return f"{self.institution} v{self.version}"

    def put_in_force(self, *, by: AbstractBaseUser) -> None:
        """Freeze a draft and make it the version that counts. The caller supersedes the earlier one first.

        Raises:
            IllegalBoundaryStateError: the version is no draft.
        """
        if self.state != BoundaryState.DRAFT:
            raise IllegalBoundaryStateError
        self.state = BoundaryState.IN_FORCE
        self.in_force_at = timezone.now()
        self.in_force_by_id = by.pk
        self.save(update_fields=["state", "in_force_at", "in_force_by"])

    def supersede(self) -> None:
        """Let a later version take over.

        Raises:
            IllegalBoundaryStateError: the version is not in force.
        """
        if self.state != BoundaryState.IN_FORCE:
            raise IllegalBoundaryStateError
        self.state = BoundaryState.SUPERSEDED
        self.superseded_at = timezone.now()
        self.save(update_fields=["state", "superseded_at"])


class BoundaryRule(models.Model):
    """One line of a version (regel): a kind of task, the verdict, and why.

    ``task_name`` is copied when the version comes into force, so that a later change of the taxonomy leaves it alone;
    so are the English name and, where staff kept the taxonomy's own reason, the English reason. From then on the
    database refuses every change.
    """

    boundary = models.ForeignKey(RoleBoundary, on_delete=models.CASCADE, related_name="rules")
    task_kind = models.ForeignKey(TaskKind, on_delete=models.PROTECT, related_name="+")
    task_name = models.CharField(max_length=120, blank=True)
    task_name_en = models.CharField(max_length=120, blank=True)
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict.choices)
    reason = models.CharField(_("why"), max_length=300, blank=True)
    reason_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["task_kind__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["boundary", "task_kind"],
                name="boundary_rule_once",
                violation_error_message=_("This kind of task is already on the list."),
            ),
            models.CheckConstraint(
                name="boundary_rule_verdict_known",
                condition=Q(verdict__in=Verdict.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.get_verdict_display()}"

    @property
    def label(self) -> str:
        """Return the task's name in the language of the page, as it was when the version came into force."""
        if translation.get_language() == "en":
            return self.task_name_en or self.task_name or self.task_kind.name_en
        return self.task_name or self.task_kind.name

    @property
    def why(self) -> str:
        """Return the reason, in English where there is one and the page is English."""
        return self.reason_en if self.reason_language == "en" else self.reason

    @property
    def reason_language(self) -> str:
        """Return the language of ``why``: what staff wrote themselves is Danish."""
        return "en" if self.reason_en and translation.get_language() == "en" else "da"

    @property
    def is_changed_from_default(self) -> bool:
        """Say whether the verdict differs from the one a new institution starts from."""
        return self.verdict != self.task_kind.default_verdict
