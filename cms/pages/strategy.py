"""The way to a new strategy."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks.body import BodyBlock
from cms.blocks.registers import PLANNED, HearingBlock, MilestoneBlock
from cms.headings import Heading
from cms.pages.base import ContentPage


class StrategyProcessPage(ContentPage):
    """The way to a strategy (strategiproces): a timeline, the seminar, and the documents of each hearing."""

    milestones = StreamField(
        [("milestone", MilestoneBlock())], verbose_name=_("timeline"), blank=True, use_json_field=True
    )
    hearings = StreamField([("hearing", HearingBlock())], verbose_name=_("hearings"), blank=True, use_json_field=True)
    body = StreamField(BodyBlock(), verbose_name=_("content"), blank=True, use_json_field=True)

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        FieldPanel("milestones"),
        FieldPanel("hearings"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *ContentPage.search_fields,
        index.SearchField("milestones"),
        index.SearchField("hearings"),
        index.SearchField("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["cms.ArticlePage"]
    page_description = _("A timeline, the seminar and the documents of each hearing.")

    class Meta(ContentPage.Meta):
        verbose_name = _("strategy process")
        verbose_name_plural = _("strategy processes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Wagtail's
        """Add the timeline as its component takes it, and the hearings: those that are open first."""
        today = timezone.localdate()
        hearings = [{"value": block.value, "is_open": block.value["answer_by"] >= today} for block in self.hearings]
        return {
            **super().get_context(request, *args, **kwargs),
            "events": [_event(block.value) for block in self.milestones],
            "hearings": sorted(hearings, key=lambda hearing: not hearing["is_open"]),
        }

    def headings(self) -> list[Heading]:
        """Return nothing: the timeline at the top is the overview."""
        return []


def _event(value: Any) -> dict[str, str]:  # noqa: ANN401 - a block's value
    days = _day(value["starts_on"])
    if value.get("ends_on"):
        days = f"{days} – {_day(value['ends_on'])}"
    state = "" if value["state"] == PLANNED else value["state"]
    return {"title": value["title"], "when": days, "note": value["text"], "state": state}


def _day(day: datetime.date) -> str:
    return date_format(day, "DATE_FORMAT")
