"""Pages about the line between staff and volunteers, for those who work at the institution."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from volunteering.boundaries import actions, rules, selectors
from volunteering.boundaries.comparison import Change, compare
from volunteering.boundaries.forms import CompareForm, DraftForm, NoteForm
from volunteering.boundaries.models import IllegalBoundaryStateError, RoleBoundary
from volunteering.institutions.selectors import institution_at_work
from volunteering.people.http import user_of

if TYPE_CHECKING:
    from typing import Any

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from volunteering.institutions.models import Institution

VERSIONS_PER_PAGE = 20
FEWEST_TO_COMPARE = 2
MOST_TO_COMPARE = 100


def _require(allowed: bool) -> None:  # noqa: FBT001
    if not allowed:
        raise PermissionDenied


def _versions(request: HttpRequest, institution: Institution) -> QuerySet[RoleBoundary]:
    return (
        RoleBoundary.objects.visible_to(request.user)
        .filter(institution=institution)
        .select_related("institution", "in_force_by")
        .order_by("-version")
    )


def _no_draft(request: HttpRequest, institution: Institution) -> HttpResponse:
    messages.info(request, _("There is no draft any longer. Somebody has put it in force or thrown it away."))
    return redirect("boundary_home", institution.slug)


@login_required
def boundary_home(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the version in force, the draft if there is one, and the history."""
    institution = institution_at_work(request.user, slug)
    versions = _versions(request, institution)
    current = versions.in_force().first()  # type: ignore[attr-defined]
    return render(
        request,
        "boundaries/home.html",
        {
            "institution": institution,
            "boundary": current,
            "groups": selectors.by_verdict(selectors.rules_of(current)) if current else [],
            "asked": selectors.whom_to_ask(current) if current else None,
            "draft": versions.drafts().first(),  # type: ignore[attr-defined]
            "page": Paginator(versions.exclude(state="draft"), VERSIONS_PER_PAGE).get_page(request.GET.get("side")),
            "may_draft": rules.may_draft(request.user, institution),
            "may_put_in_force": rules.may_put_in_force(request.user, institution),
        },
    )


@login_required
@require_POST
def boundary_start_draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Start a draft, or go on with the one that is there."""
    institution = institution_at_work(request.user, slug)
    _require(rules.may_draft(request.user, institution))
    actions.start_draft(institution=institution, acting_user=user_of(request))
    return redirect("boundary_edit", slug)


@login_required
def boundary_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the draft as one form, and save it."""
    institution = institution_at_work(request.user, slug)
    _require(rules.may_draft(request.user, institution))
    draft = _versions(request, institution).drafts().first()  # type: ignore[attr-defined]
    if draft is None:
        return _no_draft(request, institution)
    form = DraftForm(request.POST if request.method == "POST" else None, boundary=draft)
    status = HTTPStatus.OK
    if request.method == "POST":
        if form.is_valid():
            try:
                actions.save_draft(
                    draft=draft,
                    texts=form.texts(),
                    lines=form.draft_lines(),
                    revision=form.cleaned_data["revision"],
                    acting_user=user_of(request),
                )
            except actions.NoDraftError:
                return _no_draft(request, institution)
            except actions.ChangedMeanwhileError:
                draft.refresh_from_db()
                form.accept_newer(draft.revision)
                form.add_error(
                    None,
                    _(
                        "A colleague has saved the draft since you opened it. Your own text is still here. If you save "
                        "again, it replaces your colleague's."
                    ),
                )
            else:
                return _after_saving(request, slug, form)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(
        request, "boundaries/edit.html", {"institution": institution, "draft": draft, "form": form}, status=status
    )


def _after_saving(request: HttpRequest, slug: str, form: DraftForm) -> HttpResponse:
    if form.added is not None:
        messages.success(request, _("“%(task)s” has been added.") % {"task": form.added.label})
        return redirect(f"{reverse('boundary_edit', args=[slug])}#line-{form.added.pk}")
    if request.POST.get("then") == "put_in_force":
        return redirect("boundary_put_in_force", slug)
    messages.success(request, _("The draft has been saved."))
    return redirect("boundary_edit", slug)


@login_required
def boundary_discard_draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask, and then throw the draft away."""
    institution = institution_at_work(request.user, slug)
    _require(rules.may_draft(request.user, institution))
    draft = _versions(request, institution).drafts().first()  # type: ignore[attr-defined]
    if draft is None:
        return _no_draft(request, institution)
    if request.method == "POST":
        try:
            actions.discard_draft(institution=institution, acting_user=user_of(request))
        except actions.NoDraftError:
            return _no_draft(request, institution)
        messages.success(request, _("The draft has been thrown away."))
        return redirect("boundary_home", slug)
    return render(request, "boundaries/discard.html", {"institution": institution, "draft": draft})


@login_required
def boundary_put_in_force(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what changes and what it breaks, and then put the draft in force."""
    institution = institution_at_work(request.user, slug)
    _require(rules.may_put_in_force(request.user, institution))
    draft = _versions(request, institution).drafts().first()  # type: ignore[attr-defined]
    if draft is None:
        return _no_draft(request, institution)
    error = ""
    if request.method == "POST":
        seen = request.POST.get("revision", "")
        try:
            boundary, paused = actions.put_in_force(
                institution=institution,
                revision=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1,  # noqa: PLR2004
                acting_user=user_of(request),
            )
        except actions.NoDraftError:
            return _no_draft(request, institution)
        except actions.ChangedMeanwhileError:
            draft.refresh_from_db()
            error = _("A colleague has saved the draft since you opened this page. See below what it says now.")
        except (actions.EmptyBoundaryError, actions.MissingReasonsError):
            error = _("Something is still missing in the draft.")
        else:
            return _after_putting_in_force(request, boundary, len(paused))
    return render(
        request,
        "boundaries/put_in_force.html",
        {"institution": institution, "draft": draft, "error": error, **_what_it_means(institution, draft)},
        status=HTTPStatus.CONFLICT if error else HTTPStatus.OK,
    )


def _what_it_means(institution: Institution, draft: RoleBoundary) -> dict[str, Any]:
    lines = selectors.rules_of(draft)
    current = selectors.in_force_at(institution)
    before = selectors.rules_of(current) if current else []
    compared = compare(before=selectors.named_lines(before), after=selectors.named_lines(lines))
    broken = [(found, selectors.explain_all(found.breaches, boundary=draft)) for found in selectors.would_break(draft)]
    return {
        "current": current,
        "groups": selectors.by_verdict(lines),
        "differences": [line for line in compared if line.change != Change.SAME],
        "lacking": actions.without_needed_reason(lines),
        "broken": broken,
    }


def _after_putting_in_force(request: HttpRequest, boundary: RoleBoundary, paused: int) -> HttpResponse:
    messages.success(request, _("Version %(number)s is in force.") % {"number": boundary.version})
    if paused:
        messages.warning(
            request,
            ngettext(
                "%(number)s opportunity crosses the new line and rests until you have changed it.",
                "%(number)s opportunities cross the new line and rest until you have changed them.",
                paused,
            )
            % {"number": paused},
        )
    return redirect("boundary_home", boundary.institution.slug)


@login_required
def boundary_note(request: HttpRequest, slug: str) -> HttpResponse:
    """Note on the version in force when it was discussed, and whom to ask."""
    institution = institution_at_work(request.user, slug)
    _require(rules.may_put_in_force(request.user, institution))
    boundary = get_object_or_404(_versions(request, institution).in_force())  # type: ignore[attr-defined]
    form = NoteForm(request.POST if request.method == "POST" else None, boundary=boundary)
    if request.method == "POST" and form.is_valid():
        try:
            actions.note_discussion(boundary=boundary, acting_user=user_of(request), **form.cleaned_data)
        except IllegalBoundaryStateError:
            messages.warning(request, _("A newer version has come into force in the meantime. Note it there."))
            return redirect("boundary_home", slug)
        except actions.ChangedMeanwhileError:
            boundary.refresh_from_db()
            form.accept_newer(boundary.note_revision)
            form.add_error(
                None,
                _(
                    "A colleague has changed the notes since you opened them. What you wrote is still here. If you "
                    "save again, it replaces your colleague's notes."
                ),
            )
        else:
            messages.success(request, _("It has been noted."))
            return redirect("boundary_home", slug)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(
        request,
        "boundaries/note.html",
        {"institution": institution, "boundary": boundary, "form": form},
        status=status,
    )


@login_required
def boundary_version(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """Show one version as it was."""
    institution = institution_at_work(request.user, slug)
    boundary = get_object_or_404(_versions(request, institution), version=version)
    return render(request, "boundaries/version.html", _whole(institution, boundary))


@login_required
def boundary_print(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """Show one version as a sheet to pin up."""
    institution = institution_at_work(request.user, slug)
    boundary = get_object_or_404(_versions(request, institution), version=version)
    return render(request, "boundaries/print.html", _whole(institution, boundary))


def _whole(institution: Institution, boundary: RoleBoundary) -> dict[str, Any]:
    return {
        "institution": institution,
        "boundary": boundary,
        "groups": selectors.by_verdict(selectors.rules_of(boundary)),
        "asked": selectors.whom_to_ask(boundary),
    }


@login_required
def boundary_compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Show two versions beside each other: the last two, or those that were chosen."""
    institution = institution_at_work(request.user, slug)
    versions = {boundary.version: boundary for boundary in _versions(request, institution)[:MOST_TO_COMPARE]}
    if len(versions) < FEWEST_TO_COMPARE:
        return render(request, "boundaries/compare.html", {"institution": institution, "form": None})
    later, earlier = list(versions.values())[:FEWEST_TO_COMPARE]
    chosen = CompareForm(
        request.GET if request.GET.keys() & {"a", "b"} else None,
        versions=list(versions.values()),
        initial={"a": earlier.version, "b": later.version},
    )
    if chosen.is_bound and chosen.is_valid():
        earlier, later = versions[chosen.cleaned_data["a"]], versions[chosen.cleaned_data["b"]]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if chosen.errors else HTTPStatus.OK
    lines = compare(
        before=selectors.named_lines(selectors.rules_of(earlier)),
        after=selectors.named_lines(selectors.rules_of(later)),
    )
    return render(
        request,
        "boundaries/compare.html",
        {
            "institution": institution,
            "form": chosen,
            "earlier": earlier,
            "later": later,
            "differences": [line for line in lines if line.change != Change.SAME],
            "same": [line for line in lines if line.change == Change.SAME],
        },
        status=status,
    )
