"""Lists of opportunities for other pages: the front page and the institutions' pages.

`{% load opportunity_tags %}`
"""

from typing import Any

from django import template
from django.db.models import Count
from django.urls import reverse

from volunteering.institutions.models import Institution
from volunteering.institutions.rules import may_run
from volunteering.opportunities import listing
from volunteering.opportunities.choices import OpportunityState
from volunteering.opportunities.models import Opportunity
from volunteering.opportunities.schedule import when

register = template.Library()

MOST_SHARED = 50


@register.inclusion_tag("opportunities/_cards.html")
def newest_opportunities(number: int = 6, heading: int = 3) -> dict[str, Any]:
    """Show the newest opportunities as cards. Nothing when there are none."""
    return {"cards": listing.newest(number), "heading": heading}


@register.inclusion_tag("opportunities/_of_institution.html")
def opportunities_of(institution: Institution, number: int = 20, heading: int = 3) -> dict[str, Any]:
    """Show what one can do at an institution, newest first, and a kind word when there is nothing just now."""
    return {"cards": listing.of_institution(institution.pk, number), "heading": heading, "institution": institution}


@register.inclusion_tag("opportunities/_of_network.html", takes_context=True)
def opportunities_of_network(context: template.Context, institution: Institution) -> dict[str, Any]:
    """Show what the other places of the network do, and how many are there: head counts only, and no person.

    The head counts are for those who may run a place, because they stand in for each other. Three queries.
    """
    shared = (
        Opportunity.objects.shared_with(institution)
        .select_related("institution")
        .order_by("institution__sort_key", "starts_on", "pk")
    )
    return {
        "rows": [
            {
                "opportunity": one,
                "when": when(
                    rhythm=one.rhythm,
                    starts_on=one.starts_on,
                    starts_at=one.starts_at,
                    ends_at=one.ends_at,
                    times_mask=one.times,
                    time_note=one.time_note,
                ),
            }
            for one in shared[:MOST_SHARED]
        ],
        "shows_head_counts": may_run(context["user"], institution),
    }


@register.inclusion_tag("opportunities/_at_work.html")
def opportunities_at_work(institution: Institution) -> dict[str, Any]:
    """Show an institution's own people how many opportunities there are in each state. One query."""
    own = Opportunity.objects.filter(institution=institution).order_by()
    counts = dict(own.values_list("state").annotate(number=Count("pk")))
    return {
        "states": [
            {"value": state.value, "label": state.label, "count": counts[state]}
            for state in OpportunityState
            if counts.get(state)
        ],
        "url": reverse("opportunity_manage_list", args=[institution.slug]),
    }
