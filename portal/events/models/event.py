"""An event, its programme, and what its organisers have written to those who come."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from portal.events.choices import PUBLIC_STATES, EventKind, EventState
from portal.events.models.series import EventSeries
from volunteering.search_words import words_of

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from volunteering.search_terms import SearchTerms

MOST_PLACES = 2000
MOST_AT_ONCE = 50
LONGEST_OFFER = 24 * 14
FEW = 5
ORGANISE = "portal.organise_events"


class IllegalEventStateError(Exception):
    """The event is not in a state from which this can be done."""


class EventQuerySet(models.QuerySet["Event"]):
    """Events in the words of the domain."""

    def public(self) -> Self:
        """Return those that everybody may see."""
        return self.filter(state__in=PUBLIC_STATES)

    def coming(self, now: datetime.datetime | None = None) -> Self:
        """Return the public ones that are not over, the next first; cancelled ones too, until their day is over."""
        return self.public().filter(ends_at__gte=now or timezone.now()).order_by("starts_at", "pk")

    def past(self, now: datetime.datetime | None = None) -> Self:
        """Return those that took place, the latest first."""
        return (
            self.filter(state__in=[EventState.PUBLISHED, EventState.HELD], ends_at__lt=now or timezone.now())
            .order_by("-starts_at", "-pk")
        )  # fmt: skip

    def taking_registrations(self, now: datetime.datetime | None = None) -> Self:
        """Return those that one can register for at a moment, free places or not."""
        moment = now or timezone.now()
        return self.filter(
            Q(registration_opens_at__isnull=True) | Q(registration_opens_at__lte=moment),
            Q(registration_closes_at__isnull=True) | Q(registration_closes_at__gt=moment),
            state=EventState.PUBLISHED,
            starts_at__gt=moment,
        )

    def matching(self, terms: SearchTerms) -> Self:
        """Return those with the words somebody searched for."""
        return self.filter(search=terms.query())

    def not_over(self, now: datetime.datetime | None = None) -> Self:
        """Return those that organisers can still write somebody down for, who phones or stands at the door."""
        return self.filter(state=EventState.PUBLISHED, ends_at__gt=now or timezone.now())

    def organised_by(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Return those that ``user`` organises: all with the permission, otherwise where named as organiser."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if getattr(user, "has_perm", lambda _name: False)(ORGANISE):
            return self.all()
        return self.filter(pk__in=Event.organisers.through.objects.filter(user_id=user.pk).values("event_id"))

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Return the public ones, and the drafts of those who organise them."""
        if not user.is_authenticated:
            return self.public()
        return self.filter(Q(state__in=PUBLIC_STATES) | Q(pk__in=self.organised_by(user).values("pk")))


class Event(models.Model):
    """A workshop, seminar, course or network meeting (arrangement).

    Drafts may be incomplete. Times are moments; people read them in Danish time. ``places_taken`` counts those who are
    registered and those who are offered a place; only ``places.py`` changes it. ``sequence`` goes up with every change
    that calendars must learn of.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=100, unique=True, editable=False)
    series = models.ForeignKey(
        EventSeries,
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=EventKind.choices, default=EventKind.WORKSHOP)
    state = models.CharField(max_length=10, choices=EventState.choices, default=EventState.DRAFT)
    title = models.CharField(_("title"), max_length=120)
    lead = models.CharField(_("in one or two sentences"), max_length=300, blank=True)
    description = models.TextField(_("what it is about"), max_length=5000, blank=True)
    for_whom = models.TextField(_("whom it is for"), max_length=500, blank=True)
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place_name = models.CharField(_("place"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    how_to_get_there = models.TextField(_("how to get there"), max_length=1000, blank=True)
    has_wheelchair_access = models.BooleanField(_("one can get around in a wheelchair"), default=False)
    places = models.PositiveSmallIntegerField(
        _("how many there is room for"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)],
    )
    places_taken = models.PositiveSmallIntegerField(default=0, editable=False)
    most_at_once = models.PositiveSmallIntegerField(
        _("how many one can register at a time"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_AT_ONCE)],
        help_text=_("For instance when an association comes together."),
    )
    registration_opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    has_waiting_list = models.BooleanField(_("there is a waiting list when it is full"), default=True)
    offer_hours = models.PositiveSmallIntegerField(
        _("hours that a place is held for the next on the waiting list"),
        default=48,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_OFFER)],
    )
    price = models.CharField(_("price"), max_length=120, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=100, blank=True)
    contact_phone = PhoneNumberField(_("the contact person's phone"), blank=True)
    contact_email = models.EmailField(_("the contact person's e-mail"), blank=True)
    organisers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who else organises it"),
        blank=True,
        related_name="+",
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)
    cancel_reason = models.TextField(_("why it is cancelled"), max_length=1000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)

    search = models.GeneratedField(
        expression=words_of(title="A", lead="B", description="C", for_whom="C", place_name="D"),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        permissions = [("organise_events", "Can plan events and meet those who come")]
        indexes = [
            models.Index(fields=["state", "starts_at"], name="event_state_start"),
            models.Index(fields=["state", "ends_at"], name="event_state_end"),
        ]
        constraints = [
            models.CheckConstraint(
                name="event_ends_after_start",
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("It must end after it has begun."),
            ),
            models.CheckConstraint(
                name="event_public_has_frame",
                condition=Q(state=EventState.DRAFT)
                | (
                    Q(starts_at__isnull=False, ends_at__isnull=False)
                    & ~Q(place_name="")
                    & ~Q(contact_name="")
                    & ~Q(contact_phone="")
                ),
                violation_error_message=_(
                    "Before everybody can see it, it needs a time, a place and a contact person."
                ),
            ),
            models.CheckConstraint(
                name="event_taken_within_places",
                condition=Q(places_taken__gte=0, places_taken__lte=F("places")),
                violation_error_message=_("More people are coming than that."),
            ),
            models.CheckConstraint(
                name="event_places_positive",
                condition=Q(places__gte=1, places__lte=MOST_PLACES),
                violation_error_message=_("Write a number between 1 and 2,000."),
            ),
            models.CheckConstraint(
                name="event_most_at_once_positive",
                condition=Q(most_at_once__gte=1, most_at_once__lte=MOST_AT_ONCE),
                violation_error_message=_("Write a number between 1 and 50."),
            ),
            models.CheckConstraint(
                name="event_offer_hours_positive",
                condition=Q(offer_hours__gte=1, offer_hours__lte=LONGEST_OFFER),
                violation_error_message=_("Write a number of hours between 1 and 336."),
            ),
            models.CheckConstraint(
                name="event_registration_opens_before_closing",
                condition=Q(registration_opens_at__isnull=True)
                | Q(registration_closes_at__isnull=True)
                | Q(registration_closes_at__gt=F("registration_opens_at")),
                violation_error_message=_("Registration must close after it has opened."),
            ),
            models.CheckConstraint(
                name="event_registration_closes_by_end",
                condition=Q(registration_closes_at__isnull=True)
                | Q(ends_at__isnull=True)
                | Q(registration_closes_at__lte=F("ends_at")),
                violation_error_message=_("Registration must close before the event is over."),
            ),
            models.CheckConstraint(
                name="event_cancelled_has_reason",
                condition=Q(state=EventState.CANCELLED, cancelled_at__isnull=False) & ~Q(cancel_reason="")
                | ~Q(state=EventState.CANCELLED) & Q(cancelled_at__isnull=True),
                violation_error_message=_("Write why it is cancelled."),
            ),
            models.CheckConstraint(name="event_state_known", condition=Q(state__in=EventState.values)),
            models.CheckConstraint(name="event_kind_known", condition=Q(kind__in=EventKind.values)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return its public page."""
        return reverse("event_detail", args=[self.slug])

    @property
    def is_over(self) -> bool:
        """Say whether its last minute has gone by."""
        return self.ends_at is not None and self.ends_at < timezone.now()

    @property
    def is_public(self) -> bool:
        """Say whether everybody may see it."""
        return self.state in PUBLIC_STATES

    @property
    def free_places(self) -> int:
        """Return how many places nobody holds."""
        return self.places - self.places_taken

    @property
    def has_few_places(self) -> bool:
        """Say whether the places are nearly gone: a tenth of them, or five."""
        return 0 < self.free_places <= min(FEW, max(1, self.places // 2))

    @property
    def takes_registrations(self) -> bool:
        """Say whether one can register just now, free places or not."""
        now = timezone.now()
        return (
            self.state == EventState.PUBLISHED
            and self.starts_at is not None
            and self.starts_at > now
            and not self.opens_later
            and (self.registration_closes_at is None or self.registration_closes_at > now)
        )

    @property
    def takes_callers(self) -> bool:
        """Say whether organisers can still write somebody down who phones or stands at the door."""
        return self.state == EventState.PUBLISHED and self.ends_at is not None and not self.is_over

    @property
    def has_begun(self) -> bool:
        """Say whether it has begun, or nobody knows when it does."""
        return self.starts_at is None or self.starts_at <= timezone.now()

    @property
    def opens_later(self) -> bool:
        """Say whether registration has not opened yet."""
        return self.registration_opens_at is not None and self.registration_opens_at > timezone.now()

    @property
    def is_full(self) -> bool:
        """Say whether no place is free."""
        return self.free_places <= 0

    def publish(self) -> None:
        """Show it to everybody.

        Raises:
            IllegalEventStateError: it is no draft.
        """
        self._move(to=EventState.PUBLISHED, allowed=(EventState.DRAFT,), published_at=timezone.now())

    def cancel(self, *, reason: str) -> None:
        """Call it off; it stays visible, and says so.

        Raises:
            IllegalEventStateError: nobody has seen it yet, or it is over and done.
        """
        self._move(
            to=EventState.CANCELLED,
            allowed=(EventState.PUBLISHED,),
            cancelled_at=timezone.now(),
            cancel_reason=reason,
            sequence=self.sequence + 1,
        )

    def hold(self) -> None:
        """Say that it took place.

        Raises:
            IllegalEventStateError: it was not published, or is not over.
        """
        if not self.is_over:
            raise IllegalEventStateError
        self._move(to=EventState.HELD, allowed=(EventState.PUBLISHED,))

    def _move(self, *, to: EventState, allowed: tuple[EventState, ...], **changes: object) -> None:
        if self.state not in allowed:
            raise IllegalEventStateError
        self.state = to
        for name, value in changes.items():
            setattr(self, name, value)
        self.save(update_fields=["state", "changed_at", *changes])


class ProgrammeItem(models.Model):
    """One line of the programme (programpunkt)."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="programme")
    at = models.TimeField(_("time"))
    title = models.CharField(_("what happens"), max_length=150)
    who = models.CharField(_("who"), max_length=150, blank=True)
    room = models.CharField(_("room"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("line of the programme")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="programme_item_has_title",
                condition=~Q(title=""),
                violation_error_message=_("Write what happens."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Announcement(models.Model):
    """What the organisers have written to everybody who comes (besked til deltagerne).

    ``uuid`` is made with the empty form, so that sending it twice is once.
    """

    uuid = models.UUIDField(unique=True)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="announcements")
    subject = models.CharField(_("subject"), max_length=120)
    body = models.TextField(_("message"), max_length=3000)
    receivers = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return self.subject
