"""Reports for the editors: what people search for, and what they search for without finding it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Max, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.permission_policies import ModelPermissionPolicy


def searches() -> Any:  # noqa: ANN401 - a query set with columns of its own
    """Return what was searched for: how often (``times``), the last day (``last_day``) and what it found then."""
    return (
        Query.objects.filter(outcome__isnull=False, daily_hits__isnull=False)
        .select_related("outcome")
        .annotate(times=Coalesce(Sum("daily_hits__hits"), 0), last_day=Max("daily_hits__date"))
    )


class _Searches(ReportView):
    permission_policy = ModelPermissionPolicy(SearchPromotion)
    any_permission_required: ClassVar[list[str]] = ["add", "change", "delete"]
    header_icon = "search"
    is_searchable = True
    search_fields: ClassVar[list[str]] = ["query_string"]
    default_ordering = "-times"
    columns: ClassVar[list[Column]] = [
        TitleColumn(
            "query_string",
            label=_("Searched for"),
            sort_key="query_string",
            get_url=lambda query: f"{reverse('site_search')}?{urlencode({'q': query.query_string})}",
        ),
        NumberColumn("times", label=_("Times"), sort_key="times"),
        NumberColumn("found", accessor="outcome.found", label=_("Found the last time"), sort_key="outcome__found"),
        Column("last_day", label=_("Last searched for"), sort_key="last_day"),
    ]
    list_export: ClassVar[list[str]] = ["query_string", "times", "outcome.found", "last_day"]
    export_headings: ClassVar[dict[str, Any]] = {
        "query_string": _("Searched for"),
        "times": _("Times"),
        "outcome.found": _("Found the last time"),
        "last_day": _("Last searched for"),
    }


class SearchedFor(_Searches):
    """Everything that was searched for, the most frequent first."""

    page_title = _("What people search for")
    index_url_name = "searched_for"
    index_results_url_name = "searched_for_results"

    def get_base_queryset(self) -> Any:  # noqa: ANN401 - Wagtail's
        """Return all of it."""
        return searches()


class SearchedInVain(_Searches):
    """What found nothing the last time: pages that are missing, or words that pages should use."""

    page_title = _("Searched for and not found")
    header_icon = "warning"
    index_url_name = "searched_in_vain"
    index_results_url_name = "searched_in_vain_results"

    def get_base_queryset(self) -> Any:  # noqa: ANN401 - Wagtail's
        """Return what found nothing."""
        return searches().filter(outcome__found=0)
