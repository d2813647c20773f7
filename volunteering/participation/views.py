"""The working group's pages."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from volunteering.institutions.models import Area, Institution
from volunteering.participation import baseline_2010, exports, periods, rules, selectors
from volunteering.participation.forms import FiltersForm

if TYPE_CHECKING:
    from django.http import HttpRequest


def _filters(request: HttpRequest) -> tuple[FiltersForm, list[Area]]:
    """Return the form as the address filled it, and the areas."""
    choices = periods.available(timezone.localdate())
    areas = list(Area.objects.all())
    data = {"period": choices[0].key, **{name: request.GET.get(name, "") for name in request.GET}}
    institutions = list(Institution.objects.filter(is_active=True).select_related("area"))
    form = FiltersForm(
        data,
        periods=choices,
        areas=areas,
        institutions=institutions,
    )
    form.is_valid()
    return form, areas


@login_required
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Show who takes part, where and how much, without showing who anybody is.

    The way in stands on every page, so others come here too: they are told what the figures are.
    """
    if not rules.may_read_figures(request.user):
        return render(request, "participation/for_the_working_group.html", status=HTTPStatus.FORBIDDEN)
    form, areas = _filters(request)
    found = selectors.figures(form.chosen_period, form.chosen_area, form.chosen_institution)
    return render(
        request,
        "participation/figures.html",
        {
            "form": form,
            "figures": found,
            "areas": areas,
            "sign_up_columns": [(date_format(row.month, "b"), row.sign_ups.value) for row in found.months],
            "engagement_columns": [(date_format(row.month, "b"), row.engagements.value) for row in found.months],
            "motive_bars": [(motive.label, motive.percent) for motive in baseline_2010.MOTIVES],
            "motives": baseline_2010.MOTIVES,
            "motive_answers": baseline_2010.ANSWERS,
            "motive_answers_four": baseline_2010.ANSWERS_FOUR_MUNICIPALITIES,
            "query": request.GET.urlencode() if form.is_valid() else "",
        },
    )


@login_required
@require_safe
def figures_csv(request: HttpRequest) -> HttpResponse:
    """Send what the page shows as a file; a filter that cannot be understood leads back to the page, which says so."""
    if not rules.may_read_figures(request.user):
        raise PermissionDenied
    form, areas = _filters(request)
    if not form.is_valid():
        return HttpResponseRedirect(f"{reverse('figures')}?{request.GET.urlencode()}")
    found = selectors.figures(form.chosen_period, form.chosen_area, form.chosen_institution)
    name = _("figures")
    return HttpResponse(
        "\ufeff" + exports.as_csv(found, areas),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}-{found.period.key}.csv"'},
    )
