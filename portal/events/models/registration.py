"""Somebody who comes, or would like to."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from portal.events.choices import ACTIVE_STATES, PLACE_HOLDING_STATES, RegistrationState
from portal.events.models.event import Event

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class IllegalRegistrationStateError(Exception):
    """The registration is not in a state from which this can be done."""


class PendingRegistration(models.Model):
    """What somebody typed before the e-mail was confirmed (ventende tilmelding). Waits 24 hours, then it goes."""

    token_hash = models.CharField(max_length=64, unique=True)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    answers = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Registrations in the words of the domain."""

    def active(self) -> Self:
        """Return those who come or would like to."""
        return self.filter(state__in=ACTIVE_STATES)

    def coming(self) -> Self:
        """Return those who come for certain."""
        return self.filter(state=RegistrationState.REGISTERED)

    def in_queue(self) -> Self:
        """Return the waiting list, first in line first."""
        return self.filter(state=RegistrationState.WAITING).order_by("waiting_since", "pk")

    def of(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Return somebody's own: made with the login, or with the address that the login has shown to be its own."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(user_id=user.pk) | Q(user__isnull=True, email=getattr(user, "email", "")) & ~Q(email=""))

    def with_lapsed_offer(self, now: datetime.datetime) -> Self:
        """Return the offered places that nobody took in time."""
        return self.filter(state=RegistrationState.OFFERED, offered_until__lt=now)

    def without_mail(self) -> Self:
        """Return those whom one must call, because they have left no address."""
        return self.filter(email="", forgotten_at__isnull=True)

    def remembered(self) -> Self:
        """Return those whose personal data has not been erased."""
        return self.filter(forgotten_at__isnull=True)


class Registration(models.Model):
    """Somebody's registration for an event (tilmelding), with or without a login.

    Without an e-mail when an organiser registered somebody who phoned: nothing is written to them, one calls.
    ``places`` is how many come together. ``note`` is a message to the organisers, deleted after the event. After a
    time the person is forgotten and only the number stays.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    comes_from = models.CharField(_("association or workplace"), max_length=120, blank=True)
    note = models.TextField(_("message to the organiser"), max_length=1000, blank=True)
    places = models.PositiveSmallIntegerField(_("how many you are"), default=1, validators=[MinValueValidator(1)])
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    state = models.CharField(max_length=10, choices=RegistrationState.choices, default=RegistrationState.REGISTERED)
    created_at = models.DateTimeField(auto_now_add=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    offered_until = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        indexes = [
            models.Index(fields=["event", "state", "waiting_since"], name="registration_queue"),
            models.Index(fields=["offered_until"], condition=Q(state="offered"), name="registration_offers"),
            models.Index(fields=["email"], name="registration_email"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=Q(state__in=ACTIVE_STATES) & ~Q(email=""),
                name="registration_once",
                violation_error_message=_("You are already registered."),
            ),
            models.CheckConstraint(
                name="registration_offer_has_deadline",
                condition=Q(state="offered", offered_until__isnull=False)
                | ~Q(state="offered") & Q(offered_until__isnull=True),
            ),
            models.CheckConstraint(
                name="registration_waiting_has_time",
                condition=~Q(state__in=["waiting", "offered"]) | Q(waiting_since__isnull=False),
            ),
            models.CheckConstraint(
                name="registration_only_who_comes_arrives",
                condition=Q(arrived_at__isnull=True) | Q(state="registered"),
            ),
            models.CheckConstraint(
                name="registration_places_positive",
                condition=Q(places__gte=1),
                violation_error_message=_("Write how many you are."),
            ),
            models.CheckConstraint(
                name="registration_forgotten_is_empty",
                condition=Q(forgotten_at__isnull=True, name__gt="")
                | Q(forgotten_at__isnull=False, user__isnull=True, name="", email="", phone="", comes_from="", note=""),
            ),
            models.CheckConstraint(
                name="registration_closed_when_over",
                condition=Q(state__in=["withdrawn", "lapsed"], closed_at__isnull=False)
                | ~Q(state__in=["withdrawn", "lapsed"]) & Q(closed_at__isnull=True),
            ),
            models.CheckConstraint(name="registration_state_known", condition=Q(state__in=RegistrationState.values)),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.uuid}"

    def get_absolute_url(self) -> str:
        """Return the registrant's own page."""
        return reverse("event_registration", args=[self.uuid])

    @property
    def is_active(self) -> bool:
        """Say whether somebody comes or would like to."""
        return self.state in ACTIVE_STATES

    @property
    def holds_places(self) -> bool:
        """Say whether places of the event are taken by this."""
        return self.state in PLACE_HOLDING_STATES

    @property
    def has_arrived(self) -> bool:
        """Say whether somebody at the door has ticked it."""
        return self.arrived_at is not None

    def _move(self, *, to: RegistrationState, allowed: tuple[RegistrationState, ...], **changes: object) -> None:
        if self.state not in allowed:
            raise IllegalRegistrationStateError
        self.state = to
        everything = {"offered_until": None, "arrived_at": None, **changes}
        for name, value in everything.items():
            setattr(self, name, value)
        self.save(update_fields=["state", *everything])

    def offer(self, *, until: datetime.datetime) -> None:
        """Hold a place until a moment; the places have been taken by the caller."""
        self._move(to=RegistrationState.OFFERED, allowed=(RegistrationState.WAITING,), offered_until=until)

    def accept(self) -> None:
        """Say yes to the held place."""
        self._move(to=RegistrationState.REGISTERED, allowed=(RegistrationState.OFFERED,))

    def withdraw(self) -> None:
        """Step back; the caller gives the places back where some were held."""
        self._move(to=RegistrationState.WITHDRAWN, allowed=ACTIVE_STATES, closed_at=timezone.now())

    def lapse(self) -> None:
        """Let an offer go that nobody took; the caller gives the places back."""
        self._move(to=RegistrationState.LAPSED, allowed=(RegistrationState.OFFERED,), closed_at=timezone.now())

    def arrive(self) -> None:
        """Tick at the door."""
        self._move(to=RegistrationState.REGISTERED, allowed=(RegistrationState.REGISTERED,), arrived_at=timezone.now())

    def take_back_arrival(self) -> None:
        """Take the tick back."""
        self._move(to=RegistrationState.REGISTERED, allowed=(RegistrationState.REGISTERED,))
