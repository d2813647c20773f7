"""Reports for the editors: pages that need a look, and links that lead nowhere. Both can be downloaded."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page, ReferenceIndex

from cms.editing.models import LostTarget
from cms.pages.base import ContentPage

NOT_LOOKED_AT_FOR: Final = dt.timedelta(days=365)
"""A page that nobody has looked through for so long needs a look, whatever day was set."""


def pages_that_need_a_look(today: dt.date) -> QuerySet[Page]:
    """Return public pages whose next look is past, or that nobody looked through for a year. One query."""
    wanted = Q(pk__in=[])
    for model in ContentPage.__subclasses__():
        late = model.objects.filter(
            Q(review_by__lt=today) | Q(review_by=None, reviewed_on__lt=today - NOT_LOOKED_AT_FOR)
        )
        wanted |= Q(pk__in=late.values("pk"))
    never = Q(last_published_at__lt=timezone.now() - NOT_LOOKED_AT_FOR, pk__in=_without_any_day())
    pages: QuerySet[Page] = Page.objects.live().filter(wanted | never)
    return pages.order_by("last_published_at", "pk")


def _without_any_day() -> QuerySet[Page]:
    without = Q(pk__in=[])
    for model in ContentPage.__subclasses__():
        without |= Q(pk__in=model.objects.filter(review_by=None, reviewed_on=None).values("pk"))
    pages: QuerySet[Page] = Page.objects.filter(without)
    return pages.values("pk")


def pages_with_links_to_nowhere() -> QuerySet[Page]:
    """Return public pages that lead to a page off the net, or to what has been deleted. One query."""
    page_type = ContentType.objects.get_for_model(Page)
    alive = Page.objects.live().annotate(key=Cast("pk", CharField())).values("key")
    sources = (
        ReferenceIndex.objects.filter(base_content_type=page_type, to_content_type=page_type)
        .exclude(to_object_id__in=alive)
        .values("object_id")
    )
    lost = LostTarget.objects.values("page_id")
    pages: QuerySet[Page] = (
        Page.objects.live().annotate(key=Cast("pk", CharField())).filter(Q(key__in=sources) | Q(pk__in=lost))
    )
    return pages.order_by("path")


class _Report(PageReportView):
    any_permission_required: ClassVar[list[str]] = ["add", "change", "publish"]
    list_export: ClassVar[list[str]] = ["title", "full_url", "last_published_at", "status_string"]
    export_headings: ClassVar[dict[str, Any]] = {
        "title": _("Title"),
        "full_url": _("Address"),
        "last_published_at": _("Last published"),
        "status_string": _("Status"),
    }


class NeedsALook(_Report):
    """Pages that somebody should look through."""

    page_title = _("Pages that need a look")
    header_icon = "time"
    index_url_name = "pages_that_need_a_look"
    index_results_url_name = "pages_that_need_a_look_results"

    def get_queryset(self) -> Any:  # noqa: ANN401 - Wagtail's
        """Return them, the oldest first."""
        self.queryset = _for_the_list(pages_that_need_a_look(timezone.localdate()))
        return super().get_queryset()


class LinksToNowhere(_Report):
    """Pages that lead to pages or files which are not there any more."""

    page_title = _("Links that lead nowhere")
    header_icon = "link-external"
    index_url_name = "links_to_nowhere"
    index_results_url_name = "links_to_nowhere_results"

    def get_queryset(self) -> Any:  # noqa: ANN401 - Wagtail's
        """Return them as they stand in the tree."""
        self.queryset = _for_the_list(pages_with_links_to_nowhere())
        return super().get_queryset()


def _for_the_list(pages: Any) -> Any:  # noqa: ANN401 - Wagtail's own methods of a query set of pages
    return pages.prefetch_workflow_states().select_related("content_type", "locale").annotate_approved_schedule()
