"""What happens by itself: silence is noticed, and what is long over is forgotten. All of it may run twice."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from portal.contacts import messages, routing
from portal.contacts.models import ContactSettings, KeyPerson, PendingRequest, Request
from volunteering.engagements.working_days import working_days_ago
from volunteering.records.actions import log

if TYPE_CHECKING:
    import datetime


def remind(*, now: datetime.datetime | None = None) -> int:
    """Remind each key person once of what has waited the working days that the settings name; returns how many."""
    limit = working_days_ago(now or timezone.now(), ContactSettings.load().remind_after_days)
    silent = Request.objects.silent_since(limit).filter(reminded_at__isnull=True)
    done = 0
    for pk in silent.values_list("pk", flat=True):
        with transaction.atomic():
            request = silent.filter(pk=pk).select_for_update(of=("self",)).with_details().first()
            if request is None:
                continue
            request.reminded_at = timezone.now()
            request.save(update_fields=["reminded_at"])
            messages.tell_staff(
                messages.STAFF_REMINDER,
                request,
                routing.who_answers(request),
                key=f"{request.waiting_since:%Y%m%d%H%M%S}",
            )
            log(acting_user=None, verb="request.reminded", target=request)
            done += 1
    return done


def hand_up(*, now: datetime.datetime | None = None) -> int:
    """Tell the deputy and the coordinator once of what still waits; returns how many."""
    days = ContactSettings.load()
    limit = working_days_ago(now or timezone.now(), days.remind_after_days + days.hand_up_after_days)
    silent = Request.objects.silent_since(limit).filter(handed_up_at__isnull=True)
    done = 0
    for pk in silent.values_list("pk", flat=True):
        with transaction.atomic():
            request = silent.filter(pk=pk).select_for_update(of=("self",)).with_details().first()
            if request is None:
                continue
            request.handed_up_at = timezone.now()
            request.save(update_fields=["handed_up_at"])
            messages.tell_staff(
                messages.STAFF_SILENCE,
                request,
                routing.who_steps_in(request),
                key=f"{request.waiting_since:%Y%m%d%H%M%S}",
                key_person=request.key_person.name if request.key_person is not None else "",
            )
            log(acting_user=None, verb="request.handed_up", target=request)
            done += 1
    return done


def route_again() -> int:
    """Give what waits for somebody who is no longer a key person, or has no login, to the next; returns how many."""
    there = KeyPerson.objects.active().with_login()
    left = Request.objects.waiting().exclude(key_person__in=there)
    done = 0
    for pk in left.values_list("pk", flat=True):
        with transaction.atomic():
            request = left.filter(pk=pk).select_for_update(of=("self",)).with_details().first()
            if request is None:
                continue
            department = request.department or (
                request.key_person.department if request.key_person is not None else None
            )
            successor = routing.key_person_for(department)
            if successor is None or successor.pk == request.key_person_id:
                continue
            request.pass_on(to=successor)
            log(acting_user=None, verb="request.passed_on", target=request, to=successor.pk)
            messages.tell_who_answers(messages.STAFF_NEW, request, is_passed_on=True)
            done += 1
    return done


def forget(*, now: datetime.datetime | None = None) -> int:
    """Forget who wrote, and the words, once a request has been over as long as the settings say; returns how many.

    An idea that is shown stays as everybody may read it, without a name.
    """
    limit = _months_before(now or timezone.now(), ContactSettings.load().keep_months)
    done = 0
    for pk in Request.objects.to_forget(closed_before=limit).values_list("pk", flat=True):
        with transaction.atomic():
            found = Request.objects.to_forget(closed_before=limit).filter(pk=pk).select_for_update(of=("self",))
            request = found.first()
            if request is None:
                continue
            request.conversation.exclude(kind="outcome" if request.shown_at else "").delete()
            if request.shown_at is None:
                request.title = request.words = ""
            request.sender = None
            request.phone = request.on_behalf_of = ""
            request.forgotten_at = timezone.now()
            request.save(update_fields=["title", "words", "sender", "phone", "on_behalf_of", "forgotten_at"])
            done += 1
    return done


def forget_pending() -> int:
    """Delete what was typed but not confirmed within 24 hours; returns how many."""
    deleted, _each = PendingRequest.objects.filter(expires_at__lt=timezone.now()).delete()
    return deleted


def _months_before(moment: datetime.datetime, months: int) -> datetime.datetime:
    whole = moment.year * 12 + moment.month - 1 - months
    year, month = divmod(whole, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
