"""The institution's own pages about its opportunities."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from volunteering.boundaries import selectors as boundaries
from volunteering.institutions.models import Institution
from volunteering.institutions.selectors import institution_at_work
from volunteering.opportunities import actions, public_page, rules, templates_data
from volunteering.opportunities.choices import OpportunityState
from volunteering.opportunities.forms import OpportunityForm, StartForm, as_sent, too_few_places
from volunteering.opportunities.models import IllegalOpportunityStateError, Opportunity
from volunteering.opportunities.schedule import when
from volunteering.people.http import user_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from volunteering.people.models import User

PER_PAGE = 20
STATES = (OpportunityState.PUBLISHED, OpportunityState.DRAFT, OpportunityState.PAUSED, OpportunityState.CLOSED)
"""The states in the order in which somebody at work looks for them."""


OVERTAKEN = gettext_lazy(
    "Somebody else has saved this opportunity while you were writing. What you wrote is still here, but not saved. "
    "Open the page in another window to compare; if you save now, yours counts."
)
OTHER_STATE = gettext_lazy(
    "Somebody has published, paused or closed it meanwhile. What you wrote is still here, but not saved."
)


def _institution(request: HttpRequest, slug: str) -> Institution:
    """Return the institution if one works there (else 404) and may post there (else 403)."""
    institution = institution_at_work(request.user, slug)
    if not rules.may_post(request.user, institution):
        raise PermissionDenied
    return institution


def _own(request: HttpRequest, pk: int) -> Opportunity:
    """Return the opportunity if one works at its institution (else 404) and may post there (else 403)."""
    opportunity: Opportunity = get_object_or_404(
        Opportunity.objects.filter(institution__in=Institution.objects.staffed_by(request.user)).select_related(
            "institution__area", "institution__district"
        ),
        pk=pk,
    )
    if not rules.may_post(request.user, opportunity.institution):
        raise PermissionDenied
    return opportunity


# --- The list ---------------------------------------------------------------------------------------------------------
@login_required
@require_safe
def opportunity_manage_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all of the institution's opportunities in one state at a time."""
    institution = _institution(request, slug)
    own = Opportunity.objects.filter(institution=institution)
    counts = dict(own.order_by().values_list("state").annotate(number=Count("pk")))
    state = request.GET.get("state", "")
    if state not in OpportunityState.values:
        state = next((value for value in STATES if counts.get(value)), STATES[0]).value
    page = Paginator(own.filter(state=state).order_by("-changed_at", "-pk"), PER_PAGE).get_page(request.GET.get("side"))
    rows = [
        {
            "opportunity": opportunity,
            "when": when(
                rhythm=opportunity.rhythm,
                starts_on=opportunity.starts_on,
                starts_at=opportunity.starts_at,
                ends_at=opportunity.ends_at,
                times_mask=opportunity.times,
                time_note=opportunity.time_note,
            ),
            "is_over": opportunity.last_day is not None and opportunity.last_day < rules.today(),
        }
        for opportunity in page
    ]
    return render(
        request,
        "opportunities/manage_list.html",
        {
            "institution": institution,
            "page": page,
            "rows": rows,
            "state": state,
            "tabs": [
                {
                    "value": value.value,
                    "label": value.label,
                    "count": counts.get(value, 0),
                    "is_current": value == state,
                }
                for value in STATES
            ],
            "boundary": boundaries.in_force_at(institution),
        },
    )


# --- Writing ----------------------------------------------------------------------------------------------------------
@login_required
def opportunity_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Let somebody start from a template, an earlier opportunity or a blank page."""
    institution = _institution(request, slug)
    boundary = boundaries.in_force_at(institution)
    form = StartForm(request.POST or None, institution=institution, user=user_of(request))
    status = HTTPStatus.OK
    if request.method == "POST":
        if form.is_valid():
            return redirect("opportunity_edit", _started(form, institution, user_of(request)).pk)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(
        request,
        "opportunities/new.html",
        {
            "institution": institution,
            "templates": rules.fitting(templates_data.for_kind(institution.kind), boundary),
            "form": form,
            "boundary": boundary,
        },
        status=status,
    )


def _started(form: StartForm, institution: Institution, user: User) -> Opportunity:
    source: Opportunity | None = form.cleaned_data["copy_of"]
    if "copy" in form.data and source is not None:
        return actions.copy(opportunity=source, acting_user=user)
    key = form.cleaned_data["template"]
    template = next((one for one in templates_data.for_kind(institution.kind) if one.key == key), None)
    return actions.create_draft(institution=institution, template=template, acting_user=user)


@login_required
def opportunity_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody write an opportunity. A draft is kept as it is typed; what is public is saved when asked to."""
    opportunity = _own(request, pk)
    if request.method == "POST":
        return _answer(request, opportunity)
    if opportunity.state == OpportunityState.CLOSED:
        messages.info(request, _("This one is closed. You can copy it and post it anew."))
        return redirect("opportunity_manage_list", opportunity.institution.slug)
    form = OpportunityForm(instance=opportunity)
    if "check" in request.GET:
        form = _checked(opportunity)
    return _form_page(request, opportunity, form)


def _checked(opportunity: Opportunity) -> OpportunityForm:
    """Return the form as if what is stored had been sent, with everything that keeps it from being public."""
    form = OpportunityForm(as_sent(OpportunityForm(instance=opportunity)), instance=opportunity)
    form.is_valid()
    form.add_problems(
        rules.problems_of(
            opportunity,
            task_kinds=set(opportunity.task_kinds.values_list("pk", flat=True)),
            boundary=boundaries.in_force_at(opportunity.institution),
            today=rules.today(),
        )
    )
    return form


def _answer(request: HttpRequest, opportunity: Opportunity) -> HttpResponse:
    """Store what was sent, and do what was pressed."""
    by_itself = request.POST.get("intent") == "autosave"
    form = OpportunityForm(request.POST.copy(), instance=opportunity)
    is_valid = form.is_valid()
    try:
        if by_itself or opportunity.state == OpportunityState.DRAFT:
            stored = _save_draft(request, opportunity, form, by_itself=by_itself)
            if by_itself:
                return _status(request, form, stored)
        if not is_valid:
            return _form_page(request, opportunity, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        return _done(request, opportunity, form)
    except actions.NotReadyError as error:
        form.add_problems(error.problems)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    except actions.TooFewPlacesError as error:
        form.add_error("places", too_few_places(error.taken))
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    except actions.ChangedMeanwhileError:
        form.add_error(None, OVERTAKEN)
        status = HTTPStatus.CONFLICT
    except IllegalOpportunityStateError:
        form.add_error(None, OTHER_STATE)
        status = HTTPStatus.CONFLICT
    if by_itself:
        return _status(request, form, None)
    opportunity.refresh_from_db(fields=["state", "pause_reason", "changed_at"])
    _remember(request, form, opportunity)
    return _form_page(request, opportunity, form, status)


def _save_draft(
    request: HttpRequest, opportunity: Opportunity, form: OpportunityForm, *, by_itself: bool
) -> Opportunity:
    """Store the draft. A save while typing that slips in just before a button is pressed is one's own, no conflict."""

    def save(revision: str) -> Opportunity:
        with transaction.atomic():
            stored = actions.save_draft(
                opportunity=opportunity,
                changes=form.changes(),
                revision=revision,
                by_itself=by_itself,
                acting_user=user_of(request),
            )
            _remember(request, form, stored)
            # Seen together with the row, so that whoever reads the one also reads the other.
            request.session.save()
        return stored

    try:
        return save(_revision(request, opportunity, form))
    except actions.ChangedMeanwhileError:
        opportunity.refresh_from_db(fields=["changed_at"])
        own = type(request.session)(request.session.session_key).get(_session_key(opportunity))
        if own != actions.revision_of(opportunity):
            raise
        return save(own)


def _done(request: HttpRequest, opportunity: Opportunity, form: OpportunityForm) -> HttpResponse:
    """Do what was pressed with a form whose answers make sense, and lead on."""
    intent = request.POST.get("intent", "save")
    user = user_of(request)
    was_draft = opportunity.state == OpportunityState.DRAFT
    if not was_draft:
        stored = actions.change(
            opportunity=opportunity,
            changes=form.changes(),
            revision=_revision(request, opportunity, form),
            acting_user=user,
        )
        _remember(request, form, stored)
    if intent == "publish":
        actions.publish(opportunity=opportunity, acting_user=user)
        messages.success(request, _("Published. Everybody can see it now."))
        return redirect("opportunity_manage_list", opportunity.institution.slug)
    if intent == "preview":
        return redirect("opportunity_preview", opportunity.pk)
    if was_draft:
        messages.success(request, _("The draft has been saved."))
        return redirect("opportunity_edit", opportunity.pk)
    messages.success(request, _("Saved. Everybody sees it like this now."))
    return redirect("opportunity_manage_list", opportunity.institution.slug)


def _revision(request: HttpRequest, opportunity: Opportunity, form: OpportunityForm) -> str:
    """Return what the form was filled in on. One's own save while still typing does not count as somebody else's."""
    own: str = request.session.get(_session_key(opportunity), "")
    now = actions.revision_of(opportunity)
    return now if own == now else form.filled_in_on


def _remember(request: HttpRequest, form: OpportunityForm, stored: Opportunity) -> None:
    """Let the form, if it is shown again, and one's next save go on from what is stored now."""
    revision = actions.revision_of(stored)
    cast("dict[str, str]", form.data)["revision"] = request.session[_session_key(stored)] = revision


def _session_key(opportunity: Opportunity) -> str:
    """Return under which name the session keeps what one has saved last."""
    return f"opportunity-{opportunity.pk}"


def _status(request: HttpRequest, form: OpportunityForm, stored: Opportunity | None) -> HttpResponse:
    """Answer a save while typing with one line, and what could not be saved."""
    return render(request, "opportunities/_draft_status.html", {"form": form, "stored": stored})


def _form_page(
    request: HttpRequest, opportunity: Opportunity, form: OpportunityForm, status: int = HTTPStatus.OK
) -> HttpResponse:
    return render(
        request,
        "opportunities/edit.html",
        {
            "institution": opportunity.institution,
            "opportunity": opportunity,
            "form": form,
            "boundary": boundaries.in_force_at(opportunity.institution),
            "is_draft": opportunity.state == OpportunityState.DRAFT,
            "is_paused": opportunity.state == OpportunityState.PAUSED,
            "is_closed": opportunity.state == OpportunityState.CLOSED,
        },
        status=status,
    )


@login_required
@require_safe
def opportunity_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an opportunity as the public will see it, or sees it."""
    opportunity = get_object_or_404(
        Opportunity.objects.filter(institution__in=Institution.objects.staffed_by(request.user)).select_related(
            "institution__area", "institution__district", "district", "contact__user", "association", "unit", "project"
        ),
        pk=pk,
    )
    if not rules.may_post(request.user, opportunity.institution):
        raise PermissionDenied
    boundary = boundaries.in_force_at(opportunity.institution)
    kinds = set(opportunity.task_kinds.values_list("pk", flat=True))
    return render(
        request,
        "opportunities/preview.html",
        {
            "institution": opportunity.institution,
            "opportunity": opportunity,
            "page_of_opportunity": public_page.of(opportunity, boundary=boundary),
            "preview": True,
            "can_start": opportunity.state in {OpportunityState.DRAFT, OpportunityState.PAUSED},
            "problems": rules.problems_of(opportunity, task_kinds=kinds, boundary=boundary, today=rules.today()),
        },
    )


# --- From one state to the next ---------------------------------------------------------------------------------------
@login_required
@require_POST
def opportunity_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a draft, or start a resting one again; what is missing is said in the form."""
    opportunity = _own(request, pk)
    try:
        actions.publish(opportunity=opportunity, acting_user=user_of(request))
    except actions.NotReadyError:
        return redirect(f"{reverse('opportunity_edit', args=[pk])}?check=1")
    except IllegalOpportunityStateError:
        messages.warning(request, _("Somebody has changed it meanwhile. This is how it stands now."))
    else:
        messages.success(request, _("Published. Everybody can see it now."))
    return redirect("opportunity_manage_list", opportunity.institution.slug)


@login_required
@require_POST
def opportunity_pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a public opportunity rest."""
    opportunity = _own(request, pk)
    try:
        actions.pause(opportunity=opportunity, acting_user=user_of(request))
    except IllegalOpportunityStateError:
        messages.warning(request, _("Somebody has changed it meanwhile. This is how it stands now."))
    else:
        messages.success(request, _("It rests now. Those who have a place keep it; nobody new finds it."))
    return redirect("opportunity_manage_list", opportunity.institution.slug)


@login_required
def opportunity_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then end an opportunity; a draft is thrown away."""
    opportunity = _own(request, pk)
    is_draft = opportunity.state == OpportunityState.DRAFT
    if request.method != "POST" and opportunity.state != OpportunityState.CLOSED:
        return render(
            request,
            "opportunities/close.html",
            {"institution": opportunity.institution, "opportunity": opportunity, "is_draft": is_draft},
        )
    try:
        if is_draft:
            actions.discard(opportunity=opportunity, acting_user=user_of(request))
            messages.success(request, _("The draft is gone."))
        else:
            actions.close(opportunity=opportunity, acting_user=user_of(request))
            messages.success(request, _("It is closed now. Thank you for posting it."))
    except IllegalOpportunityStateError:
        messages.warning(request, _("Somebody has changed it meanwhile. This is how it stands now."))
    return redirect("opportunity_manage_list", opportunity.institution.slug)


@login_required
@require_POST
def opportunity_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a new draft with the same words."""
    copied = actions.copy(opportunity=_own(request, pk), acting_user=user_of(request))
    messages.success(request, _("Copied. Change what differs, then publish it."))
    return redirect("opportunity_edit", copied.pk)
