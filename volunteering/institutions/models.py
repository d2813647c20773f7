"""Institutions, the areas they belong to, and the people who work there."""

from __future__ import annotations

import datetime
import hashlib
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from volunteering.institutions.danish_order import danish_sort_key
from volunteering.people.models import District

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class InstitutionKind(models.TextChoices):
    """What sort of place an institution is; decides templates, task kinds and the first lines of a boundary."""

    DAY_CARE = "day_care", _("Day-care")
    SCHOOL = "school", _("School")
    ELDERLY_CARE = "elderly_care", _("Elderly care")
    LIBRARY = "library", _("Library")
    ADMINISTRATION = "administration", _("Administration")


class Area(models.Model):
    """An area of the municipality's work (fagområde), such as day-care or elderly care. Editable data."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return the name in the language of the page."""
        return self.name_en if translation.get_language() == "en" else self.name


class InstitutionQuerySet(models.QuerySet["Institution"]):
    """Institutions by who may see and run them."""

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> InstitutionQuerySet:
        """Return those with a public page, and those where ``user`` works."""
        if not user.is_authenticated:
            return self.filter(is_active=True)
        return self.filter(Q(is_active=True) | Q(pk__in=Membership.objects.active().of(user).values("institution")))

    def staffed_by(self, user: AbstractBaseUser | AnonymousUser, *roles: str) -> InstitutionQuerySet:
        """Return those where ``user`` has an active membership, in one of ``roles`` if any are given."""
        if not user.is_authenticated:
            return self.none()
        memberships = Membership.objects.active().of(user)
        if roles:
            memberships = memberships.filter(role__in=roles)
        return self.filter(pk__in=memberships.values("institution"))

    def run_by(self, user: AbstractBaseUser | AnonymousUser) -> InstitutionQuerySet:
        """Return those that ``user`` may run: as leader, deputy or coordinator."""
        return self.staffed_by(user, *RUNNING_ROLES)


PAGE_FIELDS = (
    "name",
    "address",
    "phone",
    "email",
    "has_wheelchair_access",
    "summary",
    "description",
    "welcome_text",
)
"""What those who lead an institution write themselves on its page."""


class Institution(models.Model):
    """A place of the municipality where volunteers give a hand (institution)."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=120)
    # Compared letter by letter: a collation of the database would skip the signs that carry the order.
    sort_key = models.CharField(max_length=240, editable=False, db_index=True, db_collation="C")
    kind = models.CharField(_("kind"), max_length=20, choices=InstitutionKind.choices)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="institutions")
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="institutions")
    address = models.CharField(_("address"), max_length=200)
    phone = PhoneNumberField(_("phone"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    summary = models.CharField(_("in one sentence"), max_length=200, blank=True)
    description = models.TextField(_("about the place"), max_length=5000, blank=True)
    welcome_text = models.TextField(_("how volunteers are met"), max_length=2000, blank=True)
    has_wheelchair_access = models.BooleanField(_("wheelchair access"), default=False)
    is_active = models.BooleanField(default=True)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.CheckConstraint(
                name="institution_kind_known",
                condition=Q(kind__in=InstitutionKind.values),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Save with the key that sorts in Danish order."""
        self.sort_key = danish_sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Return the public page."""
        return reverse("institution_detail", args=[self.slug])

    @property
    def page_revision(self) -> str:
        """Return a short sign of what the page says, by which a form notices that a colleague has changed it."""
        words = "\x1f".join(str(getattr(self, name)) for name in PAGE_FIELDS)
        return hashlib.sha256(words.encode()).hexdigest()[:16]


class Unit(models.Model):
    """A part of an institution (stue, klasse, afdeling), for instance the Blue Room."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="units")
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "name"],
                name="unit_name_unique",
                violation_error_message=_("The institution already has a unit with this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class AreaNetwork(models.Model):
    """Institutions whose coordinators stand in for each other (områdenetværk), such as the six area centres.

    They share opportunities and programmes; persons are shared only by their own consent.
    """

    name = models.CharField(max_length=120, unique=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="networks")
    institutions = models.ManyToManyField(Institution, related_name="networks")

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What somebody is at an institution (rolle)."""

    LEADER = "leader", _("Leader")
    DEPUTY = "deputy", _("Deputy")
    COORDINATOR = "coordinator", _("Coordinator")
    MENTOR = "mentor", _("Mentor")
    STAFF = "staff", _("Employee or teacher")
    CLEARANCE_OFFICER = "clearance_officer", _("Clearance officer")
    AREA_COORDINATOR = "area_coordinator", _("Coordinator of an area")


RUNNING_ROLES = (Role.LEADER, Role.DEPUTY, Role.COORDINATOR)
"""Roles that may post opportunities and meet the people who sign up."""

LEADING_ROLES = (Role.LEADER, Role.DEPUTY)
"""Roles that may put a boundary in force and invite colleagues."""

INVITED_ROLES = (
    Role.DEPUTY,
    Role.COORDINATOR,
    Role.MENTOR,
    Role.STAFF,
    Role.CLEARANCE_OFFICER,
)
"""Roles that a colleague is invited to. A leader comes by handing over, an area's coordinator by the municipality."""

INVITATION_LASTS = datetime.timedelta(days=14)
"""How long the link of an invitation can be used."""


class IllegalMembershipStateError(Exception):
    """The membership is not in a state from which this can be done."""


class IllegalInvitationStateError(Exception):
    """The invitation is not in a state from which this can be done."""


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by person and state."""

    def active(self) -> MembershipQuerySet:
        """Return those that have not ended."""
        return self.filter(ended_at__isnull=True)

    def of(self, user: AbstractBaseUser | AnonymousUser) -> MembershipQuerySet:
        """Return those of one user; none for a visitor."""
        return self.filter(user_id=user.pk) if user.is_authenticated else self.none()

    def running(self) -> MembershipQuerySet:
        """Return those whose role may run the institution."""
        return self.filter(role__in=RUNNING_ROLES)

    def leaders(self) -> MembershipQuerySet:
        """Return the leaders', at most one active an institution."""
        return self.filter(role=Role.LEADER)

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> MembershipQuerySet:
        """Return those of the institutions where ``user`` works: colleagues see each other."""
        return self.filter(institution__in=Institution.objects.staffed_by(user))

    def by_role(self) -> MembershipQuerySet:
        """Order from the leader on, then by name."""
        rank = models.Case(
            *(models.When(role=role, then=models.Value(place)) for place, role in enumerate(Role.values))
        )
        return self.order_by(rank, Lower("user__display_name"), "pk")


class Membership(models.Model):
    """An employee's tie to an institution, or a coordinator's tie to an area (medlemskab).

    Every right of an employee comes from an active membership and from nothing else.
    """

    uuid = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    institution = models.ForeignKey(
        Institution,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    area = models.ForeignKey(
        Area,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    title = models.CharField(_("title"), max_length=80, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="membership_role_known", condition=Q(role__in=Role.values)),
            models.UniqueConstraint(
                fields=["user", "institution", "role"],
                condition=Q(ended_at__isnull=True),
                name="membership_once",
                violation_error_message=_("This person already has that role here."),
            ),
            models.UniqueConstraint(
                fields=["institution"],
                condition=Q(role="leader", ended_at__isnull=True),
                name="membership_one_leader",
                violation_error_message=_("The institution already has a leader."),
            ),
            models.UniqueConstraint(
                fields=["user", "area"],
                condition=Q(role="area_coordinator", ended_at__isnull=True),
                name="membership_area_once",
            ),
            models.CheckConstraint(
                name="membership_place_or_area",
                condition=Q(
                    role="area_coordinator",
                    area__isnull=False,
                    institution__isnull=True,
                )
                | (~Q(role="area_coordinator") & Q(area__isnull=True, institution__isnull=False)),
                violation_error_message=_(
                    "A coordinator of an area belongs to an area, everybody else to an institution."
                ),
            ),
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"

    @property
    def is_leader(self) -> bool:
        """Say whether this is the leader's membership, which ends only by handing over."""
        return self.role == Role.LEADER

    def end(self) -> None:
        """End it; the row stays, because opportunities and agreements name it.

        Raises:
            IllegalMembershipStateError: it has ended already.
        """
        if self.ended_at is not None:
            raise IllegalMembershipStateError
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])


class StaffInvitationQuerySet(models.QuerySet["StaffInvitation"]):
    """Invitations by state and by who may see them."""

    def unanswered(self) -> StaffInvitationQuerySet:
        """Return those that nobody has accepted or cancelled, run out or not."""
        return self.filter(accepted_at__isnull=True, cancelled_at__isnull=True)

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> StaffInvitationQuerySet:
        """Return those of the institutions that ``user`` leads."""
        return self.filter(institution__in=Institution.objects.staffed_by(user, *LEADING_ROLES))


class StaffInvitation(models.Model):
    """An invitation by e-mail to a colleague or a successor (invitation). The link is used once.

    It is for the one with that e-mail address and for nobody else who may come to hold the link.
    """

    uuid = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False)
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="staff_invitations")
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    title = models.CharField(_("title"), max_length=80, blank=True)
    hands_over = models.BooleanField(default=False)
    predecessor_stays = models.BooleanField(default=False, help_text=_("The leader goes on as a coordinator."))
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = StaffInvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="staff_invitation_email_lower_case",
                condition=Q(email=Lower("email")),
            ),
            models.CheckConstraint(
                name="staff_invitation_one_answer",
                condition=Q(accepted_at__isnull=True) | Q(cancelled_at__isnull=True),
            ),
            models.CheckConstraint(
                name="staff_invitation_stays_only_after_handover",
                condition=Q(predecessor_stays=False) | Q(hands_over=True),
            ),
            models.UniqueConstraint(
                fields=["institution", "email", "role"],
                condition=Q(accepted_at__isnull=True, cancelled_at__isnull=True),
                name="staff_invitation_open_once",
                violation_error_message=_("This person already has an open invitation to that role."),
            ),
            models.UniqueConstraint(
                fields=["institution"],
                condition=Q(hands_over=True, accepted_at__isnull=True, cancelled_at__isnull=True),
                name="staff_invitation_one_successor",
                violation_error_message=_("A successor has already been invited."),
            ),
            models.CheckConstraint(
                name="staff_invitation_handover_is_leader",
                condition=Q(hands_over=False) | Q(role="leader"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution} – {self.get_role_display()}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Save with the e-mail in lower case."""
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def is_unanswered(self) -> bool:
        """Say whether nobody has accepted or cancelled it."""
        return self.accepted_at is None and self.cancelled_at is None

    @property
    def has_run_out(self) -> bool:
        """Say whether the link is too old to be used."""
        return self.expires_at <= timezone.now()

    def accept(self) -> None:
        """Note that it has been used.

        Raises:
            IllegalInvitationStateError: it was used or cancelled before, or has run out.
        """
        if not self.is_unanswered or self.has_run_out:
            raise IllegalInvitationStateError
        self.accepted_at = timezone.now()
        self.save(update_fields=["accepted_at"])

    def cancel(self) -> None:
        """Take it back.

        Raises:
            IllegalInvitationStateError: it was used or cancelled before.
        """
        if not self.is_unanswered:
            raise IllegalInvitationStateError
        self.cancelled_at = timezone.now()
        self.save(update_fields=["cancelled_at"])

    def renew(self, *, token_hash: str) -> None:
        """Let it run anew with a new link; the old link no longer works.

        Raises:
            IllegalInvitationStateError: it was used or cancelled before.
        """
        if not self.is_unanswered:
            raise IllegalInvitationStateError
        self.token_hash = token_hash
        self.expires_at = timezone.now() + INVITATION_LASTS
        self.save(update_fields=["token_hash", "expires_at"])


class Association(models.Model):
    """A voluntary association (forening), with or without a CVR number: identity and officers only."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=120)
    cvr = models.CharField(
        _("CVR number"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{8}$", _("A CVR number has eight digits."))],
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    is_approved = models.BooleanField(
        _("approved"), default=True, help_text=_("Somebody at the municipality has read who they are.")
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cvr"],
                condition=~Q(cvr=""),
                name="association_cvr_unique",
                violation_error_message=_("An association with this CVR number is already here."),
            )
        ]

    def __str__(self) -> str:
        return self.name
