"""The states and reasons of signing up."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SignUpState(models.TextChoices):
    """How far a sign-up has come. The words are those that the volunteer reads."""

    AWAITING_GUARDIAN = "guardian", _("Waits for your guardian")
    SENT = "sent", _("Sent")
    INVITED = "invited", _("Invited to talk")
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("A place is held for you")
    WELCOME = "welcome", _("Welcome")
    DECLINED = "declined", _("Not this time")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LAPSED = "lapsed", _("Lapsed")
    ENDED = "ended", _("Thank you for your time")


OPEN_STATES = (
    SignUpState.AWAITING_GUARDIAN,
    SignUpState.SENT,
    SignUpState.INVITED,
    SignUpState.WAITING,
    SignUpState.OFFERED,
)
"""States in which something still waits for somebody."""

AT_INSTITUTION_STATES = tuple(state for state in SignUpState if state != SignUpState.AWAITING_GUARDIAN)
"""States that the institution sees."""

CONTACT_STATES = (SignUpState.INVITED, SignUpState.OFFERED, SignUpState.WELCOME)
"""States in which the leader sees phone and e-mail."""

PLACE_HOLDING_STATES = (SignUpState.OFFERED, SignUpState.WELCOME)
"""States that take a place of the opportunity."""


COUNTING_STATES = (*OPEN_STATES, SignUpState.WELCOME)
"""States that a volunteer can have once a task: whatever is neither over nor refused."""


class DeclineReason(models.TextChoices):
    """Why a kind no was given (begrundelse); a code, so that nobody writes about a person."""

    NONE = "", _("No reason")
    NO_PLACE = "no_place", _("There are no more places")
    TIME_DOES_NOT_FIT = "time", _("The days or hours do not fit together")
    TASK_FILLED_OTHERWISE = "filled", _("The task has been solved in another way")
    NEEDS_NOT_MET = "needs", _("What the task needs is not in place")
    OTHER_TASK_BETTER = "other_task", _("Another task would suit better")


class EndReason(models.TextChoices):
    """Why an engagement ended; nobody asks for it."""

    NONE = "", _("Not said")
    TASK_DONE = "done", _("The task is done")
    VOLUNTEER_STOPPED = "volunteer", _("The volunteer stopped")
    INSTITUTION_ENDED = "institution", _("The institution ended it")
