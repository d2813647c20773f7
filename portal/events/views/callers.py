"""Those who phone: an organiser writes them down, and what they answer later."""

from __future__ import annotations

import uuid as uuids
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.events.actions import registering
from portal.events.choices import RegistrationState
from portal.events.models import IllegalRegistrationStateError, Registration
from portal.events.organiser_forms import CallerForm
from portal.events.views.organising import form_page, frame, organised
from volunteering.people.http import posted, user_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@never_cache
@login_required
@form_page
def event_caller(request: HttpRequest, slug: str) -> HttpResponse:
    """Write somebody down who phones or stands at the door."""
    event = organised(request, slug)
    if not event.takes_callers:
        messages.info(request, _("Nobody can be written down for this event any more, or not yet."))
        return redirect("event_organise", slug)
    form = CallerForm(posted(request), event=event, initial={"uuid": uuids.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            registration = registering.register_caller(
                event=event, uuid=form.cleaned_data["uuid"], answers=form.answers(), acting_user=user_of(request)
            )
        except registering.NotOpenError:
            messages.warning(request, _("Something has changed since you opened the page. Here is how it stands now."))
            return redirect("event_organise", slug)
        except registering.FullError:
            form.say_full()
        else:
            return _written_down(request, registration)
    context = {**frame(event, "event_organise", user_of(request)), "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "events/caller.html", context, status=status)


def _written_down(request: HttpRequest, registration: Registration) -> HttpResponse:
    here = reverse("event_organise", args=[registration.event.slug])
    if registration.state == RegistrationState.WAITING:
        messages.success(request, _("The person is on the waiting list. You get a mail when it is time to call."))
        return redirect(f"{here}?tab=waiting#r-{registration.uuid}")
    messages.success(request, _("The person is on the list."))
    return redirect(f"{here}#r-{registration.uuid}")


@login_required
@require_POST
def event_caller_answer(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Write down what somebody says on the phone: yes to a held place, or that they are not coming."""
    event = organised(request, slug)
    registration = get_object_or_404(Registration.objects.without_mail(), event=event, uuid=uuid)
    says_yes = "yes" in request.POST
    try:
        if says_yes:
            registering.accept_offer(registration=registration, acting_user=user_of(request))
        else:
            registering.withdraw(registration=registration, acting_user=user_of(request))
    except IllegalRegistrationStateError:
        messages.warning(request, _("Something has changed since you opened the page. Here is how it stands now."))
    else:
        messages.success(request, _("The answer has been written down."))
    return redirect(f"{reverse('event_organise', args=[slug])}{'' if says_yes else '?tab=not_coming'}#r-{uuid}")
