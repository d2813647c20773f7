"""Times, places and states in words that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from portal.events.choices import EventState, RegistrationState

if TYPE_CHECKING:
    import datetime

    from portal.events.models import Event, Registration


def day_in_words(moment: datetime.date) -> str:
    """Return a day with its year: “torsdag den 5. marts 2027”."""
    return date_format(moment, _("l j F Y"))


def moment_in_words(moment: datetime.datetime) -> str:
    """Return a day and a time in the near future, inside a sentence: “torsdag 5. marts kl. 14.30”."""
    return date_format(timezone.localtime(moment), _("l j F, H:i"))


def clock(moment: datetime.time | datetime.datetime) -> str:
    """Return a time of day: “16.30”, and “19” for a full hour; English keeps the minutes."""
    at = moment.timetz() if hasattr(moment, "timetz") else moment
    return time_format(at, _("G:i")).removesuffix(".00")


def when_in_words(event: Event) -> str:
    """Return when it is, in Danish time: “torsdag den 5. marts 2027 kl. 16.30–19”; an empty text while unknown."""
    if event.starts_at is None:
        return ""
    start = timezone.localtime(event.starts_at)
    if event.ends_at is None:
        return _("%(day)s at %(start)s") % {"day": day_in_words(start), "start": clock(start)}
    end = timezone.localtime(event.ends_at)
    words = {"day": day_in_words(start), "start": clock(start), "last_day": day_in_words(end), "end": clock(end)}
    if start.date() == end.date():
        return _("%(day)s, %(start)s–%(end)s") % words
    return _("%(day)s at %(start)s until %(last_day)s at %(end)s") % words


def where_in_words(event: Event) -> str:
    """Return place and address on one line."""
    return ", ".join(part for part in (event.place_name, event.address) if part)


def places_in_words(event: Event) -> tuple[str, str]:
    """Return how it stands with the places, kindly and without numbers, and the kind of badge."""
    if event.state == EventState.CANCELLED:
        return pgettext("event", "Cancelled"), "error"
    if event.state == EventState.HELD or event.is_over:
        return _("Has been held"), "quiet"
    if event.opens_later:
        return _("Registration opens later"), "info"
    if not event.takes_registrations:
        return _("Registration is closed"), "quiet"
    if event.is_full:
        return (_("Waiting list"), "warning") if event.has_waiting_list else (_("Fully booked"), "warning")
    return (_("Few places left"), "warning") if event.has_few_places else (_("Free places"), "success")


def rhythm_in_words(months: int) -> str:
    """Return how often something comes back: “every second year”, “every sixth month” as a number."""
    years, rest = divmod(months, 12)
    if rest:
        return ngettext("every month", "every %(number)s months", months) % {"number": months}
    if years == 2:  # noqa: PLR2004 - the policy's own rhythm has words of its own
        return _("every second year")
    return ngettext("every year", "every %(number)s years", years) % {"number": years}


def next_step(registration: Registration) -> str:
    """Return what happens next, said to the registrant."""
    event = registration.event
    if event.state == EventState.CANCELLED:
        return _("The event has been cancelled. You need not do anything.")
    if event.is_over:
        return _("It has been held. Thank you for your interest.")
    steps = {
        RegistrationState.REGISTERED: _("We look forward to seeing you. The day before we send you a reminder."),
        RegistrationState.WAITING: _("All places are taken just now. We write to you when one comes free."),
        RegistrationState.OFFERED: _("A place has come free. Would you like it?"),
        RegistrationState.WITHDRAWN: _("You have told us that you are not coming. You are always welcome again."),
        RegistrationState.LAPSED: _(
            "Nobody said yes in time, so the place went on. You are welcome to register again."
        ),
    }
    return steps[RegistrationState(registration.state)]
