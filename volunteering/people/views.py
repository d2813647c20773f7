"""The profile in short steps, the guardian, the paper code, who has looked, and the privacy notice."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from volunteering.people import actions, claims, guardians, rules
from volunteering.people.choices import AgeBand, ProfileStep
from volunteering.people.forms import STEP_FORMS, ClaimForm, GuardianAnswerForm, GuardianForm
from volunteering.people.http import LoggedInRequest, posted
from volunteering.people.models import GuardianConsent, Volunteer
from volunteering.people.selectors import answers, looks_at
from volunteering.public_pages import cache_page_for_everyone

form_page = require_http_methods(["GET", "HEAD", "POST"])
LOOKS_A_PAGE = 20


def _own(request: LoggedInRequest) -> Volunteer:
    """Return the user's profile, or an unsaved empty one: looking at a page makes no rows."""
    return Volunteer.objects.of(request.user).first() or Volunteer(user=request.user, name=request.user.display_name)


# --- The profile ------------------------------------------------------------------------------------------------------
@never_cache
@login_required
@require_safe
def profile(request: LoggedInRequest) -> HttpResponse:
    """Show what somebody has told about him- or herself, with a way to change each."""
    volunteer = _own(request)
    progress = rules.progress_of(volunteer)
    shown = answers(volunteer)
    consent = None
    if volunteer.needs_guardian:
        consent = GuardianConsent.objects.filter(volunteer=volunteer).order_by("-requested_at").first()
    return render(
        request,
        "people/profile.html",
        {
            "volunteer": volunteer,
            "progress": progress,
            "rows": [
                (step.label, shown[step], f"{reverse('profile_step', args=[step.value])}?edit=1")
                for step in progress.steps
            ],
            "consent": consent,
            "latest_looks": looks_at(volunteer)[:5] if volunteer.pk else [],
        },
    )


@never_cache
@login_required
@form_page
def profile_step(request: LoggedInRequest, step: str) -> HttpResponse:
    """Ask one question of the profile; it can be answered, skipped, or left for another day."""
    volunteer = _own(request)
    progress = rules.progress_of(volunteer)
    if step not in progress.steps:
        raise Http404
    current = ProfileStep(step)
    is_editing = "edit" in request.GET
    form = STEP_FORMS[current](posted(request), initial={"answer": _answer(volunteer, current)})
    if request.method == "POST":
        user = request.user
        if "skip" in request.POST:
            volunteer = actions.ensure_volunteer(user=user)
            volunteer = actions.skip_step(volunteer=volunteer, step=current, acting_user=user)
            return _go_on(volunteer, current, is_editing=is_editing)
        if form.is_valid() and _asks_first(request, volunteer, current, form.cleaned_data["answer"]):
            answer = form.cleaned_data["answer"]
            context = {"answer": answer, "label": AgeBand(answer).label, "is_editing": is_editing}
            return render(request, "people/age_confirm.html", context)
        if form.is_valid():
            volunteer = actions.ensure_volunteer(user=user)
            volunteer = actions.answer_step(
                volunteer=volunteer, step=current, answer=form.cleaned_data["answer"], acting_user=user
            )
            if current is ProfileStep.AGE and not rules.may_reach_institutions(volunteer):
                return redirect("guardian_ask")
            if is_editing:
                messages.success(request, _("Saved."))
            return _go_on(volunteer, current, is_editing=is_editing)
    before = progress.before(current)
    return render(
        request,
        "people/profile_step.html",
        {
            "form": form,
            "step": current,
            "is_editing": is_editing,
            "number": progress.number(current),
            "names": [other.label for other in progress.steps],
            "back_url": reverse("profile_step", args=[before.value]) if before and not is_editing else "",
        },
    )


def _asks_first(request: HttpRequest, volunteer: Volunteer, step: ProfileStep, answer: Any) -> bool:  # noqa: ANN401
    """Say whether an answer would end what runs, and nobody has said yet that it is meant so."""
    return step is ProfileStep.AGE and "sure" not in request.POST and rules.loses_by_age(volunteer, answer)


def _answer(volunteer: Volunteer, step: ProfileStep) -> Any:  # noqa: ANN401 - any field's value
    if volunteer.pk is None:
        return volunteer.name if step is ProfileStep.NAME else None
    if step is ProfileStep.DISTRICTS:
        return list(volunteer.districts.values_list("pk", flat=True))
    return getattr(volunteer, actions.FIELDS_OF_STEP[step])


def _go_on(volunteer: Volunteer, step: ProfileStep, *, is_editing: bool) -> HttpResponse:
    following = None if is_editing else rules.progress_of(volunteer).after(step)
    return redirect("profile_step", step=following.value) if following else redirect("profile")


@never_cache
@login_required
@require_safe
def profile_looks(request: LoggedInRequest) -> HttpResponse:
    """Show who has seen one's details, newest first."""
    volunteer = _own(request)
    page = Paginator(looks_at(volunteer), LOOKS_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "people/looks.html", {"page": page})


# --- The guardian -----------------------------------------------------------------------------------------------------
@never_cache
@login_required
@form_page
def guardian_ask(request: LoggedInRequest) -> HttpResponse:
    """Ask somebody under 15 for a guardian's name and address, and send the question."""
    volunteer = _own(request)
    if volunteer.pk is None or not volunteer.needs_guardian:
        return redirect("profile")
    consents = GuardianConsent.objects.filter(volunteer=volunteer)
    if consents.confirmed().exists():
        return redirect("profile")
    form = GuardianForm(posted(request), volunteer=volunteer)
    if request.method == "POST" and form.is_valid():
        try:
            guardians.ask_guardian(volunteer=volunteer, acting_user=request.user, **form.cleaned_data)
        except guardians.TooManyGuardianQuestionsError:
            form.add_error("guardian_email", _("We have sent three mails today. You can send another tomorrow."))
        except (guardians.GuardianAlreadyConfirmedError, guardians.GuardianNotNeededError):
            return redirect("profile")
        else:
            messages.success(request, _("We have sent a mail to your parent or guardian."))
            following = rules.progress_of(volunteer).after(ProfileStep.AGE)
            return redirect("profile_step", step=following.value) if following else redirect("profile")
    return render(request, "people/guardian_ask.html", {"form": form, "waiting": consents.waiting().first()})


@never_cache
@form_page
def guardian_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Let a guardian read what it is about and say yes or no, without a login."""
    consent = guardians.consent_of(token)
    if consent is None:
        return render(request, "people/guardian_unknown.html", status=404)
    form = GuardianAnswerForm(request.POST if "confirm" in request.POST else None)
    try:
        if "withdraw" in request.POST:
            guardians.withdraw(consent=consent)
            return redirect("guardian_confirm", token=token)
        if request.method == "POST" and form.is_valid():
            guardians.confirm(consent=consent, signed_name=form.cleaned_data["signed_name"])
            return redirect("guardian_confirm", token=token)
    except (guardians.GuardianLinkExpiredError, guardians.GuardianAnswerGivenError):
        consent.refresh_from_db()
    is_expired = consent.confirmed_at is None and consent.withdrawn_at is None and consent.has_expired
    return render(
        request,
        "people/guardian_confirm.html",
        {"consent": consent, "form": form, "is_expired": is_expired},
        status=410 if is_expired else 200,
    )


# --- The code on paper ------------------------------------------------------------------------------------------------
@never_cache
@login_required
@form_page
def claim_account(request: LoggedInRequest) -> HttpResponse:
    """Let somebody whom a leader registered type the code from the paper."""
    form = ClaimForm(posted(request))
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="try_claim_code"):
            form.add_error("code", _("There have been many attempts. Wait an hour and try again, or call us."))
        else:
            try:
                claims.claim(acting_user=request.user, typed_code=form.cleaned_data["code"])
            except claims.ClaimCodeWrongError:
                form.add_error(
                    "code",
                    _(
                        "The code does not work. Check each sign; it may also have been used, or be too old. "
                        "You can get a new one where you give a hand."
                    ),
                )
            else:
                messages.success(request, _("The profile is now yours. Have a look at whether everything is right."))
                return redirect("profile")
    return render(request, "people/claim_account.html", {"form": form})


# --- The privacy notice -----------------------------------------------------------------------------------------------
@cache_page_for_everyone()
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Tell in plain words what happens with what people tell us."""
    return render(request, "people/privacy.html")
