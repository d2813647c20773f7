"""From a sign-up to an engagement."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from volunteering.engagements.choices import (
    AT_INSTITUTION_STATES,
    CONTACT_STATES,
    COUNTING_STATES,
    OPEN_STATES,
    PLACE_HOLDING_STATES,
    DeclineReason,
    EndReason,
    SignUpState,
)
from volunteering.institutions.models import Area, Institution, Membership, Role, Unit
from volunteering.opportunities.choices import OpportunityState
from volunteering.opportunities.models import MOST_PLACES, Opportunity
from volunteering.people.models import Volunteer

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class IllegalSignUpStateError(Exception):
    """The sign-up is not in a state from which this can be done."""


class IllegalEngagementStateError(Exception):
    """The engagement has ended."""


class PendingSignUp(models.Model):
    """What somebody typed before the e-mail was confirmed (ventende tilmelding). Waits 24 hours, then it goes."""

    token_hash = models.CharField(max_length=64, unique=True)
    opportunity = models.ForeignKey(Opportunity, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    answers = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


def areas_coordinated_by(user: AbstractBaseUser | AnonymousUser) -> QuerySet[Area]:
    """Return the areas whose unsolicited offers ``user`` meets.

    The own ones, and those that have no coordinator: an offer to help must reach somebody.
    """
    coordinators = Membership.objects.active().filter(role=Role.AREA_COORDINATOR)
    own = coordinators.of(user)
    return Area.objects.filter(Q(pk__in=own.values("area")) | Q(Exists(own)) & ~Q(pk__in=coordinators.values("area")))


class SignUpQuerySet(models.QuerySet["SignUp"]):
    """Sign-ups in the words of the domain."""

    def open(self) -> SignUpQuerySet:
        """Return those in which something still waits for somebody."""
        return self.filter(state__in=OPEN_STATES)

    def still_counting(self) -> SignUpQuerySet:
        """Return those that are open or welcomed: while one counts there is no second for the same task."""
        return self.filter(state__in=COUNTING_STATES)

    def of(self, user: AbstractBaseUser | AnonymousUser) -> SignUpQuerySet:
        """Return the volunteer's own."""
        return self.filter(volunteer__user_id=user.pk) if user.is_authenticated else self.none()

    def met_by(self, user: AbstractBaseUser | AnonymousUser) -> SignUpQuerySet:
        """Return those that ``user`` meets: of the institutions run, and unsolicited ones of the areas coordinated."""
        if not user.is_authenticated:
            return self.none()
        return self.at_institution().filter(
            Q(institution__in=Institution.objects.run_by(user))
            | Q(institution__isnull=True, area__in=areas_coordinated_by(user))
        )

    def at_institution(self) -> SignUpQuerySet:
        """Return those that the institution may know of; never one that a guardian has not said yes to."""
        return self.filter(state__in=AT_INSTITUTION_STATES, sent_at__isnull=False)

    def near(self, user: AbstractBaseUser | AnonymousUser) -> SignUpQuerySet:
        """Return those at the places where ``user`` works in any role; whether ``user`` may meet them is a rule."""
        if not user.is_authenticated:
            return self.none()
        return self.at_institution().filter(
            Q(institution__in=Institution.objects.staffed_by(user))
            | Q(institution__isnull=True, area__in=areas_coordinated_by(user))
        )

    def unsolicited(self) -> SignUpQuerySet:
        """Return the offers to help that are with the coordinator of an area."""
        return self.filter(institution__isnull=True)

    def silent_since(self, moment: datetime.datetime) -> SignUpQuerySet:
        """Return those that nobody has answered since ``moment``, oldest first: new ones, and a yes to a held place."""
        return self.filter(
            Q(state=SignUpState.SENT, sent_at__lte=moment) | Q(state=SignUpState.OFFERED, offer_accepted_at__lte=moment)
        ).order_by("sent_at", "pk")

    def left_behind(self) -> SignUpQuerySet:
        """Return the open ones for a task that has closed: somebody was busy with them at that moment."""
        return self.open().filter(opportunity__state=OpportunityState.CLOSED)

    def without_room(self) -> SignUpQuerySet:
        """Return those that hold no place yet and are larger than what their task has free."""
        return self.filter(
            state__in=[SignUpState.SENT, SignUpState.INVITED],
            opportunity__places__lt=F("opportunity__places_taken") + F("places"),
        )

    def in_queue(self) -> SignUpQuerySet:
        """Return the waiting list, first in line first."""
        return self.filter(state=SignUpState.WAITING).order_by("waiting_since", "pk")

    def with_details(self) -> SignUpQuerySet:
        """Fetch along what every screen about a sign-up shows."""
        return self.select_related("opportunity", "institution", "area", "volunteer", "volunteer__user")

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> SignUpQuerySet:
        """Return the own ones and those met as an employee."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(pk__in=self.of(user).values("pk")) | Q(pk__in=self.met_by(user).values("pk")))

    def with_lapsed_offer(self, now: datetime.datetime) -> SignUpQuerySet:
        """Return the offered places that nobody took in time."""
        return self.filter(
            state=SignUpState.OFFERED,
            offered_until__lt=now,
            offer_accepted_at__isnull=True,
        )


class SignUp(models.Model):
    """Somebody's offer to give a hand (tilmelding): to a task, or unsolicited to an area.

    ``places`` is one for a person and the size for a team. A team needs no profiles beyond its lead's.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="sign_ups")
    opportunity = models.ForeignKey(
        Opportunity,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="sign_ups",
    )
    institution = models.ForeignKey(
        Institution,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="sign_ups",
    )
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="sign_ups")
    team_name = models.CharField(_("the group's name"), max_length=100, blank=True)
    places = models.PositiveSmallIntegerField(
        _("how many you are"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)],
    )
    words = models.TextField(_("a few words"), max_length=1000, blank=True)
    wishes = models.TextField(_("wishes"), max_length=1000, blank=True)
    state = models.CharField(max_length=10, choices=SignUpState.choices, default=SignUpState.SENT)
    decline_reason = models.CharField(max_length=10, choices=DeclineReason.choices, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    offered_until = models.DateTimeField(null=True, blank=True)
    offer_accepted_at = models.DateTimeField(null=True, blank=True)
    talk_note = models.CharField(_("where, or who calls whom"), max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    deputy_told_at = models.DateTimeField(null=True, blank=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["institution", "state", "sent_at"],
                name="sign_up_institution_state",
            ),
            models.Index(fields=["opportunity", "state", "waiting_since"], name="sign_up_queue"),
            models.Index(fields=["area", "sent_at"], name="sign_up_area_month"),
            models.Index(
                fields=["offered_until"],
                condition=Q(state="offered"),
                name="sign_up_offers",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["volunteer", "opportunity"],
                condition=Q(state__in=COUNTING_STATES),
                name="sign_up_open_once",
                violation_error_message=_("You have already signed up for this."),
            ),
            models.UniqueConstraint(
                fields=["volunteer", "area"],
                condition=Q(opportunity__isnull=True, state__in=OPEN_STATES),
                name="sign_up_unsolicited_once",
                violation_error_message=_("Your offer is already with the coordinator."),
            ),
            models.CheckConstraint(
                name="sign_up_offer_has_deadline",
                condition=Q(state="offered", offered_until__isnull=False)
                | ~Q(state="offered") & Q(offered_until__isnull=True),
            ),
            models.CheckConstraint(
                name="sign_up_yes_only_to_offer",
                condition=Q(offer_accepted_at__isnull=True) | Q(state="offered"),
            ),
            models.CheckConstraint(
                name="sign_up_sent_unless_guardian",
                condition=Q(state__in=["guardian", "withdrawn", "lapsed"]) | Q(sent_at__isnull=False),
            ),
            models.CheckConstraint(
                name="sign_up_reason_only_with_no",
                condition=Q(decline_reason="") | Q(state="declined"),
            ),
            models.CheckConstraint(
                name="sign_up_places_positive",
                condition=Q(places__gte=1, places__lte=MOST_PLACES),
            ),
            models.CheckConstraint(
                name="sign_up_task_has_place",
                condition=Q(opportunity__isnull=True) | Q(institution__isnull=False),
            ),
            models.CheckConstraint(name="sign_up_state_known", condition=Q(state__in=SignUpState.values)),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.uuid}"

    @property
    def is_open(self) -> bool:
        """Say whether something still waits for somebody."""
        return self.state in OPEN_STATES

    @property
    def shows_contact(self) -> bool:
        """Say whether the leader may see phone and e-mail: once invited, or once an offer is taken."""
        if self.state == SignUpState.OFFERED and self.invited_at is None:
            return self.has_accepted_offer
        return self.state in CONTACT_STATES

    @property
    def holds_places(self) -> bool:
        """Say whether places of the opportunity are taken by this."""
        return self.state in PLACE_HOLDING_STATES

    @property
    def has_accepted_offer(self) -> bool:
        """Say whether the volunteer has said yes to a held place."""
        return self.offer_accepted_at is not None

    def _move(self, *, to: SignUpState, allowed: tuple[SignUpState, ...], **changes: object) -> None:
        if self.state not in allowed:
            raise IllegalSignUpStateError
        self.state = to
        cleared = {"offered_until": None, "offer_accepted_at": None}
        for name, value in {**cleared, **changes}.items():
            setattr(self, name, value)
        self.save()

    def reach_institution(self) -> None:
        """Send it on once the guardian has said yes."""
        self._move(
            to=SignUpState.SENT,
            allowed=(SignUpState.AWAITING_GUARDIAN,),
            sent_at=timezone.now(),
        )

    def wait_for_guardian(self) -> None:
        """Take it back from the institution until a guardian has said yes; then it starts afresh."""
        self._move(
            to=SignUpState.AWAITING_GUARDIAN,
            allowed=(SignUpState.SENT, SignUpState.INVITED, SignUpState.WAITING, SignUpState.OFFERED),
            sent_at=None,
            answered_at=None,
            invited_at=None,
            waiting_since=None,
            talk_note="",
            deputy_told_at=None,
        )

    def invite(self, *, note: str) -> None:
        """Invite to a talk; may be repeated with new times. Who has said yes to a held place keeps the place."""
        now = timezone.now()
        changes = {
            "talk_note": note,
            "invited_at": now,
            "answered_at": self.answered_at or now,
        }
        if self.has_accepted_offer:
            self._move(
                to=SignUpState.OFFERED,
                allowed=(SignUpState.OFFERED,),
                offered_until=self.offered_until,
                offer_accepted_at=self.offer_accepted_at,
                **changes,
            )
        else:
            self._move(
                to=SignUpState.INVITED,
                allowed=(SignUpState.SENT, SignUpState.INVITED, SignUpState.WAITING),
                **changes,
            )

    def put_on_waiting_list(self) -> None:
        """Keep for when a place comes free; the order is the time of arrival on the list."""
        now = timezone.now()
        self._move(
            to=SignUpState.WAITING,
            allowed=(SignUpState.SENT, SignUpState.INVITED),
            waiting_since=self.waiting_since or now,
            answered_at=self.answered_at or now,
        )

    def join_queue(self) -> None:
        """Put a new arrival on the waiting list at its own wish; nobody at the institution has answered yet."""
        self._move(
            to=SignUpState.WAITING,
            allowed=(SignUpState.SENT,),
            waiting_since=self.waiting_since or timezone.now(),
        )

    def offer(self, *, until: datetime.datetime) -> None:
        """Hold a place until a moment; the places have been taken by the caller."""
        self._move(to=SignUpState.OFFERED, allowed=(SignUpState.WAITING,), offered_until=until, deputy_told_at=None)

    def accept_offer(self) -> None:
        """Let the volunteer say yes to the held place; it no longer lapses."""
        self._move(
            to=SignUpState.OFFERED,
            allowed=(SignUpState.OFFERED,),
            offered_until=self.offered_until,
            offer_accepted_at=self.offer_accepted_at or timezone.now(),
        )

    def end(self) -> None:
        """Close a welcomed one when its engagement ends; the caller gives the places back."""
        self._move(to=SignUpState.ENDED, allowed=(SignUpState.WELCOME,))

    def pass_on(self, *, institution: Institution, opportunity: Opportunity | None) -> None:
        """Hand an unsolicited offer to an institution, where it starts afresh."""
        if self.institution_id is not None:
            raise IllegalSignUpStateError
        self._move(
            to=SignUpState.SENT,
            allowed=(SignUpState.SENT, SignUpState.INVITED),
            institution=institution,
            opportunity=opportunity,
            area_id=institution.area_id,
            sent_at=timezone.now(),
            answered_at=None,
            invited_at=None,
            talk_note="",
            deputy_told_at=None,
        )

    def welcome(self) -> None:
        """Say welcome; the places have been taken by the caller, or are held by the offer."""
        now = timezone.now()
        self._move(
            to=SignUpState.WELCOME,
            allowed=(SignUpState.SENT, SignUpState.INVITED, SignUpState.OFFERED),
            answered_at=self.answered_at or now,
            closed_at=now,
        )

    def decline(self, *, reason: DeclineReason) -> None:
        """Give a kind no with a reason code."""
        now = timezone.now()
        self._move(
            to=SignUpState.DECLINED,
            allowed=(
                SignUpState.SENT,
                SignUpState.INVITED,
                SignUpState.WAITING,
                SignUpState.OFFERED,
            ),
            decline_reason=reason,
            answered_at=self.answered_at or now,
            closed_at=now,
        )

    def withdraw(self) -> None:
        """Let the volunteer step back; nobody asks for a reason."""
        self._move(to=SignUpState.WITHDRAWN, allowed=OPEN_STATES, closed_at=timezone.now())

    def lapse(self) -> None:
        """End quietly: the held place was not taken, the guardian did not answer, or the task closed."""
        self._move(to=SignUpState.LAPSED, allowed=OPEN_STATES, closed_at=timezone.now())


class TalkTime(models.Model):
    """A time that the leader proposes for the first talk (forslag til tid)."""

    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, related_name="talk_times")
    starts_at = models.DateTimeField(_("time"))
    is_chosen = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["sign_up", "starts_at"], name="talk_time_once"),
            models.UniqueConstraint(
                fields=["sign_up"],
                condition=Q(is_chosen=True),
                name="talk_time_one_chosen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class EngagementQuerySet(models.QuerySet["Engagement"]):
    """Engagements in the words of the domain."""

    def running(self) -> EngagementQuerySet:
        """Return those that have not ended."""
        return self.filter(ended_on__isnull=True)

    def ended(self) -> EngagementQuerySet:
        """Return those that are over."""
        return self.filter(ended_on__isnull=False)

    def with_details(self) -> EngagementQuerySet:
        """Fetch along what every screen about an engagement shows."""
        return self.select_related(
            "volunteer",
            "volunteer__user",
            "institution",
            "opportunity",
            "contact__user",
            "mentor__user",
            "unit",
            "sign_up",
        )

    def near(self, user: AbstractBaseUser | AnonymousUser) -> EngagementQuerySet:
        """Return those at the places where ``user`` works in any role; whether ``user`` may see them is a rule."""
        return self.filter(institution__in=Institution.objects.staffed_by(user))

    def of(self, user: AbstractBaseUser | AnonymousUser) -> EngagementQuerySet:
        """Return the volunteer's own."""
        return self.filter(volunteer__user_id=user.pk) if user.is_authenticated else self.none()

    def met_by(self, user: AbstractBaseUser | AnonymousUser) -> EngagementQuerySet:
        """Return those of the institutions that ``user`` runs, and those that ``user`` is contact or mentor for."""
        if not user.is_authenticated:
            return self.none()
        own = Membership.objects.active().of(user).values("pk")
        return self.filter(Q(institution__in=Institution.objects.run_by(user)) | Q(contact__in=own) | Q(mentor__in=own))


class Engagement(models.Model):
    """A volunteer's tie to an institution (frivilligforhold): contact person or mentor, unit, hours a week."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sign_up = models.OneToOneField(
        SignUp,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="engagement",
    )
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="engagements")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="engagements")
    opportunity = models.ForeignKey(
        Opportunity,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="engagements",
    )
    contact = models.ForeignKey(
        Membership,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("contact person"),
    )
    mentor = models.ForeignKey(
        Membership,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("mentor"),
    )
    unit = models.ForeignKey(
        Unit,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("unit"),
    )
    weekly_hours = models.DecimalField(
        _("hours a week"),
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0.5), MaxValueValidator(37)],
    )
    places = models.PositiveSmallIntegerField(default=1)
    started_on = models.DateField(_("began"))
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    end_reason = models.CharField(max_length=12, choices=EndReason.choices, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EngagementQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["institution", "ended_on"], name="engagement_institution"),
            models.Index(fields=["started_on", "ended_on"], name="engagement_period"),
        ]
        constraints = [
            models.CheckConstraint(
                name="engagement_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("It cannot end before it began."),
            ),
            models.CheckConstraint(
                name="engagement_reason_only_at_end",
                condition=Q(end_reason="") | Q(ended_on__isnull=False),
            ),
            models.CheckConstraint(name="engagement_places_positive", condition=Q(places__gte=1)),
            models.CheckConstraint(
                name="engagement_hours_of_a_week",
                condition=Q(weekly_hours__isnull=True) | Q(weekly_hours__gte=Decimal("0.5"), weekly_hours__lte=37),
                violation_error_message=_("From half an hour to 37 hours a week."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.uuid}"

    @property
    def is_running(self) -> bool:
        """Say whether it has not ended."""
        return self.ended_on is None

    @property
    def frame(self) -> str:
        """Return what has been agreed as a short text, by which a form notices that somebody else has changed it."""
        hours = "" if self.weekly_hours is None else f"{self.weekly_hours:.1f}"
        return f"{self.contact_id}-{self.mentor_id or ''}-{self.unit_id or ''}-{hours}"

    def end(self, *, on: datetime.date, reason: EndReason) -> None:
        """End it on a day; one that has not begun ends on its first day.

        Raises:
            IllegalEngagementStateError: it has already ended.
        """
        if not self.is_running:
            raise IllegalEngagementStateError
        self.ended_on = max(on, self.started_on)
        self.end_reason = reason
        self.save(update_fields=["ended_on", "end_reason"])
