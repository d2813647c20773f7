"""What somebody writes to the municipality about, and the words that go to and fro."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from portal.contacts.choices import (
    HANDLED_STATES,
    KINDS,
    OPEN_STATES,
    WAITING_STATES,
    Decision,
    ForumWish,
    KindOfRequest,
    RequestKind,
    RequestState,
    WordsKind,
)
from portal.contacts.models.people import Department, KeyPerson

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

ANSWER = "portal.answer_requests"
"""The permission to answer what one is key person or deputy for."""
COORDINATE = "portal.coordinate_requests"
"""The permission to see and answer every request, and to decide about a common forum."""


class IllegalRequestStateError(Exception):
    """The request is not in a state from which this can be done."""


class PendingRequest(models.Model):
    """What somebody typed before the e-mail was confirmed (ventende henvendelse). Waits 24 hours, then it goes."""

    token_hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=10, choices=RequestKind.choices)
    email = models.EmailField()
    answers = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="pending_request_kind_known", condition=Q(kind__in=RequestKind.values))
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


def _can(user: AbstractBaseUser | AnonymousUser, permission: str) -> bool:
    return user.is_authenticated and user.has_perm(permission)  # type: ignore[attr-defined]


class RequestQuerySet(models.QuerySet["Request"]):
    """Requests in the words of the domain."""

    def of(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Return the sender's own."""
        return self.filter(sender_id=user.pk) if user.is_authenticated else self.none()

    def handled_by(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Return those that ``user`` may open as an employee.

        Everything for a coordinator; for a key person what is routed there, or to somebody she or he is deputy for. A
        common forum's request is nobody's before it has the backing it needs, nor what was taken back before.
        """
        arrived = self.filter(sent_at__isnull=False)
        if _can(user, COORDINATE):
            return arrived
        if not _can(user, ANSWER):
            return self.none()
        own = KeyPerson.objects.active().of(user)
        return arrived.filter(Q(key_person__in=own) | Q(key_person__deputy__in=own))

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Return the own ones and those handled as an employee."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(pk__in=self.of(user).values("pk")) | Q(pk__in=self.handled_by(user).values("pk")))

    def waiting(self) -> Self:
        """Return those that wait for an answer, oldest first."""
        return self.filter(state__in=WAITING_STATES).order_by("waiting_since", "pk")

    def open(self) -> Self:
        """Return those that are not over."""
        return self.filter(state__in=OPEN_STATES)

    def silent_since(self, moment: datetime.datetime) -> Self:
        """Return those that have waited for an answer since before ``moment``."""
        return self.waiting().filter(waiting_since__lte=moment)

    def shown_ideas(self) -> Self:
        """Return the ideas that everybody may read, newest first."""
        return self.filter(kind=RequestKind.IDEA, shown_at__isnull=False).order_by("-shown_at", "-pk")

    def to_forget(self, *, closed_before: datetime.datetime) -> Self:
        """Return what is so long over that the person is to be forgotten."""
        return self.filter(closed_at__lt=closed_before, forgotten_at__isnull=True)

    def with_details(self) -> Self:
        """Fetch along what every screen about a request shows."""
        return self.select_related("sender", "department", "key_person__department", "key_person__user")


class Request(models.Model):
    """Something that a citizen or an association writes to the municipality about (henvendelse).

    ``waiting_since`` is the moment since which somebody in the municipality owes an answer. ``once`` comes from the
    form, so that sending it twice is one request. After a time the person is forgotten and only the count stays.
    """

    once = models.UUIDField(default=uuid.uuid4, editable=False)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=RequestKind.choices)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    title = models.CharField(_("in a few words"), max_length=120)
    words = models.TextField(_("tell about it"), max_length=4000)
    phone = PhoneNumberField(_("phone"), blank=True)
    on_behalf_of = models.CharField(_("association"), max_length=120, blank=True)
    department = models.ForeignKey(Department, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    key_person = models.ForeignKey(KeyPerson, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    wish = models.CharField(_("what you wish for"), max_length=10, choices=ForumWish.choices, blank=True)
    may_be_shown = models.BooleanField(_("others may read the idea"), default=False)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.RECEIVED)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    handed_up_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        default_permissions = ()
        permissions = [
            ("answer_requests", _("Can answer requests as key person or deputy")),
            ("coordinate_requests", _("Can see and answer every request")),
        ]
        indexes = [
            models.Index(
                fields=["waiting_since", "id"], condition=Q(waiting_since__isnull=False), name="request_waits"
            ),
            models.Index(fields=["key_person", "waiting_since"], name="request_key_person"),
            models.Index(fields=["sender", "-created_at"], name="request_sender"),
            models.Index(fields=["-shown_at"], condition=Q(shown_at__isnull=False), name="request_shown"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "once"],
                name="request_sent_once",
                violation_error_message=_("This has been sent already."),
            ),
            models.CheckConstraint(name="request_kind_known", condition=Q(kind__in=RequestKind.values)),
            models.CheckConstraint(name="request_state_known", condition=Q(state__in=RequestState.values)),
            models.CheckConstraint(
                name="request_wish_is_a_forums",
                condition=Q(kind="forum", wish__in=ForumWish.values) | ~Q(kind="forum") & Q(wish=""),
                violation_error_message=_("Choose what you wish for."),
            ),
            models.CheckConstraint(
                name="request_gathering_is_a_forums", condition=~Q(state="gathering") | Q(kind="forum")
            ),
            models.CheckConstraint(
                name="request_waiting_has_time",
                condition=Q(state__in=WAITING_STATES, waiting_since__isnull=False)
                | ~Q(state__in=WAITING_STATES) & Q(waiting_since__isnull=True),
            ),
            models.CheckConstraint(
                name="request_handled_was_sent",
                condition=Q(state__in=["gathering", "withdrawn"]) | Q(sent_at__isnull=False),
            ),
            models.CheckConstraint(
                name="request_over_has_time",
                condition=Q(state__in=["closed", "withdrawn"], closed_at__isnull=False)
                | ~Q(state__in=["closed", "withdrawn"]) & Q(closed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="request_decision_is_a_forums",
                condition=Q(decision="") | Q(kind="forum", state="closed", decision__in=Decision.values),
            ),
            models.CheckConstraint(
                name="request_shown_with_consent",
                condition=Q(shown_at__isnull=True) | Q(kind="idea", may_be_shown=True),
                violation_error_message=_("The sender has not agreed to that."),
            ),
            models.CheckConstraint(
                name="request_forgotten_is_empty",
                condition=Q(forgotten_at__isnull=True, title__gt="", words__gt="")
                | Q(forgotten_at__isnull=False, sender__isnull=True, phone="", on_behalf_of="")
                & (Q(title="", words="") | Q(shown_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.uuid}"

    def get_absolute_url(self) -> str:
        """Return the sender's own page."""
        return reverse("contact_request", args=[self.uuid])

    @property
    def rules_of_kind(self) -> KindOfRequest:
        """Return what distinguishes this kind."""
        return KINDS[self.kind]

    @property
    def is_open(self) -> bool:
        """Say whether it is not over."""
        return self.state in OPEN_STATES

    @property
    def is_handled(self) -> bool:
        """Say whether a key person may do something with it."""
        return self.state in HANDLED_STATES

    @property
    def waits(self) -> bool:
        """Say whether somebody in the municipality owes an answer."""
        return self.state in WAITING_STATES

    @property
    def gathers(self) -> bool:
        """Say whether it waits for associations to back it."""
        return self.state == RequestState.GATHERING

    def _move(self, *, to: RequestState, allowed: tuple[RequestState, ...], **changes: object) -> None:
        if self.state not in allowed:
            raise IllegalRequestStateError
        self.state = to
        everything = {"waiting_since": None, **changes}
        for name, value in everything.items():
            setattr(self, name, value)
        self.save(update_fields=["state", *everything])

    def _waits_from_now(self) -> dict[str, object]:
        return {"waiting_since": timezone.now(), "reminded_at": None, "handed_up_at": None}

    def arrive(self, *, key_person: KeyPerson | None) -> None:
        """Reach the municipality once enough associations back it.

        Raises:
            IllegalRequestStateError: it has arrived before, or was taken back.
        """
        self._move(
            to=RequestState.RECEIVED,
            allowed=(RequestState.GATHERING,),
            sent_at=timezone.now(),
            key_person=key_person,
            **self._waits_from_now(),
        )

    def look_at(self) -> None:
        """Tell the sender that somebody is on it; it still waits for the answer.

        Raises:
            IllegalRequestStateError: it does not wait.
        """
        self._move(
            to=RequestState.LOOKED_AT,
            allowed=(RequestState.RECEIVED, RequestState.PASSED_ON),
            waiting_since=self.waiting_since,
        )

    def answer(self) -> None:
        """Note that the sender has an answer; a further one may follow.

        Raises:
            IllegalRequestStateError: it is over, or has not arrived.
        """
        self._move(to=RequestState.ANSWERED, allowed=HANDLED_STATES)

    def pass_on(self, *, to: KeyPerson) -> None:
        """Give it to another key person, who has the whole time to answer.

        Raises:
            IllegalRequestStateError: it is over, or has not arrived.
        """
        self._move(to=RequestState.PASSED_ON, allowed=HANDLED_STATES, key_person=to, **self._waits_from_now())

    def ask_again(self) -> None:
        """Wait for an answer once more, because the sender has added words.

        Raises:
            IllegalRequestStateError: it has not been answered, or is over.
        """
        self._move(to=RequestState.RECEIVED, allowed=(RequestState.ANSWERED,), **self._waits_from_now())

    def close(self, *, decision: str = "") -> None:
        """End it; ``decision`` is about a common forum.

        Raises:
            IllegalRequestStateError: it is over, or has not arrived.
        """
        self._move(to=RequestState.CLOSED, allowed=HANDLED_STATES, decision=decision, closed_at=timezone.now())

    def withdraw(self) -> None:
        """Take it back.

        Raises:
            IllegalRequestStateError: it is over.
        """
        self._move(to=RequestState.WITHDRAWN, allowed=OPEN_STATES, closed_at=timezone.now(), shown_at=None)

    def show(self) -> None:
        """Let everybody read the idea: its words, never who wrote them.

        Raises:
            IllegalRequestStateError: it is no idea, the sender has not agreed, or it was taken back.
        """
        if not (self.rules_of_kind.may_be_shown and self.may_be_shown) or self.state == RequestState.WITHDRAWN:
            raise IllegalRequestStateError
        self.shown_at = timezone.now()
        self.save(update_fields=["shown_at"])

    def stop_showing(self) -> None:
        """Take the idea off the site again."""
        self.shown_at = None
        self.save(update_fields=["shown_at"])


class RequestWords(models.Model):
    """One piece of the conversation about a request (indlæg), plain text. A note is between colleagues."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="conversation")
    once = models.UUIDField(default=uuid.uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=WordsKind.choices)
    text = models.TextField(max_length=4000)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "once"],
                name="request_words_once",
                violation_error_message=_("This has been sent already."),
            ),
            models.CheckConstraint(name="request_words_kind_known", condition=Q(kind__in=WordsKind.values)),
            models.CheckConstraint(
                name="request_words_not_empty",
                condition=Q(text__gt=""),
                violation_error_message=_("Write a few words."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def is_from_sender(self) -> bool:
        """Say whether the sender of the request wrote it."""
        return self.kind == WordsKind.WORDS
