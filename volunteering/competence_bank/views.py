"""The bank's pages, for those who work at the school."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from volunteering.competence_bank import actions, listing, rules, selectors
from volunteering.competence_bank.forms import ChangeEntryForm, EntryForm, LookUpForm, NewPersonEntryForm
from volunteering.competence_bank.models import Entry, IllegalEntryStateError
from volunteering.people.http import user_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from volunteering.competence_bank.models import Bank
    from volunteering.institutions.models import Institution


def _kept(request: HttpRequest, slug: str) -> tuple[Institution, list[Bank]]:
    """Return a school that the user runs; 404 for somebody from elsewhere, 403 for another role there."""
    institution, banks = selectors.banks_at_work(request.user, slug)
    if not rules.may_keep(request.user, institution):
        raise PermissionDenied
    return institution, banks


def _entry(request: HttpRequest, institution: Institution, uuid: UUID) -> Entry:
    entry: Entry = get_object_or_404(
        Entry.objects.at_work(request.user).of_institution(institution).with_person(), uuid=uuid
    )
    return entry


def _gone(request: HttpRequest, slug: str) -> HttpResponse:
    messages.info(request, _("The entry is no longer in the bank."))
    return redirect("bank_detail", slug)


@never_cache
@login_required
@require_safe
def bank_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Let everybody who works at the school look something up."""
    institution, banks = selectors.banks_at_work(request.user, slug)
    user = user_of(request)
    query = listing.read(request.GET, [bank.kind for bank in banks])
    page = listing.page_of(query, institution=institution, user=user)
    year_group = "" if query.year_group is None else str(query.year_group)
    return render(
        request,
        "competence_bank/bank.html",
        {
            "institution": institution,
            "banks": banks,
            "query": query,
            "form": LookUpForm(
                banks=banks, initial={"q": query.text, "klasse": year_group, "bank": query.kind}, auto_id="bank_%s"
            ),
            "page": page,
            "rows": actions.look_at_bank(entries=list(page.object_list), institution=institution, viewer=user),
            "near_hits": [] if page.object_list else listing.near_hits(query, institution=institution, user=user),
            "may_keep": rules.may_keep(user, institution),
            "whom_to_ask": selectors.whom_to_ask(institution),
        },
    )


@never_cache
@login_required
@require_safe
def bank_entry(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Show one entry; how to reach the person only to those who run the school."""
    institution, banks = selectors.banks_at_work(request.user, slug)
    entry = _entry(request, institution, uuid)
    if not entry.is_active:
        return _gone(request, slug)
    may_keep = rules.may_keep(request.user, institution)
    row = actions.look_at_entry(entry=entry, viewer=user_of(request), shows_contact=may_keep)
    return render(
        request,
        "competence_bank/entry.html",
        {
            "institution": institution,
            "entry": entry,
            "person": row.person,
            "several_banks": len(banks) > 1,
            "may_keep": may_keep,
            "whom_to_ask": selectors.whom_to_ask(institution),
        },
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def bank_entry_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write somebody into the bank who is not there yet."""
    institution, banks = _kept(request, slug)
    form = NewPersonEntryForm(request.POST if request.method == "POST" else None, banks=banks)
    if request.method == "POST" and form.is_valid():
        try:
            entry = actions.add_entry_for_new_person(
                acting_user=user_of(request),
                name=form.cleaned_data["name"],
                phone=form.cleaned_data["phone"].as_e164,
                **form.offer(),
            )
        except actions.EntryExistsError:
            _title_taken(form)
        except actions.GuardianMissingError:
            _guardian_missing(form, "name")
        else:
            messages.success(request, _("It is in the bank now."))
            return redirect("bank_entry", slug, entry.uuid)
    return _form_page(request, form, {"institution": institution})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def bank_entry_another(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Write down one more thing that the same person can tell or show."""
    institution, banks = _kept(request, slug)
    entry = _entry(request, institution, uuid)
    if not entry.is_active:
        return _gone(request, slug)
    form = EntryForm(request.POST if request.method == "POST" else None, banks=banks)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add_entry_for_same_person(entry=entry, acting_user=user_of(request), **form.offer())
        except actions.EntryExistsError:
            _title_taken(form)
        except actions.GuardianMissingError:
            _guardian_missing(form, None)
        else:
            messages.success(request, _("It is in the bank now."))
            return redirect("bank_entry", slug, added.uuid)
    return _form_page(request, form, {"institution": institution, "entry": entry, "is_another": True})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def bank_entry_edit(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Change an entry to what has been agreed now; saving confirms it."""
    institution, banks = _kept(request, slug)
    entry = _entry(request, institution, uuid)
    if not entry.is_active:
        return _gone(request, slug)
    form = ChangeEntryForm(request.POST if request.method == "POST" else None, banks=banks, entry=entry)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_entry(
                entry=entry, acting_user=user_of(request), seen=form.cleaned_data["seen"], **form.offer()
            )
        except actions.ChangedMeanwhileError:
            entry.refresh_from_db()
            form.accept_newer(entry.revision)
            form.add_error(
                None,
                _(
                    "A colleague has changed the entry since you opened it. What you wrote is still here. If you save "
                    "again, it replaces your colleague's words."
                ),
            )
        except actions.EntryExistsError:
            _title_taken(form)
        except IllegalEntryStateError:
            return _gone(request, slug)
        else:
            messages.success(request, _("It has been saved and counts as confirmed today."))
            return redirect("bank_entry", slug, entry.uuid)
    return _form_page(request, form, {"institution": institution, "entry": entry})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def bank_entry_retire(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Ask once more, then take an entry out of the bank."""
    institution, _banks = _kept(request, slug)
    entry = _entry(request, institution, uuid)
    if not entry.is_active:
        return _gone(request, slug)
    if request.method == "GET":
        row = actions.look_at_entry(entry=entry, viewer=user_of(request), shows_contact=False)
        return render(
            request,
            "competence_bank/entry_retire.html",
            {"institution": institution, "entry": entry, "person": row.person},
        )
    try:
        actions.retire_entry(entry=entry, acting_user=user_of(request))
    except IllegalEntryStateError:
        return _gone(request, slug)
    messages.success(
        request, _("The entry has been taken out of the bank. Remember to tell the person, and say thank you.")
    )
    return redirect("bank_detail", slug)


def _title_taken(form: EntryForm) -> None:
    form.add_error(
        "title", _("The person already has an entry with this title. Change that one, or choose another title.")
    )


def _guardian_missing(form: EntryForm, field: str | None) -> None:
    form.add_error(field, _("The person is under 15, and no guardian has said yes yet."))


def _form_page(request: HttpRequest, form: EntryForm, context: dict[str, object]) -> HttpResponse:
    entry = context.get("entry")
    if isinstance(entry, Entry):
        row = actions.look_at_entry(entry=entry, viewer=user_of(request), shows_contact=False)
        context["person"] = row.person
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "competence_bank/entry_form.html", {**context, "form": form}, status=status)
