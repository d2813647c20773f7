"""Rules in plain words."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.blocks.registers import LegislationEntryBlock
from cms.blocks.text import TEXT
from cms.headings import Anchors, Heading
from cms.pages.base import ContentPage


class LegislationPage(ContentPage):
    """The rules that volunteers and associations meet (lovgivning), each with its source and its next check.

    The page itself was last looked through when the first of its rules was, and is to be again likewise.
    """

    introduction = RichTextField(_("text"), blank=True, features=TEXT)
    entries = StreamField(
        [("entry", LegislationEntryBlock())], verbose_name=_("rules"), blank=True, use_json_field=True
    )

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("entries"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *ContentPage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("entries"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Rules in plain words, each with its source and the day it was checked.")

    class Meta(ContentPage.Meta):
        verbose_name = _("legislation page")
        verbose_name_plural = _("legislation pages")

    def clean(self) -> None:
        """Take the page's own days from its rules: the oldest check, and the first that is due."""
        checked = [entry.value["checked_on"] for entry in self.entries if entry.value.get("checked_on")]
        due = [entry.value["next_check"] for entry in self.entries if entry.value.get("next_check")]
        if checked and due:
            self.reviewed_on, self.review_by = min(checked), min(due)
        super().clean()

    def headings(self) -> list[Heading]:
        """Return the topics, in the editors' order."""
        anchors = Anchors()
        return [Heading(entry.value["topic"], anchors.next_for(entry.value["topic"])) for entry in self.entries]

    def rules(self) -> list[tuple[Heading, Any]]:
        """Return each rule with the anchor that leads to it."""
        return list(zip(self.headings(), (entry.value for entry in self.entries), strict=True))
