"""What everybody sees: the list, and an association's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

from portal.association_guide import facets as facets_of_guide
from portal.association_guide import listing, rules
from portal.association_guide.list_query import PARAMETER_NAMES, PARAMETERS, read
from portal.association_guide.models import Entry
from volunteering.institutions.officers import acts_for
from volunteering.opportunities import listing as opportunity_listing
from volunteering.people.choices import Language
from volunteering.public_pages import cache_page_for_everyone, without_empty_parameters

if TYPE_CHECKING:
    from volunteering.opportunities.cards import Card

MOST_OPPORTUNITIES = 12


@require_safe
@without_empty_parameters
@cache_page_for_everyone(*PARAMETERS)
def association_list(request: HttpRequest) -> HttpResponse:
    """Show the guide. Everything asked for stands in the address; what cannot be used is ignored and named."""
    facets = facets_of_guide.current()
    query = read(request.GET, facets)
    found = listing.page_of(query, facets)
    partial = request.headers.get("HX-Request-Type") == "partial"
    context = {
        "partial": partial,
        "query": query,
        "facets": facets,
        "listing": found,
        "chips": listing.chips(query, facets) if query.is_filtered else [],
        "near_hits": listing.near_hits(query, facets) if query.is_filtered and not found.total else [],
        "ignored": [PARAMETER_NAMES[name] for name in query.ignored],
        "previous_address": query.without(page=found.page - 1).address if found.page > 1 else "",
        "next_address": query.without(page=found.page + 1).address if found.page < found.pages else "",
    }
    template = "association_guide/_results.html" if partial else "association_guide/list.html"
    response = render(request, template, context)
    if partial:
        response["HX-Push-Url"] = request.path + query.address.rstrip("?")
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
@cache_page_for_everyone()
def association_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an association: who it is, how to reach it, whom it looks for and what it does at the institutions."""
    entry = get_object_or_404(
        Entry.objects.visible_to(request.user).select_related("association").with_words().defer("search"),
        association__slug=slug,
    )
    may_edit = request.user.is_authenticated and (
        acts_for(request.user, entry.association) or rules.may_moderate(request.user)
    )
    response = render(
        request,
        "association_guide/detail.html",
        {
            "entry": entry,
            **_words_of(entry),
            "languages": [str(Language(code).label) for code in Language.values if code in entry.languages],
            "opportunities": run_by(entry),
            "may_edit": may_edit,
            "share_address": request.build_absolute_uri(request.path),
            "contact_email": settings.CONTACT_EMAIL,
        },
    )
    if not entry.is_public:
        patch_cache_control(response, private=True, no_store=True)
    return response


def _words_of(entry: Entry) -> dict[str, list[str]]:
    """Return the entry's words and districts in the language of the page, each list in its own order."""
    known = facets_of_guide.words()
    chosen = {"fields": entry.field_ids, "groups": entry.group_ids, "districts": entry.district_ids}
    return {kind: [word.label for pk, word in known[kind].items() if pk in ids] for kind, ids in chosen.items()}


def run_by(entry: Entry) -> list[Card]:
    """Return the cards of what the association runs at the institutions, newest first."""
    return opportunity_listing.of_association(entry.association_id, MOST_OPPORTUNITIES)
