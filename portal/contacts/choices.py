"""The kinds of requests, how far they have come, and what a common forum may wish for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import Promise


class RequestKind(models.TextChoices):
    """What somebody writes about (slags henvendelse)."""

    CONSULTANCY = "advice", _("Advice for an association")
    IDEA = "idea", _("A good idea")
    FORUM = "forum", _("Support for a common forum")


@dataclass(frozen=True)
class KindOfRequest:
    """How one kind of request is asked for and where it goes."""

    form_url: str
    """The name of the page with its form."""
    thanks: str | Promise
    """What the sender reads once it has been sent."""
    asks_department: bool = True
    """Whether the sender chooses whom it is for; otherwise it goes to the fixed coordinator."""
    asks_association: bool = False
    needs_backing: bool = False
    """Whether associations back it before anybody decides."""
    may_be_shown: bool = False
    """Whether its words may stand on the site, when the sender agrees and a coordinator approves."""


KINDS: Final[dict[str, KindOfRequest]] = {
    RequestKind.CONSULTANCY: KindOfRequest(
        form_url="consultancy_request",
        thanks=_("Thank you. We look forward to helping you on."),
        asks_association=True,
    ),
    RequestKind.IDEA: KindOfRequest(
        form_url="idea_new",
        thanks=_("Thank you for your idea. Good things often begin with one."),
        may_be_shown=True,
    ),
    RequestKind.FORUM: KindOfRequest(
        form_url="forum_request",
        thanks=_("Thank you. Now let the other associations say that they back you."),
        asks_department=False,
        needs_backing=True,
    ),
}
"""What distinguishes the kinds. A further one is a value above, a row here and a page with its form."""


class RequestState(models.TextChoices):
    """How far a request has come, in the words that its sender reads (tilstand)."""

    GATHERING = "gathering", _("Gathers backing")
    RECEIVED = "received", pgettext_lazy("request", "Received")
    LOOKED_AT = "looked_at", _("We are looking at it")
    PASSED_ON = "passed_on", _("Passed on to a colleague")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", pgettext_lazy("request", "Closed")
    WITHDRAWN = "withdrawn", _("You have taken it back")


WAITING_STATES: Final = (RequestState.RECEIVED, RequestState.LOOKED_AT, RequestState.PASSED_ON)
"""States in which a key person owes an answer."""
HANDLED_STATES: Final = (*WAITING_STATES, RequestState.ANSWERED)
"""States in which a key person may do something."""
OPEN_STATES: Final = (RequestState.GATHERING, *HANDLED_STATES)
"""States in which the sender may add words or take it back."""
OVER_STATES: Final = (RequestState.CLOSED, RequestState.WITHDRAWN)


class ForumWish(models.TextChoices):
    """What a common forum asks the municipality for (ønske). Source: the policy's seventh commitment."""

    ROOMS = "rooms", _("Rooms to meet in")
    ADMINISTRATION = "money", _("Support for administration")
    BOTH = "both", _("Both")


class Decision(models.TextChoices):
    """What the municipality decided about a common forum (afgørelse)."""

    ROOMS = "rooms", _("Support with rooms")
    ADMINISTRATION = "money", _("Support with money for administration")
    BOTH = "both", _("Support with rooms and money for administration")
    NOT_NOW = "not_now", _("Not now")


class WordsKind(models.TextChoices):
    """What a piece of the conversation is (slags indlæg)."""

    WORDS = "words", _("More from the sender")
    ANSWER = "answer", _("Answer")
    OUTCOME = "outcome", _("What came of it")
    NOTE = "note", _("Note between colleagues")
