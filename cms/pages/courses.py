"""Courses for volunteers and associations."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.blocks.registers import CourseBlock
from cms.blocks.text import TEXT
from cms.pages.base import ContentPage


class CourseListPage(ContentPage):
    """Courses held by others (kurser). What is past leaves the page by itself; what has no fixed day comes last."""

    introduction = RichTextField(_("text"), blank=True, features=TEXT)
    courses = StreamField([("course", CourseBlock())], verbose_name=_("courses"), blank=True, use_json_field=True)

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("courses"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *ContentPage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("courses"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Courses held by others. A course leaves the page by itself when its day is past.")

    class Meta(ContentPage.Meta):
        verbose_name = _("course list")
        verbose_name_plural = _("course lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Wagtail's
        """Add the courses that are still to come."""
        return {**super().get_context(request, *args, **kwargs), "courses": self.to_come(timezone.localdate())}

    def to_come(self, today: datetime.date) -> list[Any]:
        """Return the courses from ``today`` on, the next one first."""
        coming = [block for block in self.courses if block.value.is_to_come(today)]
        return sorted(coming, key=lambda block: block.value.get("starts_on") or datetime.date.max)
