"""The coordinators' pages: what waits, judging it, taking the guide out and reading one in."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.association_guide import differences, exports, importing, rules, spreadsheet
from portal.association_guide.actions import importing as storing
from portal.association_guide.actions import judging
from portal.association_guide.choices import Decision, Standing
from portal.association_guide.forms import DecisionForm, ImportForm
from portal.association_guide.models import (
    AlreadyJudgedError,
    CvrTakenError,
    Entry,
    IllegalEntryStateError,
    ImportFile,
)
from portal.association_guide.workflow import position_of, waiting_steps
from volunteering.people.http import user_of

if TYPE_CHECKING:
    from uuid import UUID

PER_PAGE = 50


def _require_moderator(request: HttpRequest) -> None:
    if not rules.may_moderate(request.user):
        raise PermissionDenied


@login_required
@never_cache
@require_safe
def association_moderation(request: HttpRequest) -> HttpResponse:
    """Show what waits for a coordinator, and the ways to all entries."""
    _require_moderator(request)
    waiting = Paginator(waiting_steps(), PER_PAGE).get_page(request.GET.get("side"))
    every = Entry.objects.select_related("association").defer("search", "description").in_order()
    if text := request.GET.get("q", "").replace("\x00", "").strip()[:100]:
        every = every.filter(Q(name__icontains=text) | Q(cvr=text) | Q(association__slug=text))
    return render(
        request,
        "association_guide/moderation.html",
        {
            "waiting": waiting,
            "entries": Paginator(every, PER_PAGE).get_page(request.GET.get("alle")),
            "text": text,
            "editors_url": reverse("wagtailadmin_home")
            if user_of(request).has_perm("wagtailadmin.access_admin")
            else "",
        },
    )


@login_required
@never_cache
def association_moderate(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what an association has written beside what everybody sees, and take the decision."""
    _require_moderator(request)
    entry = get_object_or_404(
        Entry.objects.editable_by(request.user).select_related("association"), association__slug=slug
    )
    position = position_of(entry)
    latest = entry.get_latest_revision_as_object()
    lines = differences.between(entry if entry.live else None, latest)
    form = DecisionForm(request.POST if request.method == "POST" else None, initial={"step": position.task_state_id})
    status: int = HTTPStatus.OK
    if request.method == "POST":
        if form.is_valid():
            answer = _decide(request, entry, form)
            if answer is not None:
                return answer
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(
        request,
        "association_guide/moderate.html",
        {
            "entry": entry,
            "association": entry.association,
            "form": form,
            "position": position,
            "waits": position.standing == Standing.WAITING,
            "lines": lines,
            "changed": [line for line in lines if line.changed],
            "same": [line for line in lines if not line.changed],
            "written_by": entry.latest_revision.user if entry.latest_revision else None,
            "cvr_is_taken": latest.cvr_is_taken(),
        },
        status=status,
    )


def _decide(request: HttpRequest, entry: Entry, form: DecisionForm) -> HttpResponse | None:
    """Take the decision and go back to the list; ``None`` when the form has something to say."""
    decision = Decision(form.cleaned_data["decision"])
    try:
        judging.decide(
            entry=entry,
            task_state_id=form.cleaned_data["step"],
            decision=decision,
            words=form.cleaned_data["words"],
            acting_user=user_of(request),
        )
    except AlreadyJudgedError:
        messages.warning(
            request, _("Somebody has decided in the meantime, or the association has changed its words. Look again.")
        )
        return redirect("association_moderate", entry.association.slug)
    except CvrTakenError:
        form.add_error("decision", _("Another association has this CVR number, so it cannot be approved."))
        return None
    told = {
        Decision.APPROVE: _("Approved. Everybody sees it now, and the association gets a mail."),
        Decision.CHANGES: _("The association gets a mail with your words."),
        Decision.DECLINE: _("Declined. The association gets a mail with your words."),
    }
    messages.success(request, told[decision])
    return redirect("association_moderation")


@login_required
@never_cache
@require_safe
def association_export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the whole guide as a file for a spreadsheet."""
    _require_moderator(request)
    if kind not in exports.CONTENT_TYPES:
        raise Http404
    content = exports.as_csv() if kind == "csv" else exports.as_xlsx()
    response = HttpResponse(content, content_type=exports.CONTENT_TYPES[kind])
    name = f"foreningsguide-{timezone.localdate():%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_required
@never_cache
def association_import(request: HttpRequest) -> HttpResponse:
    """Take a spreadsheet and lead to what it would do."""
    _require_moderator(request)
    form = ImportForm(request.POST or None, request.FILES or None) if request.method == "POST" else ImportForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            spreadsheet.read(file.name, content)
        except spreadsheet.UnreadableFileError as error:
            form.add_error("file", str(error))
        else:
            stored = storing.keep(name=file.name, content=content, acting_user=user_of(request))
            return redirect("association_import_preview", stored.uuid)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(
        request, "association_guide/import.html", {"form": form, "columns": spreadsheet.COLUMNS}, status=status
    )


@login_required
@never_cache
def association_import_preview(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show what a spreadsheet would do, row by row, and do it on a click."""
    _require_moderator(request)
    stored = get_object_or_404(ImportFile, uuid=uuid)
    if request.method == "POST":
        try:
            outcome = importing.apply_file(file=stored, acting_user=user_of(request))
        except IllegalEntryStateError:
            messages.warning(request, _("This file has been read in already."))
        else:
            messages.success(
                request,
                _("Done: %(made)s made, %(changed)s changed, %(refused)s refused. Nobody was written to.")
                % outcome.counts(),
            )
        return redirect("association_moderation")
    outcome = importing.dry_run(name=stored.name, content=bytes(stored.content))
    context: dict[str, Any] = {
        "file": stored,
        "outcome": outcome,
        "counts": outcome.counts(),
        "rows": Paginator(outcome.rows, PER_PAGE).get_page(request.GET.get("side")),
    }
    return render(request, "association_guide/import_preview.html", context)
