"""The public pages: the list, an opportunity, a project."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from volunteering.opportunities import facets as facets_of_list
from volunteering.opportunities import listing, public_page
from volunteering.opportunities.choices import OpportunityState, ProjectPhase, Rhythm
from volunteering.opportunities.list_query import PARAMETER_NAMES, PARAMETERS, AgeChoice, ListQuery, Sort, read
from volunteering.opportunities.models import Opportunity, Project
from volunteering.people.choices import PartOfDay, Weekday
from volunteering.public_pages import cache_page_for_everyone, without_empty_parameters


@require_safe
@without_empty_parameters
@cache_page_for_everyone(*PARAMETERS)
def opportunity_list(request: HttpRequest) -> HttpResponse:
    """Show what one can do. Everything asked for stands in the address; what cannot be used is ignored and named."""
    facets = facets_of_list.current()
    query = read(request.GET, facets)
    found = listing.page_of(query)
    partial = request.headers.get("HX-Request-Type") == "partial"
    context = {
        "partial": partial,
        "query": query,
        "facets": facets,
        "kinds": facets.kinds_by_place(),
        "listing": found,
        "chips": listing.chips(query, facets) if query.is_filtered else [],
        "near_hits": listing.near_hits(query, facets) if not found.total else [],
        "ignored": [PARAMETER_NAMES[name] for name in query.ignored],
        "weekdays": Weekday.choices,
        "parts": PartOfDay.choices,
        "rhythms": Rhythm.choices,
        "ages": AgeChoice.choices,
        "sorts": _sorts(query),
        "previous_address": query.without(page=found.page - 1).address if found.page > 1 else "",
        "next_address": query.without(page=found.page + 1).address if found.page < found.pages else "",
    }
    response = render(request, "opportunities/_results.html" if partial else "opportunities/list.html", context)
    if partial:
        response["HX-Push-Url"] = request.path + query.address.rstrip("?")
    patch_vary_headers(response, ["HX-Request"])
    return response


def _sorts(query: ListQuery) -> list[tuple[str, str, bool]]:
    """Return the orders to choose from as (value, name, is chosen).

    The usual one has no value: it follows the search.
    """
    usual = Sort.MATCH if query.terms else Sort.NEWEST
    offered = [usual, *(sort for sort in (Sort.NEWEST, Sort.SOONEST) if sort != usual)]
    return [("" if sort == usual else sort.value, str(sort.label), sort == query.order) for sort in offered]


@require_safe
@cache_page_for_everyone()
def opportunity_detail(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Show one opportunity. What rests or is closed says so and shows what is near."""
    opportunity = get_object_or_404(
        Opportunity.objects.visible_to(request.user).with_page_details(),
        pk=pk,
    )
    if opportunity.state == OpportunityState.DRAFT:
        return redirect("opportunity_preview", pk)
    if slug != opportunity.slug:
        return redirect(opportunity, permanent=True)
    page = public_page.of(opportunity)
    template = "opportunities/detail.html" if page.is_open else "opportunities/resting.html"
    return render(
        request,
        template,
        {
            "page_of_opportunity": page,
            "opportunity": opportunity,
            "share_address": request.build_absolute_uri(request.path),
        },
    )


@require_safe
@cache_page_for_everyone()
def project_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a project: its story, how far it has come, and what was learned."""
    project = get_object_or_404(
        Project.objects.select_related("institution__area").filter(institution__is_active=True), slug=slug
    )
    return render(
        request,
        "opportunities/project.html",
        {
            "project": project,
            "cards": listing.of_project(project.pk),
            "is_closed": project.phase == ProjectPhase.CLOSED,
        },
    )
