"""The pages of those who keep an entry: asking to be in the guide, writing, confirming once a year."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.association_guide import differences, pictures, tokens
from portal.association_guide.actions import freshness, writing
from portal.association_guide.choices import Standing
from portal.association_guide.forms import EntryForm, NewEntryForm
from portal.association_guide.models import Entry, GuideSettings
from portal.association_guide.workflow import position_of
from volunteering.people.http import user_of

if TYPE_CHECKING:
    from wagtail.models import Revision


@login_required
@never_cache
def association_new(request: HttpRequest) -> HttpResponse:
    """Let somebody ask for an association to be in the guide."""
    form = NewEntryForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        initial={"email": user_of(request).email, "contact_name": user_of(request).display_name},
    )
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                draft = form.save(commit=False)
                form.save_m2m()
                pictures.put(draft, form, acting_user=user_of(request))
                entry = writing.ask_to_be_in(draft=draft, role=form.cleaned_data["role"], acting_user=user_of(request))
        except writing.TooManyNewError:
            form.add_error(None, _("You have several new associations waiting already. Write to us if there are more."))
        except IntegrityError:
            form.add_error("name", _("Somebody has just asked for an association with this name. Send it once more."))
        else:
            return render(request, "association_guide/new_sent.html", {"entry": entry})
    return render(request, "association_guide/new.html", {"form": form}, status=_status(form))


@login_required
@never_cache
def association_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Let those who keep an entry write it. Everybody sees the old words until a coordinator has approved the new."""
    entry = get_object_or_404(
        Entry.objects.editable_by(request.user).select_related("association", "latest_revision"), association__slug=slug
    )
    if request.method == "POST":
        return _save(request, entry)
    form = EntryForm(instance=entry.get_latest_revision_as_object(), initial={"seen": entry.latest_revision_id or 0})
    return _edit_page(request, entry, form)


def _save(request: HttpRequest, entry: Entry) -> HttpResponse:
    form = EntryForm(request.POST, request.FILES, instance=entry.get_latest_revision_as_object())
    if not form.is_valid():
        return _edit_page(request, entry, form)
    position = position_of(entry)
    if not form.was_changed and position.standing in {Standing.PUBLIC, Standing.HIDDEN, Standing.WAITING}:
        messages.info(request, _("You have changed nothing, so nothing was sent."))
        return redirect("association_edit", entry.association.slug)
    draft = form.save(commit=False)
    form.save_m2m()
    try:
        with transaction.atomic():
            pictures.put(draft, form, acting_user=user_of(request))
            writing.save(draft=draft, seen=form.cleaned_data["seen"] or 0, acting_user=user_of(request))
    except writing.ChangedMeanwhileError:
        return _conflict(request, entry, mine=draft)
    messages.success(
        request, _("Thank you. A coordinator looks at it, and you get a mail. Until then the words from before stay.")
    )
    return redirect("association_edit", entry.association.slug)


def _conflict(request: HttpRequest, entry: Entry, *, mine: Entry) -> HttpResponse:
    """Show what somebody else has saved meanwhile beside what was typed, which stays in the form."""
    entry = Entry.objects.select_related("association", "latest_revision__user").get(pk=entry.pk)
    theirs = entry.get_latest_revision_as_object()
    data = request.POST.copy()
    data["seen"] = str(entry.latest_revision_id or 0)
    form = EntryForm(data, instance=entry.get_latest_revision_as_object())
    form.is_valid()
    revision = cast("Revision | None", entry.latest_revision)
    who = revision.user.get_full_name() if revision and revision.user else _("Somebody else")
    return _edit_page(
        request,
        entry,
        form,
        status=HTTPStatus.CONFLICT,
        conflict={
            "who": who,
            "lines": [line for line in differences.between(theirs, mine) if line.changed],
            "lost_picture": bool(request.FILES),
        },
    )


def _edit_page(
    request: HttpRequest,
    entry: Entry,
    form: EntryForm,
    *,
    status: int | None = None,
    **context: Any,  # noqa: ANN401
) -> HttpResponse:
    return render(
        request,
        "association_guide/edit.html",
        {
            "entry": entry,
            "association": entry.association,
            "form": form,
            "position": position_of(entry),
            "picture": form.instance.picture if form.instance.picture_id else None,
            **context,
        },
        status=status or _status(form),
    )


def _status(form: EntryForm) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


@login_required
@require_POST
def association_still_right(request: HttpRequest, slug: str) -> HttpResponse:
    """Store with one press that the entry still holds, for those who keep it."""
    entry = get_object_or_404(
        Entry.objects.editable_by(request.user).select_related("association"), association__slug=slug
    )
    if freshness.confirm_own(entry=entry, round_named=request.POST.get("round", ""), acting_user=user_of(request)):
        messages.success(request, _("Thank you. The entry is confirmed, and everybody can see it in the guide."))
    else:
        messages.info(request, _("Somebody has confirmed the entry already, or it is not in the guide."))
    return redirect("dashboard")


@never_cache
def association_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask with a button whether an entry still holds, and store the answer. Opening the page changes nothing."""
    try:
        said = tokens.read(token, lasts=GuideSettings.load().link_lasts)
    except tokens.BadLinkError:
        return render(request, "association_guide/confirm_gone.html", status=HTTPStatus.GONE)
    entry = Entry.objects.filter(pk=said.entry_id, live=True).select_related("association").first()
    if entry is None:
        return render(request, "association_guide/confirm_gone.html", status=HTTPStatus.GONE)
    is_done = tokens.round_of(entry) != said.round
    if request.method == "POST" and not is_done:
        freshness.confirm(entry=entry, round_named=said.round)
        is_done = True
    return render(
        request,
        "association_guide/confirm_done.html" if is_done else "association_guide/confirm.html",
        {"entry": entry, "lines": differences.between(None, entry)},
    )
