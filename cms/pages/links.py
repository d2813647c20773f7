"""Links to others."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.blocks.registers import LinkGroupBlock
from cms.blocks.text import TEXT
from cms.pages.base import ContentPage


class LinkCollectionPage(ContentPage):
    """Useful links in groups (linksamling), each with why one would follow it."""

    introduction = RichTextField(_("text"), blank=True, features=TEXT)
    groups = StreamField(
        [("group", LinkGroupBlock())], verbose_name=_("groups of links"), blank=True, use_json_field=True
    )

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("groups"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *ContentPage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("groups"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Useful links in groups, each with what one finds there.")

    class Meta(ContentPage.Meta):
        verbose_name = _("link collection")
        verbose_name_plural = _("link collections")

    def addresses(self) -> list[tuple[str, str]]:
        """Return every outside link as (title, address), for an editor's check of them."""
        return [
            (link["title"], link["address"])
            for group in self.groups
            for link in group.value["links"]
            if link.get("address")
        ]
